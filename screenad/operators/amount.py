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
_KEYS = ("kind", "currency", "amount", "usd", "of-pay")


@dataclass(frozen=True, slots=True)
class HasSum(Operator):
    """Holds when a sum of money stands in the advert that meets all that is asked.

    A ``charge`` is one that is not offered as pay; its currency may have been left out.
    ``amount`` limits it in its own currency, ``usd`` in US dollars, ``of_pay`` as a part of a
    month's pay: what cannot be set beside one meets no limit.
    """

    kind: str
    code: str = ""
    amount: Limits | None = None
    usd: Limits | None = None
    of_pay: Limits | None = None

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:  # noqa: ARG003
        """Build from a kind, or from a mapping with some of the keys."""
        if not node.is_map():
            return cls(node.choice(tuple(KINDS)))
        entries = node.entries(_KEYS)
        amount, usd, of_pay = (
            Limits.parse(entries[key]) if key in entries else None for key in _KEYS[2:]
        )
        return cls(
            entries["kind"].choice(tuple(KINDS)) if "kind" in entries else "any",
            entries["currency"].text().upper() if "currency" in entries else "",
            amount,
            usd,
            of_pay,
        )

    def find(self, doc: Document) -> Found:
        """Give the sums."""
        sums = doc.charges if self.kind == "charge" else doc.sums
        return tuple(Hit(s.start, s.end) for s in sums if self._is_wanted(doc, s)) or None

    def parts(self) -> Iterator[Operator]:
        """Give nothing: there are no conditions inside."""
        return iter(())

    def said(self) -> str:
        """Say in words what is asked for."""
        return "".join(
            (
                f"a sum of {KINDS[self.kind]}",
                f" in {self.code}" if self.code else "",
                f", {self.amount.said()}" if self.amount else "",
                f" worth {self.usd.said()} US dollars" if self.usd else "",
                f", {self.of_pay.said()} times a month's pay" if self.of_pay else "",
            )
        )

    def _is_wanted(self, doc: Document, of: Sum) -> bool:
        if self.kind == "crypto" and CRYPTO.isdisjoint(of.codes):
            return False
        if not (self.code or self.amount or self.usd or self.of_pay):
            return True
        code = doc.currency(of)
        return (
            (not self.code or self.code == code)
            and (self.amount is None or self.amount.hold(_ends(of)))
            and self._is_worth(doc, of, code)
        )

    def _is_worth(self, doc: Document, of: Sum, code: str | None) -> bool:
        if not (self.usd or self.of_pay):
            return True
        rate = doc.tables.rates.per_dollar.get(code or "")
        low, high = _ends(of)
        if not (rate and low and high):
            return False
        low, high = low / rate, high / rate
        return (self.usd is None or self.usd.hold((low, high))) and (
            self.of_pay is None
            or any(self.of_pay.hold((low / most, high / least)) for least, most in _months(doc))
        )


def _ends(of: Sum) -> tuple[float | None, float | None]:
    """Give both ends, the one that is told for the one that is open."""
    return (of.high if of.low is None else of.low, of.low if of.high is None else of.high)


def _months(doc: Document) -> Iterator[tuple[float, float]]:
    """Give what a month is paid with, in US dollars, where both ends are known."""
    for pay in doc.pay:
        least, most = (None, None) if pay.commission else pay.monthly or (None, None)
        if least and most:
            yield least, most
