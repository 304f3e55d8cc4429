"""Where a word begins and ends, in every script.

Two letters of one script that has spaces belong to one word; a letter beside a digit, an
underscore or a letter of another script does not: ``加telegram私聊``, ``telegram_hr``, ``usdt50``.
Scripts written without spaces, and Korean, whose particles are written on, have no boundary.
"""

from collections.abc import Iterable
from functools import cache

import regex

SPACED = (
    *("Latin", "Cyrillic", "Greek", "Armenian", "Georgian", "Hebrew", "Arabic", "Ethiopic"),
    *("Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Tamil", "Telugu", "Sinhala"),
)
#: Scripts whose full stop belongs to them alone, and is no letter for that: ۔ and ።
_OWN_STOPS = frozenset({"Arabic", "Ethiopic"})
#: Arabic writes "and", "in", "for" and "the" onto the word.
ARABIC_PREFIX = "(?:[وف]?(?:[بكل]?ال|لل|[بلك])?)"


@cache
def script(character: str) -> str:
    """Name the spaced script of a letter or mark; ``"digit"``; ``""`` for anything else."""
    if character.isdecimal():
        return "digit"
    return next((name for name in SPACED if regex.match(rf"\p{{{name}}}", character)), "")


def left(characters: Iterable[str]) -> str:
    """Write what must hold before a match that begins with one of the characters."""
    scripts = _scripts(characters)
    decimals = r"(?<!\d[.,])" if "digit" in scripts else ""
    prefix = ARABIC_PREFIX if scripts == ["Arabic"] else ""
    return decimals + "".join(map(between, scripts)) + prefix


def right(characters: Iterable[str]) -> str:
    """Write what must hold after a match that ends with one of the characters."""
    scripts = _scripts(characters)
    decimals = r"(?![.,]\d)" if "digit" in scripts else ""
    marks = r"(?!\p{M})" if scripts != ["digit"] else ""
    return "".join(map(between, scripts)) + decimals + marks


def _scripts(characters: Iterable[str]) -> list[str]:
    return sorted({name for character in characters if (name := script(character))})


def between(name: str) -> str:
    """Write that no word of a script goes on here."""
    inside = r"\d" if name == "digit" else rf"[\p{{{name}}}\p{{M}}]"
    if name in _OWN_STOPS:
        inside = rf"[{inside}--\p{{P}}]"
    return rf"(?!(?<={inside}){inside})"
