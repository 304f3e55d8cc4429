"""--redact: what tells who people are is in no output, and everything still points where it did."""

import json
import re
import time
from dataclasses import replace
from html import unescape
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from growth import keeps_pace
from hypothesis import given, settings
from hypothesis import strategies as st
from many import write
from program import HIGH, OWN, call
from random_reports import TEXTS, reports, spans
from reports import advert, lure, sign

from screenad.cli.redacting import known
from screenad.facts import contacts
from screenad.model import (
    Ad,
    Contact,
    Evidence,
    Level,
    Pay,
    Place,
    PlaceKind,
    PlaceRole,
    Report,
    Span,
)
from screenad.outputs import FORMATS, Style
from screenad.redact import NOTE, redacted

KEY = b"a key"
CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "redact.yaml").read_text(encoding="utf-8")
)
#: Formats that are one JSON document.
JSON = ("json", "sarif", "stix", "misp")
LABEL = re.compile(r"\[([a-z]+)-[a-z2-7]{8}\]")
#: As they are written, and what else nobody should see of them.
SECRETS = {
    "+855 12 345 678": ("85512345678", "12345678"),
    "lan.hr@sea.example": ("lan.hr",),
    "@Sea_HR_88": ("sea_hr_88",),
    "rekening: 1234567890123": ("1234567890123",),
    "TRtm26ePh1RHL7LNQoawbpKswxbASwNEcf": (),
    "instagram.com/kate_hr99": ("kate_hr99",),
    "Contact: Ms Nguyen Thi Lan": ("Nguyen Thi Lan", "nguyen thi lan"),
    "联系人：王小明": ("王小明",),
    "passport no. E12345678": ("E12345678",),
}


def screened(text: str, **more: Any) -> Report:
    """Make a report with the contacts of a text."""
    return advert(text, contacts=contacts(text), **more)


def written(form: str, *items: Report) -> str:
    stream = BytesIO() if FORMATS[form].raw else StringIO()
    writer = FORMATS[form](stream, Style(explain=True))
    for item in items:
        writer.write(item)
    writer.close()
    found = stream.getvalue()
    return readable(form, found)


def readable(form: str, found: str | bytes) -> str:
    """Give all that a file says, so that what stands in it escaped or packed is not overlooked."""
    if form == "xlsx":
        with ZipFile(BytesIO(found)) as book:
            return unescape("".join(book.read(each).decode() for each in book.namelist()))
    text = found.decode("utf-8-sig") if isinstance(found, bytes) else found
    if form == "jsonl":
        return text + str([json.loads(each) for each in text.splitlines()])
    return text + (str(json.loads(text)) if form in JSON else unescape(text))


def _read(span: Span, text: str) -> Pay:
    digits = "".join(re.findall("[0-9]", text[span.start : span.end]))
    return Pay(span, float(digits or 0), None, None, None)


@st.composite
def planted(draw: st.DrawFn) -> tuple[Report, list[str]]:
    """Give a report about any text with secrets in it, and the secrets."""
    secrets = draw(st.lists(st.sampled_from(sorted(SECRETS)), min_size=1, max_size=4))
    lines = [line for secret in secrets for line in (draw(TEXTS), "—", secret, "—")]
    text = "\n".join([*lines, draw(TEXTS)])
    places = draw(st.lists(spans(text), max_size=4))
    quotes = (Evidence(s, "text", s.start, s.end, text[s.start : s.end]) for s in places)
    pay = tuple(_read(span, text) for span in places)
    level = draw(st.sampled_from(Level))
    return screened(text, level=level, findings=(sign("a", 9, *quotes),), pay=pay), secrets


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:40])
def test_labels_stand_where_people_were_named(case: dict[str, str]) -> None:
    left = redacted(screened(case["text"]), KEY).ad.text
    assert LABEL.sub(r"[\1]", left) == case["left"]


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=20)
@given(planted())
def test_no_secret_is_in_any_format(form: str, given: tuple[Report, list[str]]) -> None:
    report, secrets = given
    shown = written(form, redacted(report, KEY)).casefold()
    for secret in secrets:
        telling = SECRETS[secret] or (secret,)
        assert not [each for each in telling if each.casefold() in shown]


@given(reports() | planted().map(lambda pair: pair[0]))
def test_every_place_is_that_of_the_same_words_in_the_text_with_labels(report: Report) -> None:
    after = redacted(report, KEY)
    ad = after.ad
    assert [name for name, _ in ad.fields] == [name for name, _ in report.ad.fields]
    ends = [edge for _, part in ad.fields for edge in (part.start, part.end)]
    assert ends == sorted(ends)
    found = (*after.findings, *after.protective, *after.mentions)
    for evidence in (each for finding in found for each in finding.evidence):
        assert ad.text[evidence.span.start : evidence.span.end] == evidence.quote
        assert ad.within(evidence.span) == (evidence.field, Span(evidence.start, evidence.end))
    for span in (each.span for each in (*after.pay, *after.places, *after.contacts)):
        assert 0 <= span.start < span.end <= len(ad.text)
    assert [len(each.evidence) for each in found] == [
        len(each.evidence) for each in (*report.findings, *report.protective, *report.mentions)
    ]


@given(planted())
def test_a_place_that_holds_a_part_of_a_label_holds_all_of_it(
    given: tuple[Report, list[str]],
) -> None:
    after = redacted(given[0], KEY)
    labels = [found.span() for found in LABEL.finditer(after.ad.text)]
    for evidence in after.findings[0].evidence:
        start, end = evidence.span.start, evidence.span.end
        assert not [one for one in labels if one[0] < start < one[1] or one[0] < end < one[1]]


def test_a_value_has_one_label_in_all_adverts_and_another_with_another_key() -> None:
    text = "WhatsApp +855 12 345 678"
    one, two = (redacted(screened(words), KEY).ad.text for words in (text, f"again: {text}"))
    assert LABEL.findall(one) == LABEL.findall(two) == ["whatsapp"]
    assert one.split()[-1] == two.split()[-1]
    assert redacted(screened(text), b"another").ad.text != one


def test_a_number_for_two_apps_has_labels_that_differ_in_the_kind_only() -> None:
    text = redacted(
        screened("Tel +85512345678, Viber +85598765432, Viber +85512345678"), KEY
    ).ad.text
    first, other, again = re.findall(r"-([a-z2-7]{8})\]", text)
    assert first == again != other


def test_facts_hold_labels_too_and_pay_read_from_a_hidden_number_is_left_out() -> None:
    text = "900 USD, rekening: 1234567890123"
    pays = tuple(Pay(Span(*at), 9.0, 9.0, None, None) for at in ((0, 7), (19, 32)))
    after = redacted(screened(text, pay=pays), KEY)
    assert [pay.span for pay in after.pay] == [Span(0, 7)]
    (contact,) = after.contacts
    assert contact.kind == "other"
    assert contact.value == after.ad.text[contact.span.start : contact.span.end]
    assert LABEL.fullmatch(contact.value)


def test_the_name_of_a_place_is_no_name() -> None:
    text = "Contact: Bavet"
    place = Place(Span(9, 14), "Bavet", "KH", PlaceKind.CITY, PlaceRole.WORKPLACE)
    assert redacted(screened(text, places=(place,)), KEY).ad.text == text


def test_what_stands_over_the_end_of_a_field_stays_in_its_fields() -> None:
    ad = Ad("0812 3456 7890", "x", "", (("title", Span(0, 4)), ("text", Span(5, 14))))
    contact = Contact(Span(0, 14), "phone", "081234567890")
    after = redacted(replace(advert("x"), ad=ad, contacts=(contact,)), KEY).ad
    names = [LABEL.sub(r"\1", after.text[part.start : part.end]) for _, part in after.fields]
    assert names == ["phone", "phone"]


def test_it_is_said_that_labels_are_labels_and_that_names_may_remain() -> None:
    after = redacted(lure(), KEY)
    assert after.notes[-1] == NOTE
    assert "names may remain" in NOTE
    assert after.redacted


@pytest.mark.parametrize("form", ["stix", "misp"])
def test_no_contact_is_handed_on_under_a_label(form: str) -> None:
    shown = written(form, redacted(lure(), KEY))
    assert "[user-account:" not in shown
    assert "telegram-account" not in shown
    assert "user-account--" not in shown


@pytest.mark.parametrize("unit", [
    "+855 12 345 678 ", "@sea_hr ", "Ms Lan ", "Contact: Lan\n", "A B ", "Mr A. ", "王经理", "คุณ",
    "김", "passport ", "passport no 12345 ", "1/1/20, 10:00 - ", "[10:00] a", "\n1",
    "Call Kate 0812345678 ",
])  # fmt: skip
def test_a_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (10_000, 80_000))
    assert keeps_pace(seconds, short, long)


def seconds(text: str) -> float:
    report = screened(text)
    before = time.process_time()
    redacted(report, KEY)
    return time.process_time() - before


# Through the program.

TEXT = f"{HIGH} Contact: Ms Nguyen Thi Lan, Telegram @Sea_HR_88, or call +855 12 345 678."
WORDS = ("--redact", "--redact-key", "some words")


@pytest.mark.parametrize("form", FORMATS)
def test_the_program_shows_no_secret_in_any_format(form: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = call(*OWN, "-f", form, "-o", out, "--redact", "--explain", stdin=TEXT.encode())
    assert done.status == 0
    shown = readable(form, out.read_bytes())
    assert not [each for each in ("Lan", "sea_hr", "345 678", "12345678") if each in shown]
    assert NOTE[:30] in shown


def test_without_the_option_nothing_is_hidden() -> None:
    done = call(*OWN, "-f", "jsonl", "--redact-key", "some words", stdin=TEXT.encode())
    assert "sea_hr_88" in done.out


def test_labels_are_drawn_anew_for_each_run_unless_there_is_a_key() -> None:
    drawn = {call(*OWN, "-f", "jsonl", "--redact", stdin=TEXT.encode()).out for _ in range(2)}
    given = {call(*OWN, "-f", "jsonl", *WORDS, stdin=TEXT.encode()).out for _ in range(2)}
    assert (len(drawn), len(given)) == (2, 1)


@pytest.mark.parametrize("form", ["jsonl", "json"])
def test_several_processes_give_the_same_labels(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screenad.batch.run.ENOUGH", 3000)
    monkeypatch.setattr("screenad.batch.run.FEW", 1)
    path = write(tmp_path / "ads.jsonl", 60)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{json.dumps({'text': TEXT})}\n" * 20)
    one = call(*OWN, "-f", form, path, *WORDS)
    assert "telegram-" in one.out
    assert call(*OWN, "-f", form, path, *WORDS, "--jobs", "2") == one


def test_going_on_and_sharing_need_a_key_and_keep_it_secret(tmp_path: Path) -> None:
    path = write(tmp_path / "ads.jsonl", 3)
    out = tmp_path / "out.jsonl"
    for more in (("-o", out, "--resume"), ("--shard", "1/2", "-f", "jsonl")):
        done = call(*OWN, path, "--redact", *more)
        assert done.status == 2
        assert "needs --redact-key" in done.err
        assert call(*OWN, path, *WORDS, *more).status == 0


def test_what_tells_two_keys_apart_is_not_the_key() -> None:
    assert known(b"") == ""
    assert known(b"one") != known(b"two")
    assert b"one".hex() not in known(b"one")


def test_the_key_is_no_part_of_what_doctor_shows() -> None:
    done = call("doctor", *OWN, SCREENAD_REDACT_KEY="some words")
    assert "some words" not in done.out
    assert "SCREENAD_REDACT_KEY" in done.out
