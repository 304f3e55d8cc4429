"""A row for each place that a finding points at: what a case is built on."""

from collections.abc import Iterator, Mapping, Sequence

from screenad.model import Evidence, Finding, Report
from screenad.outputs.columns import Value, place, shown, verdict
from screenad.outputs.pen import Pen

DETAILS: Sequence[str] = (
    *(
        "source",
        "id",
        "level",
        "kind",
        "rule",
        "title",
        "points",
        "severity",
        "harms",
        "indicators",
    ),
    *("field", "start", "end", "quote", "disguise", "why", "sources"),
)


def details(report: Report, pen: Pen) -> Iterator[list[Value]]:
    """Give the rows of all findings; one without words of the advert has a row, too."""
    kinds = {
        "finding": report.findings,
        "mention": report.mentions,
        "protective": report.protective,
    }
    for kind, findings in kinds.items():
        for finding in findings:
            for evidence in finding.evidence or (None,):
                told = _told(report, pen.say(f"kind.{kind}"), finding, pen)
                told |= _words(evidence, pen) if evidence else {}
                yield [told.get(name, ()) for name in DETAILS]


def _told(report: Report, kind: str, finding: Finding, pen: Pen) -> dict[str, Value]:
    return {
        "source": (place(report.ad.source, pen),),
        "id": (place(report.ad.id, pen),),
        "level": (verdict(report, pen),),
        "kind": (kind,),
        "rule": (finding.rule,),
        "title": (pen.inline(finding.title),),
        "points": finding.points,
        "severity": (finding.severity,),
        "harms": [pen.say(f"harm.{harm}") for harm in finding.harms],
        "indicators": [pen.inline(each) for each in finding.indicators],
        "why": (pen.inline(finding.why),),
        "sources": [pen.inline(each) for each in finding.sources],
    }


def _words(evidence: Evidence, pen: Pen) -> Mapping[str, Value]:
    return {
        "field": (pen.inline(evidence.field),),
        "start": evidence.start,
        "end": evidence.end,
        "quote": (shown(evidence.quote, pen),),
        "disguise": (pen.say(f"disguise.{evidence.disguise}"),) if evidence.disguise else (),
    }
