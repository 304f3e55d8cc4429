"""Documents and PDF: what a reader sees in them, and what is wrong with broken ones."""

import io
import time
import zipfile
import zlib
from pathlib import Path
from zipfile import ZipFile

import pytest
from engine import shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from screenad.inputs import FORMATS, Wants, read
from screenad.inputs.wants import Limits
from screenad.model import Ad, Skipped
from screenad.screen import screen

SAMPLES = Path(__file__).parent / "samples"
OFFER = """Chat support staff wanted
We are looking for young people who type fast. No experience is needed.
Place of work: Sihanoukville, Cambodia
Salary: 2500 - 4000 USD per month
Flight, visa and room are free
The company keeps your passport
Whoever goes home early pays a penalty of 5000 USD.
Write to us on Telegram today: https://t.me/golden_heron_demo
"""
#: The same, with a text box, a header and a footer, and what was deleted.
FULL = ("offer.docx", "offer.odt", "offer.rtf")
PLAIN = ("pandoc.docx", "pandoc.rtf", "slides.pptx", "slides.odp", "browser.pdf", "writer.pdf")
WORD = '<w:document xmlns:w="w" xmlns:r="r"><w:body>{}</w:body></w:document>'
RTF = rb"{\rtf1\ansi\ansicpg1252 %s}"


@pytest.fixture(scope="module")
def rules():
    return shipped()


def all_of(data, name, form="", **limits):
    return list(read(io.BytesIO(data), name, form, Wants(limits=Limits(**limits))))


def sample(name):
    (ad,) = all_of((SAMPLES / name).read_bytes(), name)
    return ad


def words(inner, **more):
    """Write a Word document with these paragraphs."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", WORD.format(inner))
        for name, text in more.items():
            made.writestr(f"word/{name}.xml", text)
    return stream.getvalue()


def fired(ad, rules):
    return {finding.rule for finding in screen(ad, rules).findings}


@pytest.mark.slow
@pytest.mark.parametrize("name", [*FULL, *PLAIN])
def test_a_document_is_screened_to_the_findings_of_its_text(name, rules):
    plain = Ad(OFFER)
    ad = sample(name)
    assert ad.notes == ()
    assert fired(ad, rules) == fired(plain, rules)
    assert screen(ad, rules).level == screen(plain, rules).level


@pytest.mark.parametrize("name", FULL)
def test_all_that_a_reader_sees_is_read_and_what_was_deleted_is_not(name):
    text = sample(name).text
    for seen in (
        "Golden Heron Staffing",
        "No experience is needed.",
        "Salary\t2500 - 4000 USD per month\n",
        "You cannot leave before the contract ends.",
        "Whoever goes home early pays a penalty",
        "Write to us on Telegram today. <https://t.me/golden_heron_demo>",
        "Places are few: answer today.",
    ):
        assert seen in text
    assert "deposit" not in text


@pytest.mark.parametrize("name", PLAIN)
def test_rows_of_a_table_stay_together(name):
    text = sample(name).text.replace("\t", " ")
    assert "Place of work Sihanoukville, Cambodia\nSalary 2500 - 4000 USD per month" in text


def test_hidden_text_symbols_breaks_and_fields_of_word_are_read():
    (ad,) = all_of(
        words(
            "<w:p><w:r><w:t>Pack</w:t><w:noBreakHyphen/><w:t>ers</w:t><w:br/><w:t>wanted</w:t>"
            "<w:sym/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> pay first</w:t></w:r></w:p>"
            '<w:p><w:r><w:instrText>HYPERLINK "https://jobs.example/a"</w:instrText></w:r>'
            "<w:r><w:t>Apply</w:t></w:r></w:p>"
        ),
        "ad.docx",
    )
    assert ad.text == "Pack-ers\nwanted• pay first\nApply <https://jobs.example/a>"
    assert ad.notes == ("some of its text is hidden from readers",)


def test_a_damaged_part_is_noted_and_the_others_are_read():
    data = words("<w:p><w:r><w:t>Packers wanted</w:t></w:r></w:p>", header1="<w:hdr><w:p>")
    (ad,) = all_of(data, "ad.docx")
    assert ad.text == "Packers wanted"
    assert ad.notes[0].startswith("damaged: word/header1.xml: ")


def test_declared_entities_are_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("word/document.xml", bomb)
    (found,) = all_of(stream.getvalue(), "bomb.docx")
    assert isinstance(found, Skipped)
    assert "it declares a type of its own" in found.reason


def test_a_document_that_unpacks_to_too_much_is_cut_and_says_so():
    data = words("<w:p><w:r><w:t>Packers wanted</w:t></w:r></w:p>" + " " * 3_000_000)
    (ad,) = all_of(data, "bomb.docx", unpacked=2**20)
    assert ad.text == "Packers wanted"
    assert "more than 1 MiB are packed in it" in ad.notes[0]


def test_elements_nested_without_end_are_read_without_harm():
    (ad,) = all_of(words("<a>" * 200_000 + "<w:t>Packers</w:t>" + "</a>" * 200_000), "deep.docx")
    assert ad.text == "Packers"


def test_a_long_document_is_cut_at_the_limit_and_says_so():
    (ad,) = all_of(words("<w:p><w:r><w:t>Packers</w:t></w:r></w:p>" * 9), "long.docx", record=20)
    assert len(ad.text) < 40
    assert ad.notes[0].startswith("only the first ")


def test_pictures_in_a_document_are_spoken_of():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("word/document.xml", WORD.format(f"<w:t>{'Packers wanted. ' * 50}</w:t>"))
        made.writestr("word/media/image1.png", b"x" * 5000)
    (ad,) = all_of(stream.getvalue(), "ad.docx")
    assert ad.notes == ("1 picture in it was not read",)


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (rb"Pay \'80 50", "Pay € 50"),
        (rb"\u1056?\u1072?", "Ра"),
        (rb"\uc2\u24037 xx\u36164 xx\uc0\u33", "工资!"),
        (rb"{\fonttbl{\f1\fcharset134 SimSun;}}\f1 \'b9\'a4\'d7\'ca", "工资"),
        (rb"\u-10179?\u-8704?", "😀"),
        (rb"one\par two\tab three\line four", "one\ntwo\tthree\nfour"),
        (rb"{\*\secret no}{\info{\title no}}yes\{\\\}", "yes{\\}"),
        (rb"a\emdash b\~c", "a—b c"),
        (rb"{\field{\*\fldinst HYPERLINK \"https://x.example\"}{\fldrslt Go}}\par", "Go"),
        (b"{" * 50_000 + b"deep", "deep"),
    ],
)
def test_rtf_says(inner, text):
    (ad,) = all_of(RTF % inner.replace(rb"\"", b'"'), "ad.rtf")
    assert ad.text.removesuffix(" <https://x.example>") == text


def test_pages_over_the_limit_are_named_in_a_note():
    (ad,) = all_of((SAMPLES / "scan.pdf").read_bytes(), "scan.pdf", pages=1)
    assert ad.text.startswith("Page one in words")
    assert ad.notes == ("only the first 1 of 2 pages were read (--limit pages=NUMBER)",)


def test_an_encrypted_pdf_is_read_without_a_password_or_says_that_it_has_one():
    pypdf = pytest.importorskip("pypdf")
    for password, readable in (("", True), ("secret", False)):
        writer = pypdf.PdfWriter(clone_from=SAMPLES / "writer.pdf")
        writer.encrypt(password, "owner", algorithm="AES-256")
        stream = io.BytesIO()
        writer.write(stream)
        (found,) = all_of(stream.getvalue(), "locked.pdf")
        assert isinstance(found, Ad) == readable
        assert readable or "encrypted with a password" in found.reason


def test_forms_and_links_of_a_pdf_are_read():
    pypdf = pytest.importorskip("pypdf")
    from pypdf.annotations import FreeText, Link

    writer = pypdf.PdfWriter(clone_from=SAMPLES / "writer.pdf")
    writer.add_annotation(0, FreeText(text="Bring your passport", rect=(50, 50, 200, 100)))
    writer.add_annotation(0, Link(rect=(50, 50, 90, 90), url="https://jobs.example/apply"))
    stream = io.BytesIO()
    writer.write(stream)
    (ad,) = all_of(stream.getvalue(), "form.pdf")
    assert "Bring your passport" in ad.text
    assert "<https://jobs.example/apply>" in ad.text


def test_words_parted_at_the_end_of_a_line_are_put_together():
    from screenad.inputs.pdfpages import tidied

    assert tidied("recruit-\nment of\xad fer 10-\n20") == "recruitment of fer 10-\n20"


def test_a_scanned_page_without_ocr_says_what_to_install(monkeypatch):
    monkeypatch.setattr("screenad.inputs.pdf.has_ocr", lambda: False)
    (ad,) = all_of((SAMPLES / "scan.pdf").read_bytes(), "scan.pdf")
    assert ad.notes == (
        "page 2 is a picture and was not read",
        "pip install 'screenad[ocr]' reads pictures",
    )


@pytest.mark.parametrize(
    ("module", "sample_", "extra"),
    [("pypdf", "writer.pdf", "pdf"), ("rapidocr", "pictures/en.png", "ocr")],
)
def test_a_missing_package_is_named_with_the_command_that_installs_it(
    module, sample_, extra, monkeypatch
):
    monkeypatch.setitem(__import__("sys").modules, module, None)
    (found,) = all_of((SAMPLES / sample_).read_bytes(), "file")
    assert f"pip install 'screenad[{extra}]'" in found.reason


@pytest.mark.long  # some seconds for each archive
def test_an_archive_whose_first_member_is_damaged_is_read_or_skipped():
    whole = (SAMPLES / "offer.odt").read_bytes()
    for at, byte in ((30, 0x80), (5, 0x80), (29, 0x80)):
        broken = bytearray(whole)
        broken[at] = byte
        assert all_of(bytes(broken), "offer.odt")


@given(st.data())
@settings(max_examples=30)
def test_a_document_with_wrong_bytes_is_read_or_skipped(data):
    name = data.draw(st.sampled_from([*FULL, "slides.pptx", "slides.odp", "pandoc.rtf"]))
    broken = bytearray((SAMPLES / name).read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=8)):
        broken[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(broken)))
    for some in (bytes(broken), bytes(broken[:cut])):
        assert all(isinstance(found, Ad | Skipped) for found in all_of(some, name))


@pytest.mark.parametrize("form", ["docx", "pptx", "odt", "odp", "rtf", "pdf", "image"])
def test_what_is_no_such_document_says_so(form):
    assert form in FORMATS
    for found in all_of(b"Packers wanted", "ad", form):
        assert isinstance(found, Skipped)


def pdf(*objects):
    """Write a PDF of these objects; the first is the catalogue."""
    body = b"".join(b"%d 0 obj %s endobj\n" % pair for pair in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R >>\n"


def stream(data):
    return b"<< /Filter /FlateDecode /Length %d >> stream\n%s\nendstream" % (len(data), data)


BOMB = zlib.compress(b"BT (Packers wanted) Tj ET " + b" " * 200 * 2**20)
PAGE = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"
TREE = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


@pytest.mark.slow
@pytest.mark.parametrize(
    "data",
    [
        pdf(b"<< /Pages 2 0 R >>", TREE, PAGE, stream(BOMB)),
        pdf(b"<< /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"),
        pdf(b"<< /Pages 2 0 R >>", TREE, PAGE, b"[" * 100_000),
        pdf(b"1 0 R"),
        b"%PDF-1.7" + b"9" * 1_000_000,
        b"%PDF-1.7\n" + b"1 0 obj << " * 50_000,
    ],
    ids=["bomb", "loop", "brackets", "itself", "digits", "objects"],
)
def test_a_pdf_that_is_made_to_do_harm_ends_in_time_and_is_told(data):
    begun = time.monotonic()
    for found in all_of(data, "bomb.pdf", seconds=8):
        assert found.reason if isinstance(found, Skipped) else found.notes or found.text
    assert time.monotonic() - begun < 20


def test_a_part_in_an_encoding_that_there_is_not_is_told():
    changed = io.BytesIO()
    with ZipFile(SAMPLES / "slides.pptx") as old, ZipFile(changed, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename.endswith("slide3.xml"):
                data = data.replace(b"UTF-8", b"USle-8", 1)
            new.writestr(info, data)
    found = all_of(changed.getvalue(), "slides.pptx")
    assert any("damaged" in note for each in found for note in each.notes)
