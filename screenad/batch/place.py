"""Where the results of a run go, and how far they have come."""

from collections.abc import Iterator, Mapping
from typing import IO, Any

from screenad.batch.chunks import Chunk
from screenad.batch.count import Count
from screenad.inputs import Piece

#: What has to be the same to go on with a run, by name.
Begun = Mapping[str, Any]


class Place:
    """A place for results that is written once, from the beginning.

    ``stream`` takes text, or bytes where the format writes these.
    """

    def __init__(self, stream: IO[Any]) -> None:
        self.stream = stream
        self.count = Count()

    def rest(self, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """Give the pieces whose results are not there yet."""
        return pieces

    def passed(self, chunk: Chunk, count: Count) -> None:
        """Take note that the results of a chunk were written; ``count`` is that of all so far."""
