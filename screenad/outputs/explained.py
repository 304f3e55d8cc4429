"""What ``--explain`` adds for those who check the work."""

from collections.abc import Iterator, Sequence

from screenad.model import Finding, Place, Report
from screenad.outputs.lines import Line, heading, indented, item
from screenad.outputs.paid import read
from screenad.outputs.pen import Pen
from screenad.outputs.signs import quotes


def explained(report: Report, pen: Pen) -> Iterator[Line]:
    """List rules with weights and sources, what was let off, facts, and rule version."""
    yield from heading(pen.say("heading.explain"))
    for number, finding in enumerate((*report.findings, *report.mentions), 1):
        yield from background(number, finding, pen)
    for excused in report.excused:
        said = pen.say("explain.excused", rule=excused.rule, reason=pen.ready(excused.reason))
        yield item(said, pen.bullet)
        yield from quotes([excused.evidence], pen, 4)
    for pay in report.pay:
        yield item(read(pay, report, pen), pen.bullet)
    for place in report.places:
        yield item(located(place, report, pen), pen.bullet)
    for contact in report.contacts:
        said = pen.say("explain.contact", kind=contact.kind, value=contact.value)
        yield item(said, pen.bullet)
    unknown = pen.say("explain.unknown")
    yield from _named("explain.languages", report.languages or [unknown], pen, 2)
    version, digest = report.rules_version, report.rules_digest
    yield indented(pen.say("explain.rules", version=version, digest=digest))


def located(place: Place, report: Report, pen: Pen) -> str:
    """Say how a place was read: where it stands, what it is, and what it is to the advert."""
    span = place.span
    return pen.say(
        "explain.place" if place.told else "explain.place.taken",
        quote=report.ad.text[span.start : span.end],
        start=span.start,
        end=span.end,
        name=place.name,
        country=place.country,
        kind=place.kind,
        role=place.role,
    )


def background(number: int, finding: Finding, pen: Pen) -> Iterator[Line]:
    """Say what a sign weighs, and which indicators and sources it is built on."""
    yield indented(
        pen.say(
            "explain.sign",
            number=number,
            rule=finding.rule,
            group=finding.group,
            severity=finding.severity,
            alone=finding.alone,
            weight=finding.weight,
        )
    )
    yield from _named("explain.indicators", finding.indicators, pen, 6)
    yield from _named("explain.sources", finding.sources, pen, 6)


def _named(key: str, names: Sequence[str], pen: Pen, indent: int) -> Iterator[Line]:
    if names:
        yield indented(pen.say(key, list=", ".join(names)), indent)
