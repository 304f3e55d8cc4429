"""What would change the level: signs that carry it, signs that would lift it, facts that lack."""

from collections.abc import Iterator, Sequence

from screenad.model import Level, Pay, Report
from screenad.outputs.head import label
from screenad.outputs.lines import Line, heading, item, quoted
from screenad.outputs.pen import Pen
from screenad.outputs.whatif import falls, rise, together

_SHOWN = 5


def changes(report: Report, pen: Pen) -> Iterator[Line]:
    """Say what the level hangs on. That a sign is gone never means that an offer is fine."""
    if report.findings:
        yield from heading(pen.say("heading.changes"))
        said = (*_lower(report, pen), *_higher(report, pen))
        yield from (item(one, pen.bullet) for one in said)
        yield from _missing(report, pen)


def _lower(report: Report, pen: Pen) -> Iterator[str]:
    if report.level is Level.NONE:
        return
    each = falls(report)
    several = None if each else together(report)
    if not each:
        yield pen.say("change.steady", level=pen.say(label(report)))
    for fall in [several] if several else each[:_SHOWN]:
        key = "change.together" if several else "change.without"
        yield pen.say(key, numbers=_numbers(fall.signs), level=pen.say(label(fall.rest)))
    if any(fall.rest.level is Level.NONE for fall in each):
        yield pen.say("change.none")


def _higher(report: Report, pen: Pen) -> Iterator[str]:
    if lift := rise(report):
        points, level = lift
        key = "change.more" if points > 1 else "change.any"
        yield pen.say(key, points=points, level=pen.say(f"level.{level}"))


def _missing(report: Report, pen: Pen) -> Iterator[Line]:
    for pay in report.pay:
        if not pay.commission and (lack := _lack(pay)):
            yield item(pen.say(f"change.lacks.{lack}"), pen.bullet)
            yield quoted(pen.inline(report.ad.text[pay.span.start : pay.span.end]), pen, 4)


def _lack(pay: Pay) -> str:
    """Name the first thing that is missing for pay to be set beside other pay."""
    if pay.against:
        return ""
    if pay.currency is None:
        return "currency"
    return "country" if pay.period else "period"


def _numbers(places: Sequence[int]) -> str:
    """Write the numbers of signs, of three and more in a row the first and the last."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return " ".join(_run(run) for run in runs)


def _run(places: Sequence[int]) -> str:
    named = [f"[{place + 1}]" for place in places]
    return f"{named[0]}-{named[-1]}" if len(named) > 2 else " ".join(named)
