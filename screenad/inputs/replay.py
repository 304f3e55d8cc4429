"""A look at the beginning of a stream that can't be wound back, such as a pipe."""

import io
from typing import BinaryIO, cast

HEAD = 65_536


class Replay(io.RawIOBase):
    """A stream that begins again with bytes already taken from it.

    It can be wound back to there if the stream itself can.
    """

    def __init__(self, head: bytes, rest: BinaryIO | None) -> None:
        super().__init__()
        self._head = memoryview(head)
        self._rest = rest
        self._start = rest.tell() - len(head) if rest and rest.seekable() else -1

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say whether it can be wound back."""
        return self._start >= 0

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, counted from where it began."""
        if self._rest is None or not self.seekable():
            raise io.UnsupportedOperation("seek")
        if whence == io.SEEK_CUR:
            offset, whence = offset + self.tell(), io.SEEK_SET
        at = self._rest.seek(offset + (0 if whence else self._start), whence)
        self._head = memoryview(b"")
        return at - self._start

    def tell(self) -> int:
        """Give the place, counted from where it began."""
        if self._rest is None or not self.seekable():
            raise io.UnsupportedOperation("tell")
        return self._rest.tell() - self._start - len(self._head)

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer
        """Give what is there, without waiting for the buffer to be full."""
        data = self._head[: len(buffer)] or some(self._rest, len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def some(stream: BinaryIO | None, size: int) -> bytes:
    """Read at most ``size`` bytes, as soon as there are any; none at the end."""
    if stream is None:
        return b""
    read = getattr(stream, "read1", stream.read)
    return cast("bytes", read(size) or b"")


def peeked(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Give the beginning of a stream, and a stream that still has all of it.

    The beginning goes to the end of the first line that isn't blank, or is all of what came at
    once: the rest may be long in coming.
    """
    head = b""
    while len(head) < HEAD and b"\n" not in head.lstrip():
        more = some(stream, HEAD - len(head))
        if not more:  # the end; a terminal must not be asked for it twice
            return head, cast("BinaryIO", io.BytesIO(head))
        head += more
    return head, io.BufferedReader(Replay(head, stream), HEAD)
