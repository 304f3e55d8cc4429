"""Rules: what they are, how they are read from YAML, and how an advert is asked about them."""

from screenad.ruleset.asking import Answers, ask
from screenad.ruleset.engine import Engine, equipped
from screenad.ruleset.load import load, shipped
from screenad.ruleset.rule import Example, Rule, RuleSet, Sets, Status

__all__ = [
    "Answers",
    "Engine",
    "Example",
    "Rule",
    "RuleSet",
    "Sets",
    "Status",
    "ask",
    "equipped",
    "load",
    "shipped",
]
