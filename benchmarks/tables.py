"""Say how long tables and packed files take to read, beside the bare parser of each.

    python benchmarks/tables.py [NUMBER]

NUMBER adverts are written in each format. The parser alone and the reader take turns; what is
printed is the median of the ratios, and nothing is screened.
"""

import argparse
import bz2
import csv
import gzip
import io
import json
import lzma
import resource
import sys
import zipfile
from collections.abc import Callable, Iterable
from importlib import import_module
from statistics import median

import pyarrow
import pyarrow.parquet
from adverts import lines
from python_calamine import load_workbook
from xlsxwriter import Workbook

from screenad.inputs import read

TURNS = 5
zstd = import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")


def main() -> None:
    parser = argparse.ArgumentParser(description="Set readers beside the bare parsers.")
    parser.add_argument("number", type=int, nargs="?", default=20_000)
    records = [json.loads(line) for line in lines(parser.parse_args().number, 400)]
    jsonl = "".join(json.dumps(record) + "\n" for record in records).encode()
    for name, data, bare in (
        ("csv", table(records), lambda data: csv.reader(io.StringIO(data.decode()))),
        (
            "excel",
            workbook(records),
            lambda data: load_workbook(io.BytesIO(data)).get_sheet_by_index(0).iter_rows(),
        ),
        ("parquet", parquet(records), batches),
        ("json", json.dumps(records).encode(), json.loads),
        ("jsonl", jsonl, parsed),
        ("jsonl, gzip", gzip.compress(jsonl), lambda data: parsed(gzip.decompress(data))),
        ("jsonl, bzip2", bz2.compress(jsonl), lambda data: parsed(bz2.decompress(data))),
        ("jsonl, xz", lzma.compress(jsonl), lambda data: parsed(lzma.decompress(data))),
        ("jsonl, zstd", zstd.compress(jsonl), lambda data: parsed(zstd.decompress(data))),
        (
            "jsonl, zip",
            zipped(jsonl),
            lambda data: parsed(zipfile.ZipFile(io.BytesIO(data)).read("a")),
        ),
    ):
        print(f"{name}: {ratio(data, bare):.1f} times the bare parser")


def ratio(data: bytes, bare: Callable[[bytes], Iterable[object]]) -> float:
    """Let both take turns."""
    found = []
    for _ in range(TURNS):
        alone = seconds(lambda: bare(data))
        found.append(seconds(lambda: read(io.BytesIO(data), "ads")) / alone)
    return median(found)


def seconds(start: Callable[[], Iterable[object]]) -> float:
    """Give the processor time that something takes, here and in processes that it starts."""
    begun = spent()
    for _ in start():
        pass
    return spent() - begun


def spent() -> float:
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in both)


def parsed(data: bytes) -> Iterable[object]:
    return map(json.loads, data.splitlines())


def unzipped(data: bytes) -> Iterable[object]:
    return parsed(zipfile.ZipFile(io.BytesIO(data)).read("a"))


def sheet(data: bytes) -> Iterable[object]:
    return load_workbook(io.BytesIO(data)).get_sheet_by_index(0).iter_rows()


def batches(data: bytes) -> Iterable[object]:
    for batch in pyarrow.parquet.ParquetFile(io.BytesIO(data)).iter_batches(1024):
        yield from batch.to_pylist()


def table(records: list[dict[str, str]]) -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(records[0]))
    writer.writeheader()
    writer.writerows(records)
    return stream.getvalue().encode()


def workbook(records: list[dict[str, str]]) -> bytes:
    stream = io.BytesIO()
    with Workbook(stream, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, list(records[0]))
        for number, record in enumerate(records, 1):
            sheet.write_row(number, 0, list(record.values()))
    return stream.getvalue()


def parquet(records: list[dict[str, str]]) -> bytes:
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(records), stream)
    return stream.getvalue()


def zipped(data: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", data)
    return stream.getvalue()


if __name__ == "__main__":
    main()
