"""The literals of an expression rule texts out, and never one in which it matches."""

import pytest
import regex
from engine import shipped
from hypothesis import given
from hypothesis import strategies as st

from screenad.operators.literal import literals
from screenad.operators.regexes import FLAGS
from screenad.ruleset.patterns import expressions


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("fee", [("fee",)]),
        (r"\bfees?\b", [("fee",)]),
        (
            "(?:visa|entry) (?:fee|charge)",
            [("visa fee", "entry fee", "visa charge", "entry charge")],
        ),
        (r"pay \d{1,9} (?:usd|rs)", [("pay ",), (" rs", " usd")]),
        ("(?:no fee|free of charge)s?", [("no fee", "free of charge")]),
        (r"(?:pay \d|send \d\d)", [("pay ", "send ")]),
        (r"(?:ab){2,3}\d", [("ab",)]),
        ("(ab)c(?>de)", [("abcde",)]),
        ("[$€]5", [("$5", "€5")]),
        (r"[a-z]{2}\d", []),
        (r"(?:pay|\d)x", []),
        ("(?i:fee)", []),
        ("[^a]fee", [("fee",)]),
        ("(?!x)fee(?<=e)", [("fee",)]),
        ("(?:fee){e<=1}", []),
        (r"(fee)\1", [("fee",)]),
        ("(", []),
    ],
)
def test_literals_are_what_every_match_holds(pattern, expected):
    assert list(literals(pattern, FLAGS)) == expected


def test_most_shipped_expressions_have_some():
    found = [literals(each, FLAGS) for each in expressions(shipped())]
    assert sum(map(bool, found)) > len(found) * 0.8


PIECES = st.sampled_from(
    [
        *"abé ",
        r"\d",
        r"\b",
        "[ab]",
        "[^a]",
        "(?:ab|b|)",
        "(?:é|ab )",
        "(a)",
        "(?=a)",
        r"\w",
        "(?i:a)",
    ]
)
REPEATED = st.tuples(PIECES, st.sampled_from(("", "", "?", "{0,2}", "{2}", "{1,3}?"))).map("".join)
SEQUENCE = st.lists(REPEATED, min_size=1, max_size=5).map("".join)


@given(SEQUENCE, SEQUENCE, st.text("abéA 5", max_size=20))
def test_no_match_is_ruled_out(one, other, text):
    for pattern in (one + other, f"{one}|{other}", f"(?:{one}|{other}){{1,2}}{one}"):
        if regex.search(pattern, text, FLAGS):
            held = literals(pattern, FLAGS)
            assert all(any(way in text for way in ways) for ways in held), (pattern, text, held)
