"""Which way an advert's words are looked for: one by one, or by one scan beforehand."""

from dataclasses import replace
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec

from screenad.operators.base import Suspects
from screenad.ruleset.cache import NOWHERE, Cache
from screenad.ruleset.rule import RuleSet
from screenad.ruleset.scanner import Scanner
from screenad.ruleset.stored import compiled, stored
from screenad.text.fold import Folded

#: To compile the rules takes as long as to ask them of about so many adverts.
PATIENCE = 800


class Engine(StrEnum):
    """``auto`` scans where that is possible and there are texts enough to be worth it."""

    AUTO = "auto"
    PLAIN = "plain"
    SCAN = "scan"


class Later:
    """A scanner that is there from the first text if the cache has its database.

    Otherwise that is compiled, and kept, when so many texts have come that it pays.
    """

    def __init__(self, rules: RuleSet, cache: Cache = NOWHERE, patience: int = PATIENCE) -> None:
        self._rules = rules
        self._cache = cache
        self._patience = patience
        self._seen = 0
        self._scanner: Scanner | None = None

    def __call__(self, folded: Folded) -> Suspects | None:
        """Scan a text; give nothing while there is no scanner."""
        if self._scanner is None:
            self._scanner = self._made()
            self._seen += 1
        return self._scanner(folded) if self._scanner else None

    def _made(self) -> Scanner | None:
        found = None
        if self._seen == 0:
            found = stored(self._rules, self._cache)
        elif self._seen >= self._patience:
            found = compiled(self._rules, self._cache)
        return Scanner(self._rules, found) if found else None


def version() -> str:
    """Give the version of the scanning library; nothing where it is not installed."""
    try:
        found: str = import_module("hyperscan").__version__
    except ImportError:
        return ""
    return found


def equipped(rules: RuleSet, engine: Engine, cache: Cache = NOWHERE) -> RuleSet:
    """Give the rules with the engine; the answers are the same with any.

    What was compiled is taken from the cache, and kept there.

    Raises ``ImportError`` for ``scan`` where the library is missing.
    """
    match engine:
        case Engine.PLAIN:
            return replace(rules, scan=None)
        case Engine.SCAN:
            return replace(rules, scan=Scanner(rules, compiled(rules, cache)))
        case Engine.AUTO:
            return replace(rules, scan=Later(rules, cache) if _installed() else None)


def _installed() -> bool:
    return bool(find_spec("hyperscan"))
