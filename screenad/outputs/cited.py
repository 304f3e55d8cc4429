"""Signs in Markdown, with the words that they rest on, where these stand, and the sources."""

from collections.abc import Iterator, Sequence

from screenad.model import Evidence, Finding, Report
from screenad.outputs.blocks import code, plain
from screenad.outputs.defang import defanged
from screenad.outputs.explained import background
from screenad.outputs.joined import numbers, own
from screenad.outputs.paid import beside
from screenad.outputs.pen import Pen
from screenad.outputs.signs import added, shortened

_QUOTES = 20


def signs(report: Report, pen: Pen) -> Iterator[str]:
    """Give every sign, numbered."""
    if report.findings:
        yield f"## {plain(pen.say('heading.signs'))}"
    for number, finding in enumerate(report.findings, 1):
        yield f"### {number}. {plain(pen.inline(finding.title) + added(finding.points))}"
        if joined := ", ".join(f"[{each}]" for each in numbers(finding, report.findings)):
            yield plain(pen.say("joins", numbers=joined))
        evidence = own(finding, report.findings)
        yield from _quotes(evidence, pen)
        if finding.group == "pay":
            yield from (f"- {plain(said)}" for said in beside(report, evidence, pen))
        yield from _reason(number, finding, pen)


def protective(report: Report, pen: Pen) -> Iterator[str]:
    """Give what speaks for the offer, and how little that is."""
    if report.protective:
        yield f"## {plain(pen.say('heading.protective'))}"
        yield plain(pen.say("protective"))
    for finding in report.protective:
        yield f"### {plain(pen.inline(finding.title) + added(finding.points))}"
        yield from _quotes(finding.evidence, pen)
        yield plain(pen.inline(finding.why))


def mentions(report: Report, pen: Pen) -> Iterator[str]:
    """Give what the text mentions without offering it, numbered on from the signs."""
    if report.mentions:
        yield f"## {plain(pen.say('heading.mentions'))}"
    for number, finding in enumerate(report.mentions, len(report.findings) + 1):
        yield f"### {number}. {plain(pen.inline(finding.title))}"
        yield from _quotes(finding.evidence, pen)
        yield from _reason(number, finding, pen)


def excused(report: Report, pen: Pen) -> Iterator[str]:
    """Give the words that were let off."""
    if report.excused:
        yield f"## {plain(pen.say('note.excused'))}"
    for each in report.excused:
        said = pen.say("explain.excused", rule=each.rule, reason=each.reason)
        yield f"- {plain(said)} {_quote(each.evidence, pen)}"


def _quotes(evidence: Sequence[Evidence], pen: Pen) -> Iterator[str]:
    yield from (f"- {_quote(each, pen)}" for each in evidence[:_QUOTES])
    if len(evidence) > _QUOTES:
        yield f"- {plain(pen.say('more.places', count=len(evidence) - _QUOTES))}"


def _quote(evidence: Evidence, pen: Pen) -> str:
    quote = code(defanged(shortened(evidence.quote, pen)))
    field, start, end = evidence.field, evidence.start, evidence.end
    said = plain(pen.say("note.place", field=field, start=start, end=end))
    if evidence.disguise:
        how = pen.say(f"disguise.{evidence.disguise}")
        said += f"; {plain(pen.say('disguise', how=how))}"
    return f"{quote} {said}"


def _reason(number: int, finding: Finding, pen: Pen) -> Iterator[str]:
    """Give why a sign matters, and what it is built on."""
    yield plain(pen.inline(finding.why))
    yield from (f"- {plain(line.text.plain)}" for line in background(number, finding, pen))
