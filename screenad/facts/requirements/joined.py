"""What words say together: who pays for a thing, and when; that a language is asked for."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter

from screenad.facts.requirements.said import Said
from screenad.facts.requirements.wording import Meaning
from screenad.model import Moment, Payer, TermKind

#: A word found in the text: from, to, and what it means.
Hit = tuple[int, int, Meaning]
_begins = itemgetter(0)
#: So far from a thing that costs it may be told who pays, and when.
_PAID, _WHEN = 60, 30
#: A comma between the two counts for so many characters.
_COMMA = 12
#: No word is longer.
_LONGEST = 80
#: So near a language it is told that it is asked for.
_BESIDE = 18


def languages(text: str, hits: Sequence[Hit]) -> Iterator[Said]:
    """Give the languages that are asked for, and those that need not be spoken."""
    names = [hit for hit in hits if hit[2].slot == "name"]
    asking = [hit for hit in hits if names and hit[2].slot.startswith("language-")]
    for name in names:
        near = [
            (hit[2].slot != "language-none", _gap(name, hit), hit)
            for hit in _around(name, asking, _BESIDE)
            if _together(text, name, hit)
        ]
        if near:
            # That it is not needed says more than that it is.
            asked, _, told = min(near, key=lambda each: each[:2])
            value = name[2].value if asked else f"{name[2].value}-not"
            start, end = min(name[0], told[0]), max(name[1], told[1])
            yield Said(start, end, TermKind.LANGUAGE, value)


def costs(text: str, hits: Sequence[Hit]) -> Iterator[Said]:
    """Give what somebody pays for, with who and when, as far as it is told."""
    if not any(hit[2].slot == "item" for hit in hits):
        return
    telling = [hit for hit in hits if hit[2].kind is TermKind.COST or _is_deducted(hit)]
    for sentence in _sentences(text, telling):
        payers = [hit for hit in sentence if hit[2].slot.startswith("by-") or _is_deducted(hit)]
        moments = [hit for hit in sentence if hit[2].slot.endswith("-start")]
        for item in (hit for hit in sentence if hit[2].slot == "item"):
            payer = None if item[2].payer else _nearest(text, item, payers, _PAID)
            moment = _nearest(text, item, moments, _WHEN)
            if item[2].payer or payer or moment:
                yield _cost(item, payer, moment)


def _cost(item: Hit, payer: Hit | None, moment: Hit | None) -> Said:
    told = [hit for hit in (item, payer, moment) if hit]
    slot = payer[2].slot.removeprefix("by-") if payer else item[2].payer
    side = Payer(slot or Payer.WORKER) if payer or slot else None
    when = Moment(moment[2].slot.removesuffix("-start")) if moment else None
    start, end = min(hit[0] for hit in told), max(hit[1] for hit in told)
    return Said(start, end, TermKind.COST, item[2].value, payer=side, moment=when)


def _sentences(text: str, hits: Sequence[Hit]) -> Iterator[Sequence[Hit]]:
    """Give the hits of each sentence."""
    sentence: list[Hit] = []
    for hit in hits:
        if sentence and _parts(text, sentence[-1][0], hit[0]):
            yield sentence
            sentence = []
        sentence.append(hit)
    if sentence:
        yield sentence


def _parts(text: str, first: int, second: int) -> bool:
    """Ask whether a sentence ends between the beginnings of two words."""
    # One more character tells whether a dot ends anything.
    stop = _stop().search(text, first, second + 1)
    return bool(stop and stop.start() < second)


def _nearest(text: str, item: Hit, told: Sequence[Hit], reach: int) -> Hit | None:
    """Give the word that is nearest a thing, in the same clause rather than in another."""
    near = [
        (_gap(item, hit) + _COMMA * _is_parted(text, item, hit), -hit[0], hit)
        for hit in _around(item, told, reach)
    ]
    found = min(near, key=lambda each: each[:2], default=None)
    return found[2] if found and found[0] <= reach else None


def _around(word: Hit, others: Sequence[Hit], reach: int) -> Iterator[Hit]:
    """Give those of the other words, which are in order, that stand within reach."""
    first = bisect_left(others, word[0] - reach - _LONGEST, key=_begins)
    last = bisect_right(others, word[1] + reach, key=_begins)
    return (
        other
        for other in others[first:last]
        # A word of one character tells of what it touches only.
        if _gap(word, other) <= (reach if other[1] - other[0] > 1 else 0)
    )


def _is_parted(text: str, one: Hit, other: Hit) -> bool:
    """Ask whether a comma stands between two words."""
    return bool(_comma().search(text, *_between(one, other)))


def _together(text: str, one: Hit, other: Hit) -> bool:
    """Ask whether no sentence ends between two words."""
    return not _stop().search(text, *_between(one, other))


def _gap(one: Hit, other: Hit) -> int:
    start, end = _between(one, other)
    return end - start


def _between(one: Hit, other: Hit) -> tuple[int, int]:
    return (one[1], other[0]) if one[0] < other[0] else (other[1], one[0])


def _is_deducted(hit: Hit) -> bool:
    """Ask whether a word says that something is kept back from the wages: the worker pays."""
    return hit[2].kind is TermKind.DEDUCTION and hit[2].value == "asked"


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.!?;](?=\s|\Z)|[。！？；;|\n]")


@cache
def _comma() -> re.Pattern[str]:
    return re.compile("[,،，、]")
