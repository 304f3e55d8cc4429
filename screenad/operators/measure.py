"""Ask how often, or in which field, a condition holds."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Self

from screenad.model import Span
from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.logic import AtLeast
from screenad.operators.node import Node, flagged
from screenad.text.disjoint import disjoint

FIELDS = ("text", "title", "company", "location", "salary", "contact", "url")


@dataclass(frozen=True, slots=True)
class Count(Operator):
    """Holds when a condition is met from ``low`` to ``high`` times; ``distinct`` by other words.

    Words of which one holds the other, or a part of it, count once.
    """

    of: Operator
    low: int
    high: int
    distinct: bool

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:
        """Build from ``{of: CONDITION, min: NUMBER, max: NUMBER, distinct: true}``."""
        entries = node.entries(("of", "min", "max", "distinct"), required=("of",))
        low = entries["min"].integer(0, 1000) if "min" in entries else 1
        high = entries["max"].integer(low, 1_000_000) if "max" in entries else 1_000_000
        distinct = flagged(entries, "distinct")
        of = build.condition(entries["of"]) if "of" in entries else AtLeast(1, (), ())
        return cls(of, low, high, distinct)

    def find(self, doc: Document) -> Found:
        """Give every word counted."""
        return self._counted(doc, self.of.find(doc) or ())

    def standing(self, doc: Document, kept: AbstractSet[Hit]) -> Found:
        """Count what is left."""
        return self._counted(doc, self.of.standing(doc, kept) or ())

    def _counted(self, doc: Document, found: tuple[Hit, ...]) -> Found:
        words = list(disjoint(found))
        number = len({doc.text[hit.start : hit.end] for hit in words} if self.distinct else words)
        return found if self.low <= number <= self.high else None

    def parts(self) -> Iterator[Operator]:
        """Give the condition counted."""
        yield self.of


@dataclass(frozen=True, slots=True)
class InField(Operator):
    """Holds when a condition is met inside one field, or when the advert lacks the field.

    ``but_last`` leaves out a last line that is short beside the rest of the field.
    """

    name: str
    has: Operator | None
    but_last: bool = False

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:
        """Build from ``{name: FIELD, has: CONDITION}`` or ``{name: FIELD, missing: true}``."""
        entries = node.entries(("name", "has", "missing", "but-last-line"), required=("name",))
        name = entries["name"].choice(FIELDS) if "name" in entries else "text"
        missing = flagged(entries, "missing")
        if missing == ("has" in entries):
            node.complain("field needs either 'has' or 'missing: true'")
        has = build.condition(entries["has"]) if "has" in entries else None
        return cls(name, has, flagged(entries, "but-last-line"))

    def find(self, doc: Document) -> Found:
        """Give the words in the field with which the condition holds."""
        span = next((span for name, span in doc.ad.fields if name == self.name), None)
        if self.has is None:
            return () if span is None else None
        found = self.has.find(doc) if span else None
        if not found or span is None:
            return None
        if self.but_last:
            span = _but_last_line(doc.ad.text, span)
        inside = frozenset(hit for hit in found if _inside(doc, hit, span))
        return found if len(inside) == len(found) else self.has.standing(doc, inside) or None

    def standing(self, doc: Document, kept: AbstractSet[Hit]) -> Found:
        """Ask the condition for what is left of it in the field."""
        found = self.find(doc)
        if self.has is None or found is None:
            return found
        return self.has.standing(doc, kept & frozenset(found)) or None

    def parts(self) -> Iterator[Operator]:
        """Give the condition asked of the field."""
        if self.has is not None:
            yield self.has


def _inside(doc: Document, hit: Hit, span: Span) -> bool:
    origin = doc.folded.origin(hit.start, hit.end)
    return span.start <= origin.start and origin.end <= span.end


def _but_last_line(text: str, span: Span) -> Span:
    """Give a field without its last line, or all of it where that line is not short beside it."""
    filled = span.start + len(text[span.start : span.end].rstrip())
    end = text.rfind("\n", span.start, filled)
    return Span(span.start, end) if end - span.start >= 3 * (filled - end) else span
