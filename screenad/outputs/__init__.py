"""Reports become text: one module a format, one table for all of them."""

from collections.abc import Callable, Mapping
from typing import TextIO

from screenad.outputs.jsonl import JsonArray, JsonLines
from screenad.outputs.report import People
from screenad.outputs.writer import Style, Writer

__all__ = ["FORMATS", "Style", "Writer"]

FORMATS: Mapping[str, Callable[[TextIO, Style], Writer]] = {
    "report": People,
    "json": JsonArray,
    "jsonl": JsonLines,
}
