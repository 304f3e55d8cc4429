"""Tables of office programs: the same adverts from each, with the place of each row."""

import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from program import HIGH, MEDIUM, NONE, OWN, call

from screenad.inputs import Wants, read
from screenad.inputs.wants import Limits
from screenad.model import Ad, Skipped

SAMPLES = Path(__file__).parent / "samples"
OFFICE = ("xlsx", "xls", "ods")
PACKER = {
    "title": "Packer",
    "company": "Cold Store Seven",
    "location": "Bavet",
    "salary": "USD 900-1200",
    "text": HIGH,
}


def all_of(data, name="book.xlsx", **limits):
    return list(read(io.BytesIO(data), name, "", Wants(limits=Limits(**limits))))


def parts(ad):
    return {field: ad.text[span.start : span.end] for field, span in ad.fields}


def book(rows, more="", shared=""):
    """Write the least that is an XLSX file; ``rows`` is the XML of one sheet's rows."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        f'<sheet name="One" sheetId="1" r:id="rId1"{more}/></sheets></workbook>',
        "_rels/.rels": f'<Relationships xmlns="{links}"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{links}">'
        f'<Relationship Id="rId1" {kind}/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{shared}<worksheet xmlns="{main}"><sheetData>{rows}'
        "</sheetData></worksheet>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return stream.getvalue()


def row(number, *cells):
    written = "".join(
        f'<c r="{chr(65 + n)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for n, cell in enumerate(cells)
    )
    return f'<row r="{number}">{written}</row>'


@pytest.mark.parametrize("ending", OFFICE)
def test_every_sheet_of_a_real_file_is_read(ending):
    name = f"table.{ending}"
    packer, cleaner, baker = all_of((SAMPLES / name).read_bytes(), name)
    assert parts(packer) == PACKER
    assert parts(cleaner)["salary"] == "USD 800-950.5"
    assert parts(cleaner)["text"] == f"{MEDIUM}\nBring a towel."
    assert parts(baker) == {"title": "面包师", "text": NONE}
    assert [ad.source for ad in (packer, cleaner, baker)] == [
        *(f"{name}:May!5", f"{name}:May!6"),
        f"{name}:六月!2",
    ]
    assert packer.notes == ("not read: 1 row above the names of the columns",)


@pytest.mark.parametrize("ending", ["xlsx", "xls"])
def test_a_cell_over_several_rows_holds_for_each(ending):
    _, cleaner, _ = all_of((SAMPLES / f"table.{ending}").read_bytes())
    assert parts(cleaner)["company"] == "Cold Store Seven"


def test_the_text_file_of_the_same_table_gives_the_same():
    packer, cleaner = all_of((SAMPLES / "table.csv").read_bytes(), "table.csv")
    assert parts(packer) == PACKER
    assert (packer.source, cleaner.source) == ("table.csv:5", "table.csv:6")


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods", "csv"])
def test_a_table_has_the_findings_of_its_plain_text(ending):
    def findings(records):
        return [[f["rule"] for f in record["findings"]] for record in records[:2]]

    plain = [f"Packer\n\n{HIGH}", f"Cleaner\n\n{MEDIUM}\nBring a towel."]
    expected = [call(*OWN, "-f", "jsonl", stdin=text.encode()).records[0] for text in plain]
    found = call(*OWN, "-f", "jsonl", SAMPLES / f"table.{ending}").records
    assert findings(found) == findings(expected)
    assert [record["level"] for record in found[:2]] == ["high", "medium"]


def test_a_hidden_sheet_is_read_and_said_to_be_hidden():
    (ad,) = all_of(book(row(1, "title", "text") + row(2, "a", "b"), ' state="veryHidden"'))
    assert (ad.text, ad.source, ad.notes) == ("a\n\nb", "book.xlsx:One!2", ("the sheet is hidden",))


def test_a_column_is_chosen_by_its_letter():
    data = book(row(1, "title", "text", "words") + row(2, "a", "b", "c"))
    (ad,) = read(io.BytesIO(data), "book.xlsx", "", Wants({"text": "C"}))
    assert parts(ad) == {"title": "a", "text": "c"}


def test_a_workbook_in_an_archive_is_read_in_its_place():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("in/table.xlsx", (SAMPLES / "table.xlsx").read_bytes())
    found = all_of(stream.getvalue(), "ads.zip")
    assert found[0].source == "ads.zip/in/table.xlsx:May!5"


def test_a_workbook_without_rows_says_so():
    assert all_of(book("")) == [Skipped("book.xlsx", "there is no text")]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such limit")
def test_a_cell_at_the_far_end_of_a_sheet_takes_no_memory_without_end():
    """The sheet is said to have 17 milliards of cells."""
    data = book(row(1, "title", "text") + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    (found,) = all_of(data, memory=400 * 2**20)
    assert found.source == "book.xlsx"
    assert "memory" in found.reason


def test_entities_that_multiply_are_not_followed():
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 9 if n else "lol"}">' for n in range(9))
    data = book(row(1, "title", "text") + row(2, "a", "&a8;"), "", f"<!DOCTYPE x [{entities}]>")
    for found in all_of(data):
        assert isinstance(found, Skipped) or len(found.text) < 1000


@pytest.mark.parametrize(
    ("part", "what"),
    [("WordDocument", "an old Word document"), ("PowerPoint Document", "an old presentation")],
)
def test_an_old_document_that_is_no_table_is_named(part, what):
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + part.encode("utf-16-le") + bytes(600)
    (found,) = all_of(data, "old.doc")
    assert found.reason == f"not a table but {what}: save it in a newer format (not read)"


@settings(max_examples=5)
@given(
    st.integers(0, 10**6),
    st.binary(min_size=1, max_size=40),
    st.sampled_from(OFFICE),
)
def test_a_damaged_file_is_a_reason_or_adverts(place, junk, ending):
    data = (SAMPLES / f"table.{ending}").read_bytes()
    at = place % len(data)
    for found in all_of(data[:at] + junk + data[at + len(junk) :]):
        assert isinstance(found, Ad | Skipped)


def test_a_missing_package_is_told_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    done = call(*OWN, "-f", "jsonl", SAMPLES / "table.xlsx")
    assert done.status == 3
    assert "pip install 'screenad[excel]'" in done.records[0]["error"]["reason"]
