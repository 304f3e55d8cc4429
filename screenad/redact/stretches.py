"""Stretches of a text that are to be hidden: in order, apart, each within one field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from screenad.model import Ad


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text, what it holds, and the value that its label is made of."""

    start: int
    end: int
    kind: str
    value: str


def apart(found: Iterable[Stretch], ad: Ad) -> tuple[Stretch, ...]:
    """Join stretches that overlap, the earlier one in ``found`` names both, and cut at fields."""
    ranked = sorted(enumerate(found), key=lambda pair: (pair[1].start, pair[1].end))
    joined: list[tuple[int, Stretch]] = []
    for rank, each in ranked:
        if joined and each.start < joined[-1][1].end:
            joined[-1] = _both(joined[-1], (rank, each))
        else:
            joined.append((rank, each))
    edges = sorted({edge for _, part in ad.fields for edge in (part.start, part.end)})
    return tuple(piece for _, each in joined for piece in _cut(each, edges))


def _both(one: tuple[int, Stretch], two: tuple[int, Stretch]) -> tuple[int, Stretch]:
    rank, first = min(one, two, key=lambda pair: pair[0])
    return rank, replace(first, start=one[1].start, end=max(one[1].end, two[1].end))


def _cut(stretch: Stretch, edges: Iterable[int]) -> Iterator[Stretch]:
    start = stretch.start
    for edge in edges:
        if start < edge < stretch.end:
            yield replace(stretch, start=start, end=edge)
            start = edge
    yield replace(stretch, start=start)
