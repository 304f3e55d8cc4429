"""Examples are run as adverts are, and an alternative that none of them fires is found."""

from engine import phrases, rule, rules_in

from screenad.ruleset.coverage import Cover, coverage, languages
from screenad.ruleset.examples import dead, run

NOT = {"negator-noun": ["no"]}


def outcomes(rules, *only):
    return list(run(rules, only))


def unfired(folder, rules):
    found = dead(rules, outcomes(rules))
    return [(each.where.removeprefix(f"{folder}/"), each.what) for each in found]


def test_each_example_does_what_it_says(tmp_path):
    fires = {"en": ["A fee.", "No fee.", "A visa."], "de": ["Fee"]}
    silent = ["A room.", "A fee!", "No fee."]
    rules = rules_in(
        tmp_path, rule("fee", phrases("fee"), fires=fires, silent=silent), en_terms=NOT
    )
    found = outcomes(rules)
    assert [(each.example.text, each.right) for each in found] == [
        ("A fee.", True),
        ("No fee.", False),
        ("A visa.", False),
        ("Fee", True),
        ("A room.", True),
        ("A fee!", False),
        ("No fee.", True),
    ]
    assert [each.said() for each in found if not each.right] == [
        "stays silent (denied by 'no')",
        "stays silent",
        "fires on 'fee'",
    ]


def test_a_rule_that_fires_without_words_says_only_that(tmp_path):
    rules = rules_in(tmp_path, rule("bare", {"not": phrases("fee")}, silent=["a visa", "a fee"]))
    assert [each.said() for each in outcomes(rules)] == ["fires", "fires", "stays silent"]


def test_an_example_is_asked_of_all_rules_and_reported_of_one(tmp_path):
    fee = rule("fee", phrases("fee"), fires=["a fee"])
    uses = rule("uses", {"all": [{"rule": "fee"}, phrases("visa")]}, fires=["a fee, a visa"])
    rules = rules_in(tmp_path, fee, uses)
    assert [each.right for each in outcomes(rules)] == [True] * 4
    assert {each.rule.id for each in outcomes(rules, "uses")} == {"uses"}


def test_an_example_is_a_text_with_a_field(tmp_path):
    when = {"all": [phrases("fee"), {"field": {"name": "company", "missing": "true"}},
                    {"field": {"name": "text", "has": phrases("fee")}}]}  # fmt: skip
    rules = rules_in(tmp_path, rule("fee", when, fires=["a fee"], silent=["a room"]))
    assert all(each.right for each in outcomes(rules))


def test_alternatives_that_no_example_fires_are_dead(tmp_path):
    when = {
        "any": [
            phrases("fee", "deposit"),
            {"regex": ["visa", "permit"]},
            {"terms": "papers"},
            {"at-least": {"n": 1, "of": [phrases("bond")]}},
        ]
    }
    rules = rules_in(
        tmp_path,
        rule("a", when, fires=["a fee", "a visa"], silent=["a room"]),
        en_terms={"papers": ["passport"]},
    )
    assert sorted(what for _, what in unfired(tmp_path, rules)) == [
        "no example shows 'permit' at work",
        "no example shows alternative 1 at work",
        "no example shows alternative 3 at work",
        "no example shows alternative 4 at work",
        "no example shows term papers at work",
        "no example shows the phrase 'bond' at work",
        "no example shows the phrase 'deposit' at work",
    ]


def test_a_dead_alternative_is_named_by_its_place(tmp_path):
    rules = rules_in(tmp_path, rule("a", phrases("fee", "deposit"), fires=["a fee"]))
    assert unfired(tmp_path, rules) == [
        ("a.yaml:11:5", "no example shows the phrase 'deposit' at work")
    ]


def test_an_example_that_goes_wrong_shows_nothing(tmp_path):
    rules = rules_in(tmp_path, rule("a", phrases("fee"), fires=["a visa"], silent=["a fee"]))
    assert [what for _, what in unfired(tmp_path, rules)] == [
        "no example shows the phrase 'fee' at work"
    ]


def test_an_exception_and_what_not_forbids_are_shown_by_silence(tmp_path):
    when = {"all": [phrases("fee"), {"not": phrases("licence", "permit")}]}
    keys = {
        "fires": ["a fee", "a fee for a visa"],
        "silent": ["a fee, a licence", "a refunded fee"],
    }
    rules = rules_in(tmp_path, rule("a", when, unless=phrases("refund*", "visa free"), **keys))
    assert sorted(what for _, what in unfired(tmp_path, rules)) == [
        "no example shows the phrase 'permit' at work",
        "no example shows the phrase 'visa free' at work",
    ]


def test_the_words_of_negation_are_shown_by_the_examples_of_all_rules(tmp_path):
    terms = {"negator": ["never", "not"], "negator-noun": ["no"], "clause-break": ["but"]}
    rules = rules_in(
        tmp_path,
        rule("a", phrases("fee"), fires=["a fee"], silent=["no fee"]),
        rule("b", phrases("visa"), fires=["a visa"], silent=["never a visa"]),
        en_terms=terms,
    )
    assert [what for _, what in unfired(tmp_path, rules)] == [
        "no example shows term clause-break at work"
    ]
    assert dead(rules, outcomes(rules, "a")) == ()


def test_a_term_is_shown_in_each_language_by_any_rule_that_uses_it(tmp_path):
    rules = rules_in(
        tmp_path,
        rule("a", {"terms": "papers"}, fires=["a passport"]),
        rule("b", {"terms": ["papers"]}, fires=["pasaporte"]),
        en_terms={"papers": ["passport", "visa"]},
        tl_terms={"papers": ["pasaporte", "bisa"]},
    )
    assert unfired(tmp_path, rules) == []
    some = dead(rules, outcomes(rules, "a"))
    assert [each.what for each in some] == ["no example shows term papers at work"]


def test_rules_that_were_not_run_have_nothing_dead(tmp_path):
    rules = rules_in(tmp_path, rule("a", phrases("x"), fires=["x"]), rule("b", phrases("q")))
    assert dead(rules, outcomes(rules, "a")) == ()


def test_coverage_counts_examples_by_rule_and_language(tmp_path):
    rules = rules_in(
        tmp_path,
        rule("a", phrases("x"), fires={"en": ["x", "x x"], "th": ["x"]}, silent={"en": ["y", "z"]}),
        rule("b", phrases("x"), fires={"en": "x"}, silent={"th": ["y", "z"], "en": ["y"]}),
    )
    assert coverage(rules) == {
        "a": {"en": Cover(2, 2), "th": Cover(1, 0)},
        "b": {"en": Cover(1, 1), "th": Cover(0, 2)},
    }
    assert languages(rules) == ("en", "th")
    assert [str(cover) for cover in coverage(rules)["a"].values()] == ["2/2", "1/0!"]
    assert [cover.enough for cover in coverage(rules)["b"].values()] == [False, False]
