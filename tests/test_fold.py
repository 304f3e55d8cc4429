"""Folding: what texts become, where each character came from, what was undone."""

import re
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from growth import keeps_pace
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from screenad.model import Disguise, Span
from screenad.text import lookup, tables
from screenad.text.fold import Folded, fold, fold_phrase
from screenad.text.offsets import Change, rewrite
from screenad.text.outline import outline
from screenad.text.runs import folded_runs

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "fold.yaml").read_text("utf-8"))
BITS = (
    *"aeéiotxkmLTRАаеорсНтмвф0134579@$!|._-*•·/~ \n\r\t,…½“’",
    *"✈😀✅🇰🇭🇹高薪護灣一。，々ａＡ１①⑩❶𝐚ⓑᴛᵉᴩㅌㅔㄹ텔ᄐกาክက၀कেأاةﷲﾊカİıßﬁꭺᏴαηոա",
    *("\u200b", "\u200c", "\u200d", "\u00ad", "\u202e", "\ufe0f", "\u20e3", "\U000e0061", "\ud800"),
    *("\u0301", "\u0335", "\u0308", "\u0323", "\u0307", "\u3099", "\uff9e", "\u0653", "\u064e"),
    *("\u1166", "\u11af", "\u0e4d", "\u0e49", "\u102f", "\u093c", "\u094d", "\u09be", "\u2028"),
    *("✈️", "1️⃣", "t.me/", "://", "telegram", "casin0", "Москва", "lương", "usdt50k", "h4ppy"),
)
TEXTS = st.lists(st.sampled_from(BITS), max_size=30).map("".join) | st.text(max_size=30)


def cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{group['name']}: {case['text']!r}")
        for group in CASES
        for case in group["cases"]
    ]


def undone(folded: Folded) -> list[list[str]]:
    return [[folded.text[mark.start : mark.end], mark.kind.value] for mark in folded.undone]


@pytest.mark.parametrize("case", cases())
def test_a_text_becomes_what_a_reader_means_by_it(case: dict[str, Any]) -> None:
    folded = fold(case["text"])
    assert folded.text == case["folded"]
    assert undone(folded) == case.get("undone", [])


@pytest.mark.parametrize("case", cases())
def test_a_phrase_is_folded_as_a_text_is(case: dict[str, Any]) -> None:
    assert fold_phrase(case["text"]) == case["folded"] == fold_phrase(case["folded"])


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        ("Plain Words", "words", "Words"),
        ("pass\u200bport kept", "passport", "pass\u200bport"),
        ("my T.e.l.e.g.r.a.m id", "telegram", "T.e.l.e.g.r.a.m"),
        ("my T.e.l.e.g.r.a.m id", "gram", "g.r.a.m"),
        ("加✈️飞✈️机", "飞机", "飞✈️机"),
        ("a ﬁne job", "ine", "ﬁne"),
        ("cafe\u0301 job", "é", "e\u0301"),
        ("𝐓\u200b𝐞1egraм me", "telegram", "𝐓\u200b𝐞1egraм"),
        ("一\r\n二", "\n", "\r\n"),
        ("don’t “pay”", '"pay"', "“pay”"),
        ("İİ go", "go", "go"),
        ("we 🔥 keep 💰 your ✅ pass 🌸 ids", "keep your", "keep 💰 your"),
    ],
)
def test_folded_words_lead_back_to_their_original(text: str, words: str, origin: str) -> None:
    folded = fold(text)
    start = folded.text.index(words)
    span = folded.origin(start, start + len(words))
    assert text[span.start : span.end] == origin


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(BITS), max_size=4).map("".join))
@example("cafe\u0301 ’ ？ ?")
def test_a_few_odd_characters_in_long_ascii_fold_as_they_do_alone(odd: str) -> None:
    # Known to differ, and nothing that anybody writes: a Latin mark upon a Thai one.
    assume(not re.search("[\u0e31-\u0e4e\u0eb1-\u0ece][\u0300-\u036f]", odd))
    padding = "Plain words, and then some more. " * 20
    folded = fold(f"{padding}\n, {odd} ,\n{padding}")
    # One native word beside them, so that look-alikes are read the same way.
    alone = fold(f"words\n, {odd} ,").text.removeprefix("words")
    assert folded.text == f"{padding.lower()}{alone}\n{padding.lower()}"
    last = folded.origin(len(folded.text) - 5, len(folded.text))
    assert folded.original[last.start : last.end] == "ore. "


def test_an_empty_range_has_a_place() -> None:
    folded = fold("\u200ba\u200bb\u200b")
    assert folded.text == "ab"
    assert [folded.origin(i, i) for i in range(3)] == [Span(1, 1), Span(3, 3), Span(4, 4)]
    assert fold("\u200b").origin(0, 0) == Span(0, 0)


@settings(max_examples=1500, deadline=None)
@given(TEXTS)
@example("\u0301\U000e0061\u0301")
@example("①5\u0335①")
@example("e\u200b\u0301")
def test_the_laws_of_folding_hold(text: str) -> None:
    folded = fold(text)
    assert fold(folded.text).text == folded.text
    last = Span(0, 0)
    for place in range(len(folded.text)):
        span = folded.origin(place, place + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert last.start <= span.start
        assert last.end <= span.end
        last = span
    for mark in folded.undone:
        assert 0 <= mark.start < mark.end <= len(folded.text)
    assert list(folded.undone) == sorted(folded.undone, key=lambda mark: mark.start)


@given(TEXTS)
def test_the_image_of_an_origin_holds_the_character_it_came_from(text: str) -> None:
    folded = fold(text)
    for at in range(len(folded.text)):
        origin = folded.origin(at, at + 1)
        start, end = folded.image(origin.start, origin.end)
        assert start <= at < end


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_only_what_folds_to_nothing_is_skipped(text: str) -> None:
    folded = fold(text)
    kept = [folded.origin(i, i + 1) for i in range(len(folded.text))]
    covered = {place for span in kept for place in range(span.start, span.end)}
    dropped = {d for mark in folded.undone for d in range(*_range(folded, mark.start, mark.end))}
    for place, char in enumerate(text):
        if char.isascii() and char.isalnum():
            assert place in covered | dropped


def _range(folded: Folded, start: int, end: int) -> tuple[int, int]:
    span = folded.origin(start, end)
    return span.start, span.end


@settings(max_examples=500, deadline=None)
@given(st.text(st.characters(max_codepoint=0x7F), max_size=60))
def test_ascii_keeps_its_letters_in_their_order(text: str) -> None:
    folded = fold(text)
    for place, char in enumerate(folded.text):
        span = folded.origin(place, place + 1)
        if char.isalpha() and not folded.undone:
            assert text[span.start].lower() == char


@pytest.mark.long  # two hundred thousand characters
def test_every_character_folds_to_something_that_stays() -> None:
    chars = [chr(c) for c in range(0x30000) if not 0xD800 <= c < 0xE000]
    for char in [*chars, *map(chr, range(0xE0000, 0xE0200)), "\ud800", "\udfff"]:
        folded = fold_phrase(char)
        assert folded.isascii() or fold_phrase(folded) == folded, ascii(char)


def test_composed_and_decomposed_characters_fold_alike() -> None:
    for code in (*range(0x80, 0x3400), *range(0xF900, 0x10000), *range(0x1D100, 0x1D200)):
        char = chr(code)
        want = fold_phrase(char)
        assert fold_phrase(unicodedata.normalize("NFD", char)) == want, ascii(char)
        assert fold_phrase(unicodedata.normalize("NFC", char)) == want, ascii(char)


def test_the_tables_are_of_a_piece() -> None:
    assert len(tables.ONE) == len(tables.ONE_NEW) == len(set(tables.ONE))
    table = lookup.table()
    assert all(table.get(new, new) == new for new in "".join(table.values()))
    assert all(table[old] == new for old, new in lookup.FREQUENT if old != "\u0130")
    assert not any(char.isascii() for char in table)


def test_a_run_is_remembered_or_folded_afresh_with_the_same_result() -> None:
    long = "Ａ" * 60
    assert folded_runs([long])[long].text == "a" * 60
    assert fold("x" + "Ａ" * 60).text == "x" + "a" * 60


def test_the_outline_has_one_byte_a_character() -> None:
    assert outline("Pay $5.20 zł/ραду") == b"aaas11p91saxpggcc"
    assert outline("ỞꭺᎪ高✈·😀ก\ud800,") == b"vovheeennn"
    assert outline("") == b""


def test_a_step_carries_ranges_both_ways() -> None:
    change = rewrite("abcdef", [(1, 3, ""), (4, 5, "xyz")], [(0, 4, Disguise.LEET)])
    assert change.text == "adxyzf"
    assert change.before(0, 2) == (0, 4)
    assert change.before(3, 4) == (4, 5)
    assert change.before(2, 2) == (4, 4)
    assert change.after(4, 5) == (2, 5)
    assert change.after(1, 2) == (1, 1)
    assert change.undone == ((0, 2, Disguise.LEET),)
    assert Change("same").before(1, 3) == (1, 3)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a ",
        "a.",
        "1a",
        "\u0301",
        "\u0301\u0323",
        "\u200b",
        "高✈",
        "高.",
        "ａ",
        "𝐚",
        "①",
        "aаb ",
        "a 🔥 ",
        "ก🔥",
    ],
)
@pytest.mark.long
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    def cost(text: str) -> float:
        start = time.process_time()
        fold(text)
        return time.process_time() - start

    short, long = (unit * (size // len(unit)) for size in (20_000, 160_000))
    assert keeps_pace(cost, short, long)
