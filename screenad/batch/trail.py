"""How far a run has come in its input, told so that another input is not taken for it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from screenad.inputs import Piece
from screenad.inputs.line import Line
from screenad.model import Ad


@dataclass(slots=True)
class Trail:
    """How many pieces were passed, and a digest of all of them."""

    pieces: int = 0
    _hash: Any = field(default_factory=lambda: blake2b(digest_size=16))

    @property
    def digest(self) -> str:
        """Give the digest of the pieces so far."""
        return str(self._hash.hexdigest())

    def add(self, pieces: Iterable[Piece]) -> None:
        """Pass some pieces."""
        for piece in pieces:
            self.pieces += 1
            # With their lengths, so that nothing can move from one to the next unseen.
            for part in (piece.source, _content(piece)):
                data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
                self._hash.update(b"%d " % len(data))
                self._hash.update(data)


def _content(piece: Piece) -> str | bytes:
    match piece:
        case Line():
            return piece.data
        case Ad():
            return f"{piece.id} {piece.text}"
        case _:
            return piece.reason
