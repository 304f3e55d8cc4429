"""Ask what the work pays: how much, by what time, in what, and beside what such work pays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from screenad.facts.money.worth import CRYPTO
from screenad.model import Pay, Period
from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.limits import Limits
from screenad.operators.node import Node, chosen

PARTS = ("base", "commission", "any")
_KEYS = ("part", "period", "currency", "ratio", "top-ratio", "monthly-usd")


@dataclass(frozen=True, slots=True)
class HasPay(Operator):
    """Holds when the advert names pay that meets all that is asked; an empty set asks nothing.

    ``ratio`` is to what work that anybody can do pays in the country of the work: pay that cannot
    be set beside that meets no limit. ``top`` is the ratio of a top to which there is no low end.
    """

    part: str = "base"
    periods: frozenset[str] = frozenset()
    crypto: bool = False
    ratio: Limits | None = None
    top: Limits | None = None
    monthly: Limits | None = None

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:  # noqa: ARG003
        """Build from ``any`` or a mapping with some of the keys."""
        if node.is_text():
            node.choice(("any",))
            return cls()
        entries = node.entries(_KEYS)
        crypto = "currency" in entries and entries["currency"].choice(("crypto",)) == "crypto"
        return cls(
            part=entries["part"].choice(PARTS) if "part" in entries else "base",
            periods=chosen(entries, "period", tuple(Period)),
            crypto=crypto,
            ratio=_limits(entries, "ratio"),
            top=_limits(entries, "top-ratio"),
            monthly=_limits(entries, "monthly-usd"),
        )

    def find(self, doc: Document) -> Found:
        """Give the words of the pay."""
        image = doc.folded.image
        spans = (pay.span for pay in doc.pay if self._is_met(pay))
        return tuple(Hit(*image(span.start, span.end)) for span in spans) or None

    def parts(self) -> Iterator[Operator]:
        """Give nothing: there are no conditions inside."""
        return iter(())

    def said(self) -> str:
        """Say in words what is asked for."""
        what = "pay" if self.part == "base" else self.part if self.part != "any" else "any pay"
        coin = " in cryptocurrency" if self.crypto else ""
        time = f" by the {' or '.join(sorted(self.periods))}" if self.periods else ""
        month = f", {self.monthly.said()} US dollars a month" if self.monthly else ""
        times = f", {self.ratio.said()} times what such work pays there" if self.ratio else ""
        top = f", up to {self.top.said()} times what such work pays there" if self.top else ""
        return f"{what}{coin}{time}{month}{times}{top}"

    def _is_met(self, pay: Pay) -> bool:
        if self.part != "any" and pay.commission != (self.part == "commission"):
            return False
        if self.periods and pay.period not in self.periods:
            return False
        if self.crypto and pay.currency not in CRYPTO:
            return False
        return self._is_worth(pay)

    def _is_worth(self, pay: Pay) -> bool:
        if self.monthly and not (pay.monthly and self.monthly.hold(pay.monthly)):
            return False
        ratios = pay.ratios
        low, high = ratios or (None, None)
        if self.top and (low is not None or high is None or not self.top.hold((high, high))):
            return False
        return self.ratio is None or bool(ratios and self.ratio.hold(ratios))


def _limits(entries: Mapping[str, Node], key: str) -> Limits | None:
    return Limits.parse(entries[key]) if key in entries else None
