"""What is unpacked, as a stream that ends where the data does, or what is let in."""

import io
from collections.abc import Callable, Iterator

from screenad.errors import MissingError
from screenad.inputs.wants import Limits

#: Below so many bytes no ratio is looked at: a line of one letter is no bomb.
SMALL = 2**20
UNPACKED, RATIO = " (--limit unpacked=SIZE)", " (--limit ratio=NUMBER)"


class PackedError(Exception):
    """What is packed can't be read any further; says why."""


class Allowance:
    """How much may still be unpacked from all that is nested in one file."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.unpacked = 0
        self.members = 0


class Meter:
    """What came out of one file that is packed; ``packed`` says how much of it was read."""

    def __init__(self, allowance: Allowance, packed: Callable[[], int]) -> None:
        self.struck = False
        self._allowance = allowance
        self._packed = packed
        self._unpacked = 0

    def take(self, size: int) -> None:
        """Take so many bytes, or raise a ``PackedError`` with the limit that strikes."""
        allowance, limits = self._allowance, self._allowance.limits
        self._unpacked += size
        allowance.unpacked += size
        self.struck = True
        if allowance.unpacked > limits.unpacked:
            much = f"{limits.unpacked / 2**20:g} MiB"
            raise PackedError(f"more than {much} are packed in it: the rest was not read{UNPACKED}")
        if self._unpacked > max(SMALL, limits.ratio * self._packed()):
            much = f"{limits.ratio} times its size"
            raise PackedError(f"it unpacks to more than {much}: the rest was not read{RATIO}")
        self.struck = False


class Flow(io.RawIOBase):
    """Chunks of bytes as a stream; ``fault`` says what ended it before its time, if anything."""

    def __init__(self, chunks: Iterator[bytes], meter: Meter) -> None:
        super().__init__()
        self.fault = ""
        self._chunks = chunks
        self._meter = meter
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer
        """Give what is there, without waiting for the buffer to be full."""
        if not self._rest and not self.fault:
            self._rest = memoryview(self._next())
        data = self._rest[: len(buffer)]
        self._rest = self._rest[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)

    def _next(self) -> bytes:
        try:
            data = next(self._chunks, b"")
            self._meter.take(len(data))
        except (PackedError, MissingError) as problem:
            self.fault = str(problem)
            return b""
        return data
