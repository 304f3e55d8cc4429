"""An expression is bounded only if it is sure to take few steps; the others are watched."""

import time

import pytest
import regex
from engine import asked, reported, rule, rules_in, shipped
from hypothesis import given
from hypothesis import strategies as st

from screenad.operators.effort import is_bounded
from screenad.operators.regexes import FLAGS, LIMIT_NOTE, SECONDS
from screenad.ruleset.patterns import expressions

BOUNDED = (
    *(r"fee \d{1,3}", r"\d{1,9} ?k", r"[^a]{1,9}a", r"(?:\w{1,12} ){0,20}x", r"(?<!\w{1,9})a"),
    *(
        r"(?:ab|ac|ad){0,30}e",
        r"(?:抽出|抽空|用){0,6}时间",
        r"a{0,60}b{0,60}c{0,60}d",
        r"(?>a{1,9})b",
    ),
    *(r"(?=\w{0,9})x", "fee|charge", r"[\d,.]{1,9}(?:usd|k)?", r"x??y", r"[ab]{1,3}+c"),
)
UNPROVED = (
    *(r"a+b", r"(?:a|aa)+$", r"(?:.*?,){12}p", r"^(?:([a-z])+.)+[a-z]x", r"(?:a{0,30}){0,30}b"),
    *(r"(?:a|aa){0,40}b", r"(?:\w{0,9}\w{0,9}){0,9}x", r"a{0,90}a{0,90}a{0,90}a{0,90}b"),
    *(r"(x)\1", r"(?:fee){e<=1}", r"(?(DEFINE)x)y", r"(?:a?){40}b", r"(?=(?:a|aa)+$)a"),
    *(r"(?i:a{0,99})A{0,99}A{0,99}A{0,99}b", r"\X{0,9}a", r"(?R)?x"),
)


@pytest.mark.parametrize("source", BOUNDED)
def test_what_takes_few_steps_is_bounded(source):
    assert regex.compile(source, FLAGS)
    assert is_bounded(source, FLAGS)


@pytest.mark.parametrize("source", UNPROVED)
def test_what_may_take_many_is_not(source):
    assert regex.compile(source, FLAGS)
    assert not is_bounded(source, FLAGS)


def test_every_shipped_expression_is_bounded():
    assert [each for each in expressions(shipped()) if not is_bounded(each, FLAGS)] == []


PART = st.sampled_from(("a", "b", "[ab]", "aa", r"\w", ".", "(?:a|ab)", "(?:b|[ab]a)", "a?"))
REPEATED = st.tuples(PART, st.sampled_from(("", "{0,9}", "{1,30}", "{3}", "?", "{0,9}?")))
SEQUENCE = st.lists(REPEATED.map("".join), min_size=1, max_size=4).map("".join)
NESTED = st.tuples(SEQUENCE, st.sampled_from(("{0,3}", "{2}", "{0,20}"))).map(
    lambda two: f"(?:{two[0]}){two[1]}"
)


@given(st.lists(st.one_of(SEQUENCE, NESTED), min_size=1, max_size=3).map("".join))
def test_a_bounded_expression_is_quick_on_texts_made_for_it(source):
    source += "c"
    if is_bounded(source, FLAGS):
        compiled = regex.compile(source, FLAGS)
        for text in ("a" * 300, "ab" * 150, "aab" * 100):
            compiled.search(text, timeout=20 * SECONDS)


SLOW = "(a|a)+(b|b)+c"


def test_an_expression_that_takes_too_long_is_stopped_and_told_and_the_rest_goes_on(tmp_path):
    rules = rules_in(tmp_path, rule("slow", {"regex": SLOW}), rule("fee", {"phrases": ["fee"]}))
    start = time.process_time()
    report = reported(rules, "a" * 5000 + "! a fee")
    assert time.process_time() - start < 20 * SECONDS
    assert LIMIT_NOTE in report.notes
    assert [finding.rule for finding in report.findings] == ["fee"]


def test_a_bounded_expression_is_not_watched(tmp_path, monkeypatch):
    monkeypatch.setattr("screenad.operators.regexes.SECONDS", 0.0)
    texts = "a fee of 300 " * 2000
    bounded = rules_in(tmp_path, rule("fee", {"regex": r"fee of \d{1,3}"}))
    assert len(asked(bounded, texts).fired["fee"]) == 2000
    watched = rules_in(tmp_path, rule("fee", {"regex": r"fee of \d+"}))
    assert LIMIT_NOTE in asked(watched, texts).doc.notes
