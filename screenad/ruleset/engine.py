"""Which way an advert's words are looked for: one by one, or by one scan beforehand."""

from collections import Counter
from dataclasses import replace
from enum import StrEnum
from functools import partial
from importlib import import_module
from importlib.util import find_spec

from screenad.ruleset.cache import NOWHERE, Cache
from screenad.ruleset.rule import RuleSet
from screenad.ruleset.scanner import Database, Scanner
from screenad.ruleset.stored import compiled, stored

#: To compile the words of a language takes as long as to ask them of about so many adverts.
PATIENCE = 200


class Engine(StrEnum):
    """``auto`` scans where that is possible and there are texts enough to be worth it."""

    AUTO = "auto"
    PLAIN = "plain"
    SCAN = "scan"


class Later:
    """Databases that are there from the first text if the cache has them.

    Otherwise one is compiled, and kept, when so many texts have spoken its language that it pays.
    """

    def __init__(self, rules: RuleSet, cache: Cache = NOWHERE, patience: int = PATIENCE) -> None:
        self._rules = rules
        self._cache = cache
        self._patience = patience
        self._seen: Counter[str] = Counter()

    def __call__(self, tongue: str) -> Database | None:
        """Give the database of a language that a text speaks."""
        self._seen[tongue] += 1
        if self._seen[tongue] == 1:
            return stored(self._rules, tongue, self._cache)
        if self._seen[tongue] > self._patience:
            return compiled(self._rules, tongue, self._cache)
        return None


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
            import_module("hyperscan")
            return replace(rules, scan=Scanner(rules, partial(compiled, rules, cache=cache)))
        case Engine.AUTO:
            later = Scanner(rules, Later(rules, cache)) if _installed() else None
            return replace(rules, scan=later)


def _installed() -> bool:
    return bool(find_spec("hyperscan"))
