"""How far before a digit the matches of an expression begin, as far as its tree tells.

It need not be tried anywhere else, and most of a text is far from digits.
"""

from functools import cache
from math import inf
from typing import Any, Final

import regex

from screenad.operators.regexes import NOT_KNOWN
from screenad.operators.tree import is_test, kind, tree

#: More than these characters are of no use.
_FARTHEST: Final = 60
_REPEATS: Final = frozenset({"GreedyRepeat", "LazyRepeat", "PossessiveRepeat"})


def lead(pattern: str, flags: int) -> int:
    """Give how many characters a match may have before a digit that every match has."""
    try:
        turned = regex.compile(pattern, flags).flags & regex.REVERSE or r"\G" in pattern
        found = inf if turned else _lead(tree(pattern, flags))
    except Exception:
        # The tree is private to regex: any surprise says nothing.
        return NOT_KNOWN
    return int(found) if found <= _FARTHEST else NOT_KNOWN


def _lead(node: Any) -> float:
    match kind(node):
        case _ if is_test(node) or getattr(node, "zerowidth", False):
            found = inf
        case "Sequence":
            before, found = 0.0, inf
            for item in node.items:
                found = min(found, before + _lead(item))
                before += item.max_width()
        case "Branch":
            found = max(map(_lead, node.branches))
        case "Group" | "Atomic":
            found = _lead(node.subpattern)
        case name if name in _REPEATS and node.min_count:
            found = _lead(node.subpattern)
        case _:
            found = 0 if _is_digit(node) else inf
    return found


def _is_digit(node: Any) -> bool:
    """Tell whether a node is one character, and surely a digit."""
    if not getattr(node, "positive", False):
        return False
    match kind(node):
        case "Character":
            return chr(node.value).isdecimal()
        case "Range":
            return bool(node.lower >= ord("0") and node.upper <= ord("9"))
        case "Property":
            return bool(node.value == _any_digit())
        case "SetUnion":
            return all(map(_is_digit, node.items))
        case _:
            return False


@cache
def _any_digit() -> int:
    r"""Give the number of the property that ``\d`` asks for."""
    node = tree(r"\d", 0)
    while kind(node) == "Sequence":
        node = node.items[0]
    number: int = node.value
    return number
