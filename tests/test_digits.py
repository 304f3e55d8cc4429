"""An expression that has to have a digit is tried beside digits, and misses nothing for that."""

import pytest
import regex
from engine import advert
from hypothesis import given
from hypothesis import strategies as st

from screenad.operators import Document, Hit
from screenad.operators.digits import NOT_KNOWN, lead
from screenad.operators.regexes import FLAGS, Expression


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\d{2,6}k?", 0),
        (r"usd ?\d", 4),
        (r"(?:pay|send us) [1-9]", 8),
        (r"(?<!no )fee (?:\d|[٠-٩])", NOT_KNOWN),
        (r"(?<!no )fee (?:\d|5|[0-9\d])", 4),
        (r"[a-z]{1,3}(?:x\d){1,2}y\d", 4),
        (r"(?:a\d|b)", NOT_KNOWN),
        (r"a\d?", NOT_KNOWN),
        (r"a(?=\d)", NOT_KNOWN),
        (r"a[\da]", NOT_KNOWN),
        (r"a[^\d]", NOT_KNOWN),
        (r"a\D", NOT_KNOWN),
        (r".{0,90}\d", NOT_KNOWN),
        (r"a*\d", NOT_KNOWN),
        (r"\Ga\d", NOT_KNOWN),
        (r"(?r)a\d", NOT_KNOWN),
        ("(", NOT_KNOWN),
    ],
)
def test_what_may_stand_before_a_digit_is_counted(pattern, expected):
    assert lead(pattern, FLAGS) == expected


PIECES = st.sampled_from(
    (
        *"ab5 ",
        r"\d",
        r"\b",
        "[ab]",
        "[^a]",
        "[0-9]",
        r"[5\d]",
        "(?:ab|5|)",
        "(?=a)",
        r"\w",
        r"(?!5)",
    )
)
REPEATED = st.tuples(PIECES, st.sampled_from(("", "", "?", "{0,2}", "{2}", "{1,3}?"))).map("".join)
SEQUENCE = st.lists(REPEATED, min_size=1, max_size=4).map("".join)


@given(SEQUENCE, SEQUENCE, st.text("ab5 7", max_size=20))
def test_beside_digits_the_same_is_found_as_everywhere(one, other, text):
    for pattern in (rf"{one}\d{other}", rf"(?:{one}\d|\d{other}){one}"):
        told = lead(pattern, FLAGS)
        doc = Document(advert(text))
        expected = [Hit(*each.span()) for each in regex.finditer(pattern, doc.text, FLAGS)]
        near = Expression(pattern, "und", "", bounded=True, lead=told)
        assert told != NOT_KNOWN
        assert near.may_match(doc) or not expected
        assert [*near.matches(doc)] == expected
