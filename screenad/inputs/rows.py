"""Rows of cells to adverts: what a table in any kind of file comes to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice, zip_longest

from screenad.errors import InputError
from screenad.inputs.layout import Layout, laid_out
from screenad.inputs.records import advert
from screenad.model import Ad, Skipped
from screenad.said import said

#: Rows, and characters of them, that are looked at before the first is given.
SAMPLE, ENOUGH = 50, 2**20


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, where it is from, and what a reader should know of it."""

    cells: Sequence[str]
    source: str
    notes: tuple[str, ...] = ()


def too_much(cells: Sequence[str], columns: int, record: int) -> str:
    """Say which limit a row is over, if any."""
    if len(cells) > columns:
        return f"more than {columns} columns (--limit columns=NUMBER)"
    long = sum(map(len, cells)) > record
    return f"longer than {record / 2**20:g} MiB (--limit record=SIZE)" if long else ""


def adverts(
    rows: Iterable[Row | Skipped], source: str, mapping: Mapping[str, str]
) -> Iterator[Ad | Skipped]:
    """Give the advert of each row that isn't empty."""
    coming = (row for row in rows if isinstance(row, Skipped) or any(map(str.strip, row.cells)))
    empty = True
    for row in coming:
        empty = False
        if isinstance(row, Row):
            yield from _laid_out(row, coming, source, mapping)
            return
        else:
            yield row
    if empty:
        yield Skipped(source, said("there is no text"))


def _laid_out(
    first: Row, coming: Iterator[Row | Skipped], source: str, mapping: Mapping[str, str]
) -> Iterator[Ad | Skipped]:
    """Read all rows from the first on that has cells."""
    sample = [first, *_sample(coming)]
    cells = [row.cells for row in sample if isinstance(row, Row)]
    try:
        layout = laid_out(cells, source, mapping)
    except InputError as problem:
        yield Skipped(source, problem.reason)
        return
    left = layout.top
    for row in chain(sample, coming):
        if isinstance(row, Skipped):
            yield row
        elif left:
            left -= 1
        else:
            yield _advert(row, layout)


def _sample(coming: Iterator[Row | Skipped]) -> Iterator[Row | Skipped]:
    size = 0
    for row in islice(coming, SAMPLE):
        yield row
        size += sum(map(len, row.cells)) if isinstance(row, Row) else 0
        if size > ENOUGH:
            return


def _advert(row: Row, layout: Layout) -> Ad | Skipped:
    """Read a row; columns of one name are one field."""
    record: dict[str, object] = {}
    for number, (name, cell) in enumerate(zip_longest(layout.names, row.cells, fillvalue=""), 1):
        key = name or f"column {number}"
        before = record.get(key)
        record[key] = f"{before}\n{cell}" if before and cell else before or cell
    found = advert(record, row.source, layout.mapping)
    notes = tuple(note for note in (layout.note, *row.notes) if note)
    if isinstance(found, Skipped) or not notes:
        return found
    return replace(found, notes=(*found.notes, *notes))
