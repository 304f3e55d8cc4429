"""The tables that facts are read with and measured by; files of the rules, handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from screenad.facts.hosts import Hosts
from screenad.facts.hours import HourWords
from screenad.facts.money.lexicon import Lexicon, MoneyWords
from screenad.facts.ngrams import NGrams
from screenad.facts.numbering import Plan
from screenad.facts.places import Gazetteer
from screenad.facts.requirements.wording import RequirementWords
from screenad.model import Wage


@dataclass(frozen=True, slots=True)
class Rates:
    """Units of each currency to one US dollar, on one day."""

    date: str = ""
    per_dollar: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tables:
    """All of them; an empty table leaves its kind of fact unread."""

    wages: Mapping[str, Wage] = field(default_factory=dict)
    rates: Rates = field(default_factory=Rates)
    money: Lexicon = field(default_factory=lambda: Lexicon.of(MoneyWords()))
    places: Gazetteer = field(default_factory=Gazetteer.of)
    phones: Mapping[str, Plan] = field(default_factory=dict)
    hosts: Hosts = field(default_factory=Hosts)
    hours: HourWords = field(default_factory=HourWords)
    requirements: RequirementWords = field(default_factory=lambda: RequirementWords.of({}))
    ngrams: NGrams = field(default_factory=NGrams)


NO_TABLES = Tables()
