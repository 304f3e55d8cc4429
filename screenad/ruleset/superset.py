r"""Widen an expression into some over flat bytes, of which one matches wherever it does.

It is read off the tree that ``regex`` itself makes of the expression, as literals with gaps
between. The library is only given one piece of each way, the one that tells most: Vectorscan 5.4
passes over some matches of what has gaps. Tests of what stands beside are left out, but for the
edge of a word at either end, and what is not understood is a gap: a flaw of this module costs time,
never an answer.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import product
from typing import Any, Final

from screenad.operators.boundary import between, left, right
from screenad.operators.toneless import unmarked
from screenad.operators.tree import is_test, kind, tree
from screenad.ruleset.flat import flat

#: Another piece of less bytes tells nothing.
_LEAST: Final = 2
#: No more ways than these are written out in full, and no more of all; of a class fewer.
_MANY: Final = 64
_MOST: Final = 512
_FEW: Final = 16
#: Up to this length a literal is told from a part of a word.
_SHORT: Final = 6
#: Signs in what is written out: the edge of a word, anything at all, a digit; no letter has marks.
_EDGE, _GAP, _DIGIT, _BARE = "\0", "\1", "\2", "\3"
_SIGNS: Final = frozenset({_EDGE, _GAP, _DIGIT, _BARE})
_EDGES: Final = frozenset({"Boundary", "DefaultBoundary", "StartOfWord", "EndOfWord"})
_BESIDE: Final = "[^a-zA-Z]"
_DIGITS: Final = b"0123456789\x02"
_PLAIN: Final = frozenset(b" abcdefghijklmnopqrstuvwxyz0123456789")
_Ways = frozenset[str]
_NOTHING: Final[_Ways] = frozenset({""})
_AN_EDGE: Final[_Ways] = frozenset({_EDGE})
_ANYTHING: Final[_Ways] = frozenset({_GAP})


def widened(pattern: str, flags: int) -> Mapping[str, tuple[str, ...]]:
    """Widen an expression that compiles with these flags; nothing where that leaves too little.

    They match what ``scanned`` gives. For each is given of what one matches there as well; nothing
    where that is not known.
    """
    try:
        found = _ways(tree(pattern, flags))
    except Exception:
        # The tree is private to regex: any surprise says nothing.
        return {}
    first = _EDGE * pattern.startswith((between("Latin"), left("a", sure=True)))
    last = _EDGE * pattern.endswith((right("a"), right("a", sure=True)))
    if not min(map(_telling, found)):
        return {}
    wide: dict[str, set[str]] = {}
    for way in found:
        one, *others = _pieces(first + way + last)
        wide.setdefault(_source(one), set()).add(_beside(others))
    return {source: _few(wide[source]) for source in sorted(wide)}


def _few(others: set[str]) -> tuple[str, ...]:
    return tuple(sorted(others)) if "" not in others and len(others) <= _FEW else ()


def _beside(pieces: Iterable[str]) -> str:
    """Write the longest of what is in pieces; nothing where that is short."""
    runs = (run for piece in pieces for run in _data(piece).split(b"\2"))
    longest = max(runs, key=len, default=b"")
    return _escaped(longest) if len(longest.strip()) >= _LEAST else ""


def _source(piece: str) -> str:
    data = _data(piece)
    before = piece.startswith(_EDGE) and len(data) <= _SHORT and data[:1].isalpha()
    after = piece.endswith(_EDGE) and len(data) <= _SHORT and data[-1:].isalpha()
    return _BESIDE * before + _escaped(data) + _BESIDE * after


def _escaped(data: bytes) -> str:
    text = "".join(chr(byte) if byte in _PLAIN else f"\\x{byte:02x}" for byte in data)
    return text.replace("\\x02", r"[0-9\x80-\xff]{1,4}")


def _data(piece: str) -> bytes:
    return flat(piece.replace(_EDGE, "").replace(_BARE, ""))


def _pieces(way: str) -> list[str]:
    """Give the pieces between gaps, first the one that tells most."""
    return sorted((unmarked(way) if _BARE in way else way).split(_GAP), key=_size, reverse=True)


def _telling(way: str) -> int:
    """Count the bytes that surely stand there together."""
    return max(map(_size, way.split(_GAP)))


def _size(piece: str) -> int:
    """Count the bytes of a piece, of its digits two at most: they are in most texts."""
    data = _data(piece).strip()
    letters = len(data.translate(None, _DIGITS))
    return letters + min(len(data) - letters, 2)


def _ways(node: Any) -> _Ways:
    if is_test(node):
        return _AN_EDGE if kind(node) in _EDGES and node.positive else _NOTHING
    if getattr(node, "case_flags", 0) or getattr(node, "zerowidth", False):
        return _ANYTHING
    return _MAKERS.get(kind(node), lambda _: _ANYTHING)(node)


def _sequence(node: Any) -> _Ways:
    return _joined(map(_ways, node.items))


def _joined(parts: Iterable[_Ways]) -> _Ways:
    """Join parts that follow one another; of two with too many ways the weaker is a gap."""
    found = _NOTHING
    for part in parts:
        one, other = found, part
        if len(one) * len(other) > _MANY:
            stronger = min(map(_telling, one)) >= min(map(_telling, other))
            one, other = (one, _ANYTHING) if stronger else (_ANYTHING, other)
        found = frozenset(map("".join, product(one, other)))
    return found


def _branch(node: Any) -> _Ways:
    found = frozenset[str]().union(*map(_ways, node.branches))
    if len(found) > _MANY:
        found = frozenset(f"{_GAP}{max(way.split(_GAP), key=_size)}{_GAP}" for way in found)
    return found if len(found) <= _MOST else _ANYTHING


def _inside(node: Any) -> _Ways:
    return _ways(node.subpattern)


def _repeat(node: Any) -> _Ways:
    low, high = node.min_count, node.max_count
    once = _ways(node.subpattern)
    if once == frozenset({" "}):
        return once if low else once | _NOTHING
    if low == 0:
        return once | _NOTHING if high == 1 else _ANYTHING
    least = _joined([once] * min(low, _FEW))
    return least if low == high <= _FEW else _joined((least, _ANYTHING))


def _one(node: Any) -> _Ways:
    members = _members(node)
    return members if members is not None and len(members) <= _FEW else _ANYTHING


def _members(node: Any) -> _Ways | None:
    """Give the characters of a small class; white space and hyphens are one, and so are digits."""
    found: _Ways | None = None
    if node.positive and not getattr(node, "case_flags", 0):
        match kind(node):
            case "Character":
                found = frozenset({chr(node.value)}) - _SIGNS or None
            case "Range" if chr(node.lower).isdecimal() and chr(node.upper).isdecimal():
                found = frozenset({_DIGIT})
            case "Range" if node.upper - node.lower < _FEW:
                found = frozenset(map(chr, range(node.lower, node.upper + 1)))
                found = None if found & _SIGNS else found
            case "Property" if node.value in _classes():
                found = frozenset({_classes()[node.value]})
            case "SetUnion":
                inner = [_members(item) for item in node.items]
                known = [each for each in inner if each is not None]
                found = frozenset[str]().union(*known) if len(known) == len(inner) else None
    return found and _unmarked(frozenset(" " if flat(each) == b" " else each for each in found))


def _unmarked(found: _Ways) -> _Ways:
    """Give a letter with or without its mark as one."""
    plain = frozenset(map(unmarked, found))
    return frozenset({_BARE + min(plain)}) if len(found) > len(plain) == 1 else found


@cache
def _classes() -> dict[int, str]:
    """Give what stands for the properties that classes ask for, by their number."""
    found: dict[int, str] = {}
    for source, sign in ((r"\s", " "), (r"\d", _DIGIT)):
        node = tree(source, 0)
        while kind(node) == "Sequence":
            node = node.items[0]
        found[node.value] = sign
    return found


_MAKERS: Final[dict[str, Callable[[Any], _Ways]]] = {
    "Sequence": _sequence,
    "Branch": _branch,
    "Group": _inside,
    "Atomic": _inside,
    "GreedyRepeat": _repeat,
    "LazyRepeat": _repeat,
    "PossessiveRepeat": _repeat,
    "Character": _one,
    "Range": _one,
    "Property": _one,
    "SetUnion": _one,
}
