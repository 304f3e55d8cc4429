"""The advert's words in passages, the marked ones apart, for formats that can underlay them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from screenad.model import Finding, Span
from screenad.outputs.defang import defanged
from screenad.outputs.marked import Marks, marks
from screenad.outputs.pen import Pen


@dataclass(frozen=True, slots=True)
class Passage:
    """Words as they are shown, and the numbers of the signs whose words end here.

    ``first`` are those of them that end nowhere before.
    """

    words: str
    marked: bool = False
    numbers: tuple[int, ...] = ()
    first: frozenset[int] = frozenset()


def passages(text: str, numbered: Sequence[Finding], pen: Pen) -> list[Passage]:
    """Cut the whole advert where marks and their parts begin and end."""
    pieces = pen.pieces(text, Span(0, len(text)))
    places = [0, *accumulate(map(len, pieces))]
    broken = _aligned("".join(pieces), defanged("".join(pieces)))
    found = _cut(
        len(text),
        marks(numbered),
        lambda start, end: "".join(broken[places[start] : places[end]]),
    )
    return [passage for passage in found if passage.words or passage.numbers]


def _aligned(text: str, broken: str) -> list[str]:
    """Give what stands in the broken text for each code point: another one, or one in brackets."""
    aligned, at = [], 0
    for char in text:
        apart = char != "[" and broken[at] == "["
        end = broken.index("]", at) + 1 if apart else at + 1
        aligned.append(broken[at:end])
        at = end
    return aligned


def _cut(length: int, found: Marks, words: Callable[[int, int], str]) -> Iterator[Passage]:
    at = 0
    ends = sorted(found.numbers)
    seen: set[int] = set()
    for region in found.regions:
        yield Passage(words(at, region.start))
        at = region.start
        for end in [*(end for end in ends if region.start < end < region.end), region.end]:
            numbers = tuple(found.numbers.get(end, ()))
            yield Passage(words(at, end), True, numbers, frozenset(numbers) - seen)
            seen.update(numbers)
            at = end
    yield Passage(words(at, length))
