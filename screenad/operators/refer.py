"""Ask what another rule found."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.node import Node


@dataclass(frozen=True, slots=True)
class FiredRule(Operator):
    """Holds when one of the rules fired, after its own exceptions and negation."""

    rules: tuple[str, ...]

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:
        """Build from a rule's id, or several."""
        return cls(tuple(build.refer(item) for item in node.items()))

    def find(self, doc: Document) -> Found:
        """Give the words of the rules; their negation has been judged already."""
        held = [found for rule in self.rules if (found := doc.settled(rule)) is not None]
        if not held:
            return None
        return tuple(sorted({Hit(hit.start, hit.end, True) for found in held for hit in found}))

    def may(self, doc: Document) -> bool:
        """Tell whether one of the rules fired."""
        return any(doc.settled(rule) is not None for rule in self.rules)

    def parts(self) -> Iterator[Operator]:
        """Give nothing: the other rule is not a part of this one."""
        return iter(())
