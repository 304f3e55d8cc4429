"""Tables as text: CSV, TSV and their likes, with whatever separates the columns."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from screenad.inputs.cells import Cells, Lines, cells, separator
from screenad.inputs.encodings import decode
from screenad.inputs.recoding import BROKEN, Text, texts
from screenad.inputs.replay import peeked
from screenad.inputs.rows import Row, adverts, too_much
from screenad.inputs.wants import Limits, Wants
from screenad.model import Ad, Skipped

#: A first line by which a table says what separates its columns.
SAYS = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Give the advert of each row; its place is that of its first line."""
    head, again = peeked(stream)
    text = texts(again)
    lines = Lines(text.stream, wants.limits)
    first = lines.next()
    said = SAYS.fullmatch(first)
    if first and not said:
        lines.back([first])
    # A first line that is longer than what was looked at says more than that.
    sample = max(decode(head, whole=False).text, first, key=len)
    between = said[1] if said else separator(sample, wants.limits)
    found = cells(lines, between, wants.limits)
    rows = (_row(each, source, text, wants.limits) for each in found)
    yield from adverts(rows, source, wants.mapping)


def _row(found: Cells, source: str, text: Text, limits: Limits) -> Row | Skipped:
    place = f"{source}:{found.line}"
    fault = found.fault or too_much(found.cells, limits.columns, limits.record)
    if fault:
        return Skipped(place, fault)
    decoded = text.own("\n".join(found.cells))
    row = found.cells
    if any(map(BROKEN.search, row)):
        row = tuple(decode(_bytes(cell), hint=decoded.encoding).text for cell in row)
    return Row(row, place, (decoded.note, found.note))


def _bytes(cell: str) -> bytes:
    return cell.encode("utf-8", "surrogateescape")
