"""Which stretches of an advert are shown: all of a short one, what is near a mark of a long one."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from screenad.model import Span

_LINES = 25
_CHARACTERS = 2000
_LONG_LINE = 240
_AROUND = 80
_OPENING = 3


class Row(NamedTuple):
    """One line of the advert, and the stretches of it that are shown."""

    line: Span
    shown: tuple[Span, ...]


def excerpt(text: str, marked: Sequence[Span]) -> list[Row | None]:
    """Choose the rows to show; None stands for lines left out."""
    lines = _lines(text)
    if len(lines) <= _LINES and len(text) <= _CHARACTERS:
        return [Row(line, (line,)) for line in lines]
    near = _near(lines, marked)
    rows: list[Row | None] = [] if near[0] == 0 else [None]
    for before, number in pairwise([near[0] - 1, *near]):
        rows += [] if number == before + 1 else [None]
        rows.append(Row(lines[number], _stretches(lines[number], marked)))
    return rows if near[-1] == len(lines) - 1 else [*rows, None]


def _lines(text: str) -> list[Span]:
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return spans


def _near(lines: Sequence[Span], marked: Sequence[Span]) -> list[int]:
    """Find the lines that touch a mark, and one around; without marks, those of the opening."""
    # Both edges of a mark, not the mark: its middle can be as long as the advert. Below likewise.
    starts = [line.start for line in lines]
    near = set() if marked else set(range(_OPENING))
    for span in marked:
        for edge in (span.start, span.end):
            line = bisect_right(starts, edge) - 1
            near.update(range(line - 1, line + 2))
    return sorted(near.intersection(range(len(lines))))


def _stretches(line: Span, marked: Sequence[Span]) -> tuple[Span, ...]:
    if line.end - line.start <= _LONG_LINE:
        return (line,)
    edges = {edge for span in marked for edge in (span.start, span.end)}
    stretches: list[Span] = []
    for edge in sorted(edge for edge in edges if line.start <= edge <= line.end) or [line.start]:
        start, end = max(line.start, edge - _AROUND), min(line.end, edge + _AROUND)
        if stretches and start <= stretches[-1].end:
            start = stretches.pop().start
        stretches.append(Span(start, end))
    return tuple(stretches)
