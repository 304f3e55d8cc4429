"""The nouns: adverts, spans, evidence, findings, reports. Frozen, and free of behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Self

from screenad.model.facts import (
    Contact,
    Ends,
    Moment,
    Pay,
    Payer,
    Period,
    Place,
    PlaceKind,
    PlaceRole,
    Span,
    Term,
    TermKind,
    Wage,
)

__all__ = [
    "AROUND",
    "EVERYWHERE",
    "Ad",
    "Contact",
    "Disguise",
    "Ends",
    "Evidence",
    "Excused",
    "Finding",
    "Harm",
    "Level",
    "Line",
    "Moment",
    "Pay",
    "Payer",
    "Period",
    "Place",
    "PlaceKind",
    "PlaceRole",
    "Report",
    "Severity",
    "Skipped",
    "Span",
    "State",
    "Term",
    "TermKind",
    "Wage",
]


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
        return _RANKS[self]


_RANKS: Mapping[str, int] = {level: rank for rank, level in enumerate(Level)}


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

    @classmethod
    def pasted(cls, text: str, source: str = "-", notes: tuple[str, ...] = ()) -> Self:
        """Build an advert that is one text."""
        return cls(text, source, fields=(("text", Span(0, len(text))),), notes=notes)

    def within(self, span: Span) -> tuple[str, Span]:
        """Give the field that a span begins in, and where in it the span stands."""
        for name, part in self.fields:
            if part.start <= span.start < part.end:
                return name, Span(span.start - part.start, span.end - part.start)
        return "text", span


class Skipped(NamedTuple):
    """Something that should have been an advert and could not be read."""

    source: str
    reason: str


class Evidence(NamedTuple):
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
    """A rule that fired: its ``weight``, its ``points`` here, and the findings it ``joins``.

    What speaks for an advert may hold its level down to what it ``holds``. ``sources`` are keys,
    and ``cited`` says what they stand for.
    """

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
    holds: Level | None = None
    cited: tuple[str, ...] = ()


class Excused(NamedTuple):
    """Words that a rule matched and that were let off, for ``--explain``."""

    rule: str
    reason: str
    evidence: Evidence


#: Stands for a country where something holds in every one.
EVERYWHERE = "INT"


class Line(NamedTuple):
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
    terms: tuple[Term, ...] = ()
