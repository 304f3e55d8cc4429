"""The 36 situations that the field's papers describe, each in two languages, and hard negatives.

What a situation is must be found (``fires``), what it is not must stay silent (``silent``), and its
level and state are known. Texts were written before any of them was run; docs/measured.md says what
the first run gave.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from engine import advert, shipped

from screenad.measure.tally import band
from screenad.model import Finding, Report
from screenad.ruleset import RuleSet
from screenad.screen import screen

GOLD = yaml.safe_load((Path(__file__).parent / "cases" / "gold.yaml").read_text("utf-8"))
TEXTS = [pytest.param(text, id=text["id"]) for text in GOLD["texts"]]


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return shipped()


def named(listed: list[str], rules: RuleSet) -> set[str]:
    """Give the rules of a list, in which ``fee/*`` stands for a whole topic."""
    topics = {each.removesuffix("/*") for each in listed if each.endswith("/*")}
    return {rule.id for rule in rules if rule.group in topics or rule.id in listed}


def missed(text: dict[str, Any], report: Report) -> list[str]:
    """Tell what must fire and does not; ``a or b`` asks for one of them.

    What speaks for an offer is only mentioned by a text that is read as a warning.
    """
    spoken = report.mentions if "warning" in text["state"] else ()
    found = {each.rule for each in (*report.findings, *report.protective, *spoken)}
    return [wanted for wanted in text["fires"] if found.isdisjoint(wanted.split(" or "))]


def false(text: dict[str, Any], report: Report, rules: RuleSet) -> list[str]:
    """Tell what must be silent and is not."""
    silent = named(text["silent"], rules)
    return [each.rule for each in (*report.findings, *report.protective) if each.rule in silent]


def outside(text: dict[str, Any], findings: tuple[Finding, ...]) -> list[str]:
    """Tell which findings lie before the part of the text that is a lure."""
    start = text["text"].index(text["lure"]) if "lure" in text else 0
    return [
        each.rule for each in findings if any(seen.span.start < start for seen in each.evidence)
    ]


def wrongs(text: dict[str, Any], report: Report, rules: RuleSet) -> dict[str, object]:
    """Give all that a report says otherwise than the situation is."""
    said = {
        "missed": missed(text, report),
        "false": false(text, report, rules),
        "outside": outside(text, report.findings),
        "level": not band(text["band"], text["id"]).holds(report.level) and report.level,
        "state": report.state not in text["state"].split(" or ") and report.state,
        "mentions": "mentions" in text and not report.mentions,
    }
    return {what: value for what, value in said.items() if value}


@pytest.mark.parametrize("text", TEXTS)
def test_a_situation_is_read_as_the_field_reads_it(text: dict[str, Any], rules: RuleSet) -> None:
    assert wrongs(text, screen(advert(text["text"]), rules), rules) == {}


def test_every_situation_is_there_in_two_languages() -> None:
    told = [text["id"].split("-")[0] for text in GOLD["texts"]]
    assert all(told.count(f"g{number:02}") == 2 for number in range(1, 37))


def test_rules_that_are_named_exist(rules: RuleSet) -> None:
    ids = {rule.id for rule in rules} | {f"{rule.group}/*" for rule in rules}
    for text in GOLD["texts"]:
        asked = {name for each in text["fires"] for name in each.split(" or ")}
        assert (asked | set(text["silent"])) <= ids, text["id"]
