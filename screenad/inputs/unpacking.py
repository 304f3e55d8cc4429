"""Compressed streams, and what they hold, chunk by chunk."""

import bz2
import lzma
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any, BinaryIO, Protocol

from screenad.inputs.flow import PackedError
from screenad.inputs.replay import some
from screenad.inputs.wants import Limits
from screenad.needs import needed

CHUNK = 65_536


class Unpacker(Protocol):
    """Takes packed bytes and gives what they hold, a bounded piece at a time."""

    @property
    def eof(self) -> bool:
        """Tell whether the end was reached."""

    @property
    def needs_input(self) -> bool:
        """Tell whether it has given all that it can."""

    @property
    def unused_data(self) -> bytes:
        """Give what came behind the end."""

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Unpack."""


def chunks(name: str, stream: BinaryIO, limits: Limits) -> Iterator[bytes]:
    """Unpack a stream; a ``PackedError`` says what is wrong with it.

    Streams one behind the other are read as one, as their programs do.
    """
    start, wrong = _unpacker(name, limits)
    try:
        yield from _chunks(start, stream)
    except (EOFError, wrong) as problem:
        cut = isinstance(problem, EOFError)
        what = "ends too early" if cut else f"is damaged ({str(problem)[:80].lower()})"
        raise PackedError(f"the compressed data {what}: only what came before was read") from None


def _chunks(start: Callable[[], Unpacker], stream: BinaryIO) -> Iterator[bytes]:
    unpacker, data = start(), b""
    while True:
        if unpacker.needs_input and not data:
            data = some(stream, CHUNK)
            ended = not data
        else:
            ended = False
        found = unpacker.decompress(data, CHUNK)
        data = b""
        if found:
            yield found
        elif ended and not unpacker.eof:
            raise EOFError
        if unpacker.eof:
            data = unpacker.unused_data.lstrip(b"\0") or some(stream, CHUNK).lstrip(b"\0")
            if not data:
                return
            unpacker = start()


def _unpacker(name: str, limits: Limits) -> tuple[Callable[[], Unpacker], type[Exception]]:
    """Give what makes an unpacker, and the error by which it complains."""
    match name:
        case "gzip":
            return _Gzip, zlib.error
        case "bzip2":
            return bz2.BZ2Decompressor, OSError
        case "xz":
            return partial(lzma.LZMADecompressor, memlimit=limits.memory), lzma.LZMAError
        case _:
            module = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
            zstd = needed(module, "zstd")
            return zstd.ZstdDecompressor, zstd.ZstdError


class _Gzip:
    """The decompressor for gzip, with the ways of the others."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(zlib.MAX_WBITS | 16)
        self._wrong: zlib.error | None = None

    @property
    def eof(self) -> bool:
        return self._zlib.eof

    @property
    def needs_input(self) -> bool:
        return not self._zlib.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._zlib.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        if self._wrong:
            raise self._wrong
        before = self._zlib.copy()
        data = self._zlib.unconsumed_tail + data
        try:
            return self._zlib.decompress(data, max_length)
        except zlib.error as problem:
            self._wrong = problem
            found = _saved(before, data)
            if not found:
                raise
            return found


def _saved(unpacker: Any, data: bytes) -> bytes:
    """Give what can be had of a piece that has a fault: a byte at a time, up to that."""
    found = bytearray()
    with suppress(zlib.error):
        for place in range(len(data)):
            found += unpacker.decompress(data[place : place + 1])
    return bytes(found)
