"""The shape of the JSON output, ``screenad/1``: a promise of its own, apart from the model."""

from typing import Annotated, Literal, NotRequired, TypedDict, cast

from screenad.model import (
    Disguise,
    Evidence,
    Excused,
    Finding,
    Harm,
    Level,
    Line,
    Pay,
    Period,
    Place,
    PlaceKind,
    PlaceRole,
    Report,
    Severity,
    Skipped,
    Span,
    State,
)

Version = Literal["screenad/1"]
SCHEMA: Version = "screenad/1"
Offset = Annotated[int, "code points from the start of the named field of the original"]
ContactKind = Literal[
    "phone", "telegram", "whatsapp", "line", "wechat", "zalo", "viber", "kakao", "facebook",
    "signal", "email", "url", "wallet", "other",
]  # fmt: skip


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


class Reach(TypedDict):
    """A way to reach the recruiter, ``value`` in its normal form."""

    kind: ContactKind
    value: str
    field: str
    start: Offset
    end: Offset


class Wage(TypedDict):
    """What the work pays, as the advert says. ``low`` is null of "up to", ``high`` of "from".

    ``ratio`` is the low end over what work that anybody can do pays in the country ``against``.
    """

    part: Literal["base", "commission"]
    quote: str
    low: float | None
    high: float | None
    currency: Annotated[str | None, "ISO 4217, or the name of a cryptocurrency"]
    period: Period | None
    monthly_usd: Annotated[list[int | None] | None, "low and high in US dollars a month"]
    ratio: float | None
    against: Annotated[str | None, "ISO 3166-1 alpha-2"]
    field: str
    start: Offset
    end: Offset


class Where(TypedDict):
    """A place that the advert names, or a people, and what it is to the advert.

    ``told`` is false where nothing says so, and the place is taken for that of the work.
    """

    name: str
    country: Annotated[str, "ISO 3166-1 alpha-2"]
    kind: PlaceKind
    role: PlaceRole
    told: bool
    quote: str
    field: str
    start: Offset
    end: Offset


class Facts(TypedDict):
    """What the advert says in values."""

    pay: list[Wage]
    places: list[Where]
    contacts: list[Reach]


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
        "facts": {
            "pay": [_wage(report, pay) for pay in report.pay],
            "places": [_where(report, place) for place in report.places],
            "contacts": _contacts(report),
        },
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


def _wage(report: Report, pay: Pay) -> Wage:
    field, start = _field(report, pay.span)
    monthly, (low, _) = pay.monthly, pay.ratios or (None, None)
    return {
        "part": "commission" if pay.commission else "base",
        "quote": report.ad.text[pay.span.start : pay.span.end],
        "low": _plain(pay.low),
        "high": _plain(pay.high),
        "currency": pay.currency,
        "period": pay.period,
        "monthly_usd": [None if end is None else round(end) for end in monthly]
        if monthly
        else None,
        "ratio": round(low, 1) if low is not None else None,
        "against": pay.against.country if pay.against else None,
        "field": field,
        "start": start,
        "end": start + pay.span.end - pay.span.start,
    }


def _where(report: Report, place: Place) -> Where:
    field, start = _field(report, place.span)
    return {
        "name": place.name,
        "country": place.country,
        "kind": place.kind,
        "role": place.role,
        "told": place.told,
        "quote": report.ad.text[place.span.start : place.span.end],
        "field": field,
        "start": start,
        "end": start + place.span.end - place.span.start,
    }


def _plain(number: float | None) -> float | None:
    """Give a whole number without the point that says nothing."""
    return int(number) if number is not None and number == int(number) else number


def _contacts(report: Report) -> list[Reach]:
    reached: list[Reach] = []
    for contact in report.contacts:
        field, start = _field(report, contact.span)
        end = start + contact.span.end - contact.span.start
        kind = cast("ContactKind", contact.kind)
        reached.append(
            {"kind": kind, "value": contact.value, "field": field, "start": start, "end": end}
        )
    return reached


def _field(report: Report, span: Span) -> tuple[str, int]:
    for name, part in report.ad.fields:
        if part.start <= span.start < part.end:
            return name, span.start - part.start
    return "text", span.start
