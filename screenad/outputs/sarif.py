"""SARIF 2.1.0: results that point into the text of each advert, for tools that read such logs."""

from collections.abc import Iterator, Mapping
from typing import TextIO
from urllib.parse import quote

from screenad import __version__
from screenad.model import Evidence, Finding, Report, Severity, Skipped
from screenad.outputs import told
from screenad.outputs.dumped import Array, dumped
from screenad.outputs.pen import Pen
from screenad.outputs.places import Places
from screenad.outputs.sealed import digest, written
from screenad.outputs.spooled import Spooled
from screenad.outputs.writer import Style

Object = Mapping[str, object]
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {
    Severity.INFO: "note",
    Severity.LOW: "note",
    Severity.MEDIUM: "warning",
    Severity.HIGH: "error",
    Severity.CRITICAL: "error",
}


class Sarif:
    """Write a log with one run: results as they come, and at the end what they refer to."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        self._stream = stream
        self._style = style
        self._pen = Pen(style)
        self._rules: dict[str, Object] = {}
        self._artifacts = Spooled(stream)
        self._remarks = Spooled(stream)
        stream.write(f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"results": ')
        self._results = Array(stream)

    def write(self, item: Report | Skipped) -> None:
        """Write the results of one advert, and keep its text for the end."""
        if isinstance(item, Skipped):
            self._remarks.add(_remark("error", "unread", item.reason, {"uri": _uri(item.source)}))
            return
        where: Object = {"uri": _uri(item.ad.source), "index": self._artifacts.size}
        self._artifacts.add(_artifact(item, self._artifacts.size + 1, self._pen))
        for note in dict.fromkeys((*item.ad.notes, *item.notes)):
            self._remarks.add(_remark("warning", "note", self._pen.ready(note), where))
        for result in self._of(item, where):
            self._results.add(result)

    def close(self) -> None:
        """Write artifacts, rules and remarks, and close the log."""
        self._results.close()
        self._stream.write(', "artifacts": ')
        self._artifacts.close()
        invocation = {"executionSuccessful": True, "endTimeUtc": written(self._style.time)}
        self._stream.write(f', "invocations": [{self._open(invocation)}')
        self._stream.write(', "toolExecutionNotifications": ')
        self._remarks.close()
        rules = list(self._rules.values())
        driver = {"name": "screenad", "version": __version__, "rules": rules}
        ending = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "properties": {"tlp": self._style.tlp},
        }
        self._stream.write(f"}}], {dumped(ending, self._stream)[1:]}]}}\n")

    def _open(self, value: Object) -> str:
        """Give an object that more can be written into."""
        return dumped(value, self._stream)[:-1]

    def _of(self, report: Report, where: Object) -> Iterator[Object]:
        places = Places(report.ad.text)
        for finding in report.findings:
            told = {"level": _LEVELS[finding.severity]}
            yield {**told, **self._result(report, finding, where, places)}
        for finding in (*report.protective, *report.mentions):
            told = {"kind": "informational", "level": "none"}
            yield {**told, **self._result(report, finding, where, places)}

    def _result(self, report: Report, finding: Finding, where: Object, places: Places) -> Object:
        first, *others = {each.span: each for each in finding.evidence}.values() or (None,)
        more = [_location(each, where, places) for each in others]
        return {
            "ruleId": finding.rule,
            "ruleIndex": self._index(finding),
            "message": {"text": self._pen.inline(finding.title)},
            "locations": [_location(first, where, places)],
            **({"relatedLocations": more} if more else {}),
            "partialFingerprints": {"advertAndRule/v1": f"{digest(report.ad)}:{finding.rule}"},
            "properties": {"points": finding.points, "harms": finding.harms},
        }

    def _index(self, finding: Finding) -> int:
        self._rules.setdefault(finding.rule, _rule(finding))
        return list(self._rules).index(finding.rule)


def _rule(finding: Finding) -> Object:
    texts = {
        "shortDescription": finding.title,
        "fullDescription": finding.why,
        "help": finding.advice,
    }
    return {
        "id": finding.rule,
        **{key: {"text": text} for key, text in texts.items() if text},
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {
            "tags": sorted({finding.group, *finding.harms, *finding.indicators}),
            "sources": finding.sources,
        },
    }


def _artifact(report: Report, number: int, pen: Pen) -> Object:
    return {
        "location": {"uri": _uri(report.ad.source)},
        "description": {"text": told.title(report, pen)},
        "roles": ["analysisTarget"],
        "contents": {"text": report.ad.text},
        "hashes": {"sha-256": digest(report.ad)},
        "properties": {
            "record": number,
            "id": report.ad.id,
            "points": report.points,
            "tags": sorted(set(told.tags(report))),
            "rules": {"version": report.rules_version, "digest": report.rules_digest},
        },
    }


def _location(evidence: Evidence | None, where: Object, places: Places) -> Object:
    if evidence is None:
        return {"physicalLocation": {"artifactLocation": where}}
    region = {**places.region(evidence.span), "snippet": {"text": evidence.quote}}
    return {
        "physicalLocation": {"artifactLocation": where, "region": region},
        "logicalLocations": [{"name": evidence.field}],
    }


def _remark(level: str, kind: str, text: str, where: Object) -> Object:
    return {
        "level": level,
        "descriptor": {"id": kind},
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": where}}],
    }


def _uri(source: str) -> str:
    """Give a name as a relative reference: a colon would end a scheme."""
    return quote(source, errors="replace")
