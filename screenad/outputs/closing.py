"""The end of a report, in sight: what to do next, who helps, what the program can't see."""

from collections.abc import Iterator

from rich.text import Text

from screenad.model import EVERYWHERE, Level, Report
from screenad.outputs.head import judged
from screenad.outputs.lines import Line, heading, indented, item
from screenad.outputs.messages import ENGLISH
from screenad.outputs.pen import QUIET, Pen
from screenad.screen import PARTLY_ENGLISH

_STEPS = 6


def notes(report: Report, pen: Pen) -> Iterator[Line]:
    """Say what was not read or not understood."""
    said = dict.fromkeys((*report.ad.notes, *report.notes, *_holes(pen)))
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


def lines(report: Report, pen: Pen) -> Iterator[Line]:
    """Name help lines, and say how old what is known of them is."""
    if report.lines:
        yield from heading(pen.say("heading.lines"))
    for line in report.lines:
        said = pen.say(
            "line.everywhere" if line.country == EVERYWHERE else "line",
            country=line.country,
            name=pen.ready(line.name),
            contact=pen.ready(line.contact),
            scope=pen.ready(line.scope),
        )
        yield item(said, pen.bullet)
    years = sorted({line.checked for line in report.lines if line.country != EVERYWHERE})
    if years:
        yield indented(pen.say("lines.checked", years=", ".join(years)))


def limits(report: Report, pen: Pen) -> Iterator[Line]:
    """Say what stays unknown, above all where nothing was found."""
    yield from heading(pen.say("heading.limits"))
    yield indented(pen.say("limits"))
    if judged(report) and report.level is Level.NONE:
        yield indented(pen.say("limits.none"))
    if not pen.style.words.reviewed:
        yield Line()
        yield indented(Text(pen.say("unreviewed"), QUIET))


def _holes(pen: Pen) -> tuple[str, ...]:
    """Say that some of the report's own words are not in its language."""
    return (PARTLY_ENGLISH,) if pen.style.words.lacks(ENGLISH.values()) else ()
