"""CSV: a row an advert, which a spreadsheet reads as it is meant, whatever the advert holds."""

import csv
from dataclasses import replace
from hashlib import sha256
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import LURE, advert, fixed, lure, quiet_office, sign, translated, unreadable, words
from test_cell import PATTERNS, cells, is_formula
from test_visible import steering

from screenad.model import Contact, Evidence, Level, Pay, Period, Report, Skipped, Span
from screenad.outputs import FORMATS, Style
from screenad.outputs.cell import ROOM
from screenad.outputs.messages import ENGLISH

ANY_TEXT = st.text(st.characters(codec=None, categories=None) | st.sampled_from('=+-@;,"\r\n\t'))


def written(*items: Report | Skipped, **style: object) -> bytes:
    stream = BytesIO()
    writer = FORMATS["csv"](stream, Style(**style))  # type: ignore[arg-type]
    for item in items:
        writer.write(item)
    writer.close()
    return stream.getvalue()


def rows(*items: Report | Skipped, **style: object) -> list[dict[str, str]]:
    text = written(*items, **style).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def hostile(text: str, ruled: str | None = None) -> Report:
    """Put a text in every place of a report that an advert, its file or a rule can fill.

    ``ruled`` is for those that rules fill.
    """
    ruled = text if ruled is None else ruled
    evidence = Evidence(Span(0, 1), "text", 0, 1, text)
    report = advert(
        text or "x",
        findings=(sign("a", 1, evidence, title=ruled, why=ruled, cited=(ruled,)),),
        mentions=(sign("b", 1, evidence, title=ruled),),
        contacts=(Contact(Span(0, 1), "other", text),),
        pay=(Pay(Span(0, len(text)), 1.0, None, None, None),),
        advice=(ruled,),
        notes=(text,),
        gates=(ruled,),
    )
    return replace(report, ad=replace(report.ad, source=text, id=text))


def test_a_fixed_set_of_reports_has_fixed_rows() -> None:
    wage = Pay(words(LURE, "1,900 USD").span, 1900.0, 1900.0, "USD", Period.MONTH)
    full, none, *_, unread = rows(replace(lure(), pay=(wage,)), *fixed()[1:])
    assert full == {
        "source": "ad.txt",
        "id": "",
        "state": "screened",
        "level": "critical",
        "points": "76",
        "fraud": "7",
        "labour": "73",
        "trafficking": "73",
        "language": "en",
        "rules": "passport-kept | pay-to-leave | moves-to-app",
        "titles": "Somebody else would keep your passport | You would have to pay to leave | "
        "You are asked to go on in a private chat",
        "evidence": "passport-kept text[137:159]: HR keeps your passport | "
        "pay-to-leave text[188:235]: leave after the contract, or pay back 4,000 USD | "
        "moves-to-app text[249:268]: manager on T3legram "
        "(these words were disguised: digits or signs in place of letters)",
        "mentions": "",
        "protective": "no-fees",
        "gates": "too few kinds of signs | one kind of sign alone",
        "pay": "1,900 USD [76:85]: pay, 1,900 USD, period: month",
        "places": "Bavet [48:53]: Bavet, KH, city, workplace | "
        "visa office [168:179]: visa office, KH, company, taken for the workplace",
        "contacts": "telegram: bavet_dream_jobs",
        "advice": "Keep your passport yourself. If somebody has it already, your embassy can help "
        "you to get new papers. | Ask what happens if you want to go home in the first week, and "
        "have it in writing. | Call the company at a number that you found yourself.",
        "notes": "12 characters were not UTF-8",
        "error": "",
        "sha256": sha256(LURE.encode()).hexdigest(),
        "rules_version": "1.0",
        "rules_digest": "sha256:0a1b",
    }
    assert (none["state"], none["level"], none["points"], none["rules"]) == (
        *("screened", "none", "0"),
        "",
    )
    assert {name: said for name, said in unread.items() if said} == {
        "source": "ads.jsonl:18",
        "state": "unread",
        "error": "not JSON: a comma is missing at column 7",
    }


def test_the_bytes_are_what_excel_and_the_rfc_expect() -> None:
    data = written(replace(lure(), ad=replace(lure().ad, id='工作, "งาน"')), unreadable())
    assert data.startswith(b"\xef\xbb\xbfsource,id,state,")
    assert data.count(b"\n") == data.count(b"\r\n") == 3
    assert '"工作, ""งาน"""'.encode() in data
    assert written() == data.partition(b"\r\n")[0] + b"\r\n"


def test_each_row_is_there_as_soon_as_it_is_known() -> None:
    class Pipe(BytesIO):
        seen: int = 0

        def flush(self) -> None:
            self.seen = len(self.getvalue())

    pipe = Pipe()
    FORMATS["csv"](pipe, Style()).write(quiet_office())
    assert pipe.seen == len(pipe.getvalue()) == len(written(quiet_office()))


def test_a_program_finds_the_same_columns_and_levels_in_every_language() -> None:
    other = translated({text: f"<{key}>" for key, text in ENGLISH.items()})
    plain, said = rows(lure())[0], rows(lure(), words=other)[0]
    fixed = ("source", "state", "level", "points", "rules", "titles", "contacts")
    assert list(plain) == list(said)
    assert said["level"] == Level.CRITICAL
    assert [said[name] for name in fixed[:-1]] == [plain[name] for name in fixed[:-1]]


def test_addresses_are_no_links() -> None:
    text = "Write to boss@example.com or https://jobs.example.com, today"
    report = advert(
        text,
        findings=(sign("a", 1, words(text, "boss@example.com or https://jobs.example.com")),),
        contacts=(
            Contact(Span(0, 1), "email", "boss@example.com"),
            Contact(Span(0, 1), "url", "jobs.example.com/a"),
        ),
    )
    at = replace(report.ad, source="https://example.com/feed", id="jobs.2026.csv")
    (row,) = rows(replace(report, ad=at))
    assert row["evidence"].endswith("boss[at]example[.]com or hxxps://jobs[.]example[.]com")
    assert row["contacts"] == "email: boss[at]example[.]com | url: jobs[.]example[.]com/a"
    assert (row["source"], row["id"]) == ("hxxps://example[.]com/feed", "jobs.2026.csv")


def test_no_cell_of_a_hostile_advert_is_a_formula() -> None:
    for before, formula in PATTERNS[:: len(PATTERNS) // 600]:
        (row,) = rows(hostile(before + formula))
        for name, cell in row.items():
            assert not any(map(is_formula, cells(cell))), (name, cell)


def test_no_part_of_a_line_is_a_formula_where_semicolons_part_cells() -> None:
    for before, formula in PATTERNS[:: len(PATTERNS) // 600]:
        for line in written(hostile(before + formula)).decode("utf-8-sig").splitlines():
            assert not any(map(is_formula, cells(line))), line


@given(ANY_TEXT)
def test_any_text_is_one_harmless_row_and_is_not_lost(text: str) -> None:
    data = written(hostile(text), Skipped(text, text)).decode("utf-8-sig")
    assert steering(data.replace("\r\n", "\n")) == []
    assert data.count("\n") == 3
    advert_, unread = csv.DictReader(StringIO(data, newline=""), strict=True)
    for cell in (*advert_.values(), *unread.values()):
        assert not any(map(is_formula, cells(cell)))
    letters = [each for each in text if each.isalnum()]
    for shown in (advert_["source"], advert_["evidence"], advert_["titles"], unread["error"]):
        left = iter(shown.replace("xx", "tt"))
        assert all(each in left for each in "".join(letters).replace("xx", "tt"))


@pytest.mark.parametrize("letter", ["a", "😀"])
def test_a_cell_holds_no_more_than_excel_takes_and_says_where_it_was_cut(letter: str) -> None:
    (row,) = rows(hostile(letter * ROOM * 2))
    for name in ("source", "evidence", "advice"):
        assert len(row[name].encode("utf-16-le")) // 2 in {ROOM, ROOM - 1}
        assert row[name].endswith(ENGLISH["cell.cut"])
