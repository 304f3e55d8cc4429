"""Rules are explained in words: every operator, every fact, and what they match by language."""

from dataclasses import replace
from pathlib import Path

import pytest
from engine import advert, phrases, rule, rules_in, shipped

from screenad.operators import OPERATORS
from screenad.outputs.catalogue import INTRODUCTION, catalogue, describe
from screenad.ruleset import load
from screenad.screen import screen

FULL = rule(
    "kept",
    {
        "any": [
            phrases("fee", "visa"),
            {"terms": ["papers", "permit"]},
            {"regex": ["fe{2}", "x"]},
            {
                "near": {
                    "first": phrases("keep"),
                    "second": {"terms": "papers"},
                    "within": {"words": 3, "characters": 6},
                    "order": "given",
                }
            },
            {"near": {"first": phrases("a"), "second": phrases("b"), "same": "clause"}},
            {"all": [{"not": phrases("x")}, {"rule": ["block", "other"]}]},
            {"at-least": {"n": 2, "of": [phrases("p"), phrases("q"), phrases("r")]}},
            {"count": {"of": phrases("s"), "min": 2, "distinct": "true"}},
            {"count": {"of": phrases("s"), "min": 3}},
            {"field": {"name": "title", "has": phrases("t")}},
            {"field": {"name": "company", "missing": "true"}},
            {"contact": ["line", "telegram"]},
            {"sum": {"usd": {"max": 90}}},
            {"pay": {"period": ["day", "hour"], "ratio": {"min": 2.5}}},
            {"contact": {"kind": "email", "host": ["free-mail", "punycode"]}},
            {"contact": {"kind": "phone", "elsewhere": "true"}},
            {"place": "any"},
            {"place": {"role": ["transit", "meeting"], "tier": "T", "elsewhere": "true"}},
            {"place": {"moved": "true"}},
            {"hours": {"per": "day", "min": 12}},
            {"hours": {"per": "week", "max": 20}},
            {"requirement": {"kind": "experience", "unit": "year", "number": {"min": 2}}},
            {"place": {"kind": "city", "country": ["KH", "LA"], "overseas": "true"}},
            {"place": {"role": "workplace", "overseas": "false", "told": "true"}},
            {"disguise": {"kinds": ["leet", "invisible"], "of": phrases("u")}},
            {"weigh": {"reach": 9, "for": {"8": ["papers"], "3": ["permit"]}}},
            {"even-negated": phrases("no contract")},
        ]
    },
    group="control",
    harms=["labour", "trafficking"],
    unless=[phrases("copy")],
    negated="free",
    why="A reason.",
    advice="Some advice.",
    indicators=["ILO-7"],
    sources=["A", "B"],
    fires=["x one", "x two", "x three"],
    silent=["Two\nlines."],
    **{"false-alarms": ["An office."]},
)
FREE = rule("free", phrases("free of charge"), points=-5, group="protect")
BLOCK = rule("block", phrases("z"), points=0, sets="offer", group="control")
OTHER = rule("other", phrases("v"), group="protect")
TERMS = {"en_terms": {"papers": ["passport"], "permit": ["visa"]},
         "zh_Hans_terms": {"papers": ["护照", "证件"]}}  # fmt: skip


@pytest.fixture
def rules(tmp_path):
    return rules_in(tmp_path, FULL, FREE, BLOCK, OTHER, **TERMS)


def test_a_rule_is_explained_from_title_to_examples(rules):
    assert (
        describe(rules.rules["kept"], {})
        == """\
### kept

**Title of kept**

A reason.

*What to do:* Some advice.

- points 20, alone at most medium, severity high
- harms: labour, trafficking
- group control, status stable, when negated: free
- indicators: ILO-7
- sources: A; B
- known false alarm: An office.

It fires when:

- any of:
  - one of 2 phrases
  - a word for papers or permit
  - one of `fe{2}` , `x`
  - in one sentence within 3 words or 6 characters, in this order:
    - one of 1 phrases
    - a word for papers
  - in one clause:
    - one of 1 phrases
    - one of 1 phrases
  - all of:
    - none of:
      - one of 1 phrases
    - the rule block or other
  - at least 2 of:
    - one of 1 phrases
    - one of 1 phrases
    - one of 1 phrases
  - at least 2 different times:
    - one of 1 phrases
  - at least 3 times:
    - one of 1 phrases
  - in the field title:
    - one of 1 phrases
  - the field company is missing
  - a contact: line, telegram
  - a sum of money worth at most 90 US dollars
  - pay by the day or hour, at least 2.5 times what such work pays there
  - a contact: email, with the host free-mail or punycode
  - a contact: phone, of neither the country of the work nor the reader's
  - a place: any
  - a place: meeting/transit, T, in another country than the work
  - a place: in another country than the place before it
  - 12 or more hours of work a day
  - 0 to 20 hours of work a week
  - a requirement or a term: experience, year, at least 2
  - a place: city, KH/LA, abroad
  - a place: workplace, at home, with words that say so
  - a disguised word (invisible, leet)
    - one of 1 phrases
  - words that weigh 9 together (2 terms speak for it, 0 against)
  - even when it is denied:
    - one of 1 phrases

unless, in the same sentence:

- one of 1 phrases
"""
        + tail(describe(rules.rules["kept"], {}))
    )


def tail(text):
    """Give what follows the conditions."""
    at = text.index("\nWhat it matches, by language:")
    return text[at:]


def test_the_words_of_each_language_are_listed_on_demand(rules):
    text = describe(rules.rules["kept"], {})
    assert "- term papers\n  - en: passport\n  - zh-Hans: 护照 · 证件\n" in text
    assert "  - und: fee · visa\n" in text
    assert "What it matches" not in describe(rules.rules["kept"], {}, words=False)
    assert "What it matches" not in describe(rules.rules["kept"], {}, words=False)


def test_two_examples_of_each_kind_are_shown_in_one_line_each(rules):
    text = describe(rules.rules["kept"], {}, words=False)
    assert text.endswith(
        "\nIt fires on:\n\n> x one\n>\n> x two\n>\n\nIt stays silent on:\n\n> Two lines.\n>\n"
    )


def test_a_rule_that_says_little_is_explained_in_little(rules):
    text = describe(rules.rules["block"], {})
    assert text.startswith(
        "### block\n\n**Title of block**\n\n- context: sets offer\n- group control"
    )
    assert "points" not in text
    assert "unless" not in text
    assert "sources" not in text


def test_a_rule_without_phrases_lists_no_words(tmp_path):
    rules = rules_in(tmp_path, rule("bare", {"regex": "x"}))
    assert "What it matches" not in describe(rules.rules["bare"], {})


def test_the_catalogue_has_every_rule_under_its_group(rules):
    text = catalogue(rules)
    assert text.startswith(INTRODUCTION)
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == [
        "# Rule catalogue",
        "## control",
        "### block",
        "### kept",
        "## protect",
        "### free",
        "### other",
    ]
    assert catalogue(rules) == text


def test_an_operator_that_the_catalogue_does_not_know_is_named(rules):
    class Novel:
        def parts(self):
            return iter(())

    text = describe(replace(rules.rules["free"], when=Novel()), {})
    assert "\n- Novel\n" in text


def test_no_operator_is_shown_by_the_name_of_its_class(rules):
    used = {type(operator).__name__ for operator in rules.rules["kept"].operators()}
    assert len(used) == len(OPERATORS) - 1  # "any" and "at-least" are one
    text = catalogue(shipped()) + catalogue(rules)
    assert [name for name in used if f"- {name}\n" in text] == []


def test_every_source_of_the_shipped_rules_is_told() -> None:
    rules = shipped()
    named = {key for rule in rules for key in rule.sources}
    assert named == set(rules.citations)
    written = catalogue(rules).rpartition("## Sources")[2]
    assert all(f"**{key}**: {rules.citations[key]}\n" in f"{written}\n" for key in named)


def test_a_pack_tells_its_own_sources_and_others_stand_for_themselves(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    (pack / "data").mkdir(parents=True)
    (pack / "pack.yaml").write_text('name: mine\nversion: "1"\n', "utf-8")
    (pack / "data" / "sources.yaml").write_text('OWN1: "Our office: a note (2026)"\n', "utf-8")
    rules = load([str(pack)])
    assert rules.citations["OWN1"] == "Our office: a note (2026)"
    assert "FBI23" in rules.citations
    rule = replace(rules.rules["passport-kept"], sources=("OWN1", "Elsewhere 7"))
    assert "sources: Our office: a note (2026); Elsewhere 7" in describe(rule, rules.citations)


def test_a_report_names_sources_in_words() -> None:
    report = screen(advert("Cooks wanted. The company keeps your passport."), shipped())
    (finding,) = (each for each in report.findings if each.rule == "passport-kept")
    assert finding.cited == tuple(shipped().citations[key] for key in finding.sources)
    assert finding.cited
