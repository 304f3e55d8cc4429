"""What an advert asks of people, and the terms that it lays down; each in values with its span."""

from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from screenad.facts.money.lexicon import Lexicon
from screenad.facts.money.sums import Sum
from screenad.facts.requirements.counted import counted
from screenad.facts.requirements.joined import Hit, costs, languages
from screenad.facts.requirements.said import Said
from screenad.facts.requirements.wording import RequirementWords
from screenad.model import TermKind
from screenad.text.words import Words

__all__ = ["RequirementWords", "Said", "requirements"]

#: Between "male" and "female" so many characters may stand where both will do.
_EITHER = 8


def requirements(
    words: Words,
    lexicon: RequirementWords,
    money: Lexicon,
    numbers: Sequence[Sum],
    spoken: AbstractSet[str] = frozenset(),
) -> Sequence[Said]:
    """Find what is asked for and laid down in a folded text, in order, but for nationalities.

    Hours are read apart. Words that could be of another language count where that is ``spoken``.
    """
    text = words.text
    numbered = list(counted(text, numbers, lexicon, money))
    found = lexicon.phrases.find(text, words=words)
    hits = _outside([hit for hit in found if hit[2].is_of(spoken)], numbered)
    said = [
        *numbered,
        *_whole(text, hits),
        *languages(text, hits),
        *costs(text, hits),
    ]
    return sorted(said, key=lambda each: (each.start, each.end, each.kind, each.value))


def _outside(hits: Sequence[Hit], numbered: Sequence[Said]) -> Sequence[Hit]:
    """Give the words that are no part of what a number says more exactly."""
    ends = [said.end for said in numbered]
    at = [bisect_right(ends, hit[0]) for hit in hits]
    return [
        hit
        for hit, next_ in zip(hits, at, strict=True)
        if next_ == len(numbered) or numbered[next_].start >= hit[1]
    ]


def _whole(text: str, hits: Sequence[Hit]) -> Sequence[Said]:
    """Give what phrases say by themselves; both sexes side by side are any."""
    kept: list[Said] = []
    for start, end, what in hits:
        if what.slot or (end - start == 1 and _is_part(text, start, end)):
            continue
        said = Said(start, end, what.kind, what.value, what.number, what.number, what.unit)
        if kept and _is_either(kept[-1], said):
            kept[-1] = kept[-1]._replace(end=end, value="any")
        else:
            kept.append(said)
    return kept


def _is_part(text: str, start: int, end: int) -> bool:
    """Ask whether letters touch what is found."""
    return text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()


def _is_either(last: Said, said: Said) -> bool:
    """Ask whether one sex stands right beside the other: both are sought."""
    sexes = last.kind is said.kind is TermKind.SEX and last.value != said.value
    return sexes and said.start - last.end <= _EITHER
