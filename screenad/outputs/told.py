"""What others are told about an advert, in formats that have one title and one text for it."""

from collections.abc import Iterator

from screenad.model import Finding, Level, Report, Skipped, State
from screenad.outputs.head import said
from screenad.outputs.pen import Pen
from screenad.outputs.sealed import digest
from screenad.outputs.signs import shortened

_QUOTES = 3


def title(item: Report | Skipped, pen: Pen) -> str:
    """Put the verdict in one line, or that there is none."""
    if isinstance(item, Skipped):
        return pen.say("told.unread", source=item.source)
    return said(item, pen)


def text(item: Report | Skipped, pen: Pen) -> str:
    """Tell the signs with their words, and what has to be known about them."""
    return pen.inline(item.reason) if isinstance(item, Skipped) else "\n".join(_lines(item, pen))


def tags(report: Report) -> list[str]:
    """Give the level, harms, indicators and rules as labels for a machine."""
    found = report.findings
    indicators = sorted({each for finding in found for each in finding.indicators})
    harms = [f"harm:{harm}" for harm, points in sorted(report.harms.items()) if points > 0]
    rules = [f"rule:{finding.rule}" for finding in found]
    state = [f"state:{report.state}", f"level:{report.level}"]
    return [*state, *harms, *(f"indicator:{each}" for each in indicators), *rules]


def names_contacts(report: Report) -> bool:
    """Tell whether its contacts are to be handed on.

    Not those of an advert with weak signs, and not those of somebody who asks: they may be theirs.
    """
    known = report.state is State.SCREENED and not report.redacted
    return known and report.level.rank >= Level.MEDIUM.rank


def _lines(report: Report, pen: Pen) -> Iterator[str]:
    yield said(report, pen)
    yield from (_sign(finding, pen) for finding in report.findings)
    if report.mentions:
        rules = ", ".join(finding.rule for finding in report.mentions)
        yield pen.say("told.mentions", list=rules)
    yield from map(pen.ready, dict.fromkeys((*report.ad.notes, *report.notes)))
    yield pen.say("limits.none" if report.level is Level.NONE else "limits")
    yield f"{pen.say('column.sha256')}: {digest(report.ad)}"
    yield pen.say("explain.rules", version=report.rules_version, digest=report.rules_digest)


def _sign(finding: Finding, pen: Pen) -> str:
    quotes = dict.fromkeys(shortened(each.quote, pen) for each in finding.evidence)
    words = (pen.say("told.quote", quote=quote) for quote in list(quotes)[:_QUOTES])
    return " ".join((pen.say("told.sign", rule=finding.rule, title=finding.title), *words))
