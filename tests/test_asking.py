"""What each rule finds, what is let off and why, what counts for another, what is mentioned."""

import pytest
from engine import advert, asked, fired, phrases, quotes, rule, rules_in
from hypothesis import given
from hypothesis import strategies as st

from screenad.ruleset import Sets, ask

NOT = {"negator": ["not", "never"], "negator-noun": ["no"]}


def let_off(answers):
    return [(off.rule.id, off.reason, *quotes(answers.doc, (off.hit,))) for off in answers.let_off]


def mentioned(answers):
    return {name: quotes(answers.doc, hits) for name, hits in answers.mentioned.items()}


def test_an_exception_lets_off_the_words_of_its_own_sentence_only(tmp_path):
    rules = rules_in(tmp_path, rule("fee", phrases("fee"), unless=phrases("refund*")))
    answers = asked(rules, "A fee is due. That fee is refunded. One more fee!")
    assert fired(rules, "A fee is due. That fee is refunded. One more fee!") == {"fee": ["fee"] * 2}
    assert let_off(answers) == [("fee", "exception", "fee")]
    assert [off.hit.start for off in answers.let_off] == [19]


def test_words_that_all_have_an_exception_do_not_fire(tmp_path):
    rules = rules_in(
        tmp_path, rule("fee", phrases("fee"), unless=[phrases("x1"), phrases("refund*")])
    )
    assert fired(rules, "The fee is refunded.") == {}


def test_an_exception_reaches_every_sentence_of_words_that_span_several(tmp_path):
    near = {"first": phrases("passport"), "second": phrases("keep it")}
    slots = {**near, "same": "text", "within": {"words": 6, "characters": 6}}
    rules = rules_in(tmp_path, rule("kept", {"near": slots}, unless=phrases("visa")))
    assert fired(rules, "Bring the passport. We keep it.") == {"kept": ["passport. We keep it"]}
    assert fired(rules, "Bring the passport. For the visa we keep it.") == {}
    assert fired(rules, "A visa! Bring the passport. We keep it.").keys() == {"kept"}


def test_a_rule_that_fired_without_words_is_excused_by_any_exception(tmp_path):
    rules = rules_in(tmp_path, rule("bare", {"not": phrases("fee")}, unless=phrases("licence")))
    assert asked(rules, "Come and work.").fired == {"bare": ()}
    assert asked(rules, "Our licence hangs here. Come and work.").fired == {}


def test_an_exception_for_the_whole_text_is_a_not_inside_all(tmp_path):
    when = {"all": [phrases("fee"), {"not": phrases("licence")}]}
    rules = rules_in(tmp_path, rule("fee", when))
    assert fired(rules, "A fee. Come.") == {"fee": ["fee"]}
    assert fired(rules, "A fee. Our licence hangs here.") == {}


BOTH = {"all": [phrases("passport"), phrases("job")]}


@pytest.mark.parametrize(
    ("when", "text", "expected"),
    [
        ({"any": [BOTH, phrases("gold")]}, "A job here. We never keep a passport.", None),
        ({"any": [BOTH, phrases("gold")]}, "A job, gold. Never a passport.", ["gold"]),
        ({"any": [BOTH, phrases("job")]}, "A job. Never a passport.", ["job"]),
        ({"at-least": {"n": 2, "of": [phrases("job"), phrases("gold")]}}, "A job, no gold.", None),
        ({"count": {"of": phrases("job"), "min": 2}}, "A job is a job.", ["job", "job"]),
        ({"count": {"of": phrases("job"), "min": 2}}, "A job! Never a job.", None),
    ],
)
def test_a_part_that_is_denied_takes_with_it_what_needs_it(tmp_path, when, text, expected):
    rules = rules_in(tmp_path, rule("kept", when), en_terms=NOT)
    assert fired(rules, text) == ({} if expected is None else {"kept": expected})


def test_what_a_warning_sentence_holds_is_missing_elsewhere(tmp_path):
    rules = rules_in(
        tmp_path,
        rule("kept", {"any": [BOTH, phrases("gold")]}),
        rule("beware", phrases("beware"), sets="mention"),
    )
    answers = asked(rules, "A job for you. Beware of whoever keeps a passport.")
    assert "kept" not in answers.fired
    assert mentioned(answers) == {"kept": ["passport"]}


def test_a_building_block_in_a_warning_sentence_is_kept_for_the_rules_that_ask_for_it(tmp_path):
    rules = rules_in(
        tmp_path,
        rule("block", phrases("passport"), points=0),
        rule("kept", {"all": [{"not": {"rule": "block"}}, phrases("gold")]}),
        rule("beware", phrases("beware"), sets="mention"),
    )
    text = "Beware of whoever keeps a passport. Gold!"
    assert fired(rules, text) == {"block": ["passport"], "beware": ["Beware"]}
    assert fired(rules, "Beware of whoever keeps it. Gold!")["kept"] == ["Gold"]


@pytest.mark.parametrize(
    ("negated", "expected"),
    [
        ("drop", {}),
        ("keep", {"fee": ["fee"]}),
        ("fee-free", {"fee-free": ["fee"]}),
    ],
)
def test_denied_words_go_where_the_rule_says(tmp_path, negated, expected):
    free = rule("fee-free", phrases("free of charge"), points=-5)
    rules = rules_in(tmp_path, rule("fee", phrases("fee"), negated=negated), free, en_terms=NOT)
    text = "There is no fee."
    assert fired(rules, text) == expected
    off = [] if negated == "keep" else [("fee", "denied by 'no'", "fee")]
    assert let_off(asked(rules, text)) == off


def test_denied_words_join_those_that_the_protective_rule_found(tmp_path):
    free = rule("a-free", phrases("free of charge"), points=-5)
    rules = rules_in(tmp_path, rule("fee", phrases("fee"), negated="a-free"), free, en_terms=NOT)
    text = "No fee. All is free of charge. Later a fee."
    assert fired(rules, text) == {"a-free": ["fee", "free of charge"], "fee": ["fee"]}


def test_words_that_say_no_themselves_are_not_denied(tmp_path):
    when = {"any": [{"even-negated": phrases("contract needed")}, phrases("visa needed")]}
    rules = rules_in(tmp_path, rule("none", when), en_terms=NOT)
    assert fired(rules, "There is no contract needed and no visa needed.") == {
        "none": ["contract needed"]
    }


def test_an_exception_comes_before_a_denial(tmp_path):
    rules = rules_in(tmp_path, rule("fee", phrases("fee"), unless=phrases("refund*")), en_terms=NOT)
    assert let_off(asked(rules, "There is no fee, all is refunded.")) == [
        ("fee", "exception", "fee")
    ]


WARN = rule("warns", phrases("beware of"), points=0, sets="mention", negated="keep")


def test_words_in_a_sentence_that_warns_are_mentions(tmp_path):
    rules = rules_in(tmp_path, rule("fee", phrases("fee")), WARN)
    answers = asked(rules, "Beware of anyone who asks for a fee. Our fee is small.")
    assert quotes(answers.doc, answers.fired["fee"]) == ["fee"]
    assert answers.fired["fee"][0].start > 36
    assert mentioned(answers) == {"fee": ["fee"]}
    only = asked(rules, "Beware of anyone who asks for a fee.")
    assert only.fired.keys() == {"warns"}
    assert mentioned(only) == {"fee": ["fee"]}


def test_a_warning_sentence_that_has_an_exception_does_not_warn(tmp_path):
    warns = {**WARN, "unless": phrases("as they say")}
    rules = rules_in(tmp_path, rule("fee", phrases("fee")), warns)
    assert fired(rules, "Beware of a fee, as they say.") == {"fee": ["fee"]}


def test_a_rule_without_words_is_never_a_mention(tmp_path):
    rules = rules_in(tmp_path, rule("bare", {"not": phrases("x1")}), WARN)
    answers = asked(rules, "Beware of them.")
    assert answers.fired["bare"] == ()
    assert answers.mentioned == {}


def test_context_rules_are_not_set_apart_by_a_warning(tmp_path):
    offer = rule("offer", phrases("we hire"), points=0, sets="offer")
    rules = rules_in(tmp_path, offer, WARN)
    answers = asked(rules, "Beware of those who say we hire.")
    assert answers.sets(rules, Sets.OFFER)
    assert answers.sets(rules, Sets.MENTION)
    assert not answers.sets(rules, Sets.QUESTION)


def test_a_rule_sees_others_after_their_exceptions_negation_and_warnings(tmp_path):
    rules = rules_in(
        tmp_path,
        rule("a-uses", {"rule": "fee"}),
        rule("a-lacks", {"not": {"rule": "fee"}}),
        rule("fee", phrases("fee"), unless=phrases("refund*")),
        WARN,
        en_terms=NOT,
    )
    assert fired(rules, "A fee.") == {"fee": ["fee"], "a-uses": ["fee"]}
    for text in ("A refunded fee.", "No fee.", "Beware of a fee."):
        assert fired(rules, text).keys() - {"warns"} == {"a-lacks"}


def test_words_of_another_rule_are_judged_once(tmp_path):
    """The rule that was asked first keeps what is denied, so the second may not drop it."""
    rules = rules_in(
        tmp_path,
        rule("a-uses", {"rule": "fee"}),
        rule("fee", phrases("fee"), negated="keep"),
        en_terms=NOT,
    )
    assert fired(rules, "There is no fee.") == {"fee": ["fee"], "a-uses": ["fee"]}


def test_denied_words_that_count_for_a_rule_are_seen_by_those_that_ask_it(tmp_path):
    rules = rules_in(
        tmp_path,
        rule("a-last", {"rule": "a-free"}),
        rule("a-free", phrases("free of charge"), points=-5),
        rule("fee", phrases("fee"), negated="a-free"),
        en_terms=NOT,
    )
    assert fired(rules, "No fee here.") == {"a-free": ["fee"], "a-last": ["fee"]}


def test_denied_words_for_a_retired_rule_are_dropped(tmp_path):
    free = rule("free", phrases("free of charge"), points=-5, status="retired")
    rules = rules_in(tmp_path, rule("fee", phrases("fee"), negated="free"), free, en_terms=NOT)
    assert fired(rules, "No fee here.") == {}


@given(st.lists(st.sampled_from(["fee", "no", "not", "refunded", "beware of", ".", ",", "a"])))
def test_every_word_found_is_kept_let_off_or_mentioned(tmp_path_factory, said):
    rules = rules_in(
        tmp_path_factory.mktemp("laws"),
        rule("fee", phrases("fee"), unless=phrases("refund*")),
        WARN,
        en_terms=NOT,
    )
    answers = ask(rules, advert(" ".join(said)))
    found = rules.rules["fee"].when.find(answers.doc) or ()
    off = [each.hit for each in answers.let_off if each.rule.id == "fee"]
    parts = [*answers.fired.get("fee", ()), *answers.mentioned.get("fee", ()), *off]
    assert sorted(parts) == sorted(found)
    again = ask(rules, advert(" ".join(said)))
    assert (again.fired, again.mentioned) == (answers.fired, answers.mentioned)
