"""Words spelled out letter by letter: ``T.e.l.e.g.r.a.m``, ``H I G H``."""

import re
from functools import cache
from typing import Final

from screenad.model import Disguise
from screenad.text.offsets import Change, rewrite
from screenad.text.outline import letters_alike
from screenad.text.symbols import ALPHABETS, DOTS, PICTURES

_TELLING: Final = 5  # letters; four may be a list, an initialism or grades
# For each separator the outline of two letters in a row, and of four.
_ROWS: Final = (
    (b"s", b"sasas", b"asasasa"),
    (b"p", b"papap", b"apapapa"),
    (b"e", b"eaeae", b"aeaeaea"),
)


def undo(text: str, shape: bytes) -> Change | None:
    """Close up four single letters or more with the same separator between them.

    A row of one letter (``x x x x``) is none, and initials (``H.A.C.C.P.``) are no disguise.
    """
    alike = shape if text.isascii() else letters_alike(shape)
    # From the end, a row is found in half the time.
    if not any(s in alike and alike.rfind(few) >= 0 and many in alike for s, few, many in _ROWS):
        return None
    edits, marks = [], []
    for found in _spelled().finditer(text):
        start, end = found.span()
        if len(set(found[0])) == 2:
            continue
        edits += [(place, place + 1, "") for place in range(start + 1, end, 2)]
        initials = found[1] == "." == text[end : end + 1]
        if end - start >= 2 * _TELLING - 1 and not initials:
            marks.append((start, end, Disguise.SPACED))
    return rewrite(text, edits, marks) if edits else None


@cache
def _spelled() -> re.Pattern[str]:
    letter = f"[{ALPHABETS}]"
    edge = f"[{ALPHABETS}0-9]"
    return re.compile(
        f"(?<!{edge}){letter}([ .\\-_*/|~{DOTS}{PICTURES}]){letter}(?:\\1{letter}){{2,}}(?!{edge})"
    )
