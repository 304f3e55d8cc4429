"""A text as bytes for the scanner: any white space or hyphens are one space, as to phrases."""

import re
from functools import cache

from screenad.operators.toneless import MARKED, unmarked
from screenad.text.spaces import one_space


def scanned(text: str) -> bytes:
    """Flatten a text, with spaces around it; once more where its letters have marks to lose.

    Vectorscan 5.4 passes over some two bytes at the very end: these are spaces.
    """
    written = b" %b  " % flat(text)
    if text.isascii() or not _marked().search(text):
        return written
    return b"%b%b  " % (written, flat(unmarked(text)))


def flat(text: str) -> bytes:
    """Flatten a text. What is in a text is, flat, in the flat text."""
    return one_space(text).encode("utf-8", "surrogatepass")


@cache
def _marked() -> re.Pattern[str]:
    return re.compile(f"[{MARKED}]")
