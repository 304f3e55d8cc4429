"""A table of adverts in, a table of results out: what Ray, Spark and their likes are given."""

from collections.abc import Mapping
from typing import Any

from screenad.batch.work import Plan, lines, ready
from screenad.inputs import Wants
from screenad.inputs.parquet import rows
from screenad.model import Harm, Report, Skipped
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
    items = rows(batch, Wants(mapping))
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
