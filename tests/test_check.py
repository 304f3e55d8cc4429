"""Mistakes in rules that are not errors are found, with their places; what is right is let be."""

import pytest
from engine import phrases, rule, rules_in, written
from program import call

from screenad.ruleset import load
from screenad.ruleset.check import MANY, RESERVED, check

WORDY = {"why": "A reason.", "advice": "Do this."}


def found(folder, *rules, **languages):
    """Check the rules, and give the problems without the folder's name."""
    return [
        f"{each.where}: {each.problem}".replace(f"{folder}/", "")
        for each in check(rules_in(folder, *rules, **languages))
    ]


def of_expression(folder, source):
    problems = check(rules_in(folder, rule("a", {"regex": source}, **WORDY)))
    return [each.problem for each in problems]


def test_a_rule_that_is_well_made_has_no_problems(tmp_path):
    assert found(tmp_path, rule("a", phrases("fee"), **WORDY)) == []


def test_a_stable_rule_needs_a_reason_and_advice(tmp_path):
    assert found(tmp_path, rule("a", phrases("fee"))) == [
        "a.yaml:1:5: rule 'a' has no 'why'",
        "a.yaml:1:5: rule 'a' has no 'advice'",
    ]


@pytest.mark.parametrize(
    "keys", [{"points": 0}, {"sets": "offer"}, {"points": -5, "why": "A reason."}], ids=str
)
def test_what_is_never_reported_needs_no_reason_and_what_protects_no_advice(tmp_path, keys):
    assert found(tmp_path, rule("a", phrases("fee"), **keys)) == []


def test_a_draft_may_lack_words(tmp_path):
    rules = rules_in(tmp_path, rule("a", phrases("fee"), status="draft"), drafts=True)
    assert check(rules) == ()


def test_terms_that_no_rule_uses_are_found_and_the_reserved_are_not(tmp_path):
    terms = {name: [f"word{at}"] for at, name in enumerate(sorted(RESERVED))}
    assert found(
        tmp_path,
        rule("a", {"terms": "used"}, unless=[{"terms": "used-too"}], **WORDY),
        en_terms={"used": ["x1"], "used-too": ["x2"], "unused": ["x3"], **terms},
    ) == ["languages/en/terms.yaml:6:3: no rule uses the term 'unused'"]


def test_a_language_that_says_it_is_complete_has_a_message_for_each_rule(tmp_path):
    said = {"title": "A", "why": "B", "advice": "C"}
    files = {
        "pack.yaml": {"name": "test", "version": "1"},
        "fee/a.yaml": rule("a", phrases("fee"), **WORDY),
        "fee/b.yaml": rule("b", phrases("visa"), **WORDY),
        "fee/silent-block.yaml": rule("silent-block", phrases("visa"), points=0),
        "languages/zh-Hans/messages.yaml": {"complete": True, "rules": {"a": said}},
        "languages/th/messages.yaml": {"rules": {"a": said}},
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(written(content), encoding="utf-8")
    (problem,) = check(load([str(tmp_path)], builtin=False))
    assert str(problem) == f"{tmp_path}/fee/b.yaml:1:5: rule 'b' has no message in 'zh-Hans'"


def test_a_complete_language_has_the_words_of_the_tables_too(tmp_path):
    line = {"country": "TH", "name": "Police", "contact": "1", "scope": "danger"}
    table = [{**line, "checked": "2025", "source": "a page"}]
    said = {"title": "A", "why": "B", "advice": "C"}
    files = {
        "pack.yaml": {"name": "test", "version": "1"},
        "fee/a.yaml": rule("a", phrases("fee"), **WORDY),
        "data/lines.yaml": table,
        "languages/ar/messages.yaml": {"complete": True, "rules": {"a": said}},
        "languages/ru/messages.yaml": {"reviewed": False},
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(written(content), encoding="utf-8")
    (problem,) = check(load([str(tmp_path)], builtin=False))
    assert (
        str(problem) == "languages/ar/messages.yaml:1:1: 'danger', a word of the data, is missing"
    )
    told = call("rules", "coverage", "--messages", "--no-builtin", "-r", tmp_path).out
    assert told.splitlines() == [
        "language\tcomplete\treviewed\trules without words\tdata without words",
        "ar\tyes\tyes\t-\tdanger",
        "ru\tno\tno\ta\tdanger",
    ]


def test_a_rule_of_ones_own_needs_no_messages_in_other_languages(tmp_path):
    said = {"title": "A", "why": "B", "advice": "C"}
    own = (rule("a", phrases("fee"), **WORDY), rule("b", phrases("visa"), **WORDY))
    assert found(tmp_path, *own, zh_Hans_messages={"complete": True, "rules": {"a": said}}) == []


@pytest.mark.parametrize(
    "source",
    [
        r"fee \d{1,3}",
        r"[\p{Han}a]{1,3}招",
        r"[^\W\d]{2,5}\S{0,4}@",
        r"\d{1,3}[ ,]\d{3}",
        r"(?:fee|[$€]) ?\d{1,3}",
        r"[招聘].{0,200}费",
        r"(?P<Name>a)(?:b|c)(?=d)(?!e)(?<!f)g",
        r"\*[*+]\x41\u00c9",
        r"\bfee\b",
        r"a\N{LATIN SMALL LETTER A}",
        r"[]a]{1,2}",
        r"护照.{0,4}",
    ],
)
def test_a_sound_expression_is_let_be(tmp_path, source):
    assert of_expression(tmp_path, source) == []


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("a.*b", "unbounded quantifier '*'"),
        ("a.+b", "unbounded quantifier '+'"),
        (r"\d{2,}", "unbounded quantifier '{2,}'"),
        (r"\b护照", r"'\b' beside a script without spaces"),
        (r"พาสปอร์ต\b", r"'\b' beside a script without spaces"),
        ("Fee", "dead: folded text never holds F"),
        ("[A-Z]x", "dead: folded text never holds A Z"),
        ("護照", "dead: folded text never holds 護"),
        ("ｆee", "dead: folded text never holds ｆ"),
        ("é*", "unbounded quantifier '*'"),
        (r"fee.{0,200}\W{0,200}paid", "may match over 407 characters"),
        (r"\w{2,5} ?\w{3}", "no character has to stand there"),
        (r"[a-z]{2,9}", "no character has to stand there"),
        (r"\p{Han}{2}", "no character has to stand there"),
        (r"[一-龥]{2}", "no character has to stand there"),
        (r" \s", "no character has to stand there"),
        (r"[^a]", "no character has to stand there"),
        (r"fee|\w{2}", "no character has to stand there"),
        (r"(?:fee){0,2}", "no character has to stand there"),
        (r"(?:fee){e<=1}", "no character has to stand there"),
        (r"(?i:straße)", "can't be scanned for, so every text is searched"),
        ("|".join(f"w{n}x" for n in range(600)), "can't be scanned for, so every text is searched"),
        ("(?:a{0,30}){0,30}b", "can be tried in too many ways: some texts take long"),
        ("(?:a|ab|b){0,30}c", "can be tried in too many ways: some texts take long"),
    ],
)
def test_an_expression_that_is_costly_or_dead_is_found(tmp_path, source, problem):
    assert problem in of_expression(tmp_path, source)


def test_an_expression_that_the_library_refuses_is_named(tmp_path, monkeypatch):
    hyperscan = pytest.importorskip("hyperscan")
    monkeypatch.setattr("screenad.ruleset.costly.is_refused", lambda sources: "visa tax" in sources)
    rules = rules_in(tmp_path, rule("a", {"regex": ["fee due", "visa tax"]}, **WORDY))
    (problem,) = check(rules)
    assert problem.where == f"{tmp_path}/a.yaml:11:5"
    assert "can't be scanned for" in problem.problem
    assert hyperscan


def test_a_phrase_with_too_many_readings_to_be_scanned_for_is_found(tmp_path):
    many = f"({'|'.join(f'w{n}x' for n in range(600))})"
    (problem,) = check(rules_in(tmp_path, rule("a", phrases(many, "fee"), **WORDY)))
    assert "has too many readings" in problem.problem


def test_a_phrase_that_another_covers_is_dead(tmp_path):
    assert found(
        tmp_path,
        rule(
            "a",
            {"any": [phrases("deduct*", "deducted", "(a|the) fee", "the fee", "visa")]},
            **WORDY,
        ),
    ) == [
        "a.yaml:12:7: dead: 'deduct*' already matches 'deducted'",
        "a.yaml:14:7: dead: '(a|the) fee' already matches 'the fee'",
    ]


def test_a_longer_phrase_around_a_shorter_one_is_not_dead(tmp_path):
    assert found(tmp_path, rule("a", phrases("visa", "work visa"), **WORDY)) == []


def test_phrases_of_terms_and_of_the_languages_are_compared_by_language(tmp_path):
    assert found(
        tmp_path,
        rule("a", {"any": [{"terms": "fee"}, {"phrases": "languages"}]}, **WORDY),
        en_terms={"fee": ["fee*", "fees"]},
        id_terms={"fee": ["feed"]},
        en_phrases={"a": ["pay (now|)", "pay now"]},
    ) == [
        "languages/en/phrases.yaml:3:3: dead: 'pay (now|)' already matches 'pay now'",
        "languages/en/terms.yaml:3:3: dead: 'fee*' already matches 'fees'",
    ]


def test_a_phrase_with_a_thousand_readings_costs_no_more_than_a_few(tmp_path):
    many = " ".join(["(one|two)"] * 24)
    assert MANY < 2**24
    assert found(tmp_path, rule("a", phrases(many, "fee"), **WORDY)) == []


def test_problems_come_in_order_of_place(tmp_path):
    expressions = [f"{letter}+" for letter in "abcdefghijkl"]
    places = [
        int(each.where.split(":")[-2])
        for each in check(rules_in(tmp_path, rule("a", {"regex": expressions}, **WORDY)))
    ]
    assert places == sorted(places)
    assert len(places) == 12
