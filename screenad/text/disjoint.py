"""Ranges of a text that do not overlap."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar


class Range(Protocol):
    """What begins and ends somewhere in a text."""

    @property
    def start(self) -> int:
        """Give the offset of its first character."""

    @property
    def end(self) -> int:
        """Give the offset behind its last character."""


R = TypeVar("R", bound=Range)


def disjoint(ranges: Iterable[R]) -> Iterator[R]:
    """Leave out what begins inside another; of two that begin together the longer one stays."""
    end = 0
    for each in sorted(ranges, key=lambda each: (each.start, -each.end)):
        if each.start >= end:
            end = each.end
            yield each
