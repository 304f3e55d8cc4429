"""Scans of a text by Vectorscan or Hyperscan tell which phrases and expressions may be in it.

There is a database a language, and one for what is of none; a text is scanned for what it speaks.
What it names is then looked for with ``regex``, exactly as without it. What it does not name is
surely not there, since each expression was widened before it went into the database.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from threading import local
from typing import Any

from screenad.ruleset.flat import scanned
from screenad.ruleset.patterns import patterns, tongues
from screenad.ruleset.rule import RuleSet
from screenad.ruleset.suspects import ALWAYS, NO_MEANING, Meaning, Plan, Suspected
from screenad.text.fold import Folded


class Database:
    """Expressions, compiled together, and how common each is.

    They go by number; one that is always common is not among the compiled, and looked for in
    every text.
    """

    def __init__(self, patterns: Mapping[str, float], compiled: Any = None) -> None:
        self.patterns = patterns
        self.compiled = compiled
        self._local = local()

    def scan(self, data: bytes) -> set[int] | None:
        """Give the numbers of what may match in flat bytes; nothing at all when that fails."""
        found: list[int] = []
        if self.compiled is None:
            return set()
        try:
            self.compiled.scan(data, _note, context=found, scratch=self._scratch())
        except Exception as problem:
            if not isinstance(problem, import_module("hyperscan").error):
                raise
            return None
        return set(found)

    def _scratch(self) -> Any:
        """Give the scratch of this thread: a scan lets other threads run."""
        scratch = getattr(self._local, "scratch", None)
        if scratch is None:
            scratch = self._local.scratch = import_module("hyperscan").Scratch(self.compiled)
        return scratch


def _note(number: int, _start: int, _end: int, _flags: int, found: list[int]) -> None:
    found.append(number)


class Scanner:
    """The databases of a rule set, and what their numbers mean to it.

    ``find`` gives the database of a language, or nothing as long as there is none.
    """

    def __init__(self, rules: RuleSet, find: Callable[[str], Database | None]) -> None:
        self._rules = rules
        self._find = find
        self._tongues = tongues(rules)
        self._entries: dict[str, tuple[Database, Meaning]] = {}
        self._plan: Plan | None = None

    def __call__(self, folded: Folded, speaks: Callable[[str], bool]) -> Suspected | None:
        """Scan a folded text; give nothing when that can't be, so that everything is asked."""
        data = scanned(folded.text)
        told: list[tuple[Meaning, set[int]]] = []
        for tongue in filter(speaks, self._tongues):
            database, meaning = self._entry(tongue)
            numbers = database.scan(data) if database else None
            if numbers is None:
                return None
            told.append((meaning, numbers))
        return Suspected(self._plan, told, disguised=bool(folded.undone)) if self._plan else None

    def _entry(self, tongue: str) -> tuple[Database | None, Meaning]:
        """Give a language's database, with its meaning; that of no language comes first."""
        if tongue not in self._entries:
            database = self._find(tongue)
            if database is None:
                return None, NO_MEANING
            if self._plan is None:
                self._plan = Plan(self._rules, database.patterns)
            meaning = Meaning.of(self._plan, tongue, database.patterns)
            self._entries[tongue] = database, meaning
        return self._entries[tongue]


def build(rules: RuleSet, tongue: str) -> Database:
    """Widen and compile all that the rules look for in a language. Takes seconds for thousands."""
    from screenad.ruleset.superset import widened  # what was compiled before needs no widening

    wide = {pattern: widened(pattern, flags) for pattern, flags in patterns(rules, tongue).items()}
    compiled = _compiled([*enumerate(wide.values())])
    if compiled is None:
        wide = {p: () if is_refused(s) else s for p, s in wide.items()}
        compiled = _compiled([*enumerate(wide.values())])
    return Database({pattern: _common(sources) for pattern, sources in wide.items()}, compiled)


def is_refused(sources: Sequence[str]) -> bool:
    """Tell whether the library can't compile a widened expression."""
    return _compiled([(0, sources)]) is None


def _common(sources: Sequence[str]) -> float:
    """Guess how often something is met: the longer what is looked for, the rarer."""
    return sum(0.5 ** len(source) for source in sources) if sources else ALWAYS


def _compiled(numbered: Sequence[tuple[int, Sequence[str]]]) -> Any:
    """Compile together; nothing when there is nothing, or when any of them is refused."""
    numbers = [number for number, sources in numbered for _ in sources]
    if not numbers:
        return None
    engine = import_module("hyperscan")
    database = engine.Database(mode=engine.HS_MODE_BLOCK)
    try:
        database.compile(
            expressions=[source.encode() for _, sources in numbered for source in sources],
            ids=numbers,
            elements=len(numbers),
            flags=engine.HS_FLAG_SINGLEMATCH | engine.HS_FLAG_DOTALL,
        )
    except engine.error:
        return None
    return database
