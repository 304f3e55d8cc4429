"""What the work pays, in words: how it was read, and beside what such work pays there."""

from collections.abc import Iterable

from screenad.facts.countries import COUNTRIES
from screenad.model import Evidence, Pay, Report
from screenad.outputs.pen import Pen

#: Pay between these is nothing out of the ordinary.
_USUAL = (0.6, 1.5)


def beside(report: Report, shown: Iterable[Evidence], pen: Pen) -> Iterable[str]:
    """Set the pay that is quoted beside what such work pays, where that is far from it."""
    spans = {evidence.span for evidence in shown}
    for pay in report.pay:
        if pay.span in spans and pay.ratios and pay.against:
            ratio = pay.ratios[0] if pay.ratios[0] is not None else pay.ratios[1]
            if ratio is not None and not _USUAL[0] < ratio < _USUAL[1]:
                yield pen.say(
                    "pay.beside" if ratio > 1 else "pay.below",
                    ratio=_rounded(ratio, pen) if ratio > 1 else pen.number(100 * ratio),
                    country=pen.ready(COUNTRIES[pay.against.country]),
                    entry=pen.number(pay.against.entry),
                    basis=pen.ready(pay.against.basis),
                    year=pay.against.year,
                )


def read(pay: Pay, report: Report, pen: Pen, quote: str = "") -> str:
    """Say how a sum was read: its place, both ends, currency, period and worth."""
    span = pay.span
    unknown = pen.say("explain.unknown")
    said = pen.say(
        "explain.commission" if pay.commission else "explain.pay",
        quote=quote or pen.inline(report.ad.text[span.start : span.end]),
        start=span.start,
        end=span.end,
        amount=ends(pen, pay.low, pay.high),
        currency=pay.currency or unknown,
        period=pay.period or unknown,
    )
    if pay.monthly:
        said += pen.say("explain.monthly", amount=ends(pen, *pay.monthly))
    if pay.against and pay.ratios:
        times = ends(pen, *pay.ratios, digits=1)
        said += pen.say("explain.ratio", ratio=times, country=pay.against.country)
    return said


def ends(pen: Pen, low: float | None, high: float | None, digits: int = 0) -> str:
    """Write a range, open where an end is missing."""
    written = [None if end is None else _number(end, digits, pen) for end in (low, high)]
    if written[0] == written[1]:
        return written[0] or "?"
    return f"{written[0] or '...'} - {written[1] or '...'}"


def _number(number: float, digits: int, pen: Pen) -> str:
    whole = digits == 0 and number == int(number)
    return pen.number(number, 0 if whole or number >= 1000 else digits or 2)


def _rounded(ratio: float, pen: Pen) -> str:
    return pen.number(ratio, 0 if ratio >= 3 else 1)
