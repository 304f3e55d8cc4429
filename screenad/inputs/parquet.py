"""Parquet: a row is an advert; rows come in batches, however many there are."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from screenad.inputs.jsontext import Number
from screenad.inputs.records import advert
from screenad.inputs.rows import too_much
from screenad.inputs.wants import Wants
from screenad.inputs.wound import wound
from screenad.model import Ad, Skipped
from screenad.needs import needed

BATCH = 1024


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read the rows, group by group: a damaged one costs no other."""
    arrow, parquet = needed("pyarrow", "parquet"), needed("pyarrow.parquet", "parquet")
    wrong = (arrow.ArrowException, OSError)
    with wound(stream, source, wants.limits) as file:
        try:
            table = parquet.ParquetFile(file)
        except wrong as problem:
            yield Skipped(source, f"not readable: {_said(problem)}")
            return
        first = 1
        for number in range(table.num_row_groups):
            after = first + table.metadata.row_group(number).num_rows
            try:
                for batch in table.iter_batches(BATCH, row_groups=[number]):
                    yield from rows(batch, wants, source, first)
                    first += batch.num_rows
            except wrong as problem:
                reason = f"rows {first} to {after - 1} are not readable: {_said(problem)}"
                yield Skipped(f"{source}#{first}", reason)
            first = after


def _said(problem: Exception) -> str:
    return str(problem).partition("\n")[0].lower()


def rows(batch: Any, wants: Wants, name: str = "", first: int = 1) -> Iterator[Ad | Skipped]:
    """Read each row of a batch as a record; ``first`` is the number of its first row."""
    columns, limit = wants.limits.columns, wants.limits.record
    for number, row in enumerate(batch.to_pylist(), first):
        record = {key: _plain(value) for key, value in row.items() if value is not None}
        source = record.pop("source", "") if not name else ""
        place = str(source or f"{name}#{number}")
        fault = too_much([v for v in record.values() if isinstance(v, str)], columns, limit)
        yield Skipped(place, fault) if fault else advert(record, place, wants.mapping)


def _plain(value: object) -> object:
    """Give a value as JSON would."""
    match value:
        case dict():
            return {key: _plain(item) for key, item in value.items() if item is not None}
        case list():
            return [_plain(item) for item in value if item is not None]
        case str() | bool():
            return value
        case bytes():
            return value.decode("utf-8", "replace")
        case _:
            return Number(value)
