"""Names in a folded text, looked up by their first word or their first characters.

Words of Latin, Cyrillic, Greek, Arabic and Hebrew script stand apart, and names in them are whole
words. Names in other scripts are found inside a run of letters: what is written before a word
joined to it, as in Korean or Hindi, is another word; what follows may be an ending.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from itertools import chain
from typing import Generic, TypeVar

from screenad.text.words import GLUED, SOUTHERN, Words, number

T = TypeVar("T")
_Entry = tuple[str, T]
_Hit = tuple[int, int, T]
#: Of these scripts, from first to last character, nothing of the same stands before a name.
_BEGUN = (("\u0900", "\u0dff"), ("\u1200", "\u139f"), ("\u30a0", "\u30ff"), ("\uac00", "\ud7a3"))
#: Of these nothing of the same stands behind it, either.
_ENDED = (("\u30a0", "\u30ff"),)
#: What may stand before a name in Arabic script, written with it: in, to, and, like.
_JOINED = "بلوك"
#: The letter that every text in Arabic script has.
_ALEF = "ا"
#: So many letters of a stem are looked up.
_KEY = 4
#: What follows the stem of a name: in Polish, and in Russian or Ukrainian.
_ENDINGS = """
    a y i ę ą e ie u o em ej ech ach ami om ów
    а я ы и і ї е є у ю ой ей ою ею єю ом ем єм ий й ь ах ам ами ов ів
"""


class Lexicon(Generic[T]):
    """Folded names, and what each stands for; of two that are the same, the first.

    A name that ends in ``~`` is a stem, which an ending may follow. Names that are not in ASCII are
    sorted when a text is not, either.
    """

    def __init__(self, entries: Iterable[_Entry[T]]) -> None:
        self._entries = dict(reversed(list(entries)))
        self._plain = _Index(
            (name, self._entries[name]) for name in self._entries if name.isascii()
        )

    @cached_property
    def _other(self) -> "_Index[T]":
        named = self._entries.items()
        return _Index((name, value) for name, value in named if not name.isascii())

    def find(
        self, text: str, start: int = 0, end: int | None = None, words: Words | None = None
    ) -> list[_Hit[T]]:
        """Find the names in a part of a text, in order; a longer one hides those inside it.

        ``words`` are those of the part, for who has them.
        """
        stop = len(text) if end is None else end
        words = words or Words(text[start:stop])
        found = [*self._plain.find(text, start, stop, words)]
        if not text.isascii():
            found += self._other.find(text, start, stop, words)
        kept: list[_Hit[T]] = []
        for each in sorted(found, key=lambda hit: (hit[0], -hit[1])):
            if not kept or each[0] >= kept[-1][1]:
                kept.append(each)
        return kept


class _Index(Generic[T]):
    """Names by their longest word, by the first letters of a stem, or by their first characters."""

    def __init__(self, entries: Iterable[_Entry[T]]) -> None:
        self._spaced: dict[str, list[tuple[str, frozenset[str], T]]] = {}
        self._stems: dict[str, list[_Entry[T]]] = {}
        self._single: list[_Entry[T]] = []
        self._pairs: dict[int, list[_Entry[T]]] = {}
        self._fours: dict[int, list[_Entry[T]]] = {}
        for name, value in entries:
            entry = (name.rstrip("~"), value)
            if not name.isascii() and _glued().search(name):
                self._add_glued(entry)
            elif name.endswith("~"):
                first = _word().match(name)
                self._stems.setdefault((first[0] if first else name)[:_KEY], []).append(entry)
            else:
                parts = _word().findall(name) or [name]
                # Of several that are as long, the first.
                longest = max(parts, key=len)
                self._spaced.setdefault(longest, []).append((name, frozenset(parts), value))

    def find(self, text: str, start: int, end: int, words: Words) -> Iterator[_Hit[T]]:
        """Find the names in a part of a text, those inside others too."""
        yield from self._words(text, start, end, words.words)
        if not text.isascii() and words.is_glued:
            found = [
                self._single,
                *(self._pairs[key] for key in self._pairs.keys() & words.pairs),
                *(self._fours[key] for key in self._fours.keys() & words.fours),
            ]
            for name, value in chain.from_iterable(found):
                yield from _inside(text, name, value, start, end)

    def _add_glued(self, entry: _Entry[T]) -> None:
        """Put a name under its first characters: four of southern letters, or else two."""
        name = entry[0]
        long = len(name) >= 4 and _southern().match(name)
        key = number(name, 4 if long else 2)
        if key is None:
            self._single.append(entry)
        else:
            (self._fours if long else self._pairs).setdefault(key, []).append(entry)

    def _words(self, text: str, start: int, end: int, words: AbstractSet[str]) -> Iterator[_Hit[T]]:
        if _ALEF in text:
            words = words | {word[1:] for word in words if word[0] in _JOINED}
        if self._stems and not text.isascii():
            for key in self._stems.keys() & {word[:_KEY] for word in words}:
                yield from _stemmed(text, self._stems[key], start, end)
        for word in self._spaced.keys() & words:
            for name, parts, value in self._spaced[word]:
                for at in _places(text, name, start, end) if parts <= words else ():
                    if not text[at + len(name) : at + len(name) + 1].isalnum():
                        yield at, at + len(name), value


def _stemmed(text: str, stems: Sequence[_Entry[T]], start: int, end: int) -> Iterator[_Hit[T]]:
    for name, value in stems:
        for at in _places(text, name, start, end):
            ending = _word().match(text, at + len(name), end)
            if ending is None:
                yield at, at + len(name), value
            elif ending[0] in _endings():
                yield at, ending.end(), value


def _inside(text: str, name: str, value: T, start: int, end: int) -> Iterator[_Hit[T]]:
    at = text.find(name, start, end)
    while at >= 0:
        behind = at + len(name)
        if _stands(name, text[max(at - 1, start) : at], text[behind : behind + 1]):
            yield at, behind, value
        at = text.find(name, behind, end)


def _places(text: str, name: str, start: int, end: int) -> Iterator[int]:
    """Give the places where a name begins a word, or follows what is written with it."""
    at = text.find(name, start, end)
    while at >= 0:
        before = text[at - 1] if at else " "
        joined = before in _JOINED and not text[at - 2 : at - 1].isalnum()
        if joined or not before.isalnum():
            yield at
        at = text.find(name, at + len(name), end)


def _stands(name: str, before: str, behind: str) -> bool:
    """Ask whether what is found is a word of its own, as far as its script shows."""
    return not (
        (name[0].isascii() and before.isascii() and before.isalnum())
        or any(low <= name[0] <= high and low <= before <= high for low, high in _BEGUN)
        or any(low <= name[-1] <= high and low <= behind <= high for low, high in _ENDED)
    )


@cache
def _endings() -> frozenset[str]:
    return frozenset(_ENDINGS.split())


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(GLUED)


@cache
def _southern() -> re.Pattern[str]:
    return re.compile(SOUTHERN)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")
