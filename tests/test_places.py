"""Places: cases with exact names, roles and spans, laws for any text, and what the tables hold."""

import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from engine import advert, document, tables
from growth import keeps_pace
from hypothesis import given
from hypothesis import strategies as st

from screenad.facts.lexicon import Lexicon
from screenad.facts.places import Gazetteer, workplace
from screenad.model import PlaceRole
from screenad.operators import Document
from screenad.text.fold import fold_phrase

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "places.yaml").read_text(encoding="utf-8")
)
PARTS = [
    "Cambodia", "Mae Sot", "dubai", "KK Park", "in", "via", "meet you in", "缅北", "柬埔寨", "曼谷",
    "集合", "ปอยเปต", "รับที่", "캄보디아", "Камбодже", "في دبي", "🇰🇭", "İ", "Jordan", ".", ",",
    "@dubai_hr", "dubai.com", "ﬃ", "p\u200b", "\n",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS) | st.text(max_size=3)).map(" ".join)


def said(doc: Document) -> list[list[str]]:
    text = doc.ad.text
    return [
        [p.name, p.country, p.kind, p.role + "?" * (not p.told), text[p.span.start : p.span.end]]
        for p in doc.places
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:40])
def test_places_are_found_with_name_country_kind_role_and_words(case: dict[str, Any]) -> None:
    assert said(document(case["text"])) == case["places"]


def test_the_field_for_the_location_says_where_the_work_is() -> None:
    doc = document({"text": "We meet you in Doha.", "location": "OM, Muscat"})
    assert said(doc) == [
        ["Doha", "QA", "city", "meeting", "Doha"],
        ["Oman", "OM", "country", "workplace", "OM"],
        ["Muscat", "OM", "city", "workplace", "Muscat"],
    ]
    assert doc.workplace == "OM"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Cambodia! We meet you in Bangkok.", "KH"),
        ("San Pedro! Houston, Dallas, Chicago.", "US"),
        ("Work in Doha, Muscat or Nairobi. Work in Mombasa.", "KE"),
        ("Fly to Bangkok, then by car to Mae Sot.", "TH"),
        ("We like Doha. The work is in Muscat.", "OM"),
        ("Fly to Bangkok, then by car to Poipet.", ""),
        ("Our office in Manila is open.", ""),
        ("Kenyans wanted.", ""),
        ("", ""),
    ],
)
def test_the_country_of_the_work_is_that_of_the_place_told_for_it(text: str, country: str) -> None:
    assert document(text).workplace == country


@pytest.mark.parametrize(
    ("text", "reader", "countries"),
    [
        ("รับสมัครพนักงาน ทำงานที่ดูไบ", "", {"TH"}),
        ("รับสมัครพนักงาน ทำงานที่ดูไบ", "US", {"TH"}),
        ("招聘服务员，包吃包住，迪拜上班", "MY", {"MY"}),
        ("Kenyans and Ugandans wanted in Doha", "US", {"KE", "UG"}),
        ("Kenyans and Ugandans wanted in Doha", "KE", {"KE"}),
        ("Waiters wanted in Doha", "KE", {"KE"}),
        ("Waiters wanted in Doha, call +254 712 345 678", "", {"KE"}),
        ("Waiters wanted in Doha", "", set()),
    ],
)
def test_whom_an_advert_speaks_to_is_told_by_language_names_reader_and_number(
    text: str, reader: str, countries: set[str]
) -> None:
    assert document(text, home=reader).homes == countries


def test_an_empty_table_finds_nothing_but_flags() -> None:
    doc = Document(advert("Cambodia 🇰🇭"))
    assert said(doc) == [["Cambodia", "KH", "country", "workplace?", "🇰🇭"]]


@given(TEXTS)
def test_places_are_ordered_and_apart_and_no_part_of_an_address(text: str) -> None:
    doc = document(text)
    assert all(0 <= place.span.start < place.span.end <= len(text) for place in doc.places)
    assert all(one.span.end <= two.span.start for one, two in pairwise(doc.places))
    assert not [place for place in doc.places if "dubai_hr" in said_around(text, place.span)]


def said_around(text: str, span: Any) -> str:
    return text[max(span.start - 1, 0) : span.end + 3]


@given(TEXTS, st.sampled_from(["Cambodia", "ปอยเปต", "缅北", "캄보디아", "Камбоджа"]))
def test_a_place_on_its_own_line_is_always_found(text: str, name: str) -> None:
    whole = f"{text}\n—\n{name}\n"
    assert name in [words[-1] for words in said(document(whole))]


@given(TEXTS)
def test_the_work_is_where_a_place_is_or_nowhere(text: str) -> None:
    found = document(text).places
    staying = {place.country for place in found if place.role is not PlaceRole.NATIONALITY}
    assert workplace(found) in {"", *staying}


@pytest.mark.parametrize("unit", [
    "Cambodia ", "in ", "曼谷", "在", "Mae Sot, ", "ที่", "🇰🇭", "🇰", "Jordan ", "meet you in ",
    "camb", "Камбодж", "abu ", "a@b.co Dubai ",
])  # fmt: skip
@pytest.mark.long
def test_a_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (20_000, 160_000))
    assert keeps_pace(seconds, short, long)


def seconds(text: str) -> float:
    doc = document(text)
    _ = doc.languages, doc.contacts
    before = time.process_time()
    _ = doc.places
    return time.process_time() - before


@given(
    st.lists(st.text("ab ก曼", min_size=1, max_size=4).filter(lambda t: t == t.strip())),
    st.text("ab ก曼", max_size=30),
)
def test_a_lexicon_finds_only_what_stands_there_in_order(names: list[str], text: str) -> None:
    found = Lexicon.of((name, name) for name in names).find(text)
    assert all(text[start:end] == name for start, end, name in found)
    assert all(one[1] <= two[0] for one, two in pairwise(found))


def gazetteer() -> Gazetteer:
    return tables().places


def test_the_names_in_the_tables_are_folded_as_texts_are() -> None:
    roles = gazetteer().roles
    names = [
        *(name for _, names in gazetteer().spots() for name in names),
        *(name for names in gazetteer().people.values() for name in names),
        *(
            word
            for side in (roles.before, roles.behind)
            for words in side.values()
            for word in words
        ),
    ]
    bare = {name.rstrip("?~") for name in names}
    assert {name for name in bare if fold_phrase(name) != name} == set()


def test_the_tables_know_the_countries_and_the_places_of_the_rules() -> None:
    spots = [spot for spot, _ in gazetteer().spots()]
    assert len({spot.country for spot in spots}) > 220
    assert {spot.tier for spot in spots} == {"", "A", "B", "C", "T"}
    assert {spot.name for spot in spots if spot.tier == "A"} >= {"KK Park", "Shwe Kokko"}
