"""Mark words that already say no, so that the negation in them is not held against them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.node import Node


@dataclass(frozen=True, slots=True)
class EvenNegated(Operator):
    """Holds when the condition does, and keeps its words whatever negation stands by them."""

    of: Operator

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:
        """Build from one condition."""
        return cls(build.condition(node))

    def find(self, doc: Document) -> Found:
        """Give the words, exempt from negation."""
        found = self.of.find(doc)
        # Words that were exempt already may stand beside the same ones that were not.
        return found and tuple(sorted({Hit(hit.start, hit.end, True) for hit in found}))

    def parts(self) -> Iterator[Operator]:
        """Give the condition inside."""
        yield self.of
