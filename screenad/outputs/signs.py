"""Each sign with its words and reason, and the addends that make up the level."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from screenad.model import Evidence, Finding, Report
from screenad.outputs.head import label
from screenad.outputs.joined import numbers, own
from screenad.outputs.lines import Line, heading, indented, item, quoted
from screenad.outputs.paid import beside
from screenad.outputs.pen import NUMBER, QUIET, TITLE, Pen

_QUOTES = 3
_LONG_QUOTE = 200
_INDENT = 6


def signs(report: Report, pen: Pen) -> Iterator[Line]:
    """Explain every sign, numbered as in the advert."""
    if report.findings:
        yield from heading(pen.say("heading.signs"))
    for number, finding in enumerate(report.findings, 1):
        yield from _sign(finding, Text(f"[{number}] ", NUMBER), pen, report.findings, report)


def mentions(report: Report, pen: Pen) -> Iterator[Line]:
    """Explain what a text mentions without offering it, numbered on from the signs."""
    if report.mentions:
        yield from heading(pen.say("heading.mentions"))
    for number, finding in enumerate(report.mentions, len(report.findings) + 1):
        yield from _sign(finding, Text(f"[{number}] ", NUMBER), pen)


def protective(report: Report, pen: Pen) -> Iterator[Line]:
    """List what speaks for the offer, and how little that is."""
    if report.protective:
        yield from heading(pen.say("heading.protective"))
        yield indented(pen.say("protective"))
    for finding in report.protective:
        yield from _sign(finding, Text(pen.bullet), pen, report.protective)


def level(report: Report, pen: Pen) -> Iterator[Line]:
    """Show the sum, and what held the level below it."""
    if report.findings:
        yield from heading(pen.say("heading.points"))
        yield indented(_sum(report, pen))
    if report.gates:
        said, reasons = pen.say(label(report)), "; ".join(map(pen.ready, report.gates))
        yield indented(pen.say("gates", level=said, reasons=reasons))


def quotes(evidence: Sequence[Evidence], pen: Pen, indent: int = _INDENT) -> Iterator[Line]:
    """Quote the words a rule points at, each on a line of its own, the same words once."""
    different = {shortened(one.quote, pen): one for one in evidence}
    for quote, one in list(different.items())[:_QUOTES]:
        yield quoted(quote, pen, indent)
        if one.disguise:
            how = pen.say(f"disguise.{one.disguise}")
            yield indented(pen.say("disguise", how=how), indent)
    if len(different) > _QUOTES:
        yield indented(Text(pen.say("more.places", count=len(different) - _QUOTES), QUIET), indent)


def _sign(
    finding: Finding,
    sign: Text,
    pen: Pen,
    counted: Sequence[Finding] = (),
    report: Report | None = None,
) -> Iterator[Line]:
    title = Text(pen.inline(finding.title), TITLE)
    yield item(title.append(added(finding.points), QUIET) if counted else title, sign)
    if joined := ", ".join(f"[{number}]" for number in numbers(finding, counted)):
        yield indented(Text(pen.say("joins", numbers=joined), QUIET), _INDENT)
    shown = own(finding, counted)
    yield from quotes(shown, pen)
    if report and finding.group == "pay":
        yield from (indented(said, _INDENT) for said in beside(report, shown, pen))
    if finding.why:
        yield indented(pen.inline(finding.why), _INDENT)


def _sum(report: Report, pen: Pen) -> str:
    addends = [f.points for f in (*report.findings, *report.protective) if f.points]
    if len(addends) < 2:
        return pen.say(f"points.{len(addends)}", count=report.points)
    sum_ = f"{addends[0]}" + "".join(f" {'-' if n < 0 else '+'} {abs(n)}" for n in addends[1:])
    return pen.say("points", sum=sum_, count=report.points)


def added(points: int) -> str:
    """Show what a sign adds."""
    return f" ({points:+})" if points else " (0)"


def shortened(quote: str, pen: Pen) -> str:
    """Show a quote in one line, without the middle of a long one."""
    if len(quote) <= _LONG_QUOTE:
        return pen.inline(quote)
    half = _LONG_QUOTE // 2
    return f"{pen.inline(quote[:half])} {pen.gap} {pen.inline(quote[-half:])}"
