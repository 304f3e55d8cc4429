"""The nouns of what a text says in values: pay, places, contacts, terms; each with its span."""

from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points in ``Ad.text``."""

    start: int
    end: int


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


class Wage(NamedTuple):
    """What work that anybody can do pays in a country, in US dollars a month: an estimate.

    ``basis`` says how it was set, ``year`` is that of the figures behind it.
    """

    country: str
    entry: int
    year: str
    basis: str


#: From the low end to the high end; what is open is missing.
Ends = tuple[float | None, float | None]


class Pay(NamedTuple):
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


class Place(NamedTuple):
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


class Contact(NamedTuple):
    """A way to reach the recruiter: ``kind`` and normalised ``value`` as the contract says."""

    span: Span
    kind: str
    value: str


class TermKind(StrEnum):
    """What an advert asks of people, and what it lays down for them."""

    EXPERIENCE = "experience"
    EDUCATION = "education"
    LICENCE = "licence"
    LANGUAGE = "language"
    AGE = "age"
    SEX = "sex"
    NATIONALITY = "nationality"
    HOURS = "hours"
    WORKDAYS = "workdays"
    DAYS_OFF = "days-off"
    CONTRACT = "contract"
    NOTICE = "notice"
    DEDUCTION = "deduction"
    DEPOSIT = "deposit"
    COST = "cost"


class Payer(StrEnum):
    """Who bears a cost."""

    EMPLOYER = "employer"
    WORKER = "worker"


class Moment(StrEnum):
    """When a cost is borne, as seen from the first day of work."""

    BEFORE = "before"
    AFTER = "after"


class Term(NamedTuple):
    """A requirement or a condition of work: ``value`` says which, or that there is none of it.

    ``low`` and ``high`` are numbers: of years of age; or of ``unit``, as years of a contract; or
    by the ``unit``, as hours by the day. ``payer`` and ``moment`` are of costs only.
    """

    span: Span
    kind: TermKind
    value: str = ""
    low: float | None = None
    high: float | None = None
    unit: Period | None = None
    payer: Payer | None = None
    moment: Moment | None = None
