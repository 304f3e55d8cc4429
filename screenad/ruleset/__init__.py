"""Rules: what they are, how they are read from YAML, and how an advert is asked about them."""

from screenad.ruleset.asking import Answers, ask, hold, later
from screenad.ruleset.cache import Cache
from screenad.ruleset.engine import Engine, equipped
from screenad.ruleset.load import load
from screenad.ruleset.rule import Example, Rule, RuleSet, Sets, Status
from screenad.ruleset.sources import shipped

__all__ = [
    "Answers",
    "Cache",
    "Engine",
    "Example",
    "Rule",
    "RuleSet",
    "Sets",
    "Status",
    "ask",
    "equipped",
    "hold",
    "later",
    "load",
    "shipped",
]
