"""The literals that every match of an expression holds, as far as its tree tells.

Where they do not stand in a text, the expression need not even be compiled.
"""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any, Final

from screenad.operators.tree import is_test, kind, tree

#: No more ways than these are written out.
_MANY: Final = 48
_REPEATS: Final = frozenset({"GreedyRepeat", "LazyRepeat", "PossessiveRepeat"})

Ways = frozenset[str]
_NOTHING: Final[Ways] = frozenset({""})


def literals(pattern: str, flags: int) -> tuple[tuple[str, ...], ...]:
    """Give sets of literals: each match of an expression that compiles holds one of every set."""
    try:
        found = dict.fromkeys(_held(tree(pattern, flags)))
    except Exception:
        # The tree is private to regex: any surprise says nothing.
        return ()
    return tuple(_shortest(ways) for ways in found if all(map(_tells, ways)))


def _shortest(ways: Ways) -> tuple[str, ...]:
    """Leave out what holds another one."""
    kept: list[str] = []
    for way in sorted(ways, key=lambda each: (len(each), each)):
        if not any(map(way.__contains__, kept)):
            kept.append(way)
    return tuple(kept)


def _tells(way: str) -> bool:
    """Tell whether a literal is not in nearly every text."""
    return len(way) > 1 or not (way.isalnum() or way.isspace())


def _held(node: Any) -> Iterator[Ways]:
    """Give sets of literals that a match of a node holds one of."""
    match kind(node):
        case "Sequence":
            yield from _runs(node.items)
        case "Branch":
            best = [max(_held(branch), key=_length, default=_NOTHING) for branch in node.branches]
            together = frozenset[str]().union(*best)
            if "" not in together and len(together) <= _MANY:
                yield together
        case "Group" | "Atomic":
            yield from _held(node.subpattern)
        case name if name in _REPEATS and node.min_count:
            yield from _held(node.subpattern)
        case _:
            ways = _ways(node)
            if ways and "" not in ways:
                yield ways


def _runs(items: Iterable[Any]) -> Iterator[Ways]:
    """Join what is known of neighbours, as long as there are few ways."""
    run = _NOTHING
    for item in items:
        ways = _ways(item)
        joined = ways and _joined(run, ways)
        if joined:
            run = joined
            continue
        if "" not in run:
            yield run
        run = ways or _NOTHING
        if not ways:
            yield from _held(item)
    if "" not in run:
        yield run


def _length(ways: Ways) -> int:
    return min(map(len, ways))


def _ways(node: Any) -> Ways | None:
    """Give all that a node matches, where that is few literals."""
    found: Ways | None = None
    match kind(node):
        case _ if is_test(node):
            found = _NOTHING
        case "Character" if node.positive and not (node.case_flags or node.zerowidth):
            found = frozenset({chr(node.value)})
        case "SetUnion" if node.positive and not (node.case_flags or node.zerowidth):
            found = _either(map(_ways, node.items))
        case "Sequence":
            found = _sequence(node.items)
        case "Branch":
            found = _either(map(_ways, node.branches))
        case "Group" | "Atomic":
            found = _ways(node.subpattern)
        case name if name in _REPEATS and node.max_count == 1:
            found = _either((_ways(node.subpattern), None if node.min_count else _NOTHING))
        case _:
            pass
    return found


def _either(found: Iterable[Ways | None]) -> Ways | None:
    together: Ways = frozenset()
    for ways in found:
        if ways is None or len(together) > _MANY:
            return None
        together |= ways
    return together


def _sequence(items: Iterable[Any]) -> Ways | None:
    found: Ways | None = _NOTHING
    for item in items:
        ways = _ways(item)
        found = _joined(found, ways) if found and ways else None
    return found


def _joined(one: Ways, other: Ways) -> Ways | None:
    if len(one) * len(other) > _MANY:
        return None
    return frozenset(map("".join, product(one, other)))
