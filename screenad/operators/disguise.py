"""Ask for words that were disguised: look-alikes, invisible characters, spaced-out letters."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from screenad.model import Disguise
from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.node import Node

#: No word goes on for so many letters to a side.
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Disguised(Operator):
    """Holds when a word was disguised in one of the ways, and satisfies the condition if any."""

    kinds: frozenset[Disguise]
    of: Operator | None

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:
        """Build from ``{kinds: [KIND, ...], of: CONDITION}``; each may be left out."""
        entries = node.entries(("kinds", "of"))
        listed = entries["kinds"].items() if "kinds" in entries else ()
        kinds = frozenset(Disguise(item.choice(tuple(Disguise))) for item in listed)
        of = build.condition(entries["of"]) if "of" in entries else None
        return cls(kinds or frozenset(Disguise), of)

    def find(self, doc: Document) -> Found:
        """Give the disguised words."""
        undone = [Hit(u.start, u.end) for u in doc.folded.undone if u.kind in self.kinds]
        if self.of is None or not undone:
            return tuple(_merged(_word(doc.text, hit) for hit in undone)) or None
        found = self.of.find(doc) or ()
        places = _merged(undone)
        return tuple(hit for hit in found if overlaps(hit, places)) or None

    def parts(self) -> Iterator[Operator]:
        """Give the condition inside."""
        if self.of is not None:
            yield self.of


def overlaps(hit: Hit, apart: Sequence[Hit]) -> bool:
    """Tell whether a hit shares a character with one of the others: ordered, none over another."""
    at = bisect_left(apart, hit.end, key=lambda each: each.start)
    return at > 0 and apart[at - 1].end > hit.start


def _word(text: str, hit: Hit) -> Hit:
    """Widen a hit to the word that it stands in, where words are set apart by spaces."""
    start, end = hit.start, hit.end
    while start > max(0, hit.start - _LONGEST) and _is_letter(text[start - 1 : start]):
        start -= 1
    while end < hit.end + _LONGEST and _is_letter(text[end : end + 1]):
        end += 1
    return Hit(start, end)


def _is_letter(character: str) -> bool:
    # From Thai on, most scripts have no spaces between words.
    return character.isalpha() and character < "\u0e00"


def _merged(ordered: Iterable[Hit]) -> Sequence[Hit]:
    out: list[Hit] = []
    for hit in ordered:
        if out and hit.start < out[-1].end:
            out[-1] = Hit(out[-1].start, max(hit.end, out[-1].end))
        else:
            out.append(hit)
    return out
