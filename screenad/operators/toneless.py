"""Words as they are often typed, without the marks on their letters: ``ho chieu``, hộ chiếu."""

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

MARKED: Final = (
    "àáảãạăằắẳẵặâầấẩẫậąçćđèéẻẽẹêềếểễệëęğìíỉĩịîïłñńòóỏõọôồốổỗộơờớởỡợöśșşțţùúủũụưừứửữựûüỳýỷỹỵźż"
)
#: What is shorter may be words of another language without its marks: "the sim", "can", "ban". In
#: languages of fewer marks it may be another word of their own: "papá" and "papa".
_SHORTEST: Final[Mapping[str, tuple[int, int]]] = {
    "vi": (2, 7), "es": (1, 5), "fr": (1, 5), "it": (1, 5), "pt": (1, 5),
    "pl": (1, 4), "ro": (1, 4), "tr": (1, 4),
}  # fmt: skip
# Romanian was long typed with a cedilla where a comma is meant.
_CEDILLA: Final = str.maketrans("șț", "şţ")


def toneless(expression: str) -> str:
    """Let each letter of an expression stand without its marks as well."""
    return expression.translate(_with_or_without())


def typed_without(expression: str, language: str) -> bool:
    """Tell whether a language is typed without the marks that an expression has."""
    return language in _SHORTEST and not expression.isascii()


def is_long(found: str, language: str) -> bool:
    """Tell whether a match is long enough to do without its marks."""
    words, letters = _SHORTEST[language]
    return len(found.split()) >= words and sum(map(str.isalpha, found)) >= letters


def spellings(literal: str) -> tuple[str, ...]:
    """Give a literal as written and as it is often typed."""
    return literal, bare(literal), literal.translate(_CEDILLA)


def bare(text: str) -> str:
    """Take the marks off the letters."""
    split = unicodedata.normalize("NFD", text.replace("đ", "d").replace("ł", "l"))
    return "".join(char for char in split if not unicodedata.combining(char))


def unmarked(text: str) -> str:
    """Give a text with its letters without their marks, as they are often typed."""
    return text if text.isascii() else text.translate(_bare())


@cache
def _bare() -> dict[int, str]:
    return {ord(char): bare(char) for char in MARKED}


@cache
def _with_or_without() -> dict[int, str]:
    return {ord(char): f"[{''.join(dict.fromkeys(spellings(char)))}]" for char in MARKED}
