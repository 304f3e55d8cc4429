"""A frame rules texts out, and never one in which the phrase stands."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from screenad.model import Ad
from screenad.operators import Document
from screenad.operators.frame import smooth, stands
from screenad.operators.framing import frame
from screenad.operators.phrase import expression
from screenad.operators.tokens import PhraseError, read, required
from screenad.operators.toneless import toneless

PIECES = st.sampled_from(
    [*"ab é-|.", "..", "*", "#", " ", "(a|b)", "(é |)", "( a|b c|)", "(a* b|)", "5", "여", "က"]
)


def framed(phrase):
    tokens = read(phrase)
    return frame(tokens, required(tokens))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("passport", "\bpassport\b"),
        ("passport*", "\bpassport"),
        ("护照", ""),
        ("(your|my) passport", "\byour|my\t passport\b"),
        ("keep (your|) passport", "\bkeep\t your|\t passport\b"),
        ("(your|) passport", "passport\b"),
        ("hand* over .. (the |)passport (now|)", "\bhand\nover\npassport"),
        ("poi( |)pet", "\bpoi\t |\tpet\b"),
        ("no (a fee|fee* at all)", "\bno \ta fee|fee"),
        ("(fee*|fee) now", "\bfee\nnow\b"),
        ("pay (#|two) times", "\bpay \ntimes\b"),
        ("(keep .. it|hold) (safe|) here", "\bkeep|hold\nhere\b"),
        ("e-mail us", "\be mail us\b"),
        ("여권 보관", ""),
    ],
)
def test_a_frame_is_what_stands_in_every_match(phrase, expected):
    assert framed(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("(is|are) on (you|u)", "the fees\n are on - you", True),
        ("(is|are) on (you|u)", "you are, on Monday", False),
        ("hand .. passport", "passport in hand", False),
        ("hand .. passport", "hand us your passport", True),
        ("hộ (chiếu|chieu) gốc", "ho chiêu goc", True),
        ("cos", "it costs you", False),
        ("cos", "the cos, too", True),
        ("cos*", "it costs you", True),
        ("cos*", "gracos", False),
        ("no (fee*|charge)", "no feeling", True),
    ],
)
def test_pieces_stand_in_their_order(phrase, text, expected):
    assert stands(framed(phrase), smooth(text)) is expected


@given(
    st.lists(PIECES, min_size=1, max_size=8).map("".join), st.text("ab é-|.c5\n여က", max_size=30)
)
def test_no_match_is_ruled_out(phrase, text):
    try:
        tokens = read(phrase)
    except PhraseError:
        return
    written, folded = expression(tokens, required(tokens)), Document(Ad(text)).text
    if any(regex.search(way, folded, regex.VERSION1) for way in (written, toneless(written))):
        assert stands(framed(phrase), smooth(folded)), (phrase, folded)
