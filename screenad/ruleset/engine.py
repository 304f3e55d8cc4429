"""Which way an advert's words are looked for: one by one, or by one scan beforehand."""

import sys
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from functools import partial
from importlib import import_module
from importlib.util import find_spec

from screenad.operators.base import Scan, Suspects
from screenad.operators.expressions import EXPRESSIONS
from screenad.ruleset.cache import DATABASE, NOWHERE, Cache
from screenad.ruleset.identity import program
from screenad.ruleset.rule import RuleSet
from screenad.text.fold import Folded

#: The kind of entry that holds compiled expressions.
COMPILED = "expressions"
#: So many texts are not worth what a scanner takes to get ready.
FEW = 3


class Engine(StrEnum):
    """``auto`` scans where that is possible and there are texts enough to be worth it."""

    AUTO = "auto"
    PLAIN = "plain"
    SCAN = "scan"


class Waiting:
    """No scan of the first few texts, unless something is compiled: most runs have no more."""

    def __init__(self, rules: RuleSet, cache: Cache = NOWHERE) -> None:
        self._rules = rules
        self._cache = cache
        self._seen = 0
        self._scan: Scan | None = None

    def __call__(self, folded: Folded, speaks: Callable[[str], bool]) -> Suspects | None:
        """Scan a text as soon as that is worth it."""
        self._seen += 1
        if self._scan is None:
            if self._seen <= FEW and not self._cache.holds(DATABASE):
                return None
            # Slow to load, with all that they need.
            from screenad.ruleset.patience import Later
            from screenad.ruleset.scanner import Scanner

            self._scan = Scanner(self._rules, Later(self._rules, self._cache))
        return self._scan(folded, speaks)


def version() -> str:
    """Give the version of the scanning library; nothing where it is not installed."""
    try:
        found: str = import_module("hyperscan").__version__
    except ImportError:
        return ""
    return found


def equipped(rules: RuleSet, engine: Engine, cache: Cache = NOWHERE) -> RuleSet:
    """Give the rules with the engine; the answers are the same with any.

    What was compiled is taken from the cache. Databases are kept there as they are compiled,
    expressions by ``keep``.

    Raises ``ImportError`` for ``scan`` where the library is missing.
    """
    cache = cache.own()
    EXPRESSIONS.fill(cache.mapped(COMPILED, _key()) or b"")
    match engine:
        case Engine.PLAIN:
            return replace(rules, scan=None)
        case Engine.SCAN:
            import_module("hyperscan")
            from screenad.ruleset.scanner import Scanner  # slow to load, as above
            from screenad.ruleset.stored import compiled

            return replace(rules, scan=Scanner(rules, partial(compiled, rules, cache=cache)))
        case Engine.AUTO:
            return replace(rules, scan=Waiting(rules, cache) if _installed() else None)


def keep(cache: Cache) -> None:
    """Keep the expressions that this process has compiled, for the next one."""
    cache = cache.own()
    if cache.folder is not None and (body := EXPRESSIONS.written()):
        EXPRESSIONS.fill(b"")  # Windows replaces no file that is mapped
        cache.write(COMPILED, _key(), body)


def _key() -> str:
    return f"{program()}\n{sys.byteorder}"


def _installed() -> bool:
    return bool(find_spec("hyperscan"))
