"""A table of adverts in, a table of results out."""

import json

import pytest
from program import HIGH, LOW, NONE, OWN, call

from screenad.batch import Plan, screen_batch
from screenad.batch.table import COLUMNS, schema

arrow = pytest.importorskip("pyarrow")
PLAN = Plan(paths=(OWN[-1],), builtin=False)


def table(*records):
    return arrow.RecordBatch.from_pylist(list(records))


def screened(*records, plan=PLAN, **mapping):
    return screen_batch(table(*records), plan, mapping).to_pylist()


def test_each_row_has_its_result_in_the_columns_that_are_promised():
    high, none = screened({"text": HIGH, "id": "7"}, {"text": NONE, "id": "8"})
    assert list(high) == list(COLUMNS)
    assert (high["level"], high["id"], high["state"], high["language"]) == (
        *("high", "7", "screened"),
        "en",
    )
    assert high["rules"] == ["papers-kept"]
    assert high["points"] > 0
    assert high["trafficking"] > 0
    assert (none["level"], none["points"], none["rules"]) == ("none", 0, [])


def test_the_report_is_what_the_program_would_print(tmp_path):
    path = tmp_path / "ads.jsonl"
    records = [{"title": "Packer", "text": text, "salary": "900 a month"} for text in (HIGH, LOW)]
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    named = [{**each, "source": f"{path}:{n}"} for n, each in enumerate(records, 1)]
    reports = [json.loads(row["report"]) for row in screened(*named)]
    assert reports == call(*OWN, "-f", "jsonl", path).records


def test_numbers_lists_and_nulls_are_read_as_from_json(tmp_path):
    record = {
        "text": HIGH,
        "id": 12,
        "salary": {"currency": "USD", "min": 900, "max": 1500.5},
        "contact": ["@abcdef", None],
        "company": None,
    }
    path = tmp_path / "ads.jsonl"
    path.write_text(json.dumps(record), encoding="utf-8")
    (row,) = screened({**record, "source": f"{path}:1"})
    assert json.loads(row["report"]) == call(*OWN, "-f", "jsonl", path).records[0]
    assert row["id"] == "12"


def test_a_row_that_cannot_be_read_has_nulls_and_the_reason():
    empty, fine = screened({"text": ""}, {"text": HIGH})
    assert json.loads(empty["report"])["error"] == {"reason": "there is no text"}
    assert (empty["source"], empty["level"], empty["points"]) == ("#1", None, None)
    assert fine["level"] == "high"


def test_columns_can_be_named():
    (row,) = screened({"xx": HIGH}, text="xx")
    assert row["level"] == "high"


def test_an_empty_batch_has_the_columns_too():
    empty = arrow.RecordBatch.from_pylist([], schema=arrow.schema([("text", arrow.string())]))
    assert screen_batch(empty, PLAN).schema == schema()
    assert screen_batch(empty, PLAN).num_rows == 0


def test_the_shipped_rules_are_used_where_none_are_named():
    (row,) = screen_batch(table({"text": "We keep your passport in the office."})).to_pylist()
    assert "passport-kept" in row["rules"]


def test_a_missing_package_is_told_with_the_command_that_installs_it(monkeypatch):
    from screenad.errors import WorkError

    batch = table({"text": HIGH})
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(WorkError, match=r"pip install 'screenad\[parquet\]'"):
        screen_batch(batch, PLAN)
