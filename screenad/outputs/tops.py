"""What is met most often in a stream, in a memory that has a limit."""

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Thing = TypeVar("Thing", bound=Hashable)


class Tops(Generic[Thing]):
    """Counts of things; the rarest are forgotten where there are too many different ones.

    The way of Misra and Gries: a count may then be too low, never too high.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._counts: Counter[Thing] = Counter()
        self.forgotten = False

    def add(self, things: Iterable[Thing]) -> None:
        """Count each of some things once."""
        self._counts.update(set(things))
        while len(self._counts) > self._limit:
            self.forgotten = True
            self._counts = Counter({k: n - 1 for k, n in self._counts.items() if n > 1})

    def most(self, number: int, least: int = 1) -> list[tuple[Thing, int]]:
        """Give so many of those met at least so often, the most frequent first."""
        often = [(thing, count) for thing, count in self._counts.items() if count >= least]
        return sorted(often, key=lambda each: (-each[1], each[0]))[:number]
