"""Ask what is required of people, and on what terms they would work."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from screenad.facts.requirements.wording import COSTS, WHOLE
from screenad.model import Moment, Payer, Period, Term, TermKind
from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.limits import Limits
from screenad.operators.node import Node, chosen

#: What may be asked of the value; languages and countries may not.
VALUES = (*COSTS, *dict.fromkeys(value for values in WHOLE.values() for value in values))
KEYS = ("kind", "value", "unit", "number", "payer", "when")


@dataclass(frozen=True, slots=True)
class HasRequirement(Operator):
    """Holds when a requirement or a term meets all that is asked; an empty set asks nothing."""

    kinds: frozenset[str]
    values: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    number: Limits | None = None
    payers: frozenset[str] = frozenset()
    moments: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:  # noqa: ARG003
        """Build from a mapping: the kinds, and perhaps more."""
        entries = node.entries(KEYS, required=("kind",))
        return cls(
            chosen(entries, "kind", tuple(TermKind)),
            chosen(entries, "value", VALUES),
            chosen(entries, "unit", tuple(Period)),
            Limits.parse(entries["number"]) if "number" in entries else None,
            chosen(entries, "payer", tuple(Payer)),
            chosen(entries, "when", tuple(Moment)),
        )

    def find(self, doc: Document) -> Found:
        """Give the words of the requirements."""
        image = doc.folded.image
        spans = (term.span for term in doc.terms if self._is_met(term))
        return tuple(Hit(*image(span.start, span.end)) for span in spans) or None

    def said(self) -> str:
        """Give the condition in words."""
        asked = (self.kinds, self.values, self.units, self.payers, self.moments)
        said = ["/".join(sorted(each)) for each in asked if each]
        said += [self.number.said()] if self.number else []
        return f"a requirement or a term: {', '.join(said)}"

    def parts(self) -> Iterator[Operator]:
        """Give nothing: there are no conditions inside."""
        return iter(())

    def _is_met(self, term: Term) -> bool:
        asked = (
            (self.kinds, term.kind),
            (self.values, term.value),
            (self.units, term.unit),
            (self.payers, term.payer),
            (self.moments, term.moment),
        )
        return all(not wanted or value in wanted for wanted, value in asked) and (
            self.number is None or self.number.hold((term.low, term.high))
        )
