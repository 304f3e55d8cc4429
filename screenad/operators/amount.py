"""Ask for a sum of money, of whatever it is the price."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from screenad.facts.money import CRYPTO, Sum
from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.node import Node

KINDS = ("any", "crypto")
#: More dollars than any sum is worth.
_MOST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class HasSum(Operator):
    """Holds when a sum of money stands in the advert.

    ``low`` and ``high`` are in US dollars; both are missing where any sum will do.
    """

    crypto: bool
    low: int | None = None
    high: int | None = None

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:  # noqa: ARG003
        """Build from ``any``, ``crypto`` or ``{usd: {min: NUMBER, max: NUMBER}}``."""
        if not node.is_map():
            return cls(node.choice(KINDS) == "crypto")
        entries = node.entries(("usd",), required=("usd",))
        ends = entries["usd"].entries(("min", "max")) if "usd" in entries else {}
        low = ends["min"].integer(0, _MOST) if "min" in ends else 0
        return cls(False, low, ends["max"].integer(low, _MOST) if "max" in ends else _MOST)

    def find(self, doc: Document) -> Found:
        """Give the sums."""
        return tuple(Hit(s.start, s.end) for s in doc.sums if self._is_wanted(doc, s)) or None

    def parts(self) -> Iterator[Operator]:
        """Give nothing: there are no conditions inside."""
        return iter(())

    def _is_wanted(self, doc: Document, of: Sum) -> bool:
        if self.crypto:
            return not CRYPTO.isdisjoint(of.codes)
        if self.low is None or self.high is None:
            return True
        rate = doc.tables.rates.per_dollar.get(doc.currency(of) or "")
        ends = (of.low, of.high)
        return bool(rate) and all(
            self.low <= end / rate <= self.high for end in ends if rate and end is not None
        )
