"""A stream that can be wound back, for what is not read from its beginning to its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from screenad.errors import InputError
from screenad.inputs.replay import some
from screenad.inputs.wants import Limits


@contextmanager
def wound(stream: BinaryIO, source: str, limits: Limits) -> Iterator[BinaryIO]:
    """Give the stream itself where it can be wound back, else a copy, which has a limit."""
    if stream.seekable():
        yield stream
        return
    with TemporaryFile() as copy:
        size = 0
        while data := some(stream, 65_536):
            size += len(data)
            if size > limits.unpacked:
                much = f"{limits.unpacked / 2**20:g} MiB"
                raise InputError(source, f"more than {much} by a pipe (--limit unpacked=SIZE)")
            copy.write(data)
        copy.seek(0)
        yield cast("BinaryIO", copy)
