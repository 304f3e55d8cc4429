"""Formats for sharing: what others' own readers make of them, whatever the adverts say."""

import json
import warnings
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
import stix2
from hypothesis import given, settings
from jsonschema import Draft4Validator
from program import HIGH, LOW, OWN, call
from pymisp import MISPEvent
from random_reports import ITEMS
from reports import LURE, advert, fixed, lure, quiet_office, unreadable
from stix2patterns.validator import validate

from screenad.model import Ad, Contact, Level, Report, Skipped, Span, State
from screenad.outputs import FORMATS, Style, Tlp
from screenad.outputs.sealed import digest

#: Each is several adverts.
FEW = 25
SHARED = ("sarif", "stix", "misp")
SCHEMA = Path(__file__).parent / "data" / "sarif-2.1.0-rtm.5.json"
SARIF = Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))
MOMENT = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)


@stix2.v21.CustomObservable(
    "cryptocurrency-wallet",
    [("value", stix2.properties.StringProperty(required=True))],
    ["value"],
    "extension-definition--be78509e-6958-51b1-8b26-d17ee0eba2d7",
)
class Wallet:
    """What readers who know the extension make of a wallet."""


def text_of(items: list[Report | Skipped], form: str, style: Style) -> str:
    stream = StringIO()
    writer = FORMATS[form](stream, style)
    for item in items:
        writer.write(item)
    writer.close()
    return stream.getvalue()


def shared(form: str, *items: Report | Skipped, tlp: Tlp = Tlp.AMBER):
    return json.loads(text_of(list(items), form, Style(tlp=tlp, time=MOMENT)))


def run_of(*items: Report | Skipped):
    (run,) = shared("sarif", *items)["runs"]
    return run


def objects(*items: Report | Skipped, kind: str):
    return [each for each in shared("stix", *items)["objects"] if each["type"] == kind]


def naming(*contacts: tuple[str, str], level: Level = Level.HIGH, text: str = "") -> Report:
    """Make a report whose text is all of its contacts."""
    whole = text or " ".join(value for _, value in contacts)
    found = []
    for kind, value in contacts:
        start = max(whole.find(value), 0)
        found.append(Contact(Span(start, start + len(value)), kind, value))
    return advert(whole, level=level, points=40, contacts=tuple(found))


# All of them.


@settings(max_examples=FEW)
@given(ITEMS)
def test_any_reports_are_a_valid_sarif_log(items: list[Report | Skipped]) -> None:
    SARIF.validate(shared("sarif", *items))


@settings(max_examples=FEW)
@given(ITEMS)
def test_any_reports_are_a_stix_bundle_that_a_strict_reader_takes(
    items: list[Report | Skipped],
) -> None:
    bundle = shared("stix", *items)
    parsed = stix2.parse(bundle, allow_custom=False)
    assert [each["id"] for each in parsed.objects] == [each["id"] for each in bundle["objects"]]
    known = {each["id"] for each in bundle["objects"]}
    assert len(known) == len(bundle["objects"])
    for each in bundle["objects"]:
        refs = [*each.get("object_refs", ()), *each.get("object_marking_refs", ())]
        assert known.issuperset([*refs, each.get("created_by_ref", each["id"])])


@settings(max_examples=FEW)
@given(ITEMS)
def test_any_reports_are_an_event_that_misp_takes(items: list[Report | Skipped]) -> None:
    event = MISPEvent()
    event.load(shared("misp", *items))
    assert len(event.objects) <= sum(1 + len(getattr(each, "contacts", ())) for each in items)
    assert all(not attribute.to_ids for each in event.objects for attribute in each.attributes)


@settings(max_examples=FEW)
@given(ITEMS)
def test_nothing_in_a_text_can_steer_a_terminal_or_break_out_of_a_pattern(
    items: list[Report | Skipped],
) -> None:
    for form in SHARED:
        written = text_of(items, form, Style())
        assert all(char >= " " or char == "\n" for char in written)
        assert not set(written) & {"\x7f", "\x9b", "\u202e", "\u2028", "\ud800"}
    for each in objects(*items, kind="indicator"):
        assert validate(each["pattern"])


@pytest.mark.parametrize("form", SHARED)
def test_the_same_reports_are_the_same_bytes(form: str) -> None:
    one, two = (text_of(fixed(), form, Style(time=MOMENT)) for _ in range(2))
    assert one == two


@pytest.mark.parametrize("form", SHARED)
def test_an_advert_comes_out_as_soon_as_it_is_known(form: str) -> None:
    stream = StringIO()
    writer = FORMATS[form](stream, Style())
    writer.write(lure())
    assert "passport" in stream.getvalue()
    writer.close()


@pytest.mark.parametrize("form", SHARED)
def test_what_could_not_be_read_is_not_lost(form: str) -> None:
    told = json.dumps(shared(form, unreadable()))
    assert "ads.jsonl" in told
    assert "a comma is missing" in told


@pytest.mark.parametrize("form", SHARED)
def test_an_advert_without_signs_is_there_and_is_not_called_harmless(form: str) -> None:
    told = json.dumps(shared(form, quiet_office()))
    assert "NO KNOWN SIGNS" in told
    assert digest(quiet_office().ad) in told


@pytest.mark.parametrize("tlp", Tlp)
def test_whom_it_may_be_shared_with_is_said_in_each_format(tlp: Tlp) -> None:
    (marking,) = (
        objects(kind="marking-definition")
        if tlp is Tlp.AMBER
        else [
            each
            for each in shared("stix", tlp=tlp)["objects"]
            if each["type"] == "marking-definition"
        ]
    )
    assert marking["name"] == f"TLP:{tlp.upper()}"
    assert shared("misp", tlp=tlp)["Event"]["Tag"] == [{"name": f"tlp:{tlp}"}]
    assert shared("sarif", tlp=tlp)["runs"][0]["properties"]["tlp"] == tlp


# SARIF.


def test_a_result_points_at_the_words_by_offset_line_and_column() -> None:
    run = run_of(lure())
    result = run["results"][1]
    (location,) = result["locations"]
    region = location["physicalLocation"]["region"]
    words = "leave after the contract, or pay back 4,000 USD"
    start = LURE.index(words)
    assert region == {
        "charOffset": start, "charLength": len(words), "startLine": 4, "startColumn": 9,
        "endLine": 4, "endColumn": 9 + len(words), "snippet": {"text": words},
    }  # fmt: skip
    assert location["logicalLocations"] == [{"name": "text"}]
    (artifact,) = run["artifacts"]
    assert artifact["contents"]["text"][start : start + len(words)] == words
    assert artifact["hashes"] == {"sha-256": digest(lure().ad)}


def test_a_rule_is_described_once_and_its_level_is_that_of_its_harm() -> None:
    run = run_of(lure(), lure())
    rules = run["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == [
        "passport-kept", "pay-to-leave", "moves-to-app", "no-fees",
    ]  # fmt: skip
    assert rules[0]["help"] == {"text": "Advice of passport-kept."}
    assert rules[0]["properties"]["tags"] == ["ILO-7", "control", "labour", "trafficking"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [each["level"] for each in run["results"][:4]] == ["error", "error", "note", "none"]
    assert run["results"][3]["kind"] == "informational"


def test_a_fingerprint_outlives_a_run_and_a_move_to_another_file() -> None:
    alone, second = run_of(lure()), run_of(quiet_office(), lure())
    prints = [[each["partialFingerprints"] for each in run["results"]] for run in (alone, second)]
    assert prints[0] == prints[1]
    assert len({str(each) for each in prints[0]}) == 4


def test_names_of_sources_are_references_that_lead_back_to_them() -> None:
    run = run_of(replace(quiet_office(), ad=Ad("x", "C:ads 1.jsonl:17#2")))
    assert run["artifacts"][0]["location"]["uri"] == "C%3Aads%201.jsonl%3A17%232"


def test_notes_and_unread_records_are_remarks_of_the_run() -> None:
    (invocation,) = run_of(lure(), unreadable())["invocations"]
    assert invocation["endTimeUtc"] == "2026-02-03T04:05:06.000Z"
    remarks = invocation["toolExecutionNotifications"]
    assert [each["level"] for each in remarks] == ["warning", "error"]
    assert remarks[0]["message"]["text"] == "12 characters were not UTF-8"


# STIX.


def test_ids_of_contacts_are_those_that_everybody_gives_them() -> None:
    report = naming(
        ("telegram", "sea_hr"), ("email", "a'b@sea.example"), ("url", "sea.example/jobs?a=1"),
        ("url", "sea.example"), ("other", "qq12345"),
    )  # fmt: skip
    theirs = {
        stix2.UserAccount(account_type="telegram", account_login="sea_hr").id,
        stix2.UserAccount(account_login="qq12345").id,
        stix2.EmailAddress(value="a'b@sea.example").id,
        stix2.URL(value="http://sea.example/jobs?a=1").id,
        stix2.DomainName(value="sea.example").id,
    }
    assert theirs <= {each["id"] for each in shared("stix", report)["objects"]}


def test_an_address_keeps_the_scheme_that_it_was_written_with() -> None:
    text = "see HTTPS://Sea.example/a"
    contact = Contact(Span(4, len(text)), "url", "sea.example/a")
    (found,) = objects(advert(text, level=Level.HIGH, contacts=(contact,)), kind="url")
    assert found["value"] == "https://sea.example/a"


def test_quotes_in_a_contact_cannot_end_a_pattern() -> None:
    report = naming(("email", "x' OR '1'='1"), ("telegram", "back\\"))
    patterns = [each["pattern"] for each in objects(report, kind="indicator")]
    assert patterns == [
        r"[email-addr:value = 'x\' OR \'1\'=\'1']",
        r"[user-account:account_type = 'telegram' AND user-account:account_login = 'back\\']",
    ]


def test_a_wallet_is_an_object_that_others_know() -> None:
    (wallet,) = objects(naming(("wallet", "TRtm26ePh1RHL7LN")), kind="cryptocurrency-wallet")
    assert wallet["value"] == "TRtm26ePh1RHL7LN"
    assert wallet["id"] == Wallet(value="TRtm26ePh1RHL7LN").id


@pytest.mark.parametrize(("level", "count"), [("none", 0), ("low", 0), ("medium", 1), ("high", 1)])
def test_contacts_of_adverts_with_weak_signs_are_not_handed_on(level: str, count: int) -> None:
    report = naming(("telegram", "sea_hr"), level=Level(level))
    assert len(objects(report, kind="indicator")) == count
    assert len(objects(report, kind="user-account")) == count
    names = [each["name"] for each in shared("misp", report)["Event"]["Object"]]
    assert names.count("telegram-account") == count


def test_contacts_of_somebody_who_asks_are_not_handed_on() -> None:
    report = replace(naming(("telegram", "sea_hr")), state=State.QUESTION)
    assert objects(report, kind="user-account") == objects(report, kind="indicator") == []


def test_a_contact_of_two_adverts_is_one_object_and_both_refer_to_it() -> None:
    one = naming(("telegram", "sea_hr"))
    two = naming(("telegram", "sea_hr"), text="again: sea_hr")
    (found,) = objects(one, two, kind="user-account")
    assert all(found["id"] in each["object_refs"] for each in objects(one, two, kind="report"))
    reports = [
        each for each in shared("misp", one, two)["Event"]["Object"] if each["name"] == "report"
    ]
    assert len({each["ObjectReference"][0]["referenced_uuid"] for each in reports}) == 1
    assert len(reports) == 2


def test_ids_are_the_same_in_another_run_at_another_time() -> None:
    now, then = (
        json.loads(text_of(fixed(), "stix", style)) for style in (Style(), Style(time=MOMENT))
    )
    assert now["id"] == then["id"]
    assert [each["id"] for each in now["objects"]] == [each["id"] for each in then["objects"]]


# MISP.


def test_each_contact_is_an_object_of_a_known_template() -> None:
    report = naming(
        ("phone", "+85512345678"), ("email", "hr@sea.example"), ("url", "sea.example/x"),
        ("wallet", "TRtm26ePh1RHL7LN"), ("wallet", "17CMb7DFEBZqMAhj"), ("line", "sea1"),
    )  # fmt: skip
    event = MISPEvent()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        event.load(shared("misp", report))
    values = {
        (each.name, attribute.object_relation, attribute.type): attribute.value
        for each in event.objects
        for attribute in each.attributes
        if each.name != "report"
    }
    assert values == {
        ("phone", "msisdn", "text"): "+85512345678",
        ("email", "from", "email-src"): "hr@sea.example",
        ("url", "url", "url"): "http://sea.example/x",
        ("coin-address", "address-crypto", "text"): "TRtm26ePh1RHL7LN",
        ("coin-address", "address", "btc"): "17CMb7DFEBZqMAhj",
        ("user-account", "username", "text"): "sea1",
        ("user-account", "account-type", "text"): "line",
    }


@pytest.mark.parametrize(
    ("level", "threat"),
    [("none", "4"), ("low", "3"), ("medium", "2"), ("high", "1"), ("critical", "1")],
)
def test_the_event_is_as_bad_as_its_worst_advert(level: str, threat: str) -> None:
    event = shared("misp", quiet_office(), naming(level=Level(level), text="x"))["Event"]
    assert event["threat_level_id"] == threat
    assert event["date"] == "2026-02-03"


# Through the program.


@pytest.mark.parametrize("form", SHARED)
def test_the_time_can_be_fixed_and_shows(form: str) -> None:
    done = call(*OWN, "-f", form, stdin=HIGH.encode(), SOURCE_DATE_EPOCH="1700000000")
    assert "2023-11-14" in done.out


def test_a_time_that_is_none_is_refused() -> None:
    done = call(*OWN, "-f", "stix", stdin=HIGH.encode(), SOURCE_DATE_EPOCH="yesterday")
    assert done.status == 2
    assert "no time in seconds: SOURCE_DATE_EPOCH=yesterday" in done.err


def test_the_protocol_is_chosen_by_an_option() -> None:
    done = call(*OWN, "-f", "misp", "--tlp", "amber+strict", stdin=LOW.encode())
    assert '"tlp:amber+strict"' in done.out


def test_an_ending_chooses_sarif(tmp_path: Path) -> None:
    call(*OWN, "-o", tmp_path / "log.sarif", stdin=HIGH.encode())
    SARIF.validate(json.loads((tmp_path / "log.sarif").read_text("utf-8")))
