"""Where digits stand in a text: numbers of telephones and accounts are looked for only there."""

from collections.abc import Sequence
from functools import cache

import regex

from screenad.model import Span


def stretches(text: str) -> Sequence[Span]:
    """Give the stretches of digits, and of what parts groups of them, as far as they go."""
    found = (_ascii() if text.isascii() else _stretch()).finditer(text)
    return [Span(*each.span()) for each in found]


@cache
def _ascii() -> regex.Pattern[str]:
    """Match the same in ASCII, in a third of the time; ``re`` takes ten times as long."""
    return regex.compile(r"[0-9][0-9 .()\-]*")


@cache
def _stretch() -> regex.Pattern[str]:
    return regex.compile(r"\d[\d .()\-‐‑–\u00a0]*")
