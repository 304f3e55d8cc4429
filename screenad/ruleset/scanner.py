"""One scan of a text by Vectorscan or Hyperscan tells which phrases and expressions may be in it.

What it names is then looked for with ``regex``, exactly as without it. What it does not name is
surely not there, since each expression was widened before it went into the database.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from threading import local
from typing import Any, TypeVar

import regex

from screenad.operators.phrases import lists_of
from screenad.operators.regexes import FLAGS, Regex
from screenad.operators.wordlist import Phrase, PhraseList
from screenad.ruleset.needs import DISGUISE, Needs, expression_name, needs, rule_name
from screenad.ruleset.rule import RuleSet
from screenad.text.fold import Folded

T = TypeVar("T")
#: A place in a list of phrases, or an expression's name and no place.
Owner = tuple[str, Phrase | None]


@dataclass(frozen=True, slots=True)
class Found:
    """What may be in one text. ``there`` names lists, expressions and rules that fired."""

    known: Mapping[str, PhraseList]
    needs: Mapping[str, Needs]
    phrases: Mapping[str, Sequence[Phrase]]
    there: set[str]

    def among(self, name: str, phrases: Sequence[T]) -> Sequence[T]:
        """Give those phrases of a list that may be there: all, if it is none of the rule set's."""
        listed = self.known.get(name)
        if listed is None or listed.phrases is not phrases:
            return phrases
        found: Any = self.phrases.get(name, ())
        return found  # type: ignore[no-any-return]

    def expression(self, pattern: str) -> bool:
        """Tell whether an expression may match."""
        return expression_name(pattern) in self.there

    def rule(self, name: str) -> bool:
        """Tell whether a rule's condition may hold."""
        there = self.there
        return not any(map(there.isdisjoint, self.needs.get(name, ())))

    def settle(self, name: str) -> None:
        """Note that a rule fired."""
        self.there.add(rule_name(name))


class Scanner:
    """The phrases and expressions of a rule set in one database.

    ``always`` are those that the database can't hold; they are looked for in every text.
    """

    def __init__(self, rules: RuleSet, database: "Database") -> None:
        self.always = database.always
        self._known = {each.name: each for each in lists(rules)}
        self._needs = {rule.id: needs(rule.when) for rule in rules}
        self._database = database
        owners: dict[str, list[Owner]] = {}
        for each in self._known.values():
            for phrase in each.phrases:
                owners.setdefault(phrase.expression, []).append((each.name, phrase))
        for pattern in expressions(rules):
            owners.setdefault(pattern, []).append((expression_name(pattern), None))
        self._owners = [owners.get(pattern, []) for pattern in database.patterns]
        self._always = [owner for pattern in self.always for owner in owners.get(pattern, [])]

    def __call__(self, folded: Folded) -> Found | None:
        """Scan a folded text; give nothing when that fails, so that everything is asked."""
        numbers = self._database.scan(folded.text)
        if numbers is None:
            return None
        phrases: dict[str, list[Phrase]] = {}
        there = {DISGUISE} if folded.undone else set()
        for name, phrase in self._named(numbers):
            there.add(name)
            if phrase is not None:
                phrases.setdefault(name, []).append(phrase)
        return Found(self._known, self._needs, phrases, there)

    def _named(self, numbers: Iterable[int]) -> Iterator[Owner]:
        yield from self._always
        for number in numbers:
            yield from self._owners[number]


class Database:
    """The compiled patterns, by number, and those that had to be left out."""

    def __init__(self, patterns: Sequence[str], always: Sequence[str], compiled: Any) -> None:
        self.patterns = tuple(patterns)
        self.always = tuple(always)
        self.compiled = compiled
        self._local = local()

    def scan(self, text: str) -> list[int] | None:
        """Give the numbers of the patterns that may match; nothing at all when it fails."""
        found: list[int] = []
        if self.compiled is None:
            return found
        engine = import_module("hyperscan")
        scratch = getattr(self._local, "scratch", None)
        try:
            if scratch is None:
                # One to each thread: a scan lets other threads run.
                scratch = self._local.scratch = engine.Scratch(self.compiled)
            data = text.encode("utf-8", "surrogatepass")
            self.compiled.scan(data, _note, context=found, scratch=scratch)
        except engine.error:
            return None
        return found


def _note(number: int, _start: int, _end: int, _flags: int, found: list[int]) -> None:
    found.append(number)


def build(rules: RuleSet) -> Database:
    """Compile all that the rules look for. Takes seconds for thousands of phrases."""
    from screenad.ruleset.superset import widened  # what was compiled before needs no widening

    wide = {pattern: widened(pattern, flags) for pattern, flags in sorted(patterns(rules).items())}
    always = [pattern for pattern, each in wide.items() if not each.least]
    sources = {pattern: each.source for pattern, each in wide.items() if each.least}
    compiled = _compiled(list(sources.values()))
    if sources and compiled is None:
        refused = [each for each, source in sources.items() if _compiled([source]) is None]
        sources = {each: sources[each] for each in sources if each not in refused}
        always += refused
        compiled = _compiled(list(sources.values()))
    if compiled is None:
        always, sources = [*always, *sources], {}
    return Database(tuple(sources), always, compiled)


def patterns(rules: RuleSet) -> dict[str, int]:
    """Give every expression that the rules may look for, with its flags."""
    found: dict[str, int] = {
        p.expression: regex.VERSION1 for each in lists(rules) for p in each.phrases
    }
    return found | dict.fromkeys(expressions(rules), FLAGS)


def lists(rules: RuleSet) -> Iterator[PhraseList]:
    """Give every list of phrases, once or more."""
    yield from rules.terms.values()
    for rule in rules:
        for operator in rule.operators():
            yield from lists_of(operator)


def expressions(rules: RuleSet) -> tuple[str, ...]:
    """Give every regular expression, once."""
    found = {
        each.pattern: None
        for rule in rules
        for operator in rule.operators()
        if isinstance(operator, Regex)
        for each in operator.expressions
    }
    return tuple(found)


def is_refused(source: str) -> bool:
    """Tell whether the library can't compile a widened expression."""
    return _compiled([source]) is None


def _compiled(sources: Sequence[str]) -> Any:
    """Compile together; nothing when there is nothing, or when any of them is refused."""
    if not sources:
        return None
    engine = import_module("hyperscan")
    database = engine.Database(mode=engine.HS_MODE_BLOCK)
    try:
        database.compile(
            expressions=[source.encode() for source in sources],
            ids=list(range(len(sources))),
            elements=len(sources),
            flags=engine.HS_FLAG_SINGLEMATCH | engine.HS_FLAG_DOTALL,
        )
    except engine.error:
        return None
    return database
