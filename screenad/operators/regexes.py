"""Ask for a regular expression over the folded text; a time limit holds one that may be slow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Self

import regex

from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.expressions import EXPRESSIONS
from screenad.operators.node import Node
from screenad.operators.seen import beginning
from screenad.said import said

#: How far before a digit the matches of an expression begin, where nothing tells.
NOT_KNOWN = -1
#: Longest that an expression which is not bounded may look at one advert, in seconds.
SECONDS = 0.5
#: How every expression is read.
FLAGS = regex.VERSION1 | regex.WORD
LIMIT_NOTE = said("an expression took too long on this text and was stopped; a sign may be missed")


class Expression(NamedTuple):
    """One expression, for which language, and where it is written.

    One that is ``bounded`` surely needs few steps at any place. Every match holds one of each set
    of ``literals``, and a digit behind its first ``lead`` characters, unless that is not known.
    """

    pattern: str
    language: str
    where: str
    bounded: bool
    literals: tuple[tuple[str, ...], ...] = ()
    lead: int = NOT_KNOWN

    def may_match(self, doc: Document) -> bool:
        """Tell whether it may be in an advert; that takes little, and compiles nothing."""
        if doc.suspects and not doc.suspects.expression(self.pattern):
            return False
        if not doc.speaks(self.language):
            return False
        if self.lead != NOT_KNOWN and not _numbers(doc):
            return False
        return all(any(map(doc.text.__contains__, ways)) for ways in self.literals)

    def matches(self, doc: Document) -> Iterator[Hit]:
        """Find every match that is not empty."""
        compiled, limit = _compiled(self.pattern), None if self.bounded else SECONDS
        try:
            if self.bounded and self.lead != NOT_KNOWN:
                found = beginning(compiled, doc.text, self._places(doc))
            else:
                found = compiled.finditer(doc.text, timeout=limit)
            for match in found:
                if match.end() > match.start():
                    yield Hit(*match.span())
        except TimeoutError:
            if LIMIT_NOTE not in doc.notes:
                doc.notes.append(LIMIT_NOTE)

    def _places(self, doc: Document) -> Iterator[int]:
        """Give in order the places where a match may begin: a digit is not far behind."""
        last = 0
        for start, end in _numbers(doc):
            yield from range(max(last, start - self.lead), end)
            last = end


@dataclass(frozen=True, slots=True)
class Regex(Operator):
    """Holds when one of the expressions matches."""

    expressions: tuple[Expression, ...]

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:  # noqa: ARG003
        """Build from one expression, a list of them, or either by language."""
        by_language = node.entries() if node.is_map() else {"und": node}
        built = (
            _expression(item, language)
            for language, items in by_language.items()
            for item in items.items()
        )
        return cls(tuple(each for each in built if each))

    def find(self, doc: Document) -> Found:
        """Find every match that is not empty."""
        hits = {
            hit for each in self.expressions if each.may_match(doc) for hit in each.matches(doc)
        }
        return tuple(sorted(hits)) or None

    def may(self, doc: Document) -> bool:
        """Tell whether one of the expressions may match."""
        return any(each.may_match(doc) for each in self.expressions)

    def parts(self) -> Iterator[Operator]:
        """Give nothing: there are no conditions inside."""
        return iter(())


def _expression(node: Node, language: str) -> Expression | None:
    # Rules that were read before need it not.
    from screenad.operators.digits import lead
    from screenad.operators.effort import is_bounded
    from screenad.operators.literal import literals

    source = node.text()
    try:
        _compiled(source)
        bounded, held = is_bounded(source, FLAGS), literals(source, FLAGS)
        return Expression(source, language, node.where, bounded, held, lead(source, FLAGS))
    except regex.error as problem:
        node.complain(f"not a regular expression: {problem}")
    except RecursionError:
        node.complain("not a regular expression: nested too deep")
    return None


def _numbers(doc: Document) -> Sequence[tuple[int, int]]:
    """Give where digits stand in a row."""
    runs = _digits().finditer
    return doc.once("numbers", lambda: [run.span() for run in runs(doc.text)])


@cache
def _digits() -> regex.Pattern[str]:
    return regex.compile(r"\d+")


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return EXPRESSIONS.compiled(pattern, FLAGS)
