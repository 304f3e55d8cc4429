"""Limits of what is counted in money."""

from typing import NamedTuple, Self

from screenad.model import Ends
from screenad.operators.node import Node

#: More than any limit, which stands for none.
_MOST = 1e12


class Limits(NamedTuple):
    """The least and the most that is allowed."""

    low: float
    high: float

    @classmethod
    def parse(cls, node: Node) -> Self:
        """Build from ``{min: NUMBER, max: NUMBER}``; each may be left out."""
        entries = node.entries(("min", "max"))
        low = entries["min"].number() if "min" in entries else 0.0
        return cls(low, entries["max"].number() if "max" in entries else _MOST)

    def hold(self, ends: Ends) -> bool:
        """Tell whether all from end to end lies between; what is open lies beyond every limit."""
        low, high = ends
        enough = self.low == 0 or (low is not None and low >= self.low)
        return enough and (self.high == _MOST or (high is not None and high <= self.high))

    def said(self) -> str:
        """Say them in words."""
        least = f"at least {self.low:,g}" if self.low else ""
        most = f"at most {self.high:,g}" if self.high < _MOST else ""
        return " and ".join(filter(None, (least, most)))
