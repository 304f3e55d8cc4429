"""The advert with its signs marked in place, each mark numbered like the sign below."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.text import Text

from screenad.model import Finding, Span
from screenad.outputs.excerpt import Row, excerpt
from screenad.outputs.joined import own
from screenad.outputs.lines import Line, quoted
from screenad.outputs.palette import MARK, NUMBER, QUIET
from screenad.outputs.pen import Pen

_MARKS = 5  # how often one sign is marked in one advert


class Marks(NamedTuple):
    """Marked regions, ordered and apart, and the numbers that stand after a place."""

    regions: tuple[Span, ...]
    numbers: Mapping[int, Sequence[int]]


def marks(numbered: Sequence[Finding]) -> Marks:
    """Gather what is to be marked; words of overlapping signs become one region."""
    numbers: dict[int, list[int]] = defaultdict(list)
    spans = set()
    for number, finding in enumerate(numbered, 1):
        for span in _united(sorted({each.span for each in own(finding, numbered)}))[:_MARKS]:
            spans.add(span)
            numbers[span.end].append(number)
    return Marks(_united(sorted(spans)), numbers)


def marked(text: str, numbered: Sequence[Finding], pen: Pen) -> Iterator[Line]:
    """Quote the advert, or what matters of a long one."""
    found = marks(numbered)
    for row in excerpt(text.rstrip(), found.regions):
        yield quoted(_row(text, row, found, pen) if row else Text(pen.gap, QUIET), pen)


def _united(spans: Sequence[Span]) -> tuple[Span, ...]:
    regions: list[Span] = []
    for span in spans:
        if regions and span.start < regions[-1].end:
            last = regions.pop()
            regions.append(Span(last.start, max(last.end, span.end)))
        else:
            regions.append(span)
    return tuple(regions)


def _row(text: str, row: Row, found: Marks, pen: Pen) -> Text:
    drawn, at = Text(), row.line.start
    for stretch in row.shown:
        if stretch.start > at:
            drawn.append(f" {pen.gap} ", QUIET)
        _draw(drawn, stretch, _window(text, stretch, pen), found, pen)
        at = stretch.end
    if at < row.line.end:
        drawn.append(f" {pen.gap}", QUIET)
    return drawn


def _window(text: str, stretch: Span, pen: Pen) -> Callable[[int, int], str]:
    """Give the harmless form of any part of the stretch."""
    shown = pen.pieces(text, stretch)
    return lambda start, end: "".join(shown[start - stretch.start : end - stretch.start])


def _draw(
    drawn: Text, stretch: Span, words: Callable[[int, int], str], found: Marks, pen: Pen
) -> None:
    at = stretch.start
    for region in found.regions:
        start, end = max(region.start, stretch.start), min(region.end, stretch.end)
        if start < end:
            drawn.append(words(at, start))
            _draw_region(drawn, Span(start, end), words, found, pen)
            at = end
    drawn.append(words(at, stretch.end))


def _draw_region(
    drawn: Text, region: Span, words: Callable[[int, int], str], found: Marks, pen: Pen
) -> None:
    opening, closing = pen.brackets
    drawn.append(opening)
    at = region.start
    for end in sorted(end for end in found.numbers if region.start < end <= region.end):
        drawn.append(words(at, end), MARK)
        drawn.append(closing if end == region.end else "")
        drawn.append("".join(f"[{number}]" for number in found.numbers[end]), NUMBER)
        at = end
    if at < region.end:
        drawn.append(words(at, region.end), MARK).append(closing)
