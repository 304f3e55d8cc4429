"""Ask for a sum of money, of whatever it is the price."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from screenad.facts.money.sums import Sum
from screenad.facts.money.worth import CRYPTO
from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.limits import Limits
from screenad.operators.node import Node

#: The kinds of sum, and how each is said after "a sum of".
KINDS = {"any": "money", "crypto": "cryptocurrency", "charge": "money that is not pay"}


@dataclass(frozen=True, slots=True)
class HasSum(Operator):
    """Holds when a sum of money stands in the advert; ``usd`` limits it, in US dollars.

    A ``charge`` is one that is not offered as pay; its currency may have been left out.
    """

    kind: str
    usd: Limits | None = None

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:  # noqa: ARG003
        """Build from ``any``, ``crypto``, ``charge`` or ``{usd: {min: NUMBER, max: NUMBER}}``."""
        if not node.is_map():
            return cls(node.choice(tuple(KINDS)))
        entries = node.entries(("usd",), required=("usd",))
        return cls("any", Limits.parse(entries["usd"]) if "usd" in entries else None)

    def find(self, doc: Document) -> Found:
        """Give the sums."""
        sums = doc.charges if self.kind == "charge" else doc.sums
        return tuple(Hit(s.start, s.end) for s in sums if self._is_wanted(doc, s)) or None

    def parts(self) -> Iterator[Operator]:
        """Give nothing: there are no conditions inside."""
        return iter(())

    def said(self) -> str:
        """Say in words what is asked for."""
        worth = f" worth {self.usd.said()} US dollars" if self.usd else ""
        return f"a sum of {KINDS[self.kind]}{worth}"

    def _is_wanted(self, doc: Document, of: Sum) -> bool:
        if self.kind == "crypto":
            return not CRYPTO.isdisjoint(of.codes)
        return self.usd is None or self._is_worth(doc, of, self.usd)

    def _is_worth(self, doc: Document, of: Sum, usd: Limits) -> bool:
        rate = doc.tables.rates.per_dollar.get(doc.currency(of) or "")
        low = of.high if of.low is None else of.low
        high = of.low if of.high is None else of.high
        return bool(rate and low and high and usd.hold((low / rate, high / rate)))
