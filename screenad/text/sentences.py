"""Sentences and clauses of folded text in any script, and which of them holds an offset."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from screenad.model import Span
from screenad.text.cuts import Cut, cuts_in

_start = attrgetter("start")

# What never stands alone: between two cuts it goes to the piece before.
_MARKS = " \t\r\n.,:;!?…()[]{}\"'|/-*。｡，：；！？、（）【】「」『』“”؟؛،۔।॥။៕៖၊።፣፤፡"


class Segments(NamedTuple):
    """The sentences and clauses of one text; every clause lies in one sentence."""

    sentences: tuple[Span, ...]
    clauses: tuple[Span, ...]

    def sentence(self, offset: int) -> int:
        """Give the index of the sentence that holds the offset, or of the last one before it."""
        return _holding(self.sentences, offset)

    def clause(self, offset: int) -> int:
        """Give the index of the clause that holds the offset, or of the last one before it."""
        return _holding(self.clauses, offset)


def segment(text: str) -> Segments:
    """Divide folded text into sentences and clauses, which leave out nothing but white space."""
    cuts = cuts_in(text)
    clauses = _pieces(text, [0, *_clause_cuts(text, cuts), len(text)])
    ends = [at for at, cut in cuts if cut is Cut.SENTENCE]
    return Segments(tuple(_sentences(clauses, ends)), clauses)


def _holding(spans: Sequence[Span], offset: int) -> int:
    return max(bisect_right(spans, offset, key=_start) - 1, 0)


def _pieces(text: str, ends: Sequence[int]) -> tuple[Span, ...]:
    """Make spans between the cuts; a piece of marks only joins the piece before it."""
    pieces: list[Span] = []
    for start, end in pairwise(ends):
        part = text[start:end].rstrip()
        bare = part.lstrip()
        if not bare:
            continue
        last = start + len(part)
        if bare[0].isalnum() or not pieces or bare.strip(_MARKS):
            pieces.append(Span(last - len(bare), last))
        else:
            pieces[-1] = Span(pieces[-1].start, last)
    return tuple(pieces)


def _sentences(clauses: Sequence[Span], ends: Sequence[int]) -> Iterator[Span]:
    """Join the clauses between which no sentence ends."""
    starts = sorted({bisect_left(clauses, end, key=_start) for end in (0, *ends)})
    for first, after in pairwise([*starts, len(clauses)]):
        if first + 1 == after:
            yield clauses[first]
        elif first < after:
            yield Span(clauses[first].start, clauses[after - 1].end)


def _clause_cuts(text: str, cuts: Sequence[tuple[int, Cut]]) -> Iterator[int]:
    """Keep what divides clauses: not the commas of a list ("no visa, permit or other fee")."""
    last = len(cuts) - 1
    for index, (at, cut) in enumerate(cuts):
        if cut is Cut.COMMA:
            before = cuts[index - 1][0] if index else 0
            after = cuts[index + 1][0] if index < last else len(text)
            if _is_short(text[before:at]) or _is_item(text[at:after]):
                continue
        yield at


def _is_short(part: str) -> bool:
    return len(part.split(None, 3)) <= 3


def _is_item(part: str) -> bool:
    """Ask whether what follows a comma is an item of a list: short, or "tea or coffee …"."""
    words = part.split(None, 3)
    return len(words) <= 3 or words[1] in ("or", "and", "nor")
