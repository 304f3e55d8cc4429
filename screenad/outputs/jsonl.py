"""JSON for programs: one array, or one object a line."""

from typing import TextIO

from screenad.model import Report, Skipped
from screenad.outputs.dumped import Array, dumped
from screenad.outputs.shape import Record, Unread, record, unread
from screenad.outputs.writer import Style


class JsonLines:
    """Write one object a line, each at once."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        self._stream = stream
        self._style = style

    def write(self, item: Report | Skipped) -> None:
        """Write the item as a line of its own."""
        self._stream.write(dumped(_shaped(item, self._style), self._stream) + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Write nothing: the lines are complete."""


class JsonArray:
    """Write one array, an item a line."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        self._stream = stream
        self._style = style
        self._array = Array(stream)

    def write(self, item: Report | Skipped) -> None:
        """Write the item as the array's next one."""
        self._array.add(_shaped(item, self._style))

    def close(self) -> None:
        """Close the array."""
        self._array.close()
        self._stream.write("\n")


def _shaped(item: Report | Skipped, style: Style) -> Record | Unread:
    return unread(item) if isinstance(item, Skipped) else record(item, explain=style.explain)
