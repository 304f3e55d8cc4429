"""Words of one line put together: Tesseract parts Thai and Lao into letters."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from screenad.inputs.ocr.tesseract import Word
from screenad.text.scripts import script_of

SOLID = frozenset({"Thai", "Lao"})
# A space is at least so wide, of the height of a line.
SPACE = 0.23
# Vowels that never begin a word, besides those that stand above and below letters.
BOUND = frozenset("ะาำๅๆฯະາຳໆ")


def sentence(words: Sequence[Word], height: float) -> str:
    """Give the text of a line that is ``height`` pixels high."""
    parts = [words[0].text]
    for one, later in pairwise(words):
        parts += ("" if _is_close(one, later, height) else " ", later.text)
    return "".join(parts)


def _is_close(one: Word, later: Word, height: float) -> bool:
    if not {script_of(one.text[-1]), script_of(later.text[0])} <= SOLID:
        return False
    bound = later.text[0] in BOUND or unicodedata.category(later.text[0]) == "Mn"
    return bound or later.left - one.right < SPACE * height
