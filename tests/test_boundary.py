"""Words end where their script says so."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from test_phrase import matched

from screenad.operators.boundary import SPACED, left, right, script

LETTERS = {
    "Latin": "a",
    "Cyrillic": "д",
    "Greek": "δ",
    "Hebrew": "א",
    "Arabic": "د",
    "Devanagari": "क",
}


@pytest.mark.parametrize(
    ("phrase", "text", "number"),
    [
        ("telegram", "加telegram私聊", 1),
        ("telegram", "telegram_hr", 1),
        ("telegram", "telegram2024", 1),
        ("telegram", "@telegram!", 1),
        ("telegram", "телеграм/telegram", 1),
        ("telegram", "telegrams", 0),
        ("telegram", "mytelegram", 0),
        ("telegram", "télégram", 0),
        ("usdt", "USDT50", 1),
        ("usdt", "50usdt", 1),
        ("usdt", "usdts", 0),
        ("usdt", "每天50usdt起", 1),
        ("50", "50 usdt, usdt50, 50% off", 3),
        ("50", "150, 500, 1.50, 1,50, 50.5, 50,000", 0),
        ("50", "pay 50. Then 50, or 50", 3),
        ("паспорт", "Паспорт, паспорту", 1),
        ("паспорт*", "Паспорт, паспорту", 2),
        ("διαβατήριο", "διαβατήριο διαβατήρια", 1),
        ("여권", "여권을 회사에서 보관", 1),
        ("护照", "您的护照由公司保管", 1),
        ("旅券", "旅券を預かります", 1),
        ("パスポート", "パスポートを預かります", 1),
        ("พาสปอร์ต", "เก็บพาสปอร์ตไว้", 1),
        ("លិខិតឆ្លងដែន", "យកលិខិតឆ្លងដែនទៅ", 1),
        ("ပတ်စပို့", "သင့်ပတ်စပို့ကို", 1),
        ("पासपोर्ट", "पासपोर्ट जमा करें", 1),
        ("पास", "पासपोर्ट जमा करें", 0),
        ("जम", "जमा करें", 0),
        ("جواز", "الجواز وجواز بجواز للجواز", 4),
        ("جواز", "تجاوز جوازات", 0),
        ("הדרכון", "הדרכון שלך", 1),
        ("ፓስፖርት", "ፓስፖርት ፓስፖርትህን", 1),
        ("office", "o\ufb03ce", 1),
        ("ม", "แม่", 0),
    ],
)
def test_a_word_is_found_where_its_script_ends_it(phrase, text, number):
    assert len(matched(phrase, text)) == number, matched(phrase, text)


@pytest.mark.parametrize(("name", "letter"), LETTERS.items(), ids=LETTERS)
def test_the_script_of_a_letter_is_known(name, letter):
    assert script(letter) == name


def test_digits_are_a_kind_of_their_own_and_scripts_without_spaces_are_none():
    assert script("7") == "digit"
    assert [script(char) for char in "护ひパ여กខပ _-.🔥"] == [""] * 12


def test_what_is_unknown_at_the_edge_asks_for_nothing_on_the_left():
    assert left("") == left("护") == ""
    assert right("") == right("护")


@given(st.sampled_from([*LETTERS.values(), "5"]), st.sampled_from([*LETTERS.values(), "5", "护"]))
def test_a_word_ends_before_every_other_script(inside, beside):
    word = inside * 4
    pattern = left(inside) + word + right(inside)
    found = regex.search(pattern, f"{beside}{word}{beside}", regex.VERSION1)
    assert bool(found) == (inside != beside)


def test_every_spaced_script_has_a_boundary():
    assert len({*SPACED}) == len(SPACED)
    assert all(right(letter) for letter in LETTERS.values())
