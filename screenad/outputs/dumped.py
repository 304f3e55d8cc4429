"""JSON on a stream: values that steer no terminal, and arrays that are written as they come."""

import json
import re
from functools import cache
from typing import TextIO


def dumped(value: object, stream: TextIO) -> str:
    """Give a value as JSON in one line that the stream can hold."""
    # An encoding that lacks characters would break the line, or invent escapes that JSON lacks.
    plain = not (stream.encoding or "utf-8").lower().startswith("utf")
    return _steering().sub(_escaped, json.dumps(value, ensure_ascii=plain))


class Array:
    """An array under way on a stream, an item a line, so that its size does not matter here."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._before = "["
        self.size = 0

    def add(self, value: object) -> None:
        """Write a value as the next one."""
        self._stream.write(f"{self._before}\n{dumped(value, self._stream)}")
        self._before = ","
        self.size += 1

    def close(self) -> None:
        """Close the array; without items it is an empty one."""
        self._stream.write("\n]" if self.size else "[]")


@cache
def _steering() -> re.Pattern[str]:
    # Lone surrogates can't be encoded; the others end lines or steer a terminal that shows them.
    return re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff]")


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
