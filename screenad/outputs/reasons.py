"""The signs of an advert as the parts of a page: words, reasons, sources."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from screenad.model import Finding, Report
from screenad.outputs.defang import defanged
from screenad.outputs.joined import numbers, own
from screenad.outputs.paid import beside
from screenad.outputs.pen import Pen
from screenad.outputs.signs import shortened

_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Sign:
    """A finding: ``number`` is that of its marks, 0 where it has none."""

    number: int
    title: str
    points: str
    joins: tuple[int, ...]
    quotes: tuple[tuple[str, str], ...]
    more: int
    remarks: tuple[str, ...]
    sources: tuple[str, ...]


def found(report: Report, pen: Pen) -> Iterator[Sign]:
    """Word the findings, numbered from 1."""
    findings = report.findings
    for number, finding in enumerate(findings, 1):
        shown = own(finding, findings)
        remarks = beside(report, shown, pen) if finding.group == "pay" else ()
        yield _sign(finding, number, findings, pen, remarks)


def mentioned(report: Report, pen: Pen) -> Iterator[Sign]:
    """Word what a text mentions, numbered on from the findings."""
    for number, finding in enumerate(report.mentions, len(report.findings) + 1):
        yield _sign(finding, number, (), pen)


def protective(report: Report, pen: Pen) -> Iterator[Sign]:
    """Word what speaks for the offer."""
    for finding in report.protective:
        yield _sign(finding, 0, report.protective, pen)


def _sign(
    finding: Finding,
    number: int,
    counted: Sequence[Finding],
    pen: Pen,
    remarks: Iterable[str] = (),
) -> Sign:
    different = {shortened(one.quote, pen): one for one in own(finding, counted)}
    quotes = [
        (defanged(words), pen.say(f"disguise.{one.disguise}") if one.disguise else "")
        for words, one in list(different.items())[:_QUOTES]
    ]
    return Sign(
        number=number,
        title=pen.inline(finding.title),
        points=f"{finding.points:+}".replace("-", "−").replace("+0", "0") if counted else "",
        joins=tuple(numbers(finding, counted)) if number else (),
        quotes=tuple(quotes),
        more=max(0, len(different) - _QUOTES),
        remarks=tuple(filter(None, (*remarks, pen.inline(finding.why)))),
        sources=tuple(map(defanged, sources(finding, pen))),
    )


def sources(finding: Finding, pen: Pen) -> Iterator[str]:
    """Name what a sign is built on."""
    for key, names in (("indicators", finding.indicators), ("sources", finding.sources)):
        if names:
            yield pen.say(f"explain.{key}", list=", ".join(names))


def bibliography(report: Report, pen: Pen) -> Iterator[str]:
    """Say what the sources of the signs are, each once, but for those that say it themselves."""
    told = {
        key: said
        for finding in (*report.findings, *report.protective, *report.mentions)
        for key, said in zip(finding.sources, finding.cited, strict=False)
        if said != key
    }
    yield from (pen.inline(f"{key}: {said}") for key, said in sorted(told.items()))
