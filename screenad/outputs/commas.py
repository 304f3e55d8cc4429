"""CSV for spreadsheets: a row an advert, in UTF-8 with the mark that Excel knows it by."""

import csv
from codecs import BOM_UTF8
from typing import IO

from screenad.model import Report, Skipped
from screenad.outputs.cell import fitted, inert
from screenad.outputs.columns import COLUMNS, Value, plain, values
from screenad.outputs.writer import Style

#: What parts several texts in one cell. A semicolon would part cells in half of Europe.
_BETWEEN = " | "


class Commas:
    """Write a header, and a row for each advert as soon as it is known (RFC 4180)."""

    def __init__(self, stream: IO[bytes], style: Style) -> None:
        self._stream = stream
        self._pen = plain(style)
        self._ending = self._pen.say("cell.cut")
        self._rows = csv.writer(_Encoded(stream))
        stream.write(BOM_UTF8)
        # Programs look for the names of columns, so these are the same in every language.
        self._rows.writerow([column.name for column in COLUMNS])

    def write(self, item: Report | Skipped) -> None:
        """Write a row; no cell of it has a second line."""
        self._rows.writerow([self._cell(value) for value in values(item, COLUMNS, self._pen)])
        self._stream.flush()

    def close(self) -> None:
        """Write nothing: the rows are complete."""

    def _cell(self, value: Value) -> int | str:
        if isinstance(value, int):
            return value
        return fitted(inert(_BETWEEN.join(value)), self._ending)


class _Encoded:
    """A stream of bytes that takes text."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write text in UTF-8; there is nothing in a cell that has no place in it."""
        return self._stream.write(text.encode())
