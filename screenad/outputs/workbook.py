"""A workbook for Excel: adverts, findings, contacts, and what its reader has to know."""

from collections.abc import Iterator, Sequence
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

from screenad import __version__
from screenad.model import Report, Skipped
from screenad.outputs.columns import COLUMNS, Column, Value, place, plain, shown, values, verdict
from screenad.outputs.detail import DETAILS, details
from screenad.outputs.looks import Looks
from screenad.outputs.sealed import NO_TIME
from screenad.outputs.shared import Shared
from screenad.outputs.sheet import Sheet
from screenad.outputs.writer import Style

_OPTIONS = {
    "constant_memory": True,  # rows wait on the disk
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
# Quotes have a sheet of their own, a row each; the level is drawn.
_ADVERTS = [
    Column("level", lambda report, pen: (verdict(report, pen),)) if each.name == "level" else each
    for each in COLUMNS
    if each.name != "evidence"
]
_CONTACTS = ("kind", "value", "adverts", "level", "sources")
_ABOUT = ("what", "said")


class Book:
    """Write a workbook; what it keeps in memory are the contacts."""

    def __init__(self, stream: IO[bytes], style: Style) -> None:
        from xlsxwriter import Workbook  # type: ignore[import-untyped]  # not everybody has it

        self._stream = stream
        self._time = style.time
        self._pen = plain(style)
        self._file = TemporaryFile()  # noqa: SIM115 - a pipe can't take a workbook piece by piece
        self._book = Workbook(self._file, _OPTIONS)
        self._book.set_properties({"created": style.time or NO_TIME})
        self._looks = Looks(self._book)
        self._adverts = self._sheet("adverts", [column.name for column in _ADVERTS])
        self._findings = self._sheet("findings", DETAILS)
        self._shared = Shared()
        self._read = self._unread = 0
        self._rules = ""

    def write(self, item: Report | Skipped) -> None:
        """Write the rows of one advert."""
        row = values(item, _ADVERTS, self._pen)
        if isinstance(item, Skipped):
            self._unread += 1
            self._adverts.add(row)
            return
        self._read += 1
        self._rules = f"{item.rules_version}, {item.rules_digest}"
        self._shared.add(item)
        self._adverts.add(row, {"level": self._looks.verdict(item)})
        for detail in details(item, self._pen):
            self._findings.add(detail)

    def close(self) -> None:
        """Write what all adverts have in common, and then the file."""
        self._adverts.close()
        self._findings.close()
        self._add_contacts()
        self._add_about()
        with self._file:
            self._pack()
            self._file.seek(0)
            copyfileobj(self._file, self._stream)

    def _sheet(self, name: str, columns: Sequence[str]) -> Sheet:
        return Sheet(self._book, name, columns, self._looks, self._pen)

    def _add_contacts(self) -> None:
        sheet, pen = self._sheet("contacts", _CONTACTS), self._pen
        for kind, value, seen in self._shared.rows():
            level = pen.level(seen.level, pen.say(f"level.{seen.level}")).plain
            sources = [place(source, pen) for source in seen.sources]
            row: list[Value] = [(kind,), (shown(value, pen),), seen.adverts, (level,), sources]
            sheet.add(row, {"level": self._looks.level(seen.level)})
        sheet.close()

    def _add_about(self) -> None:
        sheet = self._sheet("about", _ABOUT)
        for what, said in self._about():
            sheet.add([(self._pen.say(what),), said])
        sheet.close()

    def _about(self) -> Iterator[tuple[str, Value]]:
        say = self._pen.say
        yield "book.program", (f"screenad {__version__}",)
        yield "book.rules", (self._pen.inline(self._rules),)
        if self._time:
            yield "book.time", (f"{self._time:%Y-%m-%d %H:%M:%S} UTC",)
        yield "book.read", self._read
        yield "book.unread", self._unread
        yield "heading.limits", (say("limits"),)
        yield "level.none", (say("limits.none"),)
        yield "book.links", (say("book.links.means"),)

    def _pack(self) -> None:
        from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped]

        try:
            self._book.close()
        except FileCreateError as problem:
            raise problem.args[0] from problem
