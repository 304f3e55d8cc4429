"""Names in a folded text, looked up by their first word or their first characters.

Words of Latin, Cyrillic, Greek, Arabic and Hebrew script stand apart, and names in them are whole
words. Names in other scripts are found inside a run of letters: what is written before a word
joined to it, as in Korean or Hindi, is another word; what follows may be an ending.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain
from typing import Generic, Self, TypeVar

from screenad.facts.later import Later
from screenad.text.words import Words, any_word, glued, number, southern

T = TypeVar("T")
_Hit = tuple[int, int, T]
_Names = Mapping[str, Sequence[str]]
_Pairs = Mapping[str, Mapping[str, Sequence[str]]]
_Numbered = dict[int | None, list[str]]
#: Of these scripts, from first to last character, nothing of the same stands before a name.
_BEGUN = (("\u0900", "\u0dff"), ("\u1200", "\u139f"), ("\u30a0", "\u30ff"), ("\uac00", "\ud7a3"))
#: Of these nothing of the same stands behind it, either.
_ENDED = (("\u30a0", "\u30ff"),)
#: What may stand before a name in Arabic script, written with it: in, to, and, like.
_JOINED = "بلوك"
#: The same in the script of Amharic: in, to, from, of.
_PREFIXES = "በለከየ"
#: The letter that every text in Arabic script has.
_ALEF = "ا"
#: So many letters of a stem are looked up.
_KEY = 4
#: What follows the stem of a name: in Polish, and in Russian or Ukrainian.
_ENDINGS = """
    a y i ę ą e ie u o em ej ech ach ami om ów
    а я ы и і ї е є у ю ой ей ою ею єю ом ем єм ий й ь ах ам ами ов ів
"""


@dataclass(frozen=True)
class Index:
    """Names by their two longest words, the first letters of a stem, or their first characters.

    ``values`` has for each name the number of what it stands for; a name of one word is nowhere
    else. A name that ends in ``~`` is a stem.
    """

    # Without slots, so that what is built of it can be kept.
    values: Mapping[str, int] = field(default_factory=dict)
    spaced: _Pairs = field(default_factory=dict)
    stems: _Names = field(default_factory=dict)
    glued: _Names = field(default_factory=dict)

    @classmethod
    def of(cls, values: Mapping[str, int]) -> Self:
        """Sort names."""
        spaced: dict[str, dict[str, list[str]]] = {}
        stems: dict[str, list[str]] = {}
        glued: dict[str, list[str]] = {}
        for name in values:
            if _is_glued(name):
                glued.setdefault(_first(name.rstrip("~")), []).append(name)
            elif name.endswith("~"):
                word = any_word().match(name)
                stems.setdefault((word[0] if word else name)[:_KEY], []).append(name)
            elif (parts := any_word().findall(name) or [name]) != [name]:
                # Of several that are as long, the first.
                one = max(parts, key=len)
                other = max((part for part in parts if part != one), key=len, default=one)
                spaced.setdefault(one, {}).setdefault(other, []).append(name)
        return cls(values, spaced, stems, glued)

    def find(self, text: str, start: int, end: int, words: Words) -> Iterator[_Hit[int]]:
        """Find the names in a part of a text, those inside others too."""
        yield from self._words(text, start, end, words.words)
        if words.is_glued:
            pairs, fours = self._numbered
            found = [
                *(pairs[key] for key in pairs.keys() & {None, *words.pairs}),
                *(fours[key] for key in fours.keys() & words.fours),
            ]
            for name in chain.from_iterable(found):
                yield from _inside(text, name.rstrip("~"), self.values[name], start, end)

    @cached_property
    def _numbered(self) -> tuple[_Numbered, _Numbered]:
        """Give what is glued by the number of its two or four first characters; of one it is none.

        Numbers are not the same on every machine.
        """
        found: tuple[_Numbered, _Numbered] = ({}, {})
        for first, names in self.glued.items():
            long = len(first) == 4
            key = number(first, 4 if long else 2)
            found[long].setdefault(key, []).extend(names)
        return found

    def _words(
        self, text: str, start: int, end: int, words: AbstractSet[str]
    ) -> Iterator[_Hit[int]]:
        if _ALEF in text:
            words = words | {word[1:] for word in words if word[0] in _JOINED}
        if self.stems and not text.isascii():
            for key in self.stems.keys() & {word[:_KEY] for word in words}:
                yield from self._stemmed(text, self.stems[key], start, end)
        for name in self._whole(words):
            for at in _places(text, name, start, end):
                if not text[at + len(name) : at + len(name) + 1].isalnum():
                    yield at, at + len(name), self.values[name]

    def _whole(self, words: AbstractSet[str]) -> Iterator[str]:
        """Give the names of which all words are there."""
        yield from (name for name in self.values.keys() & words if not _is_glued(name))
        for word in self.spaced.keys() & words:
            # Few names share a word, and a text has many words.
            for other, names in self.spaced[word].items():
                if other in words:
                    yield from (name for name in names if words >= _parts(name))

    def _stemmed(
        self, text: str, stems: Iterable[str], start: int, end: int
    ) -> Iterator[_Hit[int]]:
        for written in stems:
            name = written.rstrip("~")
            for at in _places(text, name, start, end):
                ending = any_word().match(text, at + len(name), end)
                if ending is None:
                    yield at, at + len(name), self.values[written]
                elif ending[0] in _endings():
                    yield at, ending.end(), self.values[written]


@dataclass(frozen=True, slots=True)
class Lexicon(Generic[T]):
    """Folded names, and what each stands for.

    A name that ends in ``~`` is a stem, which an ending may follow. Names that are not in ASCII are
    apart: a text that is needs none of the ``other``.
    """

    values: Later[Sequence[T]]
    plain: Index
    other: Later[Index]

    @classmethod
    def of(cls, entries: Iterable[tuple[str, T]]) -> Self:
        """Sort names; of two that are the same, the first counts."""
        numbers: dict[T, int] = {}
        named: dict[str, int] = {}
        for name, value in entries:
            named.setdefault(name, numbers.setdefault(value, len(numbers)))
        other = {name: named.pop(name) for name in [*named] if not name.isascii()}
        values: Sequence[T] = [*numbers]
        return cls(Later(lambda: values), Index.of(named), Later(lambda: Index.of(other)))

    def find(
        self, text: str, start: int = 0, end: int | None = None, words: Words | None = None
    ) -> list[_Hit[T]]:
        """Find the names in a part of a text, in order; a longer one hides those inside it.

        ``words`` are those of the part, for who has them.
        """
        stop = len(text) if end is None else end
        words = words or Words(text[start:stop])
        found = [*self.plain.find(text, start, stop, words)]
        if not words.text.isascii():
            found += self.other().find(text, start, stop, words)
        kept: list[_Hit[T]] = []
        for begin, behind, value in sorted(found, key=lambda hit: (hit[0], -hit[1])):
            if not kept or begin >= kept[-1][1]:
                kept.append((begin, behind, self.values()[value]))
        return kept


def _is_glued(name: str) -> bool:
    return not name.isascii() and bool(glued().search(name))


def _first(name: str) -> str:
    """Give the first characters: four if there are so many and of southern letters, or else two."""
    return name[: 4 if len(name) >= 4 and southern().match(name) else 2]


def _inside(text: str, name: str, value: int, start: int, end: int) -> Iterator[_Hit[int]]:
    at = text.find(name, start, end)
    while at >= 0:
        behind = at + len(name)
        before = text[max(at - 1, start) : at]
        if before and before in _PREFIXES:
            before = text[max(at - 2, start) : at - 1]
        if _stands(name, before, text[behind : behind + 1]):
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
def _parts(name: str) -> AbstractSet[str]:
    """Give the words of a name."""
    return frozenset(any_word().findall(name))


@cache
def _endings() -> frozenset[str]:
    return frozenset(_ENDINGS.split())
