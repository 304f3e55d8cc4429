"""Reports become text or a file: one module a format, one table for all of them."""

from collections.abc import Mapping
from importlib import import_module
from typing import IO, Any, NamedTuple

from screenad.outputs.writer import Style, Theme, Tlp, Writer

__all__ = ["FORMATS", "Format", "Style", "Theme", "Tlp", "Writer"]


class Format(NamedTuple):
    """A format whose module is loaded when it is used: some take a while.

    A ``raw`` one writes bytes, the others text. ``shown`` is false where a terminal would show
    noise. ``needs`` names a package that not everybody has, and the extra that it comes with.
    """

    module: str
    name: str
    raw: bool = False
    shown: bool = True
    needs: tuple[str, str] | None = None

    def __call__(self, stream: IO[Any], style: Style) -> Writer:
        """Make a writer on a stream, of bytes where the format is raw."""
        made = getattr(import_module(f"{__name__}.{self.module}"), self.name)
        writer: Writer = made(stream, style)
        return writer


FORMATS: Mapping[str, Format] = {
    "report": Format("report", "People"),
    "json": Format("jsonl", "JsonArray"),
    "jsonl": Format("jsonl", "JsonLines"),
    "csv": Format("commas", "Commas", raw=True),
    "xlsx": Format("workbook", "Book", raw=True, shown=False, needs=("xlsxwriter", "excel")),
    "markdown": Format("note", "CaseNotes"),
    "html": Format("html", "Page", needs=("jinja2", "html")),
    "sarif": Format("sarif", "Sarif"),
    "stix": Format("stix", "Stix"),
    "misp": Format("misp", "Misp"),
}
