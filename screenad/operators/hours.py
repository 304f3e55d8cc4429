"""Ask how long people work."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from screenad.facts.hours import Per
from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.node import Node


@dataclass(frozen=True, slots=True)
class HasHours(Operator):
    """Holds when working hours of at least ``low`` and at most ``high`` are named."""

    per: Per
    low: int
    high: int

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:  # noqa: ARG003
        """Build from ``{per: day, min: NUMBER, max: NUMBER}``; of a range the low end counts."""
        entries = node.entries(("per", "min", "max"), required=("per",))
        low = entries["min"].integer(0, 168) if "min" in entries else 0
        high = entries["max"].integer(low, 168) if "max" in entries else 168
        return cls(
            Per(entries["per"].choice(tuple(Per))) if "per" in entries else Per.DAY, low, high
        )

    def find(self, doc: Document) -> Found:
        """Give the hours, with the words for the time."""
        wanted = (each for each in doc.hours if each.per is self.per)
        return tuple(Hit(h.start, h.end) for h in wanted if self.low <= h.low <= self.high) or None

    def said(self) -> str:
        """Give the condition in words."""
        most = f" to {self.high}" if self.high < 168 else " or more"
        return f"{self.low}{most} hours of work a {self.per}"

    def parts(self) -> Iterator[Operator]:
        """Give nothing: there are no conditions inside."""
        return iter(())
