"""Pieces of input in parcels that are worth sending to another process, and every n-th of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from screenad.inputs import Piece
from screenad.inputs.line import Line
from screenad.model import Ad

#: Characters or bytes of text. Sending less at a time costs more than it saves.
ENOUGH = 256 * 1024
#: What a piece costs besides its text.
OVERHEAD = 64

Chunk = Sequence[Piece]


@dataclass(frozen=True, slots=True)
class Shard:
    """The share of one machine of several: number ``index``, from 1, of ``count``."""

    index: int = 1
    count: int = 1

    def __str__(self) -> str:
        """Give it as it is written on the command line."""
        return f"{self.index}/{self.count}"

    def of(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Give every ``count``-th piece; the shares of all are the whole, each piece once."""
        return islice(pieces, self.index - 1, None, self.count)


def chunks(pieces: Iterable[Piece], enough: int) -> Iterator[Chunk]:
    """Gather pieces, in their order, until there is so much of them."""
    gathered: list[Piece] = []
    size = 0
    for piece in pieces:
        gathered.append(piece)
        size += weight(piece)
        if size >= enough:
            yield tuple(gathered)
            gathered, size = [], 0
    if gathered:
        yield tuple(gathered)


def weight(piece: Piece) -> int:
    """Say how much a piece is, in characters or bytes."""
    match piece:
        case Line():
            return OVERHEAD + len(piece.data)
        case Ad():
            return OVERHEAD + len(piece.text)
        case _:
            return OVERHEAD
