"""Telephone numbers get their country's code where it is clear; hosts are told apart."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from engine import document, tables

from screenad.facts.hosts import Host
from screenad.facts.numbering import NUMBERED, countries
from screenad.model import Contact, Span

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "numbers.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:40])
def test_a_number_is_international_where_its_country_is_clear(case: dict[str, Any]) -> None:
    found = document(case["text"]).contacts
    assert [each.value for each in found if each.kind in NUMBERED] == case["numbers"]


@pytest.mark.parametrize(
    ("kind", "value", "some"),
    [
        ("phone", "+85512345678", {"KH"}),
        ("whatsapp", "+12025550143", {"US", "CA"}),
        ("phone", "+77011234567", {"KZ"}),
        ("phone", "85512345678", set()),
        ("phone", "+8551", set()),
        ("email", "+85512345678@sea.example", set()),
    ],
)
def test_the_code_tells_the_countries(kind: str, value: str, some: set[str]) -> None:
    found = countries([Contact(Span(0, 1), kind, value)], tables().phones)
    assert some <= found
    assert bool(some) == bool(found)


@pytest.mark.parametrize(
    ("kind", "value", "hosts"),
    [
        ("email", "sea.hotel@gmail.com", {Host.FREE_MAIL}),
        ("email", "staff@sea-hotel.example", set()),
        ("url", "gmail.com", set()),
        ("url", "bit.ly/sea1", {Host.SHORTENER}),
        ("url", "xn--sea-9ta.example:8080/x", {Host.PUNYCODE}),
        ("url", "amazon.co.uk/jobs", set()),
        ("url", "amazon.jobs", set()),
        ("url", "careers.google.com", set()),
        ("url", "notamazonian.example", set()),
        ("url", "amazon.vip", {Host.BORROWED}),
        ("url", "amaz0n-team.com", {Host.BORROWED}),
        ("url", "hr.tiktok.work.example", {Host.BORROWED}),
        ("email", "hr@rnarriott-careers.com", {Host.BORROWED}),
        ("url", "joinshopee.top", {Host.BORROWED}),
        ("phone", "+85512345678", set()),
    ],
)
def test_a_host_is_of_its_kinds(kind: str, value: str, hosts: set[Host]) -> None:
    assert tables().hosts.kinds(Contact(Span(0, 1), kind, value)) == hosts
