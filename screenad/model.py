"""The nouns: adverts, spans, evidence, findings, reports. Frozen, and free of behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in ``Ad.text``."""

    start: int
    end: int


class Level(StrEnum):
    """The verdict on a whole advert, from lowest to highest."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """Give the place in the order, from 0."""
        return tuple(Level).index(self)


class Severity(StrEnum):
    """How bad the matter is if the finding is right."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class State(StrEnum):
    """What kind of text it is, as far as a verdict is concerned."""

    SCREENED = "screened"
    NOT_AN_AD = "not-an-ad"
    TOO_SHORT = "too-short"
    WARNING = "warning"
    QUESTION = "question"


class Harm(StrEnum):
    """The three kinds of harm that a sign can point to."""

    FRAUD = "fraud"
    LABOUR = "labour"
    TRAFFICKING = "trafficking"


class Disguise(StrEnum):
    """What folding had to undo before a word could be read."""

    INVISIBLE = "invisible"
    LOOK_ALIKE = "look-alike"
    STYLED = "styled"
    MARKS = "marks"
    LEET = "leet"
    SPACED = "spaced"
    SEPARATED = "separated"


#: The field that is no part of the advert: what stands around it on its page. It comes last.
AROUND = "page"


@dataclass(frozen=True, slots=True)
class Ad:
    """One advert: what a reader would see, and which part of it is which field.

    ``fields`` are the named parts as they stand in ``text``, a pasted text is one; between them is
    layout. In a chat, ``speakers`` tell who says each field.
    """

    text: str
    source: str = "-"
    id: str = ""
    fields: tuple[tuple[str, Span], ...] = ()
    notes: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()

    def within(self, span: Span) -> tuple[str, Span]:
        """Give the field that a span begins in, and where in it the span stands."""
        for name, part in self.fields:
            if part.start <= span.start < part.end:
                return name, Span(span.start - part.start, span.end - part.start)
        return "text", span


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that should have been an advert and could not be read."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Words of the advert that a rule points at.

    ``span`` is in ``Ad.text``; ``start`` and ``end`` are code points of the named field.
    ``disguise`` says what had to be undone before the words could be read.
    """

    span: Span
    field: str
    start: int
    end: int
    quote: str
    disguise: Disguise | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that fired: its ``weight``, its ``points`` here, and the findings it ``joins``."""

    rule: str
    title: str
    group: str
    severity: Severity
    alone: Level
    weight: int
    points: int
    harms: tuple[Harm, ...]
    indicators: tuple[str, ...]
    why: str
    advice: str
    sources: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    joins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Excused:
    """Words that a rule matched and that were let off, for ``--explain``."""

    rule: str
    reason: str
    evidence: Evidence


class Period(StrEnum):
    """What time, or what piece of work, pay is for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    TASK = "task"


class PlaceKind(StrEnum):
    """What sort of place it is."""

    COUNTRY = "country"
    REGION = "region"
    PROVINCE = "province"
    CITY = "city"
    ZONE = "zone"
    COMPOUND = "compound"
    COMPANY = "company"
    TRANSIT = "transit"


class PlaceRole(StrEnum):
    """What a place is to an advert."""

    WORKPLACE = "workplace"
    MEETING = "meeting"
    TRANSIT = "transit"
    RECRUITER = "recruiter"
    NATIONALITY = "nationality"


@dataclass(frozen=True, slots=True)
class Wage:
    """What work that anybody can do pays in a country, in US dollars a month: an estimate.

    ``basis`` says how it was set, ``year`` is that of the figures behind it.
    """

    country: str
    entry: int
    year: str
    basis: str


#: From the low end to the high end; what is open is missing.
Ends = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Pay:
    """What an advert says that the work pays: base pay, or ``commission`` beside it.

    ``low`` is missing from "up to ...", ``high`` from "from ...". ``monthly`` is in US dollars a
    month. ``against`` is what work that anybody can do pays where the work is.
    """

    span: Span
    low: float | None
    high: float | None
    currency: str | None
    period: Period | None
    commission: bool = False
    monthly: Ends | None = None
    against: Wage | None = None

    @property
    def ratios(self) -> Ends | None:
        """Give how many times what such work pays it is."""
        if self.against is None or self.monthly is None:
            return None
        low, high = self.monthly
        entry = self.against.entry
        return low and low / entry, high and high / entry


@dataclass(frozen=True, slots=True)
class Place:
    """A place that an advert names, or a people, whose ``role`` is then a nationality.

    ``country`` is a code of ISO 3166-1. ``tier`` is that of a place known for scam companies: A a
    compound, B and C a town or region, T a point of transit. ``told`` says that words around it,
    or the field that it stands in, tell its role; else it is taken for the workplace.
    """

    span: Span
    name: str
    country: str
    kind: PlaceKind
    role: PlaceRole
    tier: str = ""
    told: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Contact:
    """A way to reach the recruiter: ``kind`` and normalised ``value`` as the contract says."""

    span: Span
    kind: str
    value: str


#: Stands for a country where something holds in every one.
EVERYWHERE = "INT"


@dataclass(frozen=True, slots=True)
class Line:
    """A help line of a country (ISO 3166-1, or ``EVERYWHERE``), ``checked`` in that year."""

    country: str
    name: str
    contact: str
    scope: str
    checked: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything screenad has to say about one advert.

    ``gates`` says in words what held the level below the band of its points. ``redacted``: labels
    stand for what tells who people are.
    """

    ad: Ad
    state: State
    level: Level
    points: int
    language: str
    languages: tuple[str, ...]
    harms: Mapping[Harm, int]
    findings: tuple[Finding, ...]
    protective: tuple[Finding, ...]
    mentions: tuple[Finding, ...]
    excused: tuple[Excused, ...]
    pay: tuple[Pay, ...]
    places: tuple[Place, ...]
    contacts: tuple[Contact, ...]
    advice: tuple[str, ...]
    lines: tuple[Line, ...]
    gates: tuple[str, ...]
    notes: tuple[str, ...]
    rules_version: str
    rules_digest: str
    redacted: bool = False
