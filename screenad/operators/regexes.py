"""Ask for a regular expression over the folded text, with a time limit."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import regex

from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.node import Node

#: Longest that one expression may look at one advert, in seconds.
SECONDS = 0.5
#: How every expression is read.
FLAGS = regex.VERSION1 | regex.WORD
LIMIT_NOTE = "an expression took too long on this text and was stopped; a sign may be missed"


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression, for which language, and where it is written."""

    pattern: regex.Pattern[str]
    language: str
    where: str


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
        suspects = doc.suspects
        hits = {
            hit
            for each in self.expressions
            if suspects is None or suspects.expression(each.pattern.pattern)
            for hit in _matches(each.pattern, doc)
        }
        return tuple(sorted(hits)) or None

    def parts(self) -> Iterator[Operator]:
        """Give nothing: there are no conditions inside."""
        return iter(())


def _expression(node: Node, language: str) -> Expression | None:
    source = node.text()
    try:
        return Expression(regex.compile(source, FLAGS), language, node.where)
    except regex.error as problem:
        node.complain(f"not a regular expression: {problem}")
    except RecursionError:
        node.complain("not a regular expression: nested too deep")
    return None


def _matches(pattern: regex.Pattern[str], doc: Document) -> Iterator[Hit]:
    try:
        for match in pattern.finditer(doc.text, timeout=SECONDS):
            if match.end() > match.start():
                yield Hit(*match.span())
    except TimeoutError:
        if LIMIT_NOTE not in doc.notes:
            doc.notes.append(LIMIT_NOTE)
