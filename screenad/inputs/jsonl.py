"""JSON Lines: a line is an advert, read one at a time, and a bad one stops nothing."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from screenad.errors import InputError
from screenad.inputs.encodings import Decoded, decode, unicode_form
from screenad.inputs.jsontext import parse
from screenad.inputs.records import adverts
from screenad.inputs.replay import peeked
from screenad.model import Ad, Skipped

LIMIT = 4 * 2**20


def read(stream: BinaryIO, source: str, mapping: Mapping[str, str]) -> Iterator[Ad | Skipped]:
    """Read the adverts in their order; blank lines are passed over."""
    head, again = peeked(stream)
    # More of the file tells its encoding better than one line.
    encoding = decode(head, whole=False).encoding
    hint = "" if encoding == "utf-8" else encoding
    for number, line in enumerate(_lines(_utf8(head, again)), 1):
        place = f"{source}:{number}"
        if line is None:
            yield Skipped(place, f"longer than {LIMIT // 2**20} MiB (one JSON value? --from json)")
        elif line.strip():
            yield from _adverts(decode(line, hint=hint), place, mapping)


def _adverts(decoded: Decoded, place: str, mapping: Mapping[str, str]) -> Iterator[Ad | Skipped]:
    try:
        value = parse(decoded.text, place)
    except InputError as error:
        yield Skipped(place, error.reason)
        return
    for found in adverts(value, place, mapping):
        yield noted(found, decoded.note)


def noted(found: Ad | Skipped, note: str) -> Ad | Skipped:
    """Add a note to an advert; what was skipped has its reason."""
    if not note or isinstance(found, Skipped):
        return found
    return replace(found, notes=(*found.notes, note))


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Give the lines; None for one over the limit, which is never held as a whole."""
    while line := stream.readline(LIMIT + 1):
        whole = len(line) <= LIMIT or line.endswith(b"\n")
        yield line if whole else None
        while not whole:
            more = stream.readline(LIMIT)
            whole = not more or more.endswith(b"\n")


def _utf8(head: bytes, stream: BinaryIO) -> BinaryIO:
    """Give the stream in an encoding whose lines can be told apart as bytes."""
    form, mark = unicode_form(head)
    stream.read(mark)
    if form in {"", "utf-8"}:
        return stream
    return io.BufferedReader(_Recoded(io.TextIOWrapper(stream, form, "replace", newline="")))


class _Recoded(io.RawIOBase):
    """Text as UTF-8 bytes."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        super().__init__()
        self._text = text

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer
        # A code point is at most four bytes of UTF-8.
        data = self._text.read(len(buffer) // 4).encode("utf-8", "replace")
        buffer[: len(data)] = data
        return len(data)
