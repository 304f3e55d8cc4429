"""Tell whether words are said or denied, by clause and in each language's own order.

The words come from the terms of the languages that a text is in: short as they are, they mean
something else in others. "No" is Portuguese for "in the".

* ``negator``         denies the verb after it: "not", "never", 不会, ไม่
* ``negator-noun``    denies the noun after it: "no", "without", 免, tanpa
* ``negator-after``   denies what stands before it: 않, ません, नहीं, değil
* ``negator-none``    looks like a denial and is none: "not only", 不仅
* ``clause-break``    where a denial ends: "but", "however", 但, แต่
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from screenad.operators import Document, Hit
from screenad.operators.near import Within
from screenad.operators.wordlist import PhraseList

NEGATION = (
    "negator",
    "negator-noun",
    "negator-after",
    "negator-none",
    "clause-break",
)
#: No denial reaches over so many characters.
FARTHEST = 240
_EMPTY = PhraseList("term", {})


class Reach(NamedTuple):
    """How far a denial reaches, and to which side."""

    term: str
    within: Within
    after: bool


#: Measured on own near misses: wider reaches deny what the next words affirm.
REACHES = (
    Reach("negator", Within(words=7, characters=10), after=False),
    Reach("negator-noun", Within(words=4, characters=6), after=False),
    Reach("negator-after", Within(words=3, characters=8), after=True),
)


def denial(doc: Document, hit: Hit, terms: Mapping[str, PhraseList]) -> Hit | None:
    """Give the word that denies a hit, or nothing."""
    for reach in REACHES:
        for word in _around(_negators(doc, terms, reach.term), hit):
            if _denies(doc, word, hit, reach) and not _broken(doc, terms, word, hit):
                return word
    return None


def _around(words: Sequence[Hit], hit: Hit) -> Sequence[Hit]:
    """Give the words that are not too far away; their starts and their ends both grow."""
    first = bisect_left(words, hit.start - FARTHEST, key=lambda each: each.end)
    return words[first : bisect_right(words, hit.end + FARTHEST, key=lambda each: each.start)]


def _negators(doc: Document, terms: Mapping[str, PhraseList], term: str) -> Sequence[Hit]:
    def find() -> tuple[Hit, ...]:
        none = terms.get("negator-none", _EMPTY).find(doc, own=True)
        found = terms.get(term, _EMPTY).find(doc, own=True)
        return tuple(hit for hit in found if not any(_overlap(hit, other) for other in none))

    return doc.once(("negators", term), find)


def _denies(doc: Document, word: Hit, hit: Hit, reach: Reach) -> bool:
    if reach.after:
        gap, side = (hit.end, word.start), hit.end - 1
        inside = False
    else:
        gap, side = (word.end, hit.start), hit.start
        inside = hit.start < word.start and word.end < hit.end
    if inside:
        return True
    if gap[0] > gap[1] or gap[1] - gap[0] > FARTHEST:
        return False
    clause = doc.segments.clause
    return clause(word.start) == clause(side) and reach.within.holds(doc.text[gap[0] : gap[1]])


def _broken(doc: Document, terms: Mapping[str, PhraseList], word: Hit, hit: Hit) -> bool:
    breaks = terms.get("clause-break", _EMPTY).find(doc)
    low, high = min(word.end, hit.end), max(word.start, hit.start)
    at = bisect_left(breaks, low, key=lambda each: each.start)
    return at < len(breaks) and breaks[at].start < high


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end
