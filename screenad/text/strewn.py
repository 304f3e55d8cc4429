"""Emoji strewn between the words of sentences: ``hand 🔥 over ✅ your 💰 passport``.

Emoji open the items of a list, and then they divide. Where a text is strewn with them they stand
anywhere: at times with one word between two and at times with many, and before small letters.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from screenad.text.offsets import Change, rewrite
from screenad.text.stops import is_unspaced

_FEWEST: Final = 4
#: First bytes of emoji in UTF-8, and how quotes and dashes begin, which share one of them.
_LEADS: Final = (b"\xf0", b"\xe2")
_QUOTES: Final = b"\xe2\x80"
_SHORT: Final = 4  # characters of a piece of a word in a script without spaces
_MOST_SHORT: Final = 0.6
_REACH: Final = 400  # in a longer line it does not matter what opens it
# Not the plane, which is a name of Telegram, nor the signs of ranges and of money.
_EMOJI: Final = (
    "\u2600-\u26ff\u2705\u270a-\u27bf\u2b50\u2b55\U0001f300-\U0001f6f3\U0001f7e0-\U0001faff"
)


def undo(text: str) -> Change | None:
    """Drop such emoji, or give nothing where the text is not strewn with them."""
    if text.isascii() or not _may_be_strewn(text):
        return None
    inner = [found for found in _runs().finditer(text) if _is_inner(text, *found.span())]
    if len(inner) < _FEWEST or not _is_strewn(text, inner):
        return None
    return rewrite(text, (_edit(text, *found.span()) for found in inner))


def _may_be_strewn(text: str) -> bool:
    coded = text.encode("utf-8", "surrogatepass")
    leads = sum(map(coded.count, _LEADS))
    return leads >= _FEWEST and leads - coded.count(_QUOTES) >= _FEWEST


def _is_inner(text: str, start: int, end: int) -> bool:
    """Tell whether an emoji stands within a line that it does not open, spaced alike."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == after == " ":
        reach = max(start - _REACH, 0)
        line = max(text.rfind("\n", reach, start) + 1, reach)
        opens = start - line < 2 or text[line] == text[start]
        return not opens and text[end + 1 : end + 2] != "\n"
    return is_unspaced(before) and is_unspaced(after)


def _is_strewn(text: str, inner: Sequence[re.Match[str]]) -> bool:
    """Tell whether they stand anywhere: items of a list are neither of one word nor in mid-word."""
    lengths = [*_lengths(text, inner)]
    short = lengths.count(1)
    after = [found[1] for found in inner]
    small, great = sum(map(str.islower, after)), sum(map(str.isupper, after))
    if 2 * (small + great) > len(inner) and not text.isupper():
        return short > 0 and small > great
    return 0 < short <= _MOST_SHORT * len(lengths)


def _lengths(text: str, inner: Sequence[re.Match[str]]) -> Iterator[int]:
    """Count the words, or parts of text without spaces, between emoji of one sentence."""
    for left, right in pairwise(inner):
        piece = text[left.end() : right.start()].strip(" ")
        if not _mark().search(piece):
            yield len(piece) // _SHORT + 1 if is_unspaced(piece[:1]) else len(piece.split())


def _edit(text: str, start: int, end: int) -> tuple[int, int, str]:
    """Drop the emoji and one of the spaces beside it."""
    return (start, end + 1, "") if text[end] == " " else (start, end, "")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"[\n.!?;:,()，。！？；：、।॥؟،؛۔។៕။၊፣]")


@cache
def _runs() -> re.Pattern[str]:
    """Match emoji in a row, and give what follows them and any spaces."""
    emoji = f"[{_EMOJI}](?:[{_EMOJI}\ufe0f\u200d]| (?=[{_EMOJI}]))*+"
    return re.compile(f"{emoji}(?= *+([^ ]?))")
