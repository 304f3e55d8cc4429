"""What a text is made of, to look names up in it: its words, its runs of characters."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache, cached_property

_LETTERS = "".join(char if "a" <= char <= "z" else " " for char in map(chr, range(128)))
_ASCII = "".join(char if char.isalnum() or char == "_" else " " for char in map(chr, range(128)))


class Words:
    """The words of a part of a text, and its runs of two and of four characters."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> AbstractSet[str]:
        """Give the words: letters, digits and low lines in a row."""
        if self.text.isascii():
            # A third of the time that an expression takes.
            return set(self.text.translate(_ASCII).split())
        return set(any_word().findall(self.text))

    @cached_property
    def letters(self) -> AbstractSet[str]:
        """Give the words in small letters of ASCII, cut off at anything else."""
        whole = {word for word in self.words if word.isascii() and word.isalpha()}
        return whole | _letters(" ".join(self.words - whole))

    @cached_property
    def is_glued(self) -> bool:
        """Tell whether there are letters of scripts in which words run together."""
        return not self.text.isascii() and bool(glued().search(self.text))

    @cached_property
    def pairs(self) -> AbstractSet[int]:
        """Give a number for every two characters that stand side by side."""
        return frozenset(_numbers(self.text, 2))

    @cached_property
    def fours(self) -> AbstractSet[int]:
        """Give a number for every four characters in a row, where there are southern letters."""
        found = southern().search(self.text)
        return frozenset(_numbers(self.text, 4) if found else ())


def number(characters: str, size: int) -> int | None:
    """Give the number of the first two or four characters; nothing where there are not so many."""
    return next(_numbers(characters, size), None)


def _numbers(text: str, size: int) -> Iterator[int]:
    """Read runs of characters as whole numbers: a third of the time that slices take."""
    data = memoryview(text.encode("utf-16-le", "surrogatepass"))
    for start in range(0, 2 * size, 2):
        whole = max(len(data) - start, 0) // (2 * size) * 2 * size
        yield from data[start : start + whole].cast("I" if size == 2 else "Q")


def _letters(text: str) -> AbstractSet[str]:
    """Give the words in letters of ASCII of a text in lower case, cut off at anything else."""
    if text.isascii():
        return set(text.translate(_LETTERS).split())
    return set(_small().findall(text))


def placed(text: str) -> Iterator[tuple[int, str]]:
    """Give the words in letters of ASCII of a text that has nothing else, with their places."""
    at = 0
    for word in text.translate(_LETTERS).split(" "):
        if word:
            yield at, word
        at += len(word) + 1


@cache
def _small() -> re.Pattern[str]:
    return re.compile("[a-z]+")


@cache
def glued() -> re.Pattern[str]:
    """Match a character of scripts in which names are found inside a run of letters."""
    return re.compile("[\u0900-\u1dff\u2e80-\U0010ffff]")


@cache
def southern() -> re.Pattern[str]:
    """Match a letter of South or South-East Asia: four tell names apart, of others two do."""
    return re.compile("[\u0900-\u1dff]")


@cache
def any_word() -> re.Pattern[str]:
    """Match letters, digits and low lines in a row."""
    return re.compile(r"\w+")
