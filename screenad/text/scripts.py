"""Which script a letter belongs to."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

# First and last code point, by the blocks of Unicode. Styled letters are counted as Latin.
_BLOCKS = """
    0041-024F Latin, 0250-02AF Latin, 0370-03FF Greek, 0400-052F Cyrillic, 0531-058F Armenian,
    0590-05FF Hebrew, 0600-06FF Arabic, 0750-077F Arabic, 08A0-08FF Arabic, 0900-097F Devanagari,
    0980-09FF Bengali, 0A00-0A7F Gurmukhi, 0A80-0AFF Gujarati, 0B80-0BFF Tamil, 0C00-0C7F Telugu,
    0C80-0CFF Kannada, 0D00-0D7F Malayalam, 0D80-0DFF Sinhala, 0E00-0E7F Thai, 0E80-0EFF Lao,
    1000-109F Myanmar, 10A0-10FF Georgian, 1100-11FF Hangul, 1200-139F Ethiopic, 1780-17FF Khmer,
    1D00-1DBF Latin, 1E00-1EFF Latin, 1F00-1FFF Greek, 3005-3007 Han, 3041-309F Hiragana,
    30A1-30FF Katakana, 3131-318E Hangul, 3400-9FFF Han, AA60-AA7F Myanmar, AC00-D7AF Hangul,
    F900-FAFF Han, FB50-FDFF Arabic, FE70-FEFC Arabic, FF21-FF5A Latin, FF66-FF9F Katakana,
    1D400-1D7FF Latin, 20000-3FFFF Han
"""

_NO_LETTERS: Final = bytes(code for code in range(128) if not chr(code).isalpha())


@cache
def _blocks() -> Sequence[tuple[int, int, str]]:
    """Give first code point, last code point and script, in order."""
    entries = (entry.split() for entry in _BLOCKS.split(","))
    return tuple(
        (int(reach.partition("-")[0], 16), int(reach.partition("-")[2], 16), name)
        for reach, name in entries
    )


@lru_cache(1 << 12)
def script_of(letter: str) -> str:
    """Name the script of one letter, or "Other"."""
    blocks = _blocks()
    code = ord(letter)
    at = bisect_right(blocks, (code, 0x110000)) - 1
    return blocks[at][2] if at >= 0 and code <= blocks[at][1] else "Other"


def count_scripts(text: str) -> Counter[str]:
    """Count the letters of each script."""
    ascii_letters = len(text.encode("ascii", "ignore").translate(None, _NO_LETTERS))
    counts = Counter({"Latin": ascii_letters} if ascii_letters else {})
    if not text.isascii():
        for char, times in Counter(_beyond().sub("", text)).items():
            if char.isalpha():
                counts[script_of(char)] += times
    return counts


@cache
def _beyond() -> re.Pattern[str]:
    return re.compile("[\0-\x7f]+")
