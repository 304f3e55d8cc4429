"""A text as a few numbers, of which two texts share as many as they have words in common.

One-permutation MinHash: every run of letters falls into a bin by its checksum, and each bin keeps
the least. The share of equal bins estimates the share of runs that both texts have.
"""

from array import array
from collections.abc import Iterator, Sequence
from zlib import crc32

from screenad.text.fold import fold

#: Letters in a run: about a word. One of Chinese or Japanese is two or three characters.
_RUN, _WIDE_RUN = 5, 3
_BINS = 128
#: Fewer different runs say little: a greeting is no campaign.
_FEWEST = 24
_EMPTY = 0xFFFFFFFF
#: Two bins make a key. Texts that share half of their runs have one in common, as good as surely.
_KEYS = 32

Sketch = Sequence[int]
Key = tuple[int, int, int]


def sketch(text: str) -> Sketch | None:
    """Draw a text as its readers mean it; numbers and signs, which are easily changed, go."""
    letters = "".join(char for char in fold(text).text if char.isalpha())
    length = _WIDE_RUN if 2 * sum(char > "\u2e80" for char in letters) > len(letters) else _RUN
    runs = {letters[at : at + length] for at in range(len(letters) - length + 1)}
    if len(runs) < _FEWEST:
        return None
    least = array("I", [_EMPTY]) * _BINS
    for run in runs:
        number = crc32(run.encode("utf-8", "surrogatepass"))
        least[number % _BINS] = min(least[number % _BINS], number)
    return least


def likeness(one: Sketch, other: Sketch) -> float:
    """Estimate the share of runs, from 0 to 1, that two texts have in common."""
    filled = [pair for pair in zip(one, other, strict=True) if pair != (_EMPTY, _EMPTY)]
    return sum(a == b for a, b in filled) / len(filled)


def keys(one: Sketch) -> Iterator[Key]:
    """Give keys by which texts that are alike find each other."""
    for number in range(_KEYS):
        first, second = one[2 * number], one[2 * number + 1]
        if _EMPTY not in (first, second):
            yield number, first, second
