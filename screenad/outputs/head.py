"""The head of a report: the level in words, what it means, what it could lead to."""

from collections.abc import Iterator

from rich.text import Text

from screenad.model import Harm, Level, Report, State
from screenad.outputs.lines import Line, heading, indented, item
from screenad.outputs.pen import Pen

_MAIN = 3


def head(report: Report, pen: Pen) -> Iterator[Line]:
    """Say the verdict, where the advert is from, and that the reader did nothing wrong."""
    yield Line(verdict(report, pen), rest=Text("  "))
    source, id_ = pen.inline(report.ad.source), pen.inline(report.ad.id)
    yield indented(pen.say("source.id" if id_ else "source", source=source, id=id_))
    yield Line()
    for key in meanings(report):
        yield indented(pen.say(key))
    if report.findings:
        yield indented(pen.say("about"))


def judged(report: Report) -> bool:
    """Tell whether the level says something about an offer."""
    return report.state in {State.SCREENED, State.QUESTION} or report.level is not Level.NONE


def label(report: Report) -> str:
    """Give the key of the shortest words for a verdict."""
    return f"level.{_level(report)}" if judged(report) else f"state.{report.state}"


def verdict(report: Report, pen: Pen) -> Text:
    """Draw the level, or the reason why there is none, in one line."""
    words = said(report, pen)
    return pen.level(report.level, words) if judged(report) else pen.remark(words)


def said(report: Report, pen: Pen) -> str:
    """Put the level in words, or the reason why there is none."""
    if not judged(report):
        return pen.say(f"head.{report.state}")
    words = pen.say(f"head.{_level(report)}", harms=_named(report, pen))
    return pen.say("head.question", head=words) if report.state is State.QUESTION else words


def harms(report: Report, pen: Pen) -> Iterator[Line]:
    """Say in plain words what each kind of harm would be, likeliest first."""
    likely = _likely(report)
    if likely:
        yield from heading(pen.say("heading.harms"))
    for harm in likely:
        name, means = pen.say(f"harm.{harm}"), pen.say(f"harm.{harm}.means")
        yield item(pen.say("harm", harm=name, means=means), pen.bullet)


def _level(report: Report) -> str:
    only_weak = report.level is Level.NONE and report.findings
    return "none.signs" if only_weak else f"{report.level}"


def meanings(report: Report) -> Iterator[str]:
    """Give the keys of what a verdict means."""
    if report.state is not State.SCREENED:
        yield f"means.{report.state}"
    if judged(report):
        yield f"means.{_level(report)}"


def _likely(report: Report) -> list[Harm]:
    points = {harm: report.harms.get(harm, 0) for harm in Harm}
    return sorted((harm for harm in Harm if points[harm] > 0), key=lambda harm: -points[harm])


def _named(report: Report, pen: Pen) -> str:
    likely = _likely(report)
    # The first line is no place for a harm that only a weak sign points to.
    main = [harm for harm in likely if report.harms[harm] * _MAIN >= report.harms[likely[0]]]
    names = [pen.say(f"harm.{harm}") for harm in main]
    return pen.joined(names or [pen.say("harm.any")])
