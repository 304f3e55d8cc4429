"""Rows of one kind in a workbook, over as many sheets as they need."""

from collections.abc import Mapping, Sequence
from typing import Any

from screenad.outputs.cell import fitted
from screenad.outputs.columns import Value
from screenad.outputs.looks import Looks
from screenad.outputs.pen import Pen

#: Rows that a sheet holds, its header among them.
ROWS = 1_048_576
#: Lines that are written into one cell: fewer than Excel allows, and more than anybody reads.
LINES = 100
# In characters.
_USUAL, _WIDE, _WIDEST = 13, 28, 48
_WIDTHS: Mapping[str, int] = {
    **dict.fromkeys(("source", "level", "rules", "rule", "gates", "sources", "what"), _WIDE),
    **dict.fromkeys(("titles", "title", "quote", "why", "advice", "notes", "said"), _WIDEST),
    **dict.fromkeys(("pay", "places", "contacts", "value", "error"), _WIDEST),
}


class Sheet:
    """Rows below a header that stays in sight and that they can be filtered by."""

    def __init__(
        self, book: Any, name: str, columns: Sequence[str], looks: Looks, pen: Pen
    ) -> None:
        self._book = book
        self._name = name
        self._columns = columns
        self._looks = looks
        self._pen = pen
        self._sheets: list[Any] = []
        self._begin()

    def add(self, row: Sequence[Value], looks: Mapping[str, Any] | None = None) -> None:
        """Write a row; ``looks`` are those of columns that look other than text."""
        if self._row == ROWS:
            self._end()
            self._begin()
        for column, (name, value) in enumerate(zip(self._columns, row, strict=True)):
            look = (looks or {}).get(name, self._looks.text)
            if isinstance(value, int):
                self._sheets[-1].write_number(self._row, column, value, look)
            elif text := self._joined(value):
                self._write(column, text, look)
        self._row += 1

    def close(self) -> None:
        """Let the rows be filtered, now that their number is known."""
        self._end()

    def _begin(self) -> None:
        number = len(self._sheets) + 1
        # Sheets are called the same in every language: formulas and programs name them.
        self._sheets.append(
            self._book.add_worksheet(self._name if number == 1 else f"{self._name} {number}")
        )
        self._sheets[-1].freeze_panes(1, 0)
        self._row = 0
        for column, name in enumerate(self._columns):
            self._sheets[-1].set_column(column, column, _WIDTHS.get(name, _USUAL))
            self._write(column, self._pen.say(f"column.{name}"), self._looks.header)
        self._row = 1

    def _end(self) -> None:
        self._sheets[-1].autofilter(0, 0, self._row - 1, len(self._columns) - 1)

    def _write(self, column: int, text: str, look: Any) -> None:
        # Never "write", which makes formulas, links and numbers of texts.
        held = fitted(text, self._pen.say("cell.cut"))
        self._sheets[-1].write_string(self._row, column, held, look)

    def _joined(self, texts: Sequence[str]) -> str:
        """Put texts below one another."""
        left = len(texts) - LINES
        more = [self._pen.say("cell.more", count=left)] if left > 0 else []
        return "\n".join([*texts[:LINES], *more])
