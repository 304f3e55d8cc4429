"""Reports become text: one module a format, one table for all of them."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TextIO

from screenad.outputs.writer import Style, Theme, Writer

__all__ = ["FORMATS", "Style", "Theme", "Writer"]

Maker = Callable[[TextIO, Style], Writer]


def _later(module: str, name: str) -> Maker:
    """Give a format whose module is loaded when it is used: some take a while."""

    def made(stream: TextIO, style: Style) -> Writer:
        writer: Writer = getattr(import_module(f"{__name__}.{module}"), name)(stream, style)
        return writer

    return made


FORMATS: Mapping[str, Maker] = {
    "report": _later("report", "People"),
    "json": _later("jsonl", "JsonArray"),
    "jsonl": _later("jsonl", "JsonLines"),
}
