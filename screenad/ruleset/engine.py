"""Which way an advert's words are looked for: one by one, or by one scan beforehand."""

from dataclasses import replace
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec

from screenad.operators.base import Suspects
from screenad.ruleset.rule import RuleSet
from screenad.ruleset.scanner import Scanner, build
from screenad.text.fold import Folded

#: To compile the rules takes as long as to ask them of about so many adverts.
PATIENCE = 800


class Engine(StrEnum):
    """``auto`` scans where that is possible and there are texts enough to be worth it."""

    AUTO = "auto"
    PLAIN = "plain"
    SCAN = "scan"


class Later:
    """A scanner that is built when so many texts have come that it pays."""

    def __init__(self, rules: RuleSet, patience: int = PATIENCE) -> None:
        self._rules = rules
        self._left = patience
        self._scanner: Scanner | None = None

    def __call__(self, folded: Folded) -> Suspects | None:
        """Scan a text; give nothing while there is no scanner."""
        if self._scanner is None:
            self._left -= 1
            if self._left >= 0:
                return None
            self._scanner = Scanner(self._rules, build(self._rules))
        return self._scanner(folded)


def version() -> str:
    """Give the version of the scanning library; nothing where it is not installed."""
    try:
        found: str = import_module("hyperscan").__version__
    except ImportError:
        return ""
    return found


def equipped(rules: RuleSet, engine: Engine) -> RuleSet:
    """Give the rules with the engine; the answers are the same with any.

    Raises ``ImportError`` for ``scan`` where the library is missing.
    """
    match engine:
        case Engine.PLAIN:
            return replace(rules, scan=None)
        case Engine.SCAN:
            return replace(rules, scan=Scanner(rules, build(rules)))
        case Engine.AUTO:
            return replace(rules, scan=Later(rules) if _installed() else None)


def _installed() -> bool:
    return bool(find_spec("hyperscan"))
