"""The report for people: one advert after another, a summary at the end of many."""

from collections.abc import Iterator
from typing import TextIO

from rich.text import Text

from screenad.model import Report, Skipped, State
from screenad.outputs import closing, head, signs
from screenad.outputs.explained import explained
from screenad.outputs.lines import Line, console_for, heading, put
from screenad.outputs.marked import marked
from screenad.outputs.pen import QUIET, Pen
from screenad.outputs.summary import Summary, glance
from screenad.outputs.writer import Style


class People:
    """Write reports that are read by people."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        self._console = console_for(stream, style)
        self._pen = Pen(style)
        self._summary = Summary()

    def write(self, item: Report | Skipped) -> None:
        """Write one advert's report, or the reason why there is none."""
        style = self._pen.style
        if self._summary.count and not style.quiet:
            put(self._console, divider(self._pen), style.width)
        put(self._console, laid_out(item, self._pen), style.width)
        self._console.file.flush()
        self._summary.add(item)

    def close(self) -> None:
        """Write the summary when there was more than one advert."""
        style = self._pen.style
        if self._summary.count > 1:
            lines = self._summary.lines(self._pen, worst=not style.quiet)
            put(self._console, lines, style.width)


def laid_out(result: Report | Skipped, pen: Pen) -> Iterator[Line]:
    """Lay out one result as lines."""
    if isinstance(result, Skipped):
        yield unread(result, pen)
    elif pen.style.quiet:
        yield glance(result, pen)
    else:
        yield from full(result, pen)


def full(report: Report, pen: Pen) -> Iterator[Line]:
    """Lay out a whole report, the section that has to stay in sight last."""
    yield from head.head(report, pen)
    yield from head.harms(report, pen)
    yield from advert(report, pen)
    yield from signs.signs(report, pen)
    yield from signs.protective(report, pen)
    yield from signs.level(report, pen)
    yield from signs.mentions(report, pen)
    if pen.style.explain:
        yield from explained(report, pen)
    yield from closing.notes(report, pen)
    yield from closing.steps(report, pen)
    yield from closing.lines(report, pen)
    yield from closing.limits(report, pen)


def advert(report: Report, pen: Pen) -> Iterator[Line]:
    """Quote the advert with what the report says about it marked."""
    numbered = (*report.findings, *report.mentions)
    kind = "advert" if report.state is State.SCREENED else "text"
    yield from heading(pen.say(f"heading.{kind}" if numbered else f"heading.{kind}.plain"))
    yield from marked(report.ad.text, numbered, pen)


def unread(skipped: Skipped, pen: Pen) -> Line:
    """Say what could not be read, and why."""
    source, reason = pen.inline(skipped.source), pen.ready(skipped.reason)
    return Line(pen.remark(pen.say("unread", source=source, reason=reason)), rest=Text("    "))


def divider(pen: Pen) -> list[Line]:
    """Draw the line between two adverts."""
    return [Line(), Line(Text(pen.divider, QUIET)), Line()]
