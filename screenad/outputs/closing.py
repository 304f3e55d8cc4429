"""The end of a report, which stays in sight: what to do next, what the program can't see."""

from collections.abc import Iterator

from screenad.model import Level, Report
from screenad.outputs.head import judged
from screenad.outputs.lines import Line, heading, indented, item
from screenad.outputs.pen import Pen

_STEPS = 6


def notes(report: Report, pen: Pen) -> Iterator[Line]:
    """Say what was not read or not understood."""
    said = dict.fromkeys((*report.ad.notes, *report.notes))
    if said:
        yield from heading(pen.say("heading.notes"))
    for note in said:
        yield item(pen.ready(note), pen.bullet)


def steps(report: Report, pen: Pen) -> Iterator[Line]:
    """Say what to do, the most serious first, and what always helps at the end."""
    if not (report.findings or report.advice):
        return
    yield from heading(pen.say("heading.next"))
    advice = list(dict.fromkeys(pen.inline(one) for one in report.advice))[: _STEPS - 1]
    for number, step in enumerate([*advice, pen.say("next.always")], 1):
        yield item(step, f"{number}. ")


def limits(report: Report, pen: Pen) -> Iterator[Line]:
    """Say what stays unknown, above all where nothing was found."""
    yield from heading(pen.say("heading.limits"))
    yield indented(pen.say("limits"))
    if judged(report) and report.level is Level.NONE:
        yield indented(pen.say("limits.none"))
