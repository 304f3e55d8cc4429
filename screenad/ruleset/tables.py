"""The tables of a pack: wages, rates of exchange, words for money. Every fault has its place."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from screenad.errors import suggest
from screenad.facts.countries import COUNTRIES, intended
from screenad.facts.hours import HourWords
from screenad.facts.money.lexicon import Lexicon, MoneyWords
from screenad.facts.ngrams import HEAVIEST, KINDS, NGrams
from screenad.facts.requirements.wording import RequirementWords, slots
from screenad.facts.tables import Rates, Tables
from screenad.model import Wage
from screenad.ruleset.located import Located
from screenad.ruleset.places import Atlas
from screenad.ruleset.reach import Directory

_WAGE = ("country", "entry", "year", "basis", "source")
_RATES = ("date", "source", "per-dollar")
_HOURS = ("hour", "day", "week")
_MONEY = ("shared", "home", "words")
#: A number of thousands of digits is none that can be read.
_DIGITS = 3


class Shelf:
    """Tables on the way into a rule set; one that comes later overrules an earlier one.

    ``below`` are those of the rules that these are read on top of.
    """

    def __init__(self, below: Tables) -> None:
        self._wages = dict(below.wages)
        self._rates = below.rates
        self._money = below.money
        self._hours = below.hours
        self._requirements = below.requirements
        self._ngrams = below.ngrams
        self._models: dict[str, Mapping[str, int]] = {}
        self._atlas = Atlas(below.places)
        self._directory = Directory(below.phones, below.hosts)
        self.readers: dict[str, Callable[[Located], None]] = {
            "data/wages.yaml": self._add_wages,
            "data/rates.yaml": self._add_rates,
            "data/money.yaml": self._add_money,
            "data/hours.yaml": self._add_hours,
            "data/requirements.yaml": self._add_requirements,
            **{f"data/ngrams/{kind}.yaml": partial(self._add_ngrams, kind) for kind in KINDS},
            **self._atlas.readers,
            **self._directory.readers,
        }

    def tables(self) -> Tables:
        """Give what has been read."""
        return Tables(
            wages=dict(self._wages),
            rates=self._rates,
            money=self._money,
            places=self._atlas.gazetteer(),
            phones=self._directory.phones,
            hosts=self._directory.hosts,
            hours=self._hours,
            requirements=self._requirements,
            ngrams=self._all_ngrams(),
        )

    def _add_wages(self, doc: Located) -> None:
        self._wages.update((wage.country, wage) for wage in _wages(doc))

    def _add_rates(self, doc: Located) -> None:
        keys = doc.entries(_RATES, required=_RATES)
        rates = keys["per-dollar"].entries() if "per-dollar" in keys else {}
        per_dollar = {code: node.number() for code, node in rates.items()}
        date = keys["date"].text() if "date" in keys else ""
        self._rates = Rates(date, {**self._rates.per_dollar, **per_dollar})

    def _add_money(self, doc: Located) -> None:
        keys = doc.entries(_MONEY, required=_MONEY)
        parts = {name: node.entries() for name, node in keys.items()}
        words = parts.get("words", {})
        money = MoneyWords(
            {language: _lists(node.entries()) for language, node in words.items()},
            _lists(parts.get("shared", {})),
            {language: _home(node) for language, node in parts.get("home", {}).items()},
        )
        self._money = Lexicon.of(money)

    def _add_hours(self, doc: Located) -> None:
        keys = doc.entries(_HOURS, required=_HOURS)
        if len(keys) == len(_HOURS):
            self._hours = HourWords(*(keys[name].listed() for name in _HOURS))

    def _add_requirements(self, doc: Located) -> None:
        words = {language: node.entries() for language, node in doc.entries().items()}
        for name, node in ((name, node) for each in words.values() for name, node in each.items()):
            if name not in slots() and not _is_language(name):
                node.complain(f"unknown key {name!r}", suggest(name, sorted(slots())))
        self._requirements = RequirementWords.of(
            {language: _lists(named) for language, named in words.items()}
        )

    def _add_ngrams(self, kind: str, doc: Located) -> None:
        model: dict[str, int] = {}
        for written, node in doc.entries().items():
            weight = written.removeprefix("-")
            if weight.isdecimal() and len(weight) <= _DIGITS and int(weight) <= HEAVIEST:
                model.update(dict.fromkeys(node.text().split(), int(written)))
            else:
                fault = f"expected a number from {-HEAVIEST} to {HEAVIEST}, not {written!r}"
                node.complain(fault)
        self._models[kind] = model

    def _all_ngrams(self) -> NGrams:
        return (
            NGrams.of({**self._ngrams.models(), **self._models}) if self._models else self._ngrams
        )


def _is_language(name: str) -> bool:
    """Ask whether words are the names of a language: its tag is in the key."""
    return name.startswith("language-") and len(name) <= len("language-xxx")


def _wages(doc: Located) -> Iterator[Wage]:
    seen: set[str] = set()
    for item in doc.items():
        keys = item.entries(_WAGE, required=_WAGE)
        if len(keys) < len(_WAGE):
            continue
        country = keys["country"].text()
        if country not in COUNTRIES:
            keys["country"].complain(f"{country!r} is no country code", intended(country))
        elif country in seen:
            item.complain(f"{country} is listed twice")
        seen.add(country)
        keys["source"].text()
        year = str(keys["year"].integer(2000, 2100))
        yield Wage(country, keys["entry"].integer(1, 100_000), year, keys["basis"].text())


def _lists(nodes: Mapping[str, Located]) -> Mapping[str, tuple[str, ...]]:
    """Read lists of words that are written with commas between them."""
    return {name: node.listed() for name, node in nodes.items()}


def _home(node: Located) -> tuple[str | None, str]:
    """Read a currency and its country; ``none`` is several of them."""
    code, _, country = node.text().partition(" ")
    return (None, "several") if code == "none" else (code, country)
