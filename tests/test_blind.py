"""Texts that were written, with their bands, by somebody who had not seen the rules.

They were run blind first; since then they keep what was reached. What the first run said, and
which texts are still judged wrongly, is in docs/measured.md.
"""

from pathlib import Path

import pytest
import yaml
from engine import shipped

from screenad.measure.tally import band
from screenad.model import Ad
from screenad.ruleset import Engine, equipped
from screenad.screen import screen

BLIND = Path(__file__).parent / "blind"
#: Texts that are known to be judged wrongly: mend the rules and take them off the list.
WRONG = frozenset(yaml.safe_load((BLIND / "wrong.yaml").read_text("utf-8")))
#: The pack that is asked each time; what the others say beside it is asked with the long tests.
NEWEST = "twentythird-"
TEXTS = [
    pytest.param(
        text, id=text["id"], marks=[] if path.name.startswith(NEWEST) else [pytest.mark.long]
    )
    for path in sorted(BLIND.glob("*.yaml"))
    if path.name != "wrong.yaml"
    for text in yaml.safe_load(path.read_text("utf-8"))
]


@pytest.fixture(scope="module")
def rules():
    return equipped(shipped(), Engine.AUTO)


def right(text, report):
    return band(text["band"], text["id"]).holds(report.level) and report.state == text["state"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_given_a_level_in_its_band(text, rules):
    words = text["text"]
    report = screen(Ad.pasted(words), rules)
    assert right(text, report) is (text["id"] not in WRONG), (
        report.state,
        report.level,
        [(finding.rule, finding.points) for finding in report.findings],
    )
