"""Combine conditions: all, any, not, at least so many."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.node import Node


@dataclass(frozen=True, slots=True)
class AllOf(Operator):
    """Holds when every part holds; shows the words of all of them."""

    of: tuple[Operator, ...]

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:
        """Build from a list of conditions."""
        return cls(conditions(node, build))

    def find(self, doc: Document) -> Found:
        """Join the words of the parts, or stop at the first that does not hold."""
        if not doc.may(self):
            return None
        out: list[Hit] = []
        for part in self.of:
            found = part.find(doc)
            if found is None:
                return None
            out.extend(found)
        return tuple(sorted(set(out)))

    def may(self, doc: Document) -> bool:
        """Tell whether every part may hold."""
        return all(part.may(doc) for part in self.of)

    def parts(self) -> Iterator[Operator]:
        """Give the conditions inside."""
        return iter(self.of)


@dataclass(frozen=True, slots=True)
class AtLeast(Operator):
    """Holds when ``n`` of the parts hold; ``any`` is one. ``where`` are the parts' places."""

    n: int
    of: tuple[Operator, ...]
    where: tuple[str, ...]

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:
        """Build from ``{n: NUMBER, of: [CONDITION, ...]}``."""
        entries = node.entries(("n", "of"), required=("n", "of"))
        of = cls.parse_any(entries["of"], build) if "of" in entries else cls(1, (), ())
        n = entries["n"].integer(1, max(1, len(of.of))) if "n" in entries else 1
        return cls(n, of.of, of.where)

    @classmethod
    def parse_any(cls, node: Node, build: Builder) -> Self:
        """Build ``any`` from a list of conditions."""
        of = conditions(node, build)
        return cls(1, of, tuple(item.where for item in node.items()) if of else ())

    def find(self, doc: Document) -> Found:
        """Join the words of the parts that hold."""
        held = [found for part in self.of if (found := part.find(doc)) is not None]
        if len(held) < self.n:
            return None
        return tuple(sorted({hit for found in held for hit in found}))

    def may(self, doc: Document) -> bool:
        """Tell whether ``n`` of the parts may hold."""
        return sum(part.may(doc) for part in self.of) >= self.n

    def parts(self) -> Iterator[Operator]:
        """Give the conditions inside."""
        return iter(self.of)


@dataclass(frozen=True, slots=True)
class NoneOf(Operator):
    """Holds when no part holds; it has no words to show."""

    of: tuple[Operator, ...]

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:
        """Build from one condition or a list of them."""
        return cls((build.condition(node),) if node.is_map() else conditions(node, build))

    def find(self, doc: Document) -> Found:
        """Give no words, or nothing at all."""
        return None if any(part.find(doc) is not None for part in self.of) else ()

    def parts(self) -> Iterator[Operator]:
        """Give the conditions inside."""
        return iter(self.of)


def conditions(node: Node, build: Builder) -> tuple[Operator, ...]:
    """Build a list of conditions."""
    if not node.is_list():
        node.complain("expected a list of conditions")
        return ()
    return tuple(build.condition(item) for item in node.items())
