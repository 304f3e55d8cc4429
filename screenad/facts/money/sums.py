"""Sums of money in folded text: numbers with a currency, in words, signs or codes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount at a place in the folded text. ``low`` or ``high`` is missing where it is open."""

    start: int
    end: int
    low: float | None
    high: float | None
    currency: str | None
