"""The workbook, read back with another program: every value, and nothing that runs or links."""

import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from reports import advert, fixed, lure, news, quiet_office, sign, translated, unreadable, words
from test_cell import PATTERNS
from test_commas import hostile, rows
from test_visible import TEXTS, steering

from screenad.model import Contact, Level, Report, Skipped, Span, State
from screenad.outputs import FORMATS, Style
from screenad.outputs.cell import ROOM
from screenad.outputs.messages import ENGLISH
from screenad.outputs.sheet import LINES

AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
NAMES = {ENGLISH[key]: key.partition(".")[2] for key in ENGLISH if key.startswith("column.")}


def written(*items: Report | Skipped, **style: object) -> bytes:
    stream = BytesIO()
    writer = FORMATS["xlsx"](stream, Style(**style))  # type: ignore[arg-type]
    for item in items:
        writer.write(item)
    writer.close()
    return stream.getvalue()


def book(*items: Report | Skipped, **style: object) -> Any:
    return load_workbook(BytesIO(written(*items, **style)))


def table(sheet: Any) -> list[dict[str, Any]]:
    """Give the rows of a sheet by the keys of its header."""
    header, *rest = ([read(value) for value in row] for row in sheet.iter_rows(values_only=True))
    return [dict(zip((NAMES[name] for name in header), row, strict=True)) for row in rest]


def read(value: Any) -> Any:
    """Read a cell as Excel does; openpyxl leaves the escapes of texts that stand in their cells."""
    return unescape(value) if isinstance(value, str) else value


def said(value: object) -> str:
    return "" if value is None else str(value)


def test_there_are_four_sheets_whose_header_stays_and_filters() -> None:
    shown = book(*fixed())
    assert shown.sheetnames == ["adverts", "findings", "contacts", "about"]
    for sheet in shown:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet["A1"].font.bold
        assert all(10 < each.width < 60 for each in sheet.column_dimensions.values())
        assert all(cell.alignment.wrap_text for row in sheet for cell in row if cell.value)


def test_the_rows_of_adverts_say_what_the_csv_says() -> None:
    fewer = [{k: v for k, v in row.items() if k != "evidence"} for row in rows(*fixed())]
    drawn = ["▲▲ critical", "○ no known signs", "◇ a warning", "▲ high", "◇ too short",
             "◇ not an offer", ""]  # fmt: skip
    for row, level in zip(fewer, drawn, strict=True):
        row["level"] = level
    found = [{k: said(v) for k, v in row.items()} for row in table(book(*fixed())["adverts"])]
    assert [{k: v.replace("\n", " | ") for k, v in row.items()} for row in found] == fewer


def test_numbers_are_numbers_and_texts_are_texts() -> None:
    named = replace(lure(), ad=replace(lure().ad, id="0042", source="12"))
    (row,) = table(book(named)["adverts"])
    assert (row["id"], row["source"], row["points"]) == ("0042", "12", 76)


def test_each_finding_has_a_row_for_each_of_its_places() -> None:
    text = "pay first and pay again"
    places = words(text, "pay first"), words(text, "pay again")
    many = advert(text, level=Level.LOW, findings=(sign("fee", 9, *places), sign("bare", 3)))
    details = table(book(many, news(), lure())["findings"])
    assert [(d["rule"], d["kind"], d["points"], d["start"], d["quote"]) for d in details] == [
        ("fee", "sign", 9, 0, "pay first"),
        ("fee", "sign", 9, 14, "pay again"),
        ("bare", "sign", 3, None, None),
        ("passport-kept", "only mentioned", 0, 49, "take the passport"),
        ("passport-kept", "sign", 45, 137, "HR keeps your passport"),
        ("pay-to-leave", "sign", 28, 188, "leave after the contract, or pay back 4,000 USD"),
        ("moves-to-app", "sign", 7, 249, "manager on T3legram"),
        ("no-fees", "speaks for the offer", -4, 291, "never ask for money before you start"),
    ]
    assert details[4] == {
        "source": "ad.txt",
        "id": None,
        "level": "▲▲ critical",
        "kind": "sign",
        "rule": "passport-kept",
        "title": "Somebody else would keep your passport",
        "points": 45,
        "severity": "critical",
        "harms": "labour abuse\ntrafficking",
        "indicators": "ILO-7",
        "field": "text",
        "start": 137,
        "end": 159,
        "quote": "HR keeps your passport",
        "disguise": None,
        "why": lure().findings[0].why,
        "sources": "ILO11\nFBI23",
    }
    assert details[6]["disguise"] == "digits or signs in place of letters"


def test_a_contact_has_one_row_with_the_number_of_adverts_that_share_it() -> None:
    def offer(source: str, level: Level, *values: str) -> Report:
        contacts = tuple(Contact(Span(0, 1), "telegram", value) for value in values)
        report = advert("x", level=level, contacts=contacts)
        return replace(report, ad=replace(report.ad, source=source))

    shown = book(
        offer("a", Level.LOW, "one", "two", "two"),
        offer("b", Level.HIGH, "two"),
        *(offer(f"c{n}", Level.NONE, "two") for n in range(5)),
    )
    assert table(shown["contacts"]) == [
        {"kind": "telegram", "value": "two", "adverts": 7, "level": "▲ high",
         "sources": "a\nb\nc0\nc1\nc2"},
        {"kind": "telegram", "value": "one", "adverts": 1, "level": "● low", "sources": "a"},
    ]  # fmt: skip


def test_the_last_sheet_says_what_was_done_and_what_it_does_not_mean() -> None:
    about = {row["what"]: row["said"] for row in table(book(*fixed(), time=AT)["about"])}
    assert about["rules"] == "1.0, sha256:0a1b"
    assert about["time of screening"] == "2026-03-04 05:06:07 UTC"
    assert (about["adverts screened"], about["records that could not be read"]) == (6, 1)
    assert about[ENGLISH["heading.limits"]] == ENGLISH["limits"]
    assert about["no known signs"] == ENGLISH["limits.none"]
    assert "time of screening" not in written(quiet_office()).decode("latin-1")


def test_levels_differ_by_shape_and_brightness_and_not_by_hue_alone() -> None:
    levels = [advert("x", level=level, findings=(sign("a", 1),)) for level in Level]
    cells = [row[3] for row in book(*levels, advert("x", state=State.TOO_SHORT))["adverts"]][1:]
    assert [cell.value for cell in cells] == [
        "○ no strong signs", "● low", "◆ medium", "▲ high", "▲▲ critical", "◇ too short",
    ]  # fmt: skip
    grounds = [cell.fill.start_color.rgb[2:] for cell in cells]
    assert len(set(grounds)) == len(grounds)
    for cell, ground in zip(cells, grounds, strict=True):
        light, dark = sorted((luminance(ground), luminance(cell.font.color.rgb[2:])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) > 4.5


def luminance(colour: str) -> float:
    """Give the relative luminance as WCAG 2 reckons it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_no_formula_of_a_hostile_advert_is_one_here_and_no_address_is_a_link() -> None:
    patterns = [before + formula for before, formula in PATTERNS[:: len(PATTERNS) // 150]]
    links = ["https://example.com/a", "mailto:a@example.com", "internal:about!A1", "file:///etc"]
    data = written(*(hostile(text) for text in [*patterns, *links]))
    with zipfile.ZipFile(BytesIO(data)) as parts:
        names, sheets = parts.namelist(), [each for each in parts.namelist() if "sheets/s" in each]
        xml = "".join(parts.read(name).decode() for name in sheets)
    assert "<f>" not in xml
    assert "hyperlink" not in xml
    assert not [name for name in names if re.search("rels/sheet|external|vba|drawing", name)]
    cells = [c for sheet in load_workbook(BytesIO(data)) for row in sheet for c in row]
    texts = [cell for cell in cells if isinstance(cell.value, str)]
    assert len(texts) > 10 * len(patterns)
    assert {cell.data_type for cell in texts} == {"s"}
    # A text that is edited in Excel stays one only with this mark.
    assert all(cell.quotePrefix for cell in texts)
    assert not [cell for cell in cells if cell.hyperlink]


@settings(max_examples=10)
@given(st.lists(TEXTS | st.just("_x0041_ &amp; <b>"), min_size=12))
def test_any_text_comes_back_harmless_and_as_it_is_in_the_csv(texts: list[str]) -> None:
    items = [each for text in texts for each in (hostile(text), Skipped(text, text))]
    shown = table(book(*items)["adverts"])
    for row, same in zip(shown, rows(*items), strict=True):
        for name in ("source", "titles", "gates", "contacts", "advice", "notes", "error"):
            assert steering(said(row[name])) == []
            assert said(row[name]).replace("'", "") == same[name].replace("'", "")


@pytest.mark.parametrize("letter", ["a", "😀"])
def test_a_cell_holds_no_more_than_excel_takes_and_says_where_it_was_cut(letter: str) -> None:
    (row,) = table(book(hostile(letter * ROOM * 2))["adverts"])
    for name in ("source", "titles", "advice"):
        assert len(row[name].encode("utf-16-le")) // 2 in {ROOM, ROOM - 1}
        assert row[name].endswith(ENGLISH["cell.cut"])


def test_more_lines_than_a_cell_takes_are_counted() -> None:
    contacts = tuple(Contact(Span(0, 1), "phone", str(n)) for n in range(LINES + 3))
    shown = book(advert("x", contacts=contacts))
    (row,) = table(shown["adverts"])
    assert row["contacts"].split("\n")[LINES - 1 :] == [f"phone: {LINES - 1}", "[... and 3 more]"]
    assert len(table(shown["contacts"])) == LINES + 3


def test_what_one_sheet_cannot_hold_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screenad.outputs.sheet.ROWS", 4)
    adverts = [advert(f"{n}", findings=(sign(f"r{n}", n),)) for n in range(7)]
    shown = book(*adverts)
    parts = ["adverts", "adverts 2", "adverts 3"]
    assert [name for name in shown.sheetnames if name.startswith("adverts")] == parts
    assert [shown[name].auto_filter.ref for name in parts] == ["A1:W4", "A1:W4", "A1:W2"]
    found = [row["rules"] for name in parts for row in table(shown[name])]
    assert found == [f"r{n}" for n in range(7)]


def test_the_limit_is_that_of_excel() -> None:
    from screenad.outputs.sheet import ROWS

    assert (ROWS, ROOM) == (2**20, 2**15 - 1)


def test_no_advert_is_a_workbook_all_the_same() -> None:
    assert table(book()["adverts"]) == []
    assert table(book(unreadable())["adverts"])[0]["error"] == unreadable().reason


def test_the_same_reports_are_the_same_bytes() -> None:
    assert written(*fixed(), time=AT) == written(*fixed(), time=AT)
    assert written(*fixed()) == written(*fixed())
    other = datetime(2027, 1, 1, tzinfo=UTC)
    assert written(*fixed(), time=AT) != written(*fixed(), time=other)


def test_headings_are_in_the_language_of_the_reader_and_sheets_keep_their_names() -> None:
    other = translated({"level": "Stufe", "critical": "sehr hoch"})
    shown = book(lure(), words=other)
    assert shown.sheetnames[0] == "adverts"
    assert [row[3].value for row in shown["adverts"]] == ["Stufe", "▲▲ sehr hoch"]
