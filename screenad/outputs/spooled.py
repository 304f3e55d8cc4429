"""A JSON array that can only be written at the end: a small one in memory, a large one on disk."""

from shutil import copyfileobj
from tempfile import SpooledTemporaryFile
from typing import TextIO, cast

from screenad.outputs.dumped import Array

_IN_MEMORY = 4 * 2**20


class Spooled:
    """An array that waits until the stream is free for it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        encoding = stream.encoding or "utf-8"
        self._file = cast(
            "TextIO",
            SpooledTemporaryFile(  # noqa: SIM115
                _IN_MEMORY, "w+", encoding=encoding, errors="backslashreplace"
            ),
        )
        self._array = Array(self._file)

    @property
    def size(self) -> int:
        """Give the number of values so far."""
        return self._array.size

    def add(self, value: object) -> None:
        """Keep a value for the end."""
        self._array.add(value)

    def close(self) -> None:
        """Write the array to the stream."""
        self._array.close()
        self._file.seek(0)
        copyfileobj(self._file, self._stream)
        self._file.close()
