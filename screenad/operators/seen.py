"""A folded text as phrases are looked for in it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Final

import regex

from screenad.operators.frame import smooth
from screenad.operators.toneless import unmarked
from screenad.text.words import placed

#: Stands for any number among openings.
NUMBER: Final = "#"
#: So many letters at the start of a word tell which phrases may begin there.
_HEAD: Final = 3
_WORD: Final = ("a-z", "\u0400-\u0482\u048a-\u052f")

_Openings = tuple[str, ...]


class Seen:
    """A folded text, and where in it a phrase can begin at all; ``spans`` were found before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: dict[tuple[str, str], Sequence[tuple[int, int]]] = {}
        self._known: dict[str, Sequence[int]] = {}

    @cached_property
    def smooth(self) -> str:
        """Give the text as the frames of phrases are looked for."""
        return smooth(self.text)

    @cached_property
    def bare(self) -> "Seen":
        """Give the text, as long as it is, without the marks on its letters."""
        bare = unmarked(self.text)
        return self if bare == self.text else Seen(bare)

    def places(self, openings: _Openings) -> Sequence[int]:
        """Give in order the places where a phrase with these openings may begin."""
        by_head, starts = _by_head(openings), self._starts
        found: list[int] = []
        for head in by_head.keys() & starts.keys():
            begins = self.text.startswith
            found += [at for at in starts[head] if begins(by_head[head], at)]
        for opening in by_head.get("", ()):
            found += self._places(opening)
        return sorted(set(found)) if len(found) > 1 else found

    @cached_property
    def _starts(self) -> Mapping[str, Sequence[int]]:
        """Give where each word begins, by its first letters and by the first alone."""
        found: dict[str, list[int]] = {}
        for at, word in placed(self.text) if self.text.isascii() else _placed(self.text):
            found.setdefault(word[:_HEAD], []).append(at)
            if len(word) > 1:
                found.setdefault(word[0], []).append(at)
        return found

    def _places(self, opening: str) -> Sequence[int]:
        known = self._known.get(opening)
        if known is None:
            known = self._known[opening] = [*_found(self.text, opening)]
        return known


def is_telling(opening: str) -> bool:
    """Tell whether an opening stands at few enough places to be looked for."""
    return opening == NUMBER or bool(_word().match(opening)) or len(opening.encode()) > 2


@cache
def _by_head(openings: _Openings) -> Mapping[str, _Openings]:
    """Sort openings by the first letters of their first word, if that has so many, or the first."""
    found: dict[str, list[str]] = {}
    for opening in openings:
        word = _word().match(opening)
        head = word[0][: _HEAD if word.end() >= _HEAD else 1] if word else ""
        found.setdefault(head, []).append(opening)
    return {head: tuple(some) for head, some in found.items()}


def beginning(
    compiled: regex.Pattern[str], text: str, places: Iterable[int]
) -> Iterator[regex.Match[str]]:
    """Match at each of some places, in their order, as a search does that has no others."""
    match, end = compiled.match, 0
    for at in places:
        if at >= end and (found := match(text, at)):
            end = found.end()
            yield found


def _found(text: str, opening: str) -> Iterator[int]:
    """Give the places of what is no word."""
    if opening == NUMBER:
        yield from (found.start() for found in _number().finditer(text))
        return
    at = text.find(opening)
    while at >= 0:
        yield at
        at = text.find(opening, at + 1)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"\d(?<![\d.,]\d)")


def _placed(text: str) -> Iterator[tuple[int, str]]:
    return ((word.start(), word[0]) for word in _word().finditer(text))


@cache
def _word() -> re.Pattern[str]:
    """Match a word in ASCII or Cyrillic."""
    return re.compile("|".join(f"[{letters}]+" for letters in _WORD))
