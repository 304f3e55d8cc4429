r"""Widen an expression into one over bytes that matches wherever the expression does, or more.

It is read off the tree that ``regex`` itself makes of the expression. Tests of what stands beside
are left out, classes keep their ASCII only, repeats count bytes, and whatever is not understood
becomes ``.*``: a gap in this module costs time, never an answer.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from screenad.operators.boundary import between, right
from screenad.operators.tree import core, is_test, kind, tree

#: A count above this is not kept: the scanner is to be built in little time.
FARTHEST = 200
#: What is larger takes many seconds to compile.
_LARGEST = 4000
#: No letter of ASCII stands there: all that the edge of a word tells in bytes.
_BEFORE, _AFTER = "(?:^|[^a-zA-Z])", r"(?:[^a-zA-Z]|\z)"
#: Stands for every character beyond ASCII in a set of code points.
BEYOND = 128
_ALL = frozenset(range(BEYOND + 1))


@dataclass(frozen=True, slots=True)
class Wide:
    """An expression over UTF-8 bytes, the fewest bytes that it matches, and its parts written out.

    ``size`` tells how much there is to compile.
    """

    source: str
    least: int
    size: int = 1


@dataclass(frozen=True, slots=True)
class Members:
    """What a class surely holds and what it may hold, in ASCII and ``BEYOND``."""

    may: frozenset[int]
    must: frozenset[int]

    def turned(self) -> "Members":
        """Give what the class does not hold."""
        return Members(_ALL - self.must, _ALL - self.may)


ANYTHING = Wide(".*", 0)
NOTHING = Wide("", 0)
UNKNOWN = Members(_ALL, frozenset())


def widened(pattern: str, flags: int = 0) -> Wide:
    """Widen an expression that compiles with these flags; ``.*`` where that can't be done."""
    try:
        parsed = tree(pattern, flags)
        wide = _wide(_trimmed(parsed))
        whole = kind(parsed) == "Sequence"
        opens = whole and pattern.startswith(between("Latin")) and _is_letter(parsed, 0)
        closes = whole and pattern.endswith(right("a")) and _is_letter(parsed, -1)
        if wide.size > _LARGEST:
            return ANYTHING
        source = (_BEFORE if opens else "") + wide.source + (_AFTER if closes else "")
        return Wide(source, wide.least, wide.size)
    except Exception:
        # The tree is private to regex: any surprise widens.
        return ANYTHING


def _trimmed(node: Any) -> Any:
    """Leave out what may be missing at either end: the rest is still found there."""
    if kind(node) != "Sequence":
        return node
    items = list(node.items)
    while items and not _wide(items[-1]).least:
        items.pop()
    while items and not _wide(items[0]).least:
        items.pop(0)
    return core().Sequence(items)


def _wide(node: Any) -> Wide:
    if _is_odd(node):
        return ANYTHING
    if is_test(node):
        return NOTHING
    return _MAKERS.get(kind(node), lambda _: ANYTHING)(node)


def _sequence(node: Any) -> Wide:
    parts = [_wide(item) for item in node.items]
    source = "".join(each.source for each in parts)
    return Wide(source, sum(p.least for p in parts), sum(p.size for p in parts))


def _branch(node: Any) -> Wide:
    parts = [_wide(branch) for branch in node.branches]
    source = f"(?:{'|'.join(each.source for each in parts)})"
    return Wide(source, min(p.least for p in parts), sum(p.size for p in parts))


def _inside(node: Any) -> Wide:
    return _wide(node.subpattern)


def _repeat(node: Any) -> Wide:
    low, high = node.min_count, node.max_count
    inner = _alone(node.subpattern)
    if _is_class(inner) and not _is_small(inner):
        members = _members(inner)
        most = high and high * (4 if BEYOND in members.may else 1)
        return Wide(_bytes(members) + _count(low, most), low)
    part = _wide(inner)
    times = max(low, high if high is not None and high <= FARTHEST else 1)
    return Wide(f"(?:{part.source}){_count(low, high)}", low * part.least, times * part.size)


def _one(node: Any) -> Wide:
    if _is_small(node):
        options = (_escaped(chr(value)) for value in _values(node))
        return Wide(f"(?:{'|'.join(options)})", 1)
    members = _members(node)
    return Wide(_bytes(members) + ("{1,4}" if BEYOND in members.may else ""), 1)


def _count(low: int, high: int | None) -> str:
    if high is None or high > FARTHEST:
        return f"{{{low},}}" if 1 < low <= FARTHEST else "+" if low else "*"
    return f"{{{low},{high}}}"


def _bytes(members: Members) -> str:
    listed = "".join(f"\\x{code:02x}" for code in sorted(members.may - {BEYOND}))
    beyond = r"\x80-\xff" if BEYOND in members.may else ""
    return "." if members.may == _ALL else f"[{listed}{beyond}]"


def _escaped(text: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in text.encode("utf-8", "surrogatepass"))


def _values(node: Any) -> Iterable[int]:
    return [node.value] if kind(node) == "Character" else [item.value for item in node.items]


def _is_small(node: Any) -> bool:
    """Ask whether it is a character, or a class that lists some."""
    if kind(node) == "SetUnion":
        return bool(node.positive) and all(
            kind(item) == "Character" and item.positive and not item.case_flags
            for item in node.items
        )
    return kind(node) == "Character" and bool(node.positive)


def _is_class(node: Any) -> bool:
    return _MAKERS.get(kind(node)) is _one and not _is_odd(node)


def _is_odd(node: Any) -> bool:
    """Ask whether it ignores case, or takes up no room."""
    return bool(getattr(node, "case_flags", 0) or getattr(node, "zerowidth", False))


def _is_letter(node: Any, end: int) -> bool:
    """Ask whether every match begins (0) or ends (-1) with a letter of ASCII."""
    match kind(node):
        case "Sequence":
            items = [item for item in node.items if not is_test(item)]
            return bool(items) and _is_letter(items[end], end)
        case "Branch":
            return all(_is_letter(branch, end) for branch in node.branches)
        case "Character":
            char = chr(node.value)
            return bool(node.positive) and not _is_odd(node) and char.isascii() and char.isalpha()
        case _:
            return False


def _alone(node: Any) -> Any:
    while kind(node) == "Sequence" and len(node.items) == 1:
        node = node.items[0]
    return node


def _members(node: Any) -> Members:
    """Give what one character of a class may be."""
    if _is_odd(node):
        return UNKNOWN
    match kind(node):
        case "Character":
            found = _known(range(node.value, node.value + 1))
        case "Range":
            found = _known(range(node.lower, node.upper + 1))
        case "Property":
            return _properties().get((node.value, bool(node.positive)), UNKNOWN)
        case "SetUnion":
            inner = [_members(item) for item in node.items]
            found = Members(
                frozenset().union(*(each.may for each in inner)),
                frozenset().union(*(each.must for each in inner)),
            )
        case _:
            return UNKNOWN
    return found if node.positive else found.turned()


def _known(codes: range) -> Members:
    ascii_only = frozenset(range(codes.start, min(codes.stop, BEYOND)))
    beyond = frozenset({BEYOND} if codes.stop > BEYOND else ())
    return Members(ascii_only | beyond, ascii_only)


@cache
def _properties() -> dict[tuple[int, bool], Members]:
    r"""Give what ``\d``, ``\s`` and ``\w``, and their opposites, hold."""
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        (r"\d", str.isdecimal),
        (r"\s", str.isspace),
        (r"\w", lambda char: char.isalnum() or char == "_"),
        (r"\p{L}", str.isalpha),
    )
    found: dict[tuple[int, bool], Members] = {}
    for source, test in tests:
        node = _alone(tree(source, 0))
        held = frozenset(code for code in range(BEYOND) if test(chr(code)))
        # Whether \x1c to \x1f are white space is a matter of opinion.
        doubtful = frozenset(range(0x1C, 0x20))
        members = Members(held | doubtful | {BEYOND}, held - doubtful)
        found[node.value, True] = members
        found[node.value, False] = members.turned()
    return found


_MAKERS: dict[str, Callable[[Any], Wide]] = {
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
    "SetDiff": _one,
    "SetInter": _one,
    "SetSymDiff": _one,
    "Any": _one,
    "AnyU": _one,
    "AnyAll": _one,
}
