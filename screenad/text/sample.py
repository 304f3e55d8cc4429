"""As much of a text as is looked at to tell its languages."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from screenad.text.scripts import count_scripts

# Enough to tell; what follows rarely changes the languages.
_LETTERS = 4000
# ASCII that is no letter as a space.
_PARTED = bytes(at if at > 127 or chr(at).isalpha() else 32 for at in range(256))


class Sample(NamedTuple):
    """The beginning of a text, how many letters of each script it has, and its words."""

    text: str
    counts: Counter[str]
    words: Sequence[str]


@lru_cache(2)
def sample_of(text: str) -> Sample:
    """Cut a text behind its first few thousand letters: its languages are asked for repeatedly."""
    end, left = 0, _LETTERS
    while left and len(text) - end >= left:
        # There are at least so many characters more to it.
        left, end = left - sum(map(len, words_in(text[end : end + left]))), end + left
    excerpt = unicodedata.normalize("NFC", text if left else text[:end])
    return Sample(excerpt, count_scripts(excerpt), words_in(excerpt))


def words_in(text: str) -> Sequence[str]:
    """Give the words, letters in a row: first those in ASCII, for which bytes are quickest."""
    letters = text.encode("utf-8", "surrogatepass").translate(_PARTED)
    words = letters.decode("utf-8", "surrogatepass").split()
    if text.isascii():
        return words
    others = " ".join([word for word in words if not word.isascii()])
    return [*filter(str.isascii, words), *_word().findall(others)]


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")
