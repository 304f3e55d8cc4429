"""A folded text as phrases are looked for in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from typing import Final

from screenad.operators.frame import smooth
from screenad.operators.toneless import unmarked
from screenad.text.words import Words

#: Stands for any number among openings.
NUMBER: Final = "#"
#: So many letters at the start of a word tell which phrases may begin there.
_HEAD: Final = 3
_WORD: Final = ("a-z", "\u0400-\u0482\u048a-\u052f")

_Openings = tuple[str, ...]


class Seen:
    """A folded text, and where in it a phrase can begin at all."""

    def __init__(self, words: Words) -> None:
        self.text = words.text
        self._all = words
        self._known: dict[str | _Openings, Sequence[int]] = {}

    @cached_property
    def smooth(self) -> str:
        """Give the text as the frames of phrases are looked for."""
        return smooth(self.text)

    @cached_property
    def bare(self) -> "Seen":
        """Give the text, as long as it is, without the marks on its letters."""
        bare = unmarked(self.text)
        return self if bare == self.text else Seen(Words(bare))

    def places(self, openings: _Openings) -> Sequence[int]:
        """Give in order the places where a phrase with these openings may begin."""
        if openings in self._known:
            return self._known[openings]
        by_head = _by_head(openings)
        found: set[int] = set()
        for head in by_head.keys() & self._heads:
            for opening in by_head[head]:
                found.update(self._places(opening))
        if not found:
            return ()  # as most do: to keep that would weigh more than the text
        self._known[openings] = sorted(found)
        return self._known[openings]

    @cached_property
    def _heads(self) -> AbstractSet[str]:
        """Give the first letters of every word, and nothing for what is no word."""
        words = self._all.letters if self.text.isascii() else _word().findall(self.text)
        return {"", *(word[:_HEAD] for word in words)}

    def _places(self, opening: str) -> Sequence[int]:
        if opening not in self._known:
            self._known[opening] = [*_found(self.text, opening)]
        return self._known[opening]


def is_telling(opening: str) -> bool:
    """Tell whether an opening stands at few enough places to be looked for."""
    return opening == NUMBER or bool(_word().match(opening)) or len(opening.encode()) > 2


@cache
def _by_head(openings: _Openings) -> Mapping[str, _Openings]:
    """Sort openings by the first letters of their first word, if that has so many."""
    found: dict[str, list[str]] = {}
    for opening in openings:
        word = _word().match(opening)
        head = word[0][:_HEAD] if word and word.end() >= _HEAD else ""
        found.setdefault(head, []).append(opening)
    return {head: tuple(some) for head, some in found.items()}


def _found(text: str, opening: str) -> Iterator[int]:
    """Give the places of an opening: no phrase begins in the midst of a word or a number."""
    if opening == NUMBER:
        yield from (found.start() for found in _number().finditer(text))
        return
    letter = _letter_of(opening)
    at = text.find(opening)
    while at >= 0:
        if letter is None or not at or not letter.match(text, at - 1):
            yield at
        at = text.find(opening, at + 1)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d(?<![\d.,]\d)")


@cache
def _letter_of(opening: str) -> re.Pattern[str] | None:
    """Match a letter of the alphabet that an opening begins with; nothing where that is none."""
    return next((each for each in _letters() if each.match(opening)), None)


@cache
def _letters() -> Sequence[re.Pattern[str]]:
    """Match a letter of ASCII, or of Cyrillic: to compile each opening would take too long."""
    return [re.compile(f"[{letters}]") for letters in _WORD]


@cache
def _word() -> re.Pattern[str]:
    """Match a word in ASCII or Cyrillic."""
    return re.compile("|".join(f"[{letters}]+" for letters in _WORD))
