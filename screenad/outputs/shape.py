"""The shape of the JSON output, ``screenad/1``: a promise of its own, apart from the model."""

from typing import Annotated, Literal, NotRequired, TypedDict

from screenad.model import (
    Disguise,
    Evidence,
    Excused,
    Finding,
    Harm,
    Level,
    Line,
    Report,
    Severity,
    Skipped,
    State,
)
from screenad.outputs.values import Facts, Offset, facts

Version = Literal["screenad/1"]
SCHEMA: Version = "screenad/1"


class Words(TypedDict):
    """Words of the advert that a rule points at."""

    field: str
    start: Offset
    end: Offset
    quote: str
    disguise: NotRequired[Annotated[Disguise, "what had to be undone before they could be read"]]


class Sign(TypedDict):
    """One rule that fired; ``points`` is what it adds here, below zero for protective rules."""

    rule: str
    title: str
    group: str
    severity: Severity
    points: int
    harms: list[Harm]
    indicators: list[str]
    why: str
    sources: list[str]
    evidence: list[Words]


class Harms(TypedDict):
    """Points towards each kind of harm."""

    fraud: int
    labour: int
    trafficking: int


class HelpLine(TypedDict):
    """Whom to call: a help line of a country, or of all (``INT``), seen in the year checked."""

    country: str
    name: str
    contact: str
    checked: str


class Rules(TypedDict):
    """The rules that were applied."""

    version: str
    digest: str


class LetOff(TypedDict):
    """Words that a rule matched and that were let off."""

    rule: str
    reason: str
    evidence: Words


class Record(TypedDict):
    """Everything about one advert. ``excused`` is there when an explanation was asked for."""

    schema: Version
    id: str
    source: str
    state: State
    language: str
    level: Level
    points: int
    harms: Harms
    findings: list[Sign]
    protective: list[Sign]
    mentions: list[Sign]
    facts: Facts
    advice: list[str]
    lines: list[HelpLine]
    notes: list[str]
    rules: Rules
    excused: NotRequired[list[LetOff]]


class Reason(TypedDict):
    """Why a record could not be read."""

    reason: str


class Unread(TypedDict):
    """A record that could not be read."""

    schema: Version
    source: str
    error: Reason


def unread(skipped: Skipped) -> Unread:
    """Give the shape of a record that could not be read."""
    return {"schema": SCHEMA, "source": skipped.source, "error": {"reason": skipped.reason}}


def record(report: Report, *, explain: bool = False) -> Record:
    """Give the shape of a report, keys in the promised order."""
    shaped: Record = {
        "schema": SCHEMA,
        "id": report.ad.id,
        "source": report.ad.source,
        "state": report.state,
        "language": report.language,
        "level": report.level,
        "points": report.points,
        "harms": _harms(report),
        "findings": [_sign(finding) for finding in report.findings],
        "protective": [_sign(finding) for finding in report.protective],
        "mentions": [_sign(finding) for finding in report.mentions],
        "facts": facts(report),
        "advice": list(report.advice),
        "lines": [_line(line) for line in report.lines],
        "notes": list(report.notes),
        "rules": {"version": report.rules_version, "digest": report.rules_digest},
    }
    if explain:
        shaped["excused"] = [_let_off(excused) for excused in report.excused]
    return shaped


def _harms(report: Report) -> Harms:
    points = report.harms
    return {
        "fraud": points.get(Harm.FRAUD, 0),
        "labour": points.get(Harm.LABOUR, 0),
        "trafficking": points.get(Harm.TRAFFICKING, 0),
    }


def _line(line: Line) -> HelpLine:
    return {
        "country": line.country,
        "name": line.name,
        "contact": line.contact,
        "checked": line.checked,
    }


def _sign(finding: Finding) -> Sign:
    return {
        "rule": finding.rule,
        "title": finding.title,
        "group": finding.group,
        "severity": finding.severity,
        "points": finding.points,
        "harms": list(finding.harms),
        "indicators": list(finding.indicators),
        "why": finding.why,
        "sources": list(finding.sources),
        "evidence": [_words(evidence) for evidence in finding.evidence],
    }


def _words(evidence: Evidence) -> Words:
    words: Words = {
        "field": evidence.field,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
    }
    if evidence.disguise is not None:
        words["disguise"] = evidence.disguise
    return words


def _let_off(excused: Excused) -> LetOff:
    return {
        "rule": excused.rule,
        "reason": excused.reason,
        "evidence": _words(excused.evidence),
    }
