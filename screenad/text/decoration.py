"""What folding took off letters that was there to hide them: invisibles, styles, heaps of marks."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from screenad.model import Disguise
from screenad.text import tables
from screenad.text.offsets import Change, Stretch

_SOFT_HYPHEN = "\u00ad"
_JOINERS = "\u200c\u200d"
_BREAK = "\u200b"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SELECTORS = "\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
# Scripts whose own spelling or line breaking uses an invisible character between two letters.
_JOINING = "\u0600-\u0dff\u1000-\u109f\u1780-\u18af\ua9e0-\ua9ff\uaa60-\uaa7f"
_UNSPACED = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\uaa60-\uaa7f"
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_SELECTED = "\u1800-\u18af\u2e80-\u9fff\uf900-\ufaff\U00020000-\U000323af"
# Accents of living orthographies: on a letter without a whole form they are spelling, not disguise.
_ACCENTS = (
    "\u0300-\u0304\u0306-\u030c\u030f\u0311\u0323-\u0328\u032d\u0331"
    "\u0653-\u0655\u3099\u309a\uff9e\uff9f"
)
_Range = tuple[int, int]
Suspect = tuple[int, int, frozenset[Disguise]]  # a run of the text and what ``traces`` says of it
_STYLED_LEAST = 2
_RAISED_LEAST = 4
_MARKS_MOST = 9  # more of them matter no more


def decoration(text: str, runs: Sequence[Suspect], change: Change) -> Iterator[Stretch]:
    """Say what ``change`` took off these runs of a text in lower case that hid letters."""
    for start, end, traces in runs:
        if Disguise.INVISIBLE in traces:
            for place in _hidden(text, start, end):
                yield *change.after(*place), Disguise.INVISIBLE
        if Disguise.MARKS in traces:
            for place in _marked_letters(text, start, end):
                yield *change.after(*place), Disguise.MARKS
    styled = [(start, end) for start, end, traces in runs if Disguise.STYLED in traces]
    yield from _styled_words(text, styled, change)


def traces(run: str) -> frozenset[Disguise]:
    """Say of what kinds of disguise a run in lower case may bear traces."""
    kinds = (
        (Disguise.INVISIBLE, _invisible().search(run)),
        (Disguise.MARKS, _mark().search(run)),
        (Disguise.STYLED, not _styled().isdisjoint(run) or not _raised().isdisjoint(run)),
    )
    return frozenset(kind for kind, found in kinds if found)


def _hidden(text: str, first: int, last: int) -> Iterator[_Range]:
    """Give invisible characters with the letters that they stand between."""
    for found in _invisible().finditer(text, first, last):
        start, end = found.span()
        near = text[start - 1 : start] + text[end : end + 1]
        inside = len(near) == 2 and all(unicodedata.category(c)[0] in "LM" for c in near)
        if inside and not _proper(found[0], near):
            yield start - 1, end + 1


def _proper(run: str, near: str) -> bool:
    """Tell whether these invisible characters have their place between these two letters."""
    return all(
        char == _SOFT_HYPHEN
        or any(at.match(char) and by.search(near) for at, by in _proper_places())
        for char in run
    )


def _marked_letters(text: str, first: int, last: int) -> Iterator[_Range]:
    """Give letters under a heap of marks, or under marks that no language writes."""
    for found in _marked().finditer(text, first, last):
        left = unicodedata.normalize("NFC", found[0][:_MARKS_MOST])[1:]
        heap = len(left) > 2 or _odd_mark().search(left) is not None
        if heap and found[0][0].isalpha():
            yield found.span()


def _styled_words(text: str, runs: Sequence[_Range], change: Change) -> Iterator[Stretch]:
    styled = [*_places(text, runs, change, _styled())]
    raised = [*_places(text, runs, change, _raised())]
    if len(styled) >= _STYLED_LEAST or len(raised) >= _RAISED_LEAST:
        for word in _word().finditer(change.text):
            enough = _count(styled, word) >= _STYLED_LEAST or _count(raised, word) >= _RAISED_LEAST
            if enough:
                yield word.start(), word.end(), Disguise.STYLED


def _places(
    text: str, runs: Sequence[_Range], change: Change, letters: AbstractSet[str]
) -> Iterator[int]:
    """Give the places in the changed text of what these letters became.

    Halves of flags count: one that stayed a flag is no letter and lies in no word.
    """
    for start, end in runs:
        for place in range(start, end):
            if text[place] in letters:
                yield change.after(place, place + 1)[0]


def _count(places: list[int], word: re.Match[str]) -> int:
    return bisect_left(places, word.end()) - bisect_left(places, word.start())


@cache
def _proper_places() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Give invisible characters with the letters beside which they are in place."""
    return tuple(
        (re.compile(f"[{invisible}]"), re.compile(f"[{letters}]"))
        for invisible, letters in (
            (_JOINERS, _JOINING),
            (_BREAK, _UNSPACED),
            (_DIRECTIONS, _RIGHT_TO_LEFT),
            (_SELECTORS, _SELECTED),
        )
    )


@cache
def _invisible() -> re.Pattern[str]:
    return re.compile(f"[{tables.INVISIBLE}]+")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(f"[{tables.MARKS}]")


@cache
def _marked() -> re.Pattern[str]:
    return re.compile(f"[^{tables.MARKS}][{tables.MARKS}]+")


@cache
def _odd_mark() -> re.Pattern[str]:
    return re.compile(f"(?![{_ACCENTS}\u20d0-\u20ff])[{tables.MARKS}]")


@cache
def _styled() -> AbstractSet[str]:
    return frozenset(tables.STYLED) | frozenset(map(chr, range(0x1F1E6, 0x1F200)))


@cache
def _raised() -> AbstractSet[str]:
    return frozenset(tables.RAISED)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")
