"""What ``--explain`` adds for those who check the work."""

from collections.abc import Callable, Iterator
from functools import partial

from screenad.model import Finding, Level, Place, Report, Span, Term
from screenad.outputs.lines import Line, heading, indented, item, quoted
from screenad.outputs.paid import ends, read
from screenad.outputs.pen import Pen
from screenad.outputs.reasons import bibliography, sources
from screenad.outputs.rtl import is_right_to_left
from screenad.outputs.signs import quotes
from screenad.score import BANDS, COMMON, CREDIT


def explained(report: Report, pen: Pen) -> Iterator[Line]:
    """List rules with weights and sources, what was let off, facts, and rule version."""
    yield from heading(pen.say("heading.explain"))
    for number, finding in enumerate((*report.findings, *report.mentions), 1):
        yield from background(number, finding, pen)
        yield from _share(finding, report, pen)
    yield from _arithmetic(report, pen)
    for excused in report.excused:
        said = pen.say("explain.excused", rule=excused.rule, reason=excused.reason)
        yield item(said, pen.bullet)
        yield from quotes([excused.evidence], pen, 4)
    for pay in report.pay:
        yield from _fact(pay.span, partial(read, pay, report, pen), report, pen)
    for place in report.places:
        yield from _fact(place.span, partial(located, place, report, pen), report, pen)
    for term in report.terms:
        yield from _fact(term.span, partial(laid_down, term, report, pen), report, pen)
    for contact in report.contacts:
        said = pen.say("explain.contact", kind=contact.kind, value=contact.value)
        yield item(said, pen.bullet)
    yield from (item(said, pen.bullet) for said in bibliography(report, pen))
    unknown = pen.say("explain.unknown")
    languages = ", ".join(report.languages) or unknown
    yield indented(pen.say("explain.languages", list=languages))
    version, digest = report.rules_version, report.rules_digest
    yield indented(pen.say("explain.rules", version=version, digest=digest))


def _fact(span: Span, said: Callable[..., str], report: Report, pen: Pen) -> Iterator[Line]:
    """Say how words were read; those that run from right to left stand on a line of their own."""
    quote = pen.inline(report.ad.text[span.start : span.end])
    apart = is_right_to_left(quote)
    yield item(said(quote=pen.gap) if apart else said(), pen.bullet)
    if apart:
        yield quoted(quote, pen, 4)


def _arithmetic(report: Report, pen: Pen) -> Iterator[Line]:
    """Say how points come to less than the weights, and what level they make."""
    if any(finding.alone.rank < Level.MEDIUM.rank for finding in report.findings):
        yield indented(pen.say("explain.common", points=COMMON))
    if report.protective:
        strong = any(finding.alone.rank >= Level.HIGH.rank for finding in report.findings)
        yield indented(
            pen.say("explain.credit.none" if strong else "explain.credit", points=CREDIT)
        )
    if report.findings:
        bands = [f"{pen.say(f'level.{level}')} {points}" for points, level in reversed(BANDS)]
        yield indented(pen.say("explain.bands", list=", ".join(bands)))


def located(place: Place, report: Report, pen: Pen, quote: str = "") -> str:
    """Say how a place was read: where it stands, what it is, and what it is to the advert."""
    span = place.span
    return pen.say(
        "explain.place" if place.told else "explain.place.taken",
        quote=quote or report.ad.text[span.start : span.end],
        start=span.start,
        end=span.end,
        name=place.name,
        country=place.country,
        kind=place.kind,
        role=place.role,
    )


def laid_down(term: Term, report: Report, pen: Pen, quote: str = "") -> str:
    """Say how a requirement or a term was read: its kind, value, numbers, and who pays when."""
    span = term.span
    told: list[str | None] = [term.kind, term.value]
    if term.low is not None or term.high is not None:
        told.append(f"{ends(pen, term.low, term.high)} {term.unit or ''}".strip())
    return pen.say(
        "explain.term",
        quote=quote or pen.inline(report.ad.text[span.start : span.end]),
        start=span.start,
        end=span.end,
        list=", ".join(filter(None, (*told, term.payer, term.moment))),
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
    for said in sources(finding, pen):
        yield indented(said, 6)


def _share(finding: Finding, report: Report, pen: Pen) -> Iterator[Line]:
    """Say why less than the weight of a sign counts."""
    if finding not in report.findings or finding.points == finding.weight:
        return
    group = [other for other in report.findings if other.group == finding.group]
    said = pen.say(
        "explain.share",
        points=finding.points,
        weight=finding.weight,
        group=finding.group,
        place=1 + sorted(group, key=lambda other: -other.weight).index(finding),
    )
    yield indented(said, 6)
