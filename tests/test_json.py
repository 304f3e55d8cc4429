import json
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from reports import LURE, UNSCREENED, advert, fixed, lure, quiet_office, sign, unreadable, words

from screenad.model import Ad, Contact, Excused, Report, Skipped, Span
from screenad.outputs import FORMATS, Style
from screenad.outputs.schema import _schema, report_schema

VALIDATOR = Draft202012Validator(report_schema())
KEYS = [
    "schema", "id", "source", "state", "language", "level", "points", "harms", "findings",
    "protective", "mentions", "facts", "advice", "lines", "notes", "rules",
]  # fmt: skip
ANY_TEXT = st.text(st.characters(codec=None, categories=None))


def written(items: list[Report | Skipped], kind: str = "jsonl", *, explain: bool = False) -> str:
    stream = StringIO()
    writer = FORMATS[kind](stream, Style(explain=explain))
    for item in items:
        writer.write(item)
    writer.close()
    return stream.getvalue()


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(report_schema())


@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("item", fixed(), ids=lambda item: type(item).__name__)
def test_every_line_is_valid(item: Report | Skipped, explain: bool) -> None:
    VALIDATOR.validate(json.loads(written([item], explain=explain)))


def test_an_array_holds_what_the_lines_hold() -> None:
    lines = [json.loads(line) for line in written(fixed()).splitlines()]
    array = json.loads(written(fixed(), "json"))
    assert array == lines
    VALIDATOR.validate(array)


def test_no_advert_is_an_empty_array() -> None:
    assert written([], "json") == "[]\n"


def test_keys_stand_in_the_promised_order() -> None:
    record = json.loads(written([lure()]))
    assert list(record) == KEYS
    assert list(record["findings"][0]) == [
        "rule", "title", "group", "severity", "points", "harms", "indicators", "why", "sources",
        "evidence",
    ]  # fmt: skip
    assert list(record["findings"][0]["evidence"][0]) == ["field", "start", "end", "quote"]


def test_a_finding_says_what_it_points_at() -> None:
    record = json.loads(written([lure()]))
    evidence = record["findings"][0]["evidence"][0]
    assert LURE[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert record["findings"][0]["indicators"] == ["ILO-7"]
    assert record["harms"] == {"fraud": 7, "labour": 73, "trafficking": 73}
    assert record["protective"][0]["points"] == -4
    assert record["facts"]["pay"] == []
    assert record["facts"]["places"][0] == {
        "name": "Bavet", "country": "KH", "kind": "city", "role": "workplace", "told": True,
        "quote": "Bavet", "field": "text", "start": 48, "end": 53,
    }  # fmt: skip
    assert record["lines"][0] == {
        "country": "PH", "name": "Labour office", "contact": "1-555", "checked": "2024",
    }  # fmt: skip
    assert record["rules"] == {"version": "1.0", "digest": "sha256:0a1b"}


def test_harms_without_points_are_zero() -> None:
    record = json.loads(written([quiet_office()]))
    assert record["harms"] == {"fraud": 0, "labour": 0, "trafficking": 0}


def test_a_disguise_is_named() -> None:
    record = json.loads(written([lure()]))
    assert record["findings"][2]["evidence"][0]["disguise"] == "leet"


def test_excused_words_come_with_an_explanation_only() -> None:
    assert "excused" not in json.loads(written([lure()]))
    (excused,) = json.loads(written([lure()], explain=True))["excused"]
    assert (excused["rule"], excused["evidence"]["quote"]) == ("flight-paid", "flight and room")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ((("title", Span(0, 6)), ("text", Span(8, 20))), ("text", 3, 7)),
        ((("title", Span(0, 20)),), ("title", 11, 15)),
        ((), ("text", 11, 15)),
    ],
)
def test_a_contact_is_placed_in_its_field(
    fields: tuple[tuple[str, Span], ...], expected: tuple[str, int, int]
) -> None:
    ad = Ad("Driver\n\nat @bob, now", "ads.jsonl:1", fields=fields)
    report = advert("", contacts=(Contact(Span(11, 15), "other", "bob"),))
    shaped = json.loads(written([_with(report, ad)]))
    (contact,) = shaped["facts"]["contacts"]
    assert (contact["field"], contact["start"], contact["end"]) == expected
    VALIDATOR.validate(shaped)


def _with(report: Report, ad: Ad) -> Report:
    from dataclasses import replace

    return replace(report, ad=ad)


def test_a_record_that_could_not_be_read_says_why() -> None:
    assert json.loads(written([unreadable()])) == {
        "schema": "screenad/1",
        "source": "ads.jsonl:18",
        "error": {"reason": "not JSON: a comma is missing at column 7"},
    }


@given(ANY_TEXT, st.booleans())
def test_any_text_is_one_valid_line_that_says_the_same(text: str, explain: bool) -> None:
    text = "x" + text
    found = words(text, text)
    report = advert(
        text,
        language=text,
        findings=(sign(text, 3, found, title=text, why=text, sources=(text,)),),
        excused=(Excused(text, text, found),),
        contacts=(Contact(Span(0, 1), "url", text),),
        advice=(text,),
        notes=(text,),
    )
    line = written([report], explain=explain)
    assert len(line.splitlines()) == 1
    line.encode()
    record = json.loads(line)
    VALIDATOR.validate(record)
    # JSON cannot tell two lone surrogates that meet from the pair that they would be.
    assert record["findings"][0]["title"] == text.encode("utf-16", "surrogatepass").decode(
        "utf-16", "surrogatepass"
    )


@given(ANY_TEXT)
def test_no_line_can_steer_a_terminal(text: str) -> None:
    line = written([Skipped(text, text)]).removesuffix("\n")
    assert not set(line) & set(map(chr, [*range(32), *range(0x7F, 0xA0), 0x202E, 0x2028, 0x200F]))


def test_a_stream_without_unicode_still_gets_json() -> None:
    raw = BytesIO()
    stream = TextIOWrapper(raw, encoding="cp1252", errors="backslashreplace", newline="\n")
    FORMATS["jsonl"](stream, Style()).write(Skipped("招聘😀", "é"))
    assert json.loads(raw.getvalue())["source"] == "招聘😀"


def test_every_line_is_out_as_soon_as_it_is_written() -> None:
    raw = BytesIO()
    stream = TextIOWrapper(raw, encoding="utf-8", write_through=False)
    FORMATS["jsonl"](stream, Style()).write(unreadable())
    assert raw.getvalue().endswith(b"\n")


@pytest.mark.parametrize(
    "change",
    [
        {"extra": 1},
        {"level": "safe"},
        {"points": "76"},
        {"lines": ["x"]},
        {"harms": {"fraud": 1}},
        {"schema": "screenad/2"},
    ],
    ids=str,
)
def test_the_schema_refuses_what_is_not_promised(change: dict[str, object]) -> None:
    record = json.loads(written([advert("x")]))
    assert VALIDATOR.is_valid(record)
    assert not VALIDATOR.is_valid({**record, **change})


def test_a_shape_that_json_lacks_is_a_bug() -> None:
    with pytest.raises(TypeError, match="no JSON schema for"):
        _schema(set[int], {})


def test_an_empty_report_is_whole() -> None:
    assert list(json.loads(written([UNSCREENED]))) == KEYS
