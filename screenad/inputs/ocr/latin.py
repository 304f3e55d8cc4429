"""Latin words amid another script: RapidOCR reads handles and links better than Tesseract does."""

import re
from difflib import SequenceMatcher

WORD = re.compile(r"[!-~]{5,}")
ALIKE = 0.6


def mended(text: str, other: str) -> str:
    """Put the Latin words of ``other`` into ``text`` in place of those that are like them."""
    known = WORD.findall(other)
    if not known:
        return text
    return WORD.sub(lambda found: _nearest(found.group(), known), text)


def _nearest(word: str, known: list[str]) -> str:
    best = max(known, key=lambda each: _alike(word, each))
    return best if _alike(word, best) >= ALIKE else word


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
