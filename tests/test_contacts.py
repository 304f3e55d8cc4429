"""Contacts: cases with exact kinds, values and spans, and the laws that hold for any text."""

import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from engine import cases, document
from growth import keeps_pace
from hypothesis import given
from hypothesis import strategies as st

from screenad.facts import contacts
from screenad.facts.disguised import meant
from screenad.text.fold import fold

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "contacts.yaml").read_text(encoding="utf-8")
)
DISGUISED = cases("disguised-contacts")
KINDS = {
    "phone", "telegram", "whatsapp", "line", "wechat", "zalo", "viber", "kakao", "facebook",
    "signal", "email", "url", "wallet", "other",
}  # fmt: skip
PARTS = ["telegram", "WA", "line id:", "微信", "t.me/", "@", "sea_hr1", "+855", "012 345 678", "0x",
         "a.com", "https://", "İ", "(", "/", " ", "飞机", "๐๘๑", ".", ":", "或", "𝟘"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS) | st.text(max_size=3)).map("".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:40])
def test_contacts_are_found_with_kind_value_and_place(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [[c.kind, c.value, text[c.span.start : c.span.end]] for c in contacts(text)]
    assert found == case["contacts"]


@pytest.mark.parametrize("case", DISGUISED, ids=lambda case: str(case["text"])[:40])
def test_disguised_contacts_are_found_where_they_stand_in_the_original(
    case: dict[str, Any],
) -> None:
    text = case["text"]
    found = [[c.kind, c.value, text[c.span.start : c.span.end]] for c in document(text).contacts]
    assert found == case["contacts"]


@given(TEXTS)
def test_what_is_meant_is_ordered_and_apart_too(text: str) -> None:
    found = meant(fold(text))
    assert all(0 <= contact.span.start < contact.span.end <= len(text) for contact in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


@given(TEXTS)
def test_contacts_are_ordered_apart_and_of_a_known_kind(text: str) -> None:
    found = contacts(text)
    assert all(contact.kind in KINDS and contact.value for contact in found)
    assert all(0 <= contact.span.start < contact.span.end <= len(text) for contact in found)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))


@given(TEXTS, st.sampled_from(["@sea_hotel_1", "ann@sea.example", "+855 12 345 678"]))
def test_a_contact_on_its_own_line_is_always_found(text: str, contact: str) -> None:
    whole = f"{text}\n—\n{contact}\n"
    found = {whole[c.span.start : c.span.end] for c in contacts(whole)}
    assert contact in found


@pytest.mark.parametrize("unit", [
    "1", "12345678 ", "1 ", "(1", "+", "0812345678/", "@", "a@", "@a ", "a", "a.", "T", "ab.",
    "telegram ", "wa:", "line @aaa ", "t.me/a ", "微信", "http://", "a@b.co ", "İ",
])  # fmt: skip
@pytest.mark.long
def test_a_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (50_000, 400_000))
    assert keeps_pace(seconds, short, long)


def seconds(text: str) -> float:
    before = time.process_time()
    contacts(text)
    return time.process_time() - before
