"""Sums of money, and which of them are pay."""

from screenad.facts.money.sums import Sum

__all__ = ["Sum"]
