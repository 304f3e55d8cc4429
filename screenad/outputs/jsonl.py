"""JSON for programs: one array, or one object a line."""

import json
import re
from functools import cache
from typing import TextIO

from screenad.model import Report, Skipped
from screenad.outputs.shape import record, unread
from screenad.outputs.writer import Style


class JsonLines:
    """Write one object a line, each at once."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        self._stream = stream
        self._style = style

    def write(self, item: Report | Skipped) -> None:
        """Write the item as a line of its own."""
        self._stream.write(_dumped(item, self._stream, self._style) + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Write nothing: the lines are complete."""


class JsonArray:
    """Write one array, an item a line, so that its size does not matter here."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        self._stream = stream
        self._style = style
        self._before = "["

    def write(self, item: Report | Skipped) -> None:
        """Write the item as the array's next one."""
        self._stream.write(f"{self._before}\n{_dumped(item, self._stream, self._style)}")
        self._before = ","

    def close(self) -> None:
        """Close the array; without items it is an empty one."""
        self._stream.write("[]\n" if self._before == "[" else "\n]\n")


def _dumped(item: Report | Skipped, stream: TextIO, style: Style) -> str:
    shaped = unread(item) if isinstance(item, Skipped) else record(item, explain=style.explain)
    # An encoding that lacks characters would break the line, or invent escapes that JSON lacks.
    plain = not (stream.encoding or "utf-8").lower().startswith("utf")
    return _steering().sub(_escaped, json.dumps(shaped, ensure_ascii=plain))


@cache
def _steering() -> re.Pattern[str]:
    # Lone surrogates can't be encoded; the others end lines or steer a terminal that shows them.
    return re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff]")


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
