r"""In how many ways an expression can be tried from one place, as far as that can be proved.

Each repeat that may be longer or shorter multiplies the ways, and one inside another does so again
and again: ``(a{0,9}){0,9}``. One of a class that ends where the next thing begins has a single way:
``\d{1,9} ?k``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress, takewhile
from math import inf, prod
from operator import eq
from typing import Any

from screenad.operators.tree import is_test, kind, tree

#: An expression with more ways than this may take seconds on a text made for it.
MANY = 200_000
_REPEATS = ("GreedyRepeat", "LazyRepeat", "PossessiveRepeat")
_ONE = ("Character", "Range", "Property", "SetUnion", "SetDiff", "SetInter", "Any", "AnyU")
_ASCII = range(128)


@dataclass(frozen=True, slots=True)
class First:
    """What something may begin with: characters, and perhaps any beyond ASCII; and if at all."""

    codes: frozenset[int] = frozenset()
    beyond: bool = False
    missing: bool = False

    def __or__(self, other: "First") -> "First":
        """Give what either may begin with."""
        missing = self.missing or other.missing
        return First(self.codes | other.codes, self.beyond or other.beyond, missing)

    def meets(self, other: "First") -> bool:
        """Tell whether both may begin with one character."""
        far = self.beyond and (other.beyond or any(code not in _ASCII for code in other.codes))
        near = other.beyond and any(code not in _ASCII for code in self.codes)
        return far or near or not self.codes.isdisjoint(other.codes)


NOTHING = First(missing=True)
ANYTHING = First(frozenset(_ASCII), beyond=True, missing=True)


def is_bounded(pattern: str, flags: int) -> bool:
    """Tell whether it is sure that an expression which compiles needs few steps at any place."""
    try:
        return _ways(tree(pattern, flags), NOTHING) <= MANY
    except Exception:
        # The tree is private to regex: any surprise leaves it unproved.
        return False


def _ways(node: Any, after: First) -> float:
    """Count the ways; ``after`` is what may follow."""
    found = inf
    match kind(node):
        case _ if is_test(node):
            found = _ways(node.subpattern, ANYTHING) if hasattr(node, "subpattern") else 1
        case "Sequence":
            found = prod(map(_ways, node.items, _rests(node.items, after)), start=1.0)
        case "Branch":
            found = _chosen(node.branches, after)
        case "Group" | "Atomic":
            found = _ways(node.subpattern, after)
        case name if name in _REPEATS:
            found = _repeated(node, after)
        case name if name in _ONE:
            found = 1
    return found


def _chosen(branches: Sequence[Any], after: First) -> float:
    """Count the ways through alternatives: those that begin alike may all have to be tried."""
    ways = [_ways(branch, after) for branch in branches]
    alike = ([_alike(branch, other) for other in branches] for branch in branches)
    return max(sum(compress(ways, each), start=0.0) for each in alike)


def _alike(one: Any, other: Any) -> bool:
    begun, begins = _literal(one), _literal(other)
    if begun and begins:
        return all(map(eq, begun, begins))
    return _first(one).meets(_first(other))


def _literal(node: Any) -> list[int]:
    """Give the characters that stand first, as far as each is known."""
    items = node.items if kind(node) == "Sequence" else [node]
    return [item.value for item in takewhile(_is_plain, items)]


def _is_plain(node: Any) -> bool:
    return kind(node) == "Character" and bool(node.positive) and not node.case_flags


def _repeated(node: Any, after: First) -> float:
    low, high = node.min_count, node.max_count
    if high is None:
        return inf
    again = _first(node.subpattern)
    inner = _ways(node.subpattern, after | again)
    told = not again.missing and not again.meets(after)
    ways: float = (1 if told else high - low + 1) * min(inner, MANY + 1.0) ** min(high, MANY)
    return ways


def _rests(items: Sequence[Any], after: First) -> list[First]:
    """Give what may follow each item of a sequence."""
    rests = [after]
    for item in reversed(items[1:]):
        rests.append(_then(_first(item), rests[-1]))
    return rests[::-1]


def _then(one: First, other: First) -> First:
    return First(one.codes, one.beyond) | other if one.missing else one


def _first(node: Any) -> First:
    found = ANYTHING
    match kind(node):
        case _ if is_test(node):
            found = NOTHING
        case "Sequence":
            found = _rests([None, *node.items], NOTHING)[0]
        case "Branch":
            found = _either(map(_first, node.branches))
        case "Group" | "Atomic":
            found = _first(node.subpattern)
        case name if name in _REPEATS:
            found = _first(node.subpattern) | (First() if node.min_count else NOTHING)
        case name if name in _ONE and not getattr(node, "case_flags", 0):
            found = _members(node)
    return found


def _either(each: Iterable[First]) -> First:
    found = First()
    for one in each:
        found |= one
    return found


def _members(node: Any) -> First:
    """Give the characters of a class; it may hold others beyond ASCII unless it lists them."""
    if _is_plain(node):
        return First(frozenset({node.value}))
    if kind(node) == "SetUnion" and node.positive:
        return _either(map(_members, node.items))
    if kind(node) in {"Property", "Character", "Range"}:
        return First(frozenset(code for code in _ASCII if node.matches(code)), beyond=True)
    return First(frozenset(_ASCII), beyond=True)
