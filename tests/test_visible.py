import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenad.outputs.visible import inline, pieces, visible

BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
FAMILY = "👩\u200d👩\u200d👧"
TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x1b\x07\x08\r\n\t\x9b\x7f\u200b\u200c\u200d\ufe0f\u0301\u034f\u2028"),
        st.sampled_from("a👩क्मیکกខ1#*\u20e3\U0001f3fd\U000e0041\u3164葛"),
        st.sampled_from(sorted(BIDI)),
        st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF, categories=["Cs"]),
    )
)


def steering(text: str) -> list[str]:
    """List what could steer a terminal, reorder a line, end it, or fail to be encoded."""
    return [
        char
        for char in text
        if (unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} and char != "\n")
        or char in BIDI
        or "\U000e0000" <= char <= "\U000e007f"
    ]


@given(TEXTS, st.booleans())
def test_nothing_visible_can_steer_a_terminal(text: str, unicode: bool) -> None:
    assert steering(visible(text, unicode=unicode)) == []


@given(TEXTS, st.booleans())
def test_visible_text_comes_back_unchanged(text: str, unicode: bool) -> None:
    once = visible(text, unicode=unicode)
    assert visible(once, unicode=unicode) == once


@given(TEXTS)
def test_there_is_one_piece_for_each_code_point(text: str) -> None:
    assert len(pieces(text)) == len(text)


@given(TEXTS)
def test_lines_stay_where_they_are(text: str) -> None:
    assert visible(text).count("\n") == text.count("\n")


@given(TEXTS)
def test_inline_text_has_one_line_and_no_edges(text: str) -> None:
    shown = inline(text)
    assert "\n" not in shown
    assert shown == shown.strip()


@pytest.mark.parametrize(
    ("hostile", "shown", "ascii_only"),
    [
        ("\x1b[2J", "␛[2J", "<U+001B>[2J"),
        ("\x1b]8;;x\x07", "␛]8;;x␇", "<U+001B>]8;;x<U+0007>"),
        ("\x9b2J", "⟨U+009B⟩2J", "<U+009B>2J"),
        ("\x7f", "␡", "<U+007F>"),
        ("ok\b\bno", "ok␈␈no", "ok<U+0008><U+0008>no"),
        ("a\tb", "a    b", "a    b"),
        ("a\rb", "a␍b", "a<U+000D>b"),
        ("a\r\nb", "a\nb", "a\nb"),
        ("\u202eabc", "⟨U+202E⟩abc", "<U+202E>abc"),
        ("a\u2066b\u2069", "a⟨U+2066⟩b⟨U+2069⟩", "a<U+2066>b<U+2069>"),
        ("pa\u200bss", "pa⟨U+200B⟩ss", "pa<U+200B>ss"),
        ("a\u2028b\u2029", "a⟨U+2028⟩b⟨U+2029⟩", "a<U+2028>b<U+2029>"),
        ("\ud83d", "⟨U+D83D⟩", "<U+D83D>"),
        ("\U000e0041", "⟨U+E0041⟩", "<U+E0041>"),
        ("a\u00adb", "a⟨U+00AD⟩b", "a<U+00AD>b"),
        ("\u3164", "⟨U+3164⟩", "<U+3164>"),
        ("a\ufe0f", "a⟨U+FE0F⟩", "a<U+FE0F>"),
        ("a\u200db", "a⟨U+200D⟩b", "a<U+200D>b"),
        ("\uffff", "⟨U+FFFF⟩", "<U+FFFF>"),
    ],
)
def test_what_steers_or_hides_becomes_a_mark(hostile: str, shown: str, ascii_only: str) -> None:
    assert visible(hostile) == shown
    assert visible(hostile, unicode=False) == ascii_only


@pytest.mark.parametrize(
    "honest",
    [
        FAMILY,
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "می\u200cخواهم",
        "क्\u200dष",
        "ന്\u200d",
        "ការ\u200bងារ",
        "\u845b\U000e0100",
        "naïve phở שָׁלוֹם สวัสดี",
        "a\u00a0b\u3000c",
        "\u0600\u0661",
    ],
)
def test_honest_invisible_characters_stay(honest: str) -> None:
    assert visible(honest) == honest


def test_a_tower_of_marks_is_cut_at_six() -> None:
    assert visible("e" + "\u0301" * 8) == "e" + "\u0301" * 6 + "⟨U+0301⟩" * 2
