"""Weigh the words of an advert: many small signs, each common, that mean something together."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Final, Self

from screenad.facts.ngrams import KINDS
from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.node import Node
from screenad.operators.wordlist import PhraseList, outermost

#: Words further apart, in characters, are not weighed together: a long text holds any word.
_STRETCH: Final = 4000
#: So many of the words are shown, the weightiest.
_SHOWN: Final = 8
#: Words of fewer letters tell a reader nothing; one of Han and the like counts for two.
_TELLING: Final = 3
_MOST: Final = 1000
#: A number of thousands of digits is none that can be read.
_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Weigh(Operator):
    """Holds when the terms in a stretch of the advert weigh enough; each term counts once.

    ``weights`` are those of ``lists``, below zero for what speaks against, which comes first. At
    least so many words must speak for it: one word may be in several terms. ``conditions`` weigh
    as well, and are asked of the whole advert; so do the odds that it is of a kind by its n-grams.
    """

    reach: int
    least: int
    weights: tuple[int, ...]
    lists: tuple[PhraseList, ...]
    conditions: tuple[tuple[int, Operator], ...] = ()
    ngrams: tuple[tuple[int, str], ...] = ()

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:
        """Build from ``{reach: NUMBER, least: NUMBER, for: {WEIGHT: [TERM]}, against: ...}``.

        A condition may stand in the place of a term. With ``ngrams: {KIND: WEIGHT}``, so much
        weighs one of the logarithm of the odds.
        """
        known = ("reach", "least", "ngrams", "for", "against")
        entries = node.entries(known, required=("reach", "for"))
        lowest = -_MOST if "ngrams" in entries else 1
        reach = entries["reach"].integer(lowest, _MOST) if "reach" in entries else 1
        least = entries["least"].integer(1, _MOST) if "least" in entries else 1
        weighed = [
            (sign * weight, item)
            for key, sign in (("for", 1), ("against", -1))
            if key in entries
            for weight, listed in _weighed(entries[key])
            for item in listed.items()
        ]
        # What speaks against it, and then what weighs most, settles it soonest.
        weighed.sort(key=lambda each: (each[0] > 0, -abs(each[0])))
        terms = [(weight, build.terms(item)) for weight, item in weighed if not item.is_map()]
        conditions = ((weight, build.condition(item)) for weight, item in weighed if item.is_map())
        return cls(
            reach,
            least,
            tuple(w for w, _ in terms),
            tuple(each for _, each in terms),
            (*conditions,),
            (*_told(entries["ngrams"]),) if "ngrams" in entries else (),
        )

    def find(self, doc: Document) -> Found:
        """Give the weightiest words of the first stretch that weighs enough."""
        return self._find(doc)

    def standing(self, doc: Document, kept: AbstractSet[Hit]) -> Found:
        """Weigh again without those of the shown words that are gone."""
        shown = self.find(doc) or ()
        gone = [hit for hit in shown if hit not in kept]
        return self._find(doc, gone) if gone else shown or None

    def may(self, doc: Document) -> bool:
        """Tell whether what speaks for it, and may be there, weighs enough."""
        most = self._most(doc)
        may = sum(weight for weight, each in self.conditions if weight > 0 and doc.may(each))
        return most > 0 and most + may + self._odds(doc) >= self.reach

    def said(self) -> str:
        """Say in words what is asked."""
        against = sum(1 for weight in self.weights if weight < 0)
        sides = f"{len(self.weights) - against} terms speak for it, {against} against"
        said = f"words that weigh {self.reach} together ({sides})"
        for weight, kind in self.ngrams:
            said += f", and {weight} times the log odds that its n-grams are those of {kind!r}"
        if not self.conditions:
            return said
        weights = ", ".join(str(weight) for weight, _ in self.conditions)
        return f"{said}; beside them weigh {weights}:"

    def parts(self) -> Iterator[Operator]:
        """Give the conditions that weigh."""
        return (each for _, each in self.conditions)

    def _most(self, doc: Document) -> int:
        """Give what the words weigh if all that may be there is, and nothing against it."""
        return sum(weight for weight, each in self._terms if weight > 0 and _may_be(each, doc))

    @property
    def _terms(self) -> Iterator[tuple[int, PhraseList]]:
        return zip(self.weights, self.lists, strict=True)

    def _find(self, doc: Document, gone: Iterable[Hit] = ()) -> Found:
        left, most, reach = frozenset(gone), self._most(doc), self._left(doc)
        found: list[tuple[int, list[Hit]]] = []
        for weight, each in self._terms:
            # No more is looked for than can make a difference.
            if most < reach:
                return None
            hits = [hit for hit in each.find(doc) if hit not in left]
            if hits:
                found.append((weight, hits))
            if weight > 0 and not hits and _may_be(each, doc):
                most -= weight
            elif weight < 0 and hits and len(doc.text) <= _STRETCH:
                most += weight
        return self._weightiest(doc, found, reach)

    def _left(self, doc: Document) -> int:
        """Give how much is left for the terms to reach, beside what the rest weighs."""
        asked = (each for each in self.conditions if doc.may(each[1]))
        held = sum(weight for weight, each in asked if each.find(doc) is not None)
        return self.reach - held - self._odds(doc)

    def _odds(self, doc: Document) -> int:
        """Give what the n-grams weigh."""
        return round(sum(weight * _odds(kind, doc) for weight, kind in self.ngrams))

    def _weightiest(
        self, doc: Document, found: Iterable[tuple[int, Sequence[Hit]]], reach: int
    ) -> Found:
        for start in range(0, max(1, len(doc.text) - _STRETCH // 2), _STRETCH // 2):
            inside = [(weight, held) for weight, hits in found if (held := _inside(hits, start))]
            if sum(weight for weight, _ in inside) < reach:
                continue
            pro = sorted((-weight, held[0], held) for weight, held in inside if weight > 0)
            different = outermost(chain.from_iterable(held for _, _, held in pro))
            if min(len(pro), len(different)) >= self.least:
                words = [first for _, first, _ in pro]
                telling = [hit for hit in words if _tells(doc.text[hit.start : hit.end])]
                return outermost((telling or words)[:_SHOWN])
        return None


def _told(node: Node) -> Iterator[tuple[int, str]]:
    """Read how much each kind of text weighs."""
    for kind, weight in node.entries(KINDS).items():
        yield weight.integer(-_MOST, _MOST), kind


def _odds(kind: str, doc: Document) -> float:
    """Give the logarithm of the odds that an advert is of a kind, worked out once."""
    models = doc.tables.ngrams
    seen = doc.once("n-grams", lambda: models.seen(doc.text))
    return doc.once(("n-grams", kind), lambda: models.odds(kind, seen))


def _tells(words: str) -> bool:
    return sum(1 + (char > "\u2e80") for char in words if char.isalpha()) >= _TELLING


def _may_be(phrases: PhraseList, doc: Document) -> bool:
    """Tell whether one of some phrases may be there; no expression is compiled for that."""
    return doc.suspects.among(phrases) != () if doc.suspects else bool(phrases.likely(doc))


def _inside(hits: Sequence[Hit], start: int) -> Sequence[Hit]:
    """Give those of some words, in their order, that begin in the stretch that starts there."""
    at = [bisect_left(hits, place, key=attrgetter("start")) for place in (start, start + _STRETCH)]
    return hits[at[0] : at[1]]


def _weighed(node: Node) -> Iterator[tuple[int, Node]]:
    """Read terms by their weight."""
    entries: Mapping[str, Node] = node.entries()
    for weight, listed in entries.items():
        if weight.isdecimal() and len(weight) <= _DIGITS and 0 < int(weight) <= _MOST:
            yield int(weight), listed
        else:
            listed.complain(f"expected a weight from 1 to {_MOST}, not {weight!r}")
