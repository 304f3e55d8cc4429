"""Ask for things that stand near one another: slots of a sentence that nobody has seen."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

import regex

from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.node import Node
from screenad.operators.regexes import Regex

SLOTS = ("first", "second", "third", "fourth")
SCOPES = ("clause", "sentence", "text")
_DENSE = r"\p{Han}"
_LOOSE = r"\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
_WORD = regex.compile(rf"(?:(?![{_DENSE}{_LOOSE}])[\p{{L}}\p{{M}}\p{{N}}'])+", regex.VERSION1)
_CHARACTER = regex.compile(_DENSE, regex.VERSION1)
#: What one character of Han says takes two letters and more, not counting marks.
_LETTER = regex.compile(rf"(?=[{_LOOSE}])\p{{L}}", regex.VERSION1)
#: No gap of so many words is longer than this, so a longer one need not be read.
_LONGEST_WORD = 24


class Within(NamedTuple):
    """The widest gap: words of a script with spaces, characters of one without.

    Two letters of a script without spaces, such as Thai or kana, weigh as one character of Han.
    """

    words: int
    characters: int

    def holds(self, gap: str) -> bool:
        """Tell whether the gap is narrow enough."""
        if len(gap) > self.words * _LONGEST_WORD + self.characters * 4 + 8:
            return False
        characters = len(_CHARACTER.findall(gap)) + len(_LETTER.findall(gap)) // 2
        return len(_WORD.findall(gap)) <= self.words and characters <= self.characters


@dataclass(frozen=True, slots=True)
class Near(Operator):
    """Holds when each slot is filled near the one before; shows the words from end to end.

    ``asked`` is the order in which the slots are looked for: what takes longest comes last.
    """

    slots: tuple[Operator, ...]
    within: Within | None
    same: str
    given: bool
    asked: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Put the slots in order."""
        places = sorted(range(len(self.slots)), key=lambda at: _is_slow(self.slots[at]))
        object.__setattr__(self, "asked", tuple(places))

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:
        """Build from ``first``, ``second`` ... conditions and ``within``, ``same``, ``order``."""
        entries = node.entries((*SLOTS, "within", "same", "order"), required=SLOTS[:2])
        slots = tuple(build.condition(entries[name]) for name in SLOTS if name in entries)
        same = entries["same"].choice(SCOPES) if "same" in entries else "sentence"
        order = entries["order"].choice(("any", "given")) if "order" in entries else "any"
        within = _within(entries["within"]) if "within" in entries else None
        if within is None and same == "text":
            node.complain("near needs 'within', or 'same: sentence' or 'same: clause'")
        return cls(slots, within, same, order == "given")

    def find(self, doc: Document) -> Found:
        """Find the narrowest stretches that hold every slot."""
        if not doc.may(self):
            return None
        filled = self._filled(doc)
        if filled is None:
            return None
        found, *rest = filled
        for number, others in enumerate(rest):
            if not found:
                return None
            inside = _holding(found, others) if number and not self.given else ()
            found = tuple(sorted({*self._join(doc, found, others), *inside}))
        return found or None

    def may(self, doc: Document) -> bool:
        """Tell whether every slot may be filled."""
        return all(self.slots[at].may(doc) for at in self.asked)

    def parts(self) -> Iterator[Operator]:
        """Give the conditions inside."""
        return iter(self.slots)

    def _filled(self, doc: Document) -> list[tuple[Hit, ...]] | None:
        """Give the words for each slot, unless one is empty."""
        filled: list[tuple[Hit, ...]] = [()] * len(self.slots)
        for at in self.asked:
            found = self.slots[at].find(doc)
            if not found:
                return None
            filled[at] = found
        return filled

    def _join(self, doc: Document, firsts: Sequence[Hit], seconds: Sequence[Hit]) -> set[Hit]:
        starts = [hit.start for hit in seconds]
        ends = sorted((hit.end, at) for at, hit in enumerate(seconds))
        out: set[Hit] = set()
        for first in firsts:
            after = bisect_left(starts, first.end)
            before = bisect_right(ends, (first.start, len(seconds))) - 1
            if after < len(seconds):
                out.update(self._pair(doc, first, seconds[after], first.exempt))
            if before >= 0 and not self.given:
                other = seconds[ends[before][1]]
                out.update(self._pair(doc, other, first, first.exempt or other.exempt))
        return out

    def _pair(self, doc: Document, left: Hit, right: Hit, exempt: bool) -> Iterator[Hit]:
        if not self._together(doc, left, right):
            return
        if self.within is None or self.within.holds(doc.text[left.end : right.start]):
            yield Hit(left.start, right.end, exempt or right.exempt)

    def _together(self, doc: Document, left: Hit, right: Hit) -> bool:
        if self.same == "text":
            return True
        place = doc.segments.sentence if self.same == "sentence" else doc.segments.clause
        return place(left.start) == place(right.start)


def _holding(stretches: Sequence[Hit], others: Sequence[Hit]) -> Iterator[Hit]:
    """Give the stretches in which one of the others already stands, between two slots."""
    starts = [hit.start for hit in others]
    for stretch in stretches:
        at = bisect_left(starts, stretch.start)
        if at < len(others) and others[at].end <= stretch.end:
            yield stretch


def _is_slow(operator: Operator) -> bool:
    """Tell whether an expression is looked for: words take a tenth of that."""
    return isinstance(operator, Regex) or any(map(_is_slow, operator.parts()))


def _within(node: Node) -> Within:
    entries = node.entries(("words", "characters"), required=("words", "characters"))
    words, characters = (
        entries[name].integer(0, 60) if name in entries else 0 for name in ("words", "characters")
    )
    return Within(words, characters)
