"""Parquet files, row by row."""

import io
import sys

import pyarrow as arrow
from program import HIGH, NONE, OWN, call
from pyarrow import parquet

from screenad.inputs import Wants, read
from screenad.inputs.wants import Limits
from screenad.model import Skipped


def written(records, **options):
    stream = io.BytesIO()
    parquet.write_table(arrow.Table.from_pylist(records), stream, **options)
    return stream.getvalue()


def all_of(data, wants=None):
    return list(read(io.BytesIO(data), "ads.parquet", "", wants))


def test_each_row_is_an_advert_with_its_number():
    records = [{"text": f"number {n}", "id": n} for n in range(3000)]
    found = all_of(written(records, row_group_size=700))
    assert [ad.text for ad in found] == [f"number {n}" for n in range(3000)]
    assert (found[0].source, found[-1].source) == ("ads.parquet#1", "ads.parquet#3000")
    assert found[-1].id == "2999"


def test_a_file_is_screened_as_the_records_that_it_holds(tmp_path):
    path = tmp_path / "ads.parquet"
    path.write_bytes(written([{"title": "Packer", "text": HIGH}, {"title": "Baker", "text": NONE}]))
    high, none = call(*OWN, "-f", "jsonl", path).records
    assert (high["level"], none["level"]) == ("high", "none")
    assert high["source"] == f"{path}#1"


def test_a_column_can_be_named():
    (ad,) = all_of(written([{"a": "yes", "text": "no"}]), Wants({"text": "a"}))
    assert ad.text == "yes"


def test_a_row_over_the_limit_costs_no_other():
    data = written([{"text": "x" * 5000}, {"text": "short"}])
    long, short = all_of(data, Wants(limits=Limits(record=1000)))
    assert long == Skipped("ads.parquet#1", "longer than 0.000953674 MiB (--limit record=SIZE)")
    assert short.text == "short"


def test_a_damaged_group_of_rows_is_told_and_costs_no_other():
    records = [{"text": f"number {n}"} for n in range(3000)]
    data = bytearray(written(records, row_group_size=1000, compression="gzip"))
    column = parquet.ParquetFile(io.BytesIO(bytes(data))).metadata.row_group(1).column(0)
    at = column.data_page_offset
    data[at : at + 60] = bytes(60)
    found = all_of(bytes(data))
    (fault,) = [each for each in found if isinstance(each, Skipped)]
    assert (len(found), found.index(fault), found[-1].source) == (2001, 1000, "ads.parquet#3000")
    assert fault.source == "ads.parquet#1001"
    assert fault.reason.startswith("rows 1001 to 2000 are not readable: ")


def test_a_missing_package_is_told_with_the_command_that_installs_it(tmp_path, monkeypatch):
    path = tmp_path / "ads"
    path.write_bytes(written([{"text": NONE}]))
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = call(*OWN, "-f", "jsonl", path)
    assert done.status == 3
    assert "pip install 'screenad[parquet]'" in done.records[0]["error"]["reason"]
