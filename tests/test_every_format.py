"""Two thousand random reports through every format, each asked as those who read it would."""

import csv
import json
import warnings
from collections.abc import Callable
from io import BytesIO, StringIO

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from pymisp import MISPEvent
from random_reports import reports
from test_exchange import MOMENT, SARIF, stix2
from test_json import VALIDATOR
from test_visible import steering

from screenad.model import Report
from screenad.outputs import FORMATS, Style

pytestmark = pytest.mark.long
#: So many reports at a time, and so many times: two thousand of each format.
AT_ONCE, TIMES = 20, 100
PAGE = "{http://www.w3.org/1999/xhtml}"


def bytes_of(form: str, items: list[Report]) -> bytes:
    stream = BytesIO() if FORMATS[form].raw else StringIO()
    writer = FORMATS[form](stream, Style(time=MOMENT))
    for item in items:
        writer.write(item)
    writer.close()
    written = stream.getvalue()
    return written if isinstance(written, bytes) else written.encode("utf-8")


def people(data: bytes, items: list[Report]) -> None:
    assert steering(data.decode()) == []
    assert items


def lines(data: bytes, items: list[Report]) -> None:
    for line in data.decode().splitlines():
        VALIDATOR.validate(json.loads(line))
    assert len(data.decode().splitlines()) == len(items)


def array(data: bytes, items: list[Report]) -> None:
    found = json.loads(data)
    for each in found:
        VALIDATOR.validate(each)
    assert len(found) == len(items)


def commas(data: bytes, items: list[Report]) -> None:
    head, *rows = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))
    assert len(rows) == len(items)
    assert {len(row) for row in rows} == {len(head)}
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")] == []


def workbook(data: bytes, items: list[Report]) -> None:
    book = load_workbook(BytesIO(data))
    assert book["adverts"].max_row == 1 + len(items)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}
    assert not any(cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row)


def page(data: bytes, items: list[Report]) -> None:
    tree = html5lib.HTMLParser(strict=True).parse(data.decode())
    names = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert names.isdisjoint({f"{PAGE}{name}" for name in ("img", "iframe", "object", "embed")})
    assert len(list(tree.iter(f"{PAGE}script"))) == 1
    assert items


def note(data: bytes, items: list[Report]) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": True}).parse(data.decode())
    kinds = {child.type for each in tokens for child in (each, *(each.children or ()))}
    assert kinds.isdisjoint({"html_block", "html_inline", "image", "link_open"})
    assert items


def sarif(data: bytes, items: list[Report]) -> None:
    log = json.loads(data)
    SARIF.validate(log)
    assert len(log["runs"][0]["artifacts"]) <= len(items)


def stix(data: bytes, items: list[Report]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        parsed = stix2.parse(json.loads(data), allow_custom=False)
    assert parsed.type == "bundle"
    assert items


def misp(data: bytes, items: list[Report]) -> None:
    event = MISPEvent()
    event.load(json.loads(data))
    assert event.info
    assert items


READERS: dict[str, Callable[[bytes, list[Report]], None]] = {
    "report": people,
    "json": array,
    "jsonl": lines,
    "csv": commas,
    "xlsx": workbook,
    "html": page,
    "markdown": note,
    "sarif": sarif,
    "stix": stix,
    "misp": misp,
}


def test_every_format_has_a_reader() -> None:
    assert READERS.keys() == FORMATS.keys()


@settings(
    max_examples=TIMES,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)
@given(st.lists(reports(), min_size=AT_ONCE, max_size=AT_ONCE))
def test_two_thousand_reports_are_what_readers_take(items: list[Report]) -> None:
    for form, read in READERS.items():
        read(bytes_of(form, items), items)
