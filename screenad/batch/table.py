"""A table of adverts in, a table of results out: what Ray, Spark and their likes are given."""

from collections.abc import Iterator, Mapping
from typing import Any

from screenad.batch.work import Plan, lines, ready
from screenad.inputs.jsontext import Number
from screenad.inputs.records import advert
from screenad.model import Ad, Harm, Report, Skipped
from screenad.needs import needed

#: The columns of a table of results, with their types in Arrow's words.
COLUMNS: Mapping[str, str] = {
    "source": "string",
    "id": "string",
    "state": "string",
    "language": "string",
    "level": "string",
    "points": "int32",
    "fraud": "int32",
    "labour": "int32",
    "trafficking": "int32",
    "rules": "list<string>",
    "report": "string",
}


def screened(batch: Any, plan: Plan, mapping: Mapping[str, str]) -> Any:
    """Screen each row of a batch; give a batch of ``COLUMNS``, a row for a row."""
    arrow = needed("pyarrow", "parquet")
    work = ready(plan)
    items = rows(batch, mapping)
    results = [_result(result, plan) for result in work.results(items)]
    return arrow.RecordBatch.from_pylist(results, schema=schema())


def schema() -> Any:
    """Give the schema of a table of results."""
    arrow = needed("pyarrow", "parquet")
    types = {
        "string": arrow.string(),
        "int32": arrow.int32(),
        "list<string>": arrow.list_(arrow.string()),
    }
    return arrow.schema([(name, types[kind]) for name, kind in COLUMNS.items()])


def rows(
    batch: Any, mapping: Mapping[str, str], name: str = "", first: int = 1
) -> Iterator[Ad | Skipped]:
    """Read each row of a batch as a record; ``first`` is the number of its first row."""
    for number, row in enumerate(batch.to_pylist(), first):
        record = {key: _plain(value) for key, value in row.items() if value is not None}
        source = record.pop("source", "") if not name else ""
        yield advert(record, str(source or f"{name}#{number}"), mapping)


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


def _result(result: Report | Skipped, plan: Plan) -> dict[str, object]:
    report = lines((result,), plan).rstrip("\n")
    if isinstance(result, Skipped):
        return {"source": result.source, "report": report}
    return {
        "source": result.ad.source,
        "id": result.ad.id,
        "state": result.state,
        "language": result.language,
        "level": result.level,
        "points": result.points,
        **{harm.value: result.harms.get(harm, 0) for harm in Harm},
        "rules": [finding.rule for finding in result.findings],
        "report": report,
    }
