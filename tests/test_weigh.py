"""Words that mean little alone weigh together: when, in how long a text, and what is left of it."""

import pytest
from engine import condition, document, fired, quotes, reported, rule, rules_in, shipped
from hypothesis import given
from hypothesis import strategies as st

from screenad.errors import RuleError
from screenad.model import Level
from screenad.operators.weigh import _STRETCH
from screenad.score import band

TERMS = {"en": {"card": ["card"], "share": ["percent"], "onward": ["onward"], "desk": ["branch"]}}
WHEN = {
    "weigh": {
        "reach": 10,
        "for": {"5": ["card"], "3": ["share", "onward"]},
        "against": {"4": ["desk"]},
    }
}
WORDS = ["card", "percent", "onward", "branch", "and", "rice", "."]
WEIGHTS = {"card": 5, "percent": 3, "onward": 3, "branch": -4}


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_it_holds_as_soon_as_the_weights_of_what_is_there_reach_so_far(words):
    found = condition(WHEN, TERMS).find(document(" ".join(words)))
    assert (found is not None) is (sum(WEIGHTS.get(word, 0) for word in {*words}) >= 10)


def test_words_far_apart_in_a_long_text_are_not_weighed_together():
    near, far = "rice " * 100, "rice " * (_STRETCH // 4)
    built = condition(WHEN, TERMS)
    assert built.find(document(f"card {near} percent onward")) is not None
    assert built.find(document(f"card {far} percent onward")) is None
    middle = document(f"{far} card percent onward {far}")
    assert quotes(middle, built.find(middle)) == ["card", "percent", "onward"]


def test_what_speaks_against_it_does_so_nearby_only():
    far = "rice " * (_STRETCH // 2)
    assert condition(WHEN, TERMS).find(document(f"branch {far} card percent onward")) is not None


def test_only_the_weightiest_words_are_shown():
    names = [f"word{letter}" for letter in "abcdefghijkl"]
    terms = {"en": {name: [name] for name in names}}
    weights = {str(100 + at): [name] for at, name in enumerate(names)}
    built = condition({"weigh": {"reach": 900, "for": weights}}, terms)
    doc = document(" ".join(names))
    assert quotes(doc, built.find(doc)) == names[-8:]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("u ka card", ["card"]), ("客 u 银行卡", ["银行卡"]), ("u ka", ["u", "ka"])],
)
def test_words_of_a_letter_or_two_are_shown_only_where_there_are_no_others(text, shown):
    terms = {
        "en": {"you": ["u"], "friend": ["ka"], "card": ["card"]},
        "zh-Hans": {"friend": ["客"], "card": ["银行卡"]},
    }
    when = {"weigh": {"reach": 6, "for": {"5": ["you"], "4": ["friend"], "3": ["card"]}}}
    doc = document(text)
    assert quotes(doc, condition(when, terms).find(doc)) == shown


def test_words_that_a_warning_holds_weigh_nothing(tmp_path):
    warns = rule("warns", {"phrases": ["beware"]}, sets="mention", points=0)
    weighs = rule("weighs", WHEN, negated="keep")
    rules = rules_in(tmp_path, warns, weighs, en_terms=TERMS["en"])
    assert "weighs" in fired(rules, "Card and percent. Send it onward.")
    assert "weighs" not in fired(rules, "Beware of a card and percent. Send it onward.")


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("card and percent, send it onward", True),
        ("card and percent", False),
        ("card and percent, is that right?", True),
        ("a card, is that right?", False),
        ("is that right?", False),
        ("card and percent, send it on. call +44 20 7946 0958, is that right?", False),
    ],
)
def test_conditions_weigh_beside_the_terms_and_are_no_words(text, holds):
    when = {
        "weigh": {
            "reach": 10,
            "least": 2,
            "for": {"5": ["card"], "3": ["share", "onward"], "12": [{"regex": "right[?]"}]},
            "against": {"11": [{"contact": "any"}]},
        }
    }
    doc = document(text)
    found = condition(when, TERMS).find(doc)
    assert (found is not None) is holds
    assert not any("right" in quote for quote in quotes(doc, found or ()))


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("card", False),
        ("the police warn of recruiters who take the victims' passports: a card", True),
        ("the police warn of recruiters who take the victims' passports", False),
        ("we hire two cooks, apply by friday, and bring your card", False),
    ],
)
def test_the_odds_by_n_grams_weigh_beside_the_terms_and_never_alone(text, holds):
    when = {"weigh": {"reach": 20, "ngrams": {"warning": 10}, "for": {"1": ["card"]}}}
    doc = document(text)
    assert (condition(when, TERMS).find(doc) is not None) is holds


def test_n_grams_may_weigh_against():
    when = {"weigh": {"reach": -30, "ngrams": {"warning": -10}, "for": {"1": ["card"]}}}
    warns = document("the police warn of recruiters who take the victims' passports: a card")
    assert condition(when, TERMS).find(warns) is None
    assert condition(when, TERMS).find(document("we hire two cooks, bring a card")) is not None


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ({"reach": 10}, "for"),
        ({"reach": 0, "for": {"5": ["card"]}}, "whole number"),
        ({"reach": 10, "for": {"heavy": ["card"]}}, "weight from 1"),
        ({"reach": 10, "for": {"-5": ["card"]}}, "weight from 1"),
        ({"reach": 10, "for": {"9" * 5000: ["card"]}}, "weight from 1"),
        ({"reach": 10, "for": {"5": ["cord"]}}, "cord"),
        ({"reach": 10, "for": {"5": ["card"]}, "ngrams": {"lurid": 5}}, "lurid"),
    ],
)
def test_what_is_written_wrongly_is_refused(value, problem):
    problems: list[RuleError] = []
    condition({"weigh": value}, TERMS, problems)
    assert problem in " ".join(map(str, problems))


def test_an_advert_that_names_its_scheme_nowhere_is_known_by_its_words():
    report = reported(
        shipped(),
        "A little thing full of SIM cards stands in your flat, plugged in day and night, and each "
        "month an uncle of mine brings the rent for it. Should an officer ask, say that it is an "
        "alarm. Students first, message me only on Telegram.",
    )
    assert "mule-wording" in {finding.rule for finding in report.findings}
    assert report.level.rank >= Level.HIGH.rank


def test_the_words_of_an_ordinary_advert_weigh_too_little():
    report = reported(
        shipped(),
        "Bank branch hires a teller. You open accounts for customers, check identity cards and "
        "count the cash with a colleague. Full-time contract, training, salary paid to your own "
        "account. Apply on our website.",
    )
    assert not [each.rule for each in report.findings if each.rule.endswith("-wording")]


LAWFUL = (
    "Fish factory in Hanstholm: permanent contract, the collective wage of 148 kroner an hour with "
    "a payslip, pension, sick pay and holidays as the law says. Three weeks of training. Papers "
    "are shown to the tax office and you take them home again. Your phone stays in the locker "
    "while you stand at the belt. "
)


def test_words_of_lawful_work_hold_the_level_where_one_sign_is_told():
    report = reported(shipped(), LAWFUL + "Nobody may leave the dormitory after ten at night.")
    assert "locked-in" in {finding.rule for finding in report.findings}
    assert [each.rule for each in report.protective if each.holds] == ["lawful-wording"]
    assert (report.level, report.gates[-1:]) == (
        Level.LOW,
        ("worded as a whole like lawful offers",),
    )


def test_words_of_lawful_work_hold_nothing_where_a_passport_is_kept_to_bind_somebody():
    report = reported(shipped(), LAWFUL + "HR keeps your passport until the contract ends.")
    assert {each.rule for each in report.findings if each.alone.rank >= Level.MEDIUM.rank} == {
        "passport-kept"
    }
    assert report.level.rank >= Level.HIGH.rank


def test_words_of_lawful_work_hold_nothing_where_two_signs_are_told():
    report = reported(
        shipped(),
        LAWFUL + "HR keeps your passport until the contract ends. Nobody may leave the dormitory.",
    )
    assert report.level is Level.CRITICAL


def test_a_paragraph_of_comfort_holds_no_level():
    comfort = "We are licensed. Written contract, health insurance, paid overtime, no fee at all. "
    offer = "Office work in Poipet, flight and board paid. HR keeps your passport. Telegram only. "
    assert reported(shipped(), comfort + offer).level.rank >= Level.HIGH.rank


def test_words_are_weighed_only_where_no_sign_is_told_that_needs_no_other():
    rules = shipped()
    strong = {
        rule.id
        for rule in rules
        if rule.alone.rank >= Level.HIGH.rank
        and band(rule.points).rank >= Level.HIGH.rank
        and not rule.id.endswith("-wording")
    }
    (block,) = (rule for rule in rules if rule.id == "strong-sign")
    assert block.needs == strong
