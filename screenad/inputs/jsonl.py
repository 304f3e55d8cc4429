"""JSON Lines: a line is an advert, and a bad one stops nothing."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import BinaryIO

from screenad.errors import InputError
from screenad.inputs.encodings import decode, unicode_form
from screenad.inputs.endless import REST, ends
from screenad.inputs.jsontext import parse
from screenad.inputs.line import Line
from screenad.inputs.recoding import recoded
from screenad.inputs.records import adverts
from screenad.inputs.replay import peeked
from screenad.inputs.wants import Wants
from screenad.model import Ad, Skipped


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Line | Skipped]:
    """Cut the stream into its lines; blank ones are passed over."""
    head, again = peeked(stream)
    return numbered(_utf8(head, again), source, wants, hint=hinted(head))


def hinted(head: bytes) -> str:
    """Name the encoding that a file's beginning shows: more of it tells better than one line."""
    encoding = decode(head, whole=False).encoding
    return "" if encoding == "utf-8" else encoding


def numbered(
    stream: BinaryIO, source: str, wants: Wants, *, first: int = 1, hint: str = ""
) -> Iterator[Line | Skipped]:
    """Give the lines of a stream whose encoding keeps line ends; ``first`` numbers the first."""
    limit = wants.limits.record
    for number in count(first):
        line = stream.readline(limit + 1)
        place = f"{source}:{number}"
        if not line:
            return
        if len(line) > limit and not line.endswith(b"\n"):
            found = ends(stream.readline, (b"\n",), wants.limits.passed)
            reason = f"longer than {limit / 2**20:g} MiB (one JSON value? --from json)"
            yield Skipped(place, reason if found else reason + REST)
            if not found:
                return
        elif line.strip():
            yield Line(line, place, wants.mapping, hint)


def opened(line: Line) -> Iterator[Ad | Skipped]:
    """Give the advert of a line, or each of those that its object holds in a list."""
    decoded = decode(line.data, hint=line.hint)
    try:
        value = parse(decoded.text, line.source)
    except InputError as error:
        yield Skipped(line.source, error.reason)
        return
    for found in adverts(value, line.source, line.mapping):
        yield noted(found, decoded.note)


def noted(found: Ad | Skipped, note: str) -> Ad | Skipped:
    """Add a note to an advert; what was skipped has its reason."""
    if not note or isinstance(found, Skipped):
        return found
    return replace(found, notes=(*found.notes, note))


def _utf8(head: bytes, stream: BinaryIO) -> BinaryIO:
    """Give the stream in an encoding whose lines can be told apart as bytes."""
    form, mark = unicode_form(head)
    stream.read(mark)
    if form in {"", "utf-8"}:
        return stream
    return recoded(stream, form)
