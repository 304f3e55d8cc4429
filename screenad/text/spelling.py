"""Sequences of characters that are another way to write one: line ends, keycaps, split vowels."""

import re
from functools import cache

from screenad.text.offsets import Change, rewrite


def respell(text: str) -> Change | None:
    """Write every such sequence the one way, or give nothing where there is none."""
    # One character is found far sooner than several.
    spellings = _spellings(plain=text.isascii())
    found = [pattern for sign, pattern in spellings if sign[0] in text and sign in text]
    if not found:
        return None
    edits = sorted(
        (place.start(), place.end(), place.expand(new))
        for pattern, new in found
        for place in pattern.finditer(text)
    )
    return rewrite(text, edits) if edits else None


@cache
def _spellings(*, plain: bool) -> tuple[tuple[str, tuple[re.Pattern[str], str]], ...]:
    """Give for each sign that must be in the text a pattern and what to write for it.

    A ``plain`` text is all ASCII.
    """
    letter, before, after = "[က-အ\u102b-\u103e]", "(?<![၀-၉0-9.,])", "(?![၀-၉0-9.,])"
    keycap = "\ufe0f?\u20e3"
    return tuple(
        (sign, (re.compile(pattern), new))
        for sign, pattern, new in (
            ("\r", r"\r\n?", "\n"),
            ("\v", r"\v", "\n"),
            ("\f", r"\f", "\n"),
            # A line break that was lost on the way: a word ends, and the next has a capital.
            ("\u200b", "(?<=[a-zß-öø-ÿ])\u200b+(?=[A-Z])", " "),
            # A keycap numbers a list where a plain digit follows: 1⃣18 is not 118.
            ("\u20e3", f"{keycap}(?=[0-9](?!{keycap}))", " "),
            # Thai and Lao AM typed as two signs, a tone mark between them or not.
            ("\u0e4d", "\u0e4d([\u0e48-\u0e4b]?)\u0e32", "\\1\u0e33"),
            ("\u0ecd", "\u0ecd([\u0ec8-\u0ecb]?)\u0eb2", "\\1\u0eb3"),
            # Thai AE typed as two E, which look the same.
            ("\u0e40\u0e40", "\u0e40\u0e40", "\u0e41"),
            # Khmer "give" in three spellings, and the foot of DA for that of TA, alike in print.
            ("\u17b1\u17d2\u1799", "\u17b1\u17d2\u1799", "\u17b2\u17d2\u1799"),
            ("\u17a2\u17c4\u1799", "\u17a2\u17c4\u1799", "\u17b2\u17d2\u1799"),
            ("\u17d2\u178a", "\u17d2\u178a", "\u17d2\u178f"),
            # The Burmese zero typed for the letter wa: beside letters and no digit.
            ("\u1040", f"{before}\u1040(?={letter})|(?<={letter})\u1040{after}", "\u101d"),
        )
        if sign.isascii() or not plain
    )
