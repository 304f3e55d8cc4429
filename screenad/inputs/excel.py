"""Tables of office programs (XLSX, XLS, XLSB, ODS): each sheet, read in a process of its own."""

from collections.abc import Iterator
from datetime import datetime, time
from itertools import groupby
from typing import Any, BinaryIO

from screenad.inputs.guarded import StoppedError, guarded
from screenad.inputs.rows import Row, adverts, too_much
from screenad.inputs.wants import Wants
from screenad.model import Ad, Skipped
from screenad.needs import needed
from screenad.said import said

#: What the old office format calls its parts, if the file is no table.
OTHERS = (("WordDocument", "an old Word document"), ("PowerPoint", "an old presentation"))


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Give the advert of each row of each sheet; its place is sheet and row."""
    needed("python_calamine", "excel")
    limits = wants.limits
    options = {"columns": limits.columns, "record": limits.record}
    values = _Values(guarded(sheets, stream, limits, **options))
    for name, rows in groupby(values, lambda value: value[0]):
        found = (_row(f"{source}:{name}!{number}", *row) for _, number, *row in rows)
        yield from adverts(found, f"{source}:{name}", wants.mapping)
    if values.fault:
        yield Skipped(source, values.fault)
    elif not values.some:
        yield Skipped(source, said("there is no text"))


def _row(place: str, cells: list[str], note: str, fault: str) -> Row | Skipped:
    return Skipped(place, fault) if fault else Row(cells, place, (note,))


class _Values:
    """The rows that come, and why no more of them do."""

    def __init__(self, values: Iterator[object]) -> None:
        self.fault = ""
        self.some = False
        self._values = values

    def __iter__(self) -> Iterator[Any]:
        try:
            for value in self._values:
                self.some = True
                yield value
        except StoppedError as problem:
            more = "only what came before was read" if self.some else "not read"
            said = str(problem)
            self.fault = f"{said[:1].lower()}{said[1:]} ({more})"


def sheets(stream: BinaryIO, columns: int, record: int) -> Iterator[object]:
    """Give each row that isn't empty: name of the sheet, number, cells, a note, and a fault."""
    import python_calamine as calamine  # what this process is there for

    data = stream.read()
    for part, what in OTHERS:
        if data.startswith(b"\xd0\xcf") and part.encode("utf-16-le") in data:
            raise ValueError(f"not a table but {what}: save it in a newer format")
    stream.seek(0)
    del data
    try:
        book = calamine.load_workbook(stream)
        for about in book.sheets_metadata:
            if about.typ == calamine.SheetTypeEnum.WorkSheet:
                hidden = about.visible != calamine.SheetVisibleEnum.Visible
                note = "the sheet is hidden" if hidden else ""
                for number, cells in _rows(book.get_sheet_by_name(about.name)):
                    fault = too_much(cells, columns, record)
                    yield about.name, number, [] if fault else cells, note, fault
    except calamine.PasswordError:
        raise ValueError("it is encrypted: save it without a password first") from None


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    down = _Down(sheet.merged_cell_ranges or ())
    first, left = sheet.start or (0, 0)
    for number, row in enumerate(sheet.iter_rows(), first):
        cells = [""] * left + [_said(value) for value in row]
        filled = down.filled(number, cells)
        if any(filled):
            yield number + 1, filled


class _Down:
    """Cells that are merged over several rows: each of these has their words."""

    def __init__(self, ranges: Any) -> None:
        # Those over many columns hold titles, and names that stand over several columns.
        tall = (each for each in ranges if each[0][1] == each[1][1] and each[0][0] < each[1][0])
        self._ranges = sorted(tall, reverse=True)
        self._open: dict[int, tuple[int, str]] = {}

    def filled(self, row: int, cells: list[str]) -> list[str]:
        while self._ranges and self._ranges[-1][0][0] <= row:
            (top, column), (bottom, _) = self._ranges.pop()
            if top == row and column < len(cells):
                self._open[column] = (bottom, cells[column])
        for column, (bottom, words) in list(self._open.items()):
            if row > bottom:
                del self._open[column]
            elif not cells[column]:
                cells[column] = words
        return cells


def _said(value: object) -> str:
    """Say a value as the sheet shows it, as far as that is known."""
    match value:
        case bool():
            return str(value).lower()
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case _:
            return str(value)
