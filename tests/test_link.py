"""Adverts that belong together are found by contacts, however written, and by their words."""

import json
import random
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from program import OWN, call
from reports import advert, lure
from test_visible import TEXTS, steering

from screenad.campaigns import Campaigns
from screenad.campaigns.groups import CROWD
from screenad.campaigns.sketch import keys, likeness, sketch
from screenad.model import Contact, Level, Span
from screenad.outputs import Style
from screenad.outputs.linked import dumped, written

TYPISTS = (
    "We need typing staff in Bavet. Flight and room are paid by us, and nothing is asked of you. "
    "Come with two friends and begin on Monday. Write to Lina on Telegram @lina_dream_kh."
)
EDITED = (
    "We n33d typing staff in Poipet!! Flight and room are paid by us, and nothing is asked of you. "
    "Come with two friends and begin on Friday. Write to Anna on Telegram @anna_dream_kh."
)
RECEPTION = "Hotel receptionist wanted from May. Ask the house at https://t.me/Lina_Dream_KH today."
BAKER = "Baker wanted in the shop at the market square, five days a week, from Monday the third."
CHINESE = (
    "急招客服，地点西港，月薪一万五，包机票，护照公司统一保管，名额有限，马上出发。微信 abcjob88",
    "急招客服，地点木牌，月薪两万元，包机票，护照公司统一保管，名额有限，马上出发。微信 xyzjob99",
)


def link(tmp_path, texts, *arguments):
    """Link texts, and give what is said and how the call ended."""
    path = tmp_path / "ads.jsonl"
    lines = (json.dumps({"id": f"A{n}", "text": text}) for n, text in enumerate(texts, 1))
    path.write_text("\n".join(lines), encoding="utf-8")
    return call("link", *OWN, path, *arguments)


def grouped(done):
    return [[ad["id"] for ad in group["adverts"]] for group in done.records]


def test_a_contact_links_adverts_however_it_is_written(tmp_path):
    done = link(tmp_path, [TYPISTS, BAKER, RECEPTION], "-f", "jsonl")
    (group,) = done.records
    assert grouped(done) == [["A1", "A3"]]
    assert group["contacts"] == [{"kind": "telegram", "value": "lina_dream_kh", "adverts": 2}]
    assert group["alike"] is None
    assert group["adverts"][0]["source"].endswith("ads.jsonl:1")
    assert done.err == "screenad: groups: 1; adverts in them: 2 of 3\n"


@pytest.mark.parametrize("texts", [(TYPISTS, EDITED), CHINESE])
def test_nearly_the_same_words_link_adverts_with_other_contacts(tmp_path, texts):
    done = link(tmp_path, [*texts, BAKER], "-f", "jsonl")
    (group,) = done.records
    assert grouped(done) == [["A1", "A2"]]
    assert group["contacts"] == []
    assert group["alike"]["adverts"] == 2
    assert 0.5 <= group["alike"]["least"] < 1


def test_links_of_both_kinds_make_one_group(tmp_path):
    done = link(tmp_path, [EDITED, BAKER, TYPISTS, RECEPTION], "-f", "jsonl")
    assert grouped(done) == [["A1", "A3", "A4"]]


def test_a_contact_that_is_to_be_ignored_links_nothing(tmp_path):
    done = link(tmp_path, [TYPISTS, RECEPTION], "--ignore", "lina_dream_kh", "-f", "jsonl")
    assert (done.out, done.status) == ("", 0)


def test_people_read_what_links_the_adverts_of_a_group(tmp_path):
    done = link(tmp_path, [TYPISTS, RECEPTION, BAKER, TYPISTS], "--color", "never")
    head, contact, alike, *adverts = done.out.splitlines()
    assert head.endswith("Group 1: 3 adverts")
    assert contact == "  ▪ telegram: lina_dream_kh, in 3 of them"
    assert alike == "  ▪ nearly the same words: 2 adverts, 100% and more in common"
    assert [line.split("(")[1][:2] for line in adverts] == ["A1", "A2", "A4"]


def test_of_a_large_group_not_all_are_listed(tmp_path):
    done = link(tmp_path, [RECEPTION] * 25)
    assert done.out.splitlines()[-1] == "    ... and 5 more"


def test_what_cannot_be_read_is_told_and_nothing_at_all_is_an_error(tmp_path):
    bad = tmp_path / "bad.jsonl"
    bad.write_text("{", encoding="utf-8")
    done = call("link", *OWN, bad)
    assert done.status == 3
    assert f"{bad}: not JSON" in done.err


def test_the_worst_group_comes_first_then_the_largest():
    campaigns = Campaigns()
    for value, level, count in (
        ("small", Level.LOW, 2),
        ("large", Level.LOW, 3),
        ("bad", Level.HIGH, 2),
    ):
        for number in range(count):
            last = level if number else Level.NONE
            found = (Contact(Span(0, 1), "line", value),)
            campaigns.add(advert("x", level=last, contacts=found))
    groups = campaigns.groups()
    assert [group.contacts[0].value for group in groups] == ["bad", "large", "small"]
    assert groups[0].level is Level.HIGH


@given(TEXTS)
def test_no_text_reaches_the_terminal_as_a_command(text):
    campaigns = Campaigns()
    for id_ in ("A", text):
        report = advert(text, contacts=(Contact(Span(0, 1), text, text),))
        campaigns.add(replace(report, ad=replace(report.ad, source=text, id=id_)))
    out = StringIO()
    written(campaigns.groups(), out, Style())
    dumped(campaigns.groups(), out)
    assert steering(out.getvalue()) == []


def test_one_advert_is_no_group():
    campaigns = Campaigns()
    campaigns.add(lure())
    assert campaigns.groups() == []


def test_short_texts_are_not_linked_by_their_words():
    assert sketch("Call me today!") is None
    assert sketch("12345 67890 " * 20) is None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12), st.randoms())
def test_the_order_of_adverts_changes_no_group(links, chance):
    adverts = [
        advert(
            "x",
            contacts=tuple(Contact(Span(0, 1), "line", str(value)) for value in pair),
        )
        for pair in links
    ]
    shuffled = list(adverts)
    chance.shuffle(shuffled)

    def found(order):
        campaigns = Campaigns()
        for each in order:
            campaigns.add(each)
        return sorted(
            sorted((shared.value, shared.adverts) for shared in group.contacts)
            for group in campaigns.groups()
        )

    assert found(adverts) == found(shuffled)


def versions(chance, edits):
    """Make a text of a hundred words, and a copy with so many of them changed."""
    words = ["".join(chance.choices("abcdefghijklmnoprstuvw", k=6)) for _ in range(100)]
    copy = list(words)
    for at in chance.sample(range(100), edits):
        copy[at] = "".join(chance.choices("abcdefghijklmnoprstuvw", k=6))
    return " ".join(words), " ".join(copy)


def test_edited_copies_find_each_other_and_strangers_do_not():
    chance = random.Random(7)  # noqa: S311
    for _ in range(60):
        one, copy = versions(chance, 10)
        first, second, other = sketch(one), sketch(copy), sketch(versions(chance, 0)[0])
        assert set(keys(first)) & set(keys(second))
        assert likeness(first, second) > 0.5
        assert likeness(first, other) < 0.2


def test_a_footer_that_all_adverts_share_neither_links_nor_slows_them(monkeypatch):
    chance, asked = random.Random(5), []  # noqa: S311

    def counted(one, other):
        asked.append(1)
        return likeness(one, other)

    monkeypatch.setattr("screenad.campaigns.groups.likeness", counted)
    footer = versions(chance, 0)[0][:280]
    made = [f"{text} {footer}" for text in (versions(chance, 0)[0] for _ in range(300))]
    campaigns = Campaigns()
    for text in (*made, made[7].replace("a", "e", 3)):
        campaigns.add(advert(text))
    (group,) = campaigns.groups()
    assert len(group.adverts) == 2
    assert len(asked) < 300 * CROWD * 4


def test_likeness_is_near_the_share_of_common_runs():
    chance = random.Random(3)  # noqa: S311
    for edits in (0, 5, 20, 60):
        one, copy = (text.replace(" ", "") for text in versions(chance, edits))
        runs = [{text[at : at + 5] for at in range(len(text) - 4)} for text in (one, copy)]
        real = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
        assert abs(likeness(sketch(one), sketch(copy)) - real) < 0.15
