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


def left(characters: str, *, sure: bool = False) -> str:
    """Write what must hold before a match that begins with one of the characters.

    Where it is ``sure`` to do so, and all are of one script, that takes less to look at.
    """
    scripts = _scripts(characters)
    decimals = r"(?<!\d[.,])" if "digit" in scripts else ""
    if scripts == ["Arabic"]:
        return between("Arabic") + ARABIC_PREFIX
    if sure and _is_whole(characters):
        return decimals + f"(?<!{_inside(scripts[0])})"
    return decimals + "".join(map(between, scripts))


def right(characters: str, *, sure: bool = False) -> str:
    """Write what must hold after a match that ends with one of the characters, as above."""
    scripts = _scripts(characters)
    decimals = r"(?![.,]\d)" if "digit" in scripts else ""
    if sure and _is_whole(characters):
        return f"(?!{_inside(scripts[0])})" + decimals
    marks = r"(?!\p{M})" if scripts != ["digit"] else ""
    return "".join(map(between, scripts)) + decimals + marks


def _scripts(characters: Iterable[str]) -> list[str]:
    return sorted({name for character in characters if (name := script(character))})


def _is_whole(characters: Iterable[str]) -> bool:
    """Tell whether all are of one script that has boundaries."""
    scripts = set(map(script, characters))
    return len(scripts) == 1 and scripts != {""}


def between(name: str) -> str:
    """Write that no word of a script goes on here."""
    inside = _inside(name)
    return rf"(?!(?<={inside}){inside})"


def _inside(name: str) -> str:
    inside = r"\d" if name == "digit" else rf"[\p{{{name}}}\p{{M}}]"
    return rf"[{inside}--\p{{P}}]" if name in _OWN_STOPS else inside
