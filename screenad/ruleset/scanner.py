"""Scans of a text by Vectorscan or Hyperscan tell which phrases and expressions may be in it.

There is a database a language, and one for what is of none; a text is scanned for what it speaks.
What it names is then looked for with ``regex``, exactly as without it. What it does not name is
surely not there, since each expression was widened before it went into the database.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
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
    every text. ``pieces`` gives for each that is compiled the number of what it is a piece of, and
    of what one must be seen as well, if anything; that comes after them.
    """

    def __init__(
        self,
        patterns: Mapping[str, float],
        pieces: Sequence[tuple[int, Sequence[int]]] = (),
        compiled: Any = None,
    ) -> None:
        self.patterns = patterns
        self.pieces = pieces
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
        seen, most = set(found), len(self.pieces)
        told = (self.pieces[each] for each in seen if each < most)
        return {number for number, others in told if not others or not seen.isdisjoint(others)}

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
    try:
        return _built(wide)
    except import_module("hyperscan").error:
        return _built({p: {} if is_refused(each) else each for p, each in wide.items()})


def _built(wide: Mapping[str, Mapping[str, Sequence[str]]]) -> Database:
    sources = [source for each in wide.values() for source in each]
    beside = dict.fromkeys(other for each in wide.values() for of in each.values() for other in of)
    places = {other: place for place, other in enumerate(beside, len(sources))}
    pieces = [
        (number, [places[other] for other in others])
        for number, each in enumerate(wide.values())
        for others in each.values()
    ]
    common = {pattern: _common(each) for pattern, each in wide.items()}
    return Database(common, pieces, _compiled([*sources, *places]))


def is_refused(sources: Collection[str]) -> bool:
    """Tell whether the library can't compile a widened expression."""
    try:
        _compiled(sources)
    except import_module("hyperscan").error:
        return True
    return False


def _common(sources: Collection[str]) -> float:
    """Guess how often something is met: the longer what is looked for, the rarer."""
    return sum(0.5 ** len(source) for source in sources) if sources else ALWAYS


def _compiled(sources: Collection[str]) -> Any:
    """Compile together; nothing when there is nothing."""
    if not sources:
        return None
    engine = import_module("hyperscan")
    database = engine.Database(mode=engine.HS_MODE_BLOCK)
    database.compile(
        expressions=[source.encode() for source in sources],
        ids=[*range(len(sources))],
        elements=len(sources),
        flags=engine.HS_FLAG_SINGLEMATCH,
    )
    return database
