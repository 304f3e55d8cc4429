"""Combine conditions: all, any, not, at least so many."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
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
        return _joined(part.find(doc) for part in self.of) if doc.may(self) else None

    def standing(self, doc: Document, kept: AbstractSet[Hit]) -> Found:
        """Ask each part for what is left of it."""
        return _joined(part.standing(doc, kept) for part in self.of)

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
        if self.n > 1 and not doc.may(self):
            return None
        return self._enough(part.find(doc) for part in self.of)

    def standing(self, doc: Document, kept: AbstractSet[Hit]) -> Found:
        """Ask each part for what is left of it."""
        return self._enough(part.standing(doc, kept) for part in self.of)

    def _enough(self, each: Iterable[Found]) -> Found:
        held = [found for found in each if found is not None]
        return _joined(held) if len(held) >= self.n else None

    def may(self, doc: Document) -> bool:
        """Tell whether ``n`` of the parts may hold; no more is asked than that takes."""
        return sum(1 for _ in islice(filter(doc.may, self.of), self.n)) >= self.n

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


def _joined(each: Iterable[Found]) -> Found:
    out: set[Hit] = set()
    for found in each:
        if found is None:
            return None
        out.update(found)
    return tuple(sorted(out))
