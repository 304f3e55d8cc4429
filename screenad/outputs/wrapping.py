"""Where a row may end: at a space, or between characters of scripts that are written without."""

from collections.abc import Iterator
from itertools import accumulate

from rich.cells import cell_len
from rich.text import Text

# No row begins with the first, and none ends with the second: what closes stays with its words,
# what opens with those that follow, and a number with the words that it marks.
_NO_START = frozenset(
    "、。，．：；！？）」』】〉》〕］｝…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ»”’)]}[.,:;!?"
)
_NO_END = frozenset("（「『【〈《〔［｛«“‘([{")
_JOINER = "\u200d"


def wrapped(text: Text, room: int) -> list[Text]:
    """Part a line into rows of at most so many columns, without the spaces at their ends."""
    ends = list(_ends(text.plain, room))
    if not ends:
        return [text]
    rows = list(text.divide(ends))
    for row in rows:
        row.rstrip()
    return rows


def _ends(plain: str, room: int) -> Iterator[int]:
    """Give the places at which a new row begins."""
    reached = [0, *accumulate(map(cell_len, plain))]
    start = parted = between = 0
    for at, char in enumerate(plain):
        if at > start and _may_part(plain[at - 1], char):
            parted = at
        if plain[at - 1 : at + 1] == "][":  # of many numbers at one place
            between = at
        if at > start and reached[at + 1] - reached[start] > room and not char.isspace():
            start = next((place for place in (parted, between) if place > start), at)
            yield start


def _may_part(last: str, char: str) -> bool:
    if char.isspace() or last.isspace():
        return last.isspace() and not char.isspace()
    if char in _NO_START or last in _NO_END or last == _JOINER or not cell_len(char):
        return False
    return cell_len(last) > 1 or cell_len(char) > 1
