"""The shape of what an advert says in values, in the JSON output."""

from typing import Annotated, Literal, TypedDict, cast

from screenad.model import (
    Contact,
    Moment,
    Pay,
    Payer,
    Period,
    Place,
    PlaceKind,
    PlaceRole,
    Report,
    Term,
    TermKind,
)

Offset = Annotated[int, "code points from the start of the named field of the original"]
ContactKind = Literal[
    "phone", "telegram", "whatsapp", "line", "wechat", "zalo", "viber", "kakao", "facebook",
    "signal", "email", "url", "wallet", "other",
]  # fmt: skip


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


class Condition(TypedDict):
    """What the advert asks of people, or a term of the work.

    ``value`` says which: "none" or "asked", a kind of licence, a language, a country, what
    somebody pays for. ``low`` and ``high`` are counted in the ``unit``, or by it.
    """

    kind: TermKind
    value: str | None
    low: float | None
    high: float | None
    unit: Period | None
    payer: Payer | None
    when: Annotated[Moment | None, "before or after the first day of work"]
    quote: str
    field: str
    start: Offset
    end: Offset


class Facts(TypedDict):
    """What the advert says in values."""

    pay: list[Wage]
    places: list[Where]
    contacts: list[Reach]
    terms: list[Condition]


def facts(report: Report) -> Facts:
    """Give the shape of every fact, each with its place."""
    return {
        "pay": [_wage(report, pay) for pay in report.pay],
        "places": [_where(report, place) for place in report.places],
        "contacts": [_reach(report, contact) for contact in report.contacts],
        "terms": [_condition(report, term) for term in report.terms],
    }


def _wage(report: Report, pay: Pay) -> Wage:
    field, at = report.ad.within(pay.span)
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
        "start": at.start,
        "end": at.end,
    }


def _where(report: Report, place: Place) -> Where:
    field, at = report.ad.within(place.span)
    return {
        "name": place.name,
        "country": place.country,
        "kind": place.kind,
        "role": place.role,
        "told": place.told,
        "quote": report.ad.text[place.span.start : place.span.end],
        "field": field,
        "start": at.start,
        "end": at.end,
    }


def _condition(report: Report, term: Term) -> Condition:
    field, at = report.ad.within(term.span)
    return {
        "kind": term.kind,
        "value": term.value or None,
        "low": _plain(term.low),
        "high": _plain(term.high),
        "unit": term.unit,
        "payer": term.payer,
        "when": term.moment,
        "quote": report.ad.text[term.span.start : term.span.end],
        "field": field,
        "start": at.start,
        "end": at.end,
    }


def _plain(number: float | None) -> float | None:
    """Give a whole number without the point that says nothing."""
    return int(number) if number is not None and number == int(number) else number


def _reach(report: Report, contact: Contact) -> Reach:
    field, at = report.ad.within(contact.span)
    return {
        "kind": cast("ContactKind", contact.kind),
        "value": contact.value,
        "field": field,
        "start": at.start,
        "end": at.end,
    }
