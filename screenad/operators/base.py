"""The contract between an operator and the advert that it looks at."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Any, NamedTuple, Protocol, TypeVar

from screenad.facts.contacts import PLAIN
from screenad.facts.disguised import meant
from screenad.facts.hours import Hours
from screenad.facts.money.pay import Offer, charges, offers
from screenad.facts.money.sums import Sum, sums
from screenad.facts.money.worth import Setting, currency, worth
from screenad.facts.numbering import countries, international
from screenad.facts.places import homes, places, workplace
from screenad.facts.requirements import Said, requirements
from screenad.facts.tables import NO_TABLES, Tables
from screenad.model import Ad, Contact, Pay, Period, Place, PlaceRole, Span, Term, TermKind
from screenad.operators.seen import Seen
from screenad.text.fold import Folded, fold
from screenad.text.language import known, languages, spoken
from screenad.text.sentences import Segments, segment
from screenad.text.words import Words


class Hit(NamedTuple):
    """Words that satisfy a condition: a range of the folded text.

    ``exempt`` words stand as they are written: no negation turns them round.
    """

    start: int
    end: int
    exempt: bool = False


T = TypeVar("T")
#: Languages whose words for requirements stand under another: Malay is close to Indonesian.
_SAME = {"ms": "id"}
#: Languages that only the original can tell apart.
_ARABIC = frozenset({"ar", "fa", "ur"})

#: Words that were found; ``()`` holds without words to show; ``None`` does not hold.
Found = tuple[Hit, ...] | None


class Suspects(Protocol):
    """What may be in one text; all that it leaves out is surely not there."""

    def among(self, phrases: Any) -> Sequence[Any] | None:
        """Give those phrases of a list that may be there; nothing for a list not scanned for."""

    def expression(self, pattern: str) -> bool:
        """Tell whether an expression may match."""

    def may(self, condition: object) -> bool:
        """Tell whether a condition may hold, by what has been settled so far."""

    def rules(self) -> Iterator[str]:
        """Give the rules that may hold, each in its turn."""

    def wake(self, rule: str) -> None:
        """Note that a rule has to be asked."""

    def settle(self, rule: str) -> None:
        """Note that a rule fired."""


#: Gives the suspects of a folded text, of the languages that it may speak; nothing without a scan.
Scan = Callable[[Folded, Callable[[str], bool]], Suspects | None]


class Document:
    """An advert together with what has been worked out about it, each thing once.

    ``scan`` gives the suspects; without one, everything is looked for. ``home`` is the reader's
    country, or nothing. ``asides`` is what is said by the person who is recruited in a chat.
    """

    def __init__(
        self,
        ad: Ad,
        scan: Scan | None = None,
        tables: Tables = NO_TABLES,
        home: str = "",
    ) -> None:
        self.ad = ad
        self.tables = tables
        self.home = home
        self.folded: Folded = fold(ad.text)
        self.text = self.folded.text
        self.notes: list[str] = []
        self.asides: tuple[Hit, ...] = ()
        self._rules: dict[str, Found] = {}
        self._once: dict[Hashable, Any] = {}
        self.suspects = scan(self.folded, self.speaks) if scan else None

    @cached_property
    def segments(self) -> Segments:
        """Give the sentences and clauses of the folded text."""
        return segment(self.text)

    @cached_property
    def seen(self) -> Seen:
        """Give the folded text as phrases are looked for in it."""
        return Seen(self.text)

    @cached_property
    def words(self) -> Words:
        """Give the words of the folded text, each once."""
        return Words(self.text)

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """Give the ways to reach the recruiter, with spans in the original."""
        likely = self.homes | {self.workplace} if self._written else ()
        own = tuple(each for each in self._written if not self._is_said_aside(each.span))
        return tuple(international(own, likely, self.tables.phones))

    @cached_property
    def _written(self) -> tuple[Contact, ...]:
        """Give the contacts as they are written, without the country's code where that is left."""
        return meant(self.folded, self.words)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Give the languages of the original, the likeliest first."""
        return languages(self.ad.text)

    @cached_property
    def _spoken(self) -> frozenset[str]:
        heard = spoken(self.text)
        # Folding writes the letters of these alike by which they are told apart.
        return heard - _ARABIC | spoken(self.ad.text) if heard & _ARABIC else heard

    def speaks(self, language: str) -> bool:
        """Tell whether words of a language may be in the text; one that can't be told may."""
        tag = language.partition("-")[0]
        return tag not in known() or tag in self._spoken

    def is_in(self, language: str) -> bool:
        """Tell whether the text is in a language, as far as its few words tell."""
        tag = language.partition("-")[0]
        return tag not in known() or tag in self._languages

    @cached_property
    def _languages(self) -> frozenset[str]:
        return spoken(self.ad.text, sparing=True)

    @cached_property
    def workplace(self) -> str:
        """Give the country that the work is in, where the advert says so; nothing otherwise."""
        return workplace(self.places)

    @cached_property
    def homes(self) -> frozenset[str]:
        """Give the countries whose people the advert speaks to, as far as it can be told."""
        told = homes(self.languages, self.tables.places.homes, self.places, self.home)
        return told or countries(self._written, self.tables.phones)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Give the places named, with spans in the original."""
        location = next((span for name, span in self.ad.fields if name == "location"), None)
        names = [each.span for each in self._written if each.kind not in PLAIN]
        return places(self.folded, self.tables.places, location, names, self.words)

    @cached_property
    def hours(self) -> tuple[Hours, ...]:
        """Give the working hours, with places in the folded text."""
        return tuple(self.tables.hours.find(self.text))

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """Give the sums of money, with places in the folded text."""
        return tuple(each for each in self._numbers if each.is_money)

    @cached_property
    def charges(self) -> tuple[Sum, ...]:
        """Give the sums that are not offered as pay, with places in the folded text."""
        return tuple(charges(self.text, self._numbers, self.tables.money, self._offers))

    @cached_property
    def pay(self) -> tuple[Pay, ...]:
        """Give what the work pays, with spans in the original."""
        return tuple(self._pay())

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Give what is asked of people and laid down for them, with spans in the original."""
        found = list(self._terms())
        spoken = [term.span for term in found if term.kind is TermKind.LANGUAGE]
        found += (
            Term(place.span, TermKind.NATIONALITY, place.country)
            for place in self.places
            if place.role is PlaceRole.NATIONALITY
            and not any(s.start <= place.span.start < s.end for s in spoken)
        )
        return tuple(sorted(found, key=lambda term: (term.span, term.kind, term.value)))

    def currency(self, of: Sum) -> str | None:
        """Give the code of a sum's currency, where words or context tell it."""
        if len(of.codes) == 1:
            return of.codes[0]
        setting = Setting(self.workplace, self.home, self.languages)
        return currency(of.codes, setting, self.tables)

    @cached_property
    def _numbers(self) -> tuple[Sum, ...]:
        return tuple(sums(self.text, self.tables.money))

    @cached_property
    def _offers(self) -> tuple[Offer, ...]:
        image = self.folded.image
        parts = (span for name, span in self.ad.fields if name == "salary")
        salaries = [Span(*image(span.start, span.end)) for span in parts]
        return tuple(offers(self.text, self._numbers, self.tables.money, salaries))

    def _pay(self) -> Iterator[Pay]:
        code: str | None = None
        for offer in self._offers:
            # Pay without a currency is in that of the pay before it.
            code = code if code and not offer.sum.codes else self.currency(offer.sum)
            span = self.folded.origin(offer.start, offer.end)
            if (offer.told or code) and not self._is_said_aside(span):
                yield worth(offer, span, code, self.workplace, self.tables)

    def _terms(self) -> Iterator[Term]:
        tables = self.tables
        spoken = {"en", *(_SAME.get(tag, tag.partition("-")[0]) for tag in self.languages)}
        money, numbers = tables.money, self._numbers
        said = requirements(self.words, tables.requirements, money, numbers, spoken)
        hours = (
            Said(h.start, h.end, TermKind.HOURS, "", h.low, h.high, Period(h.per))
            for h in self.hours
        )
        for each in (*said, *hours):
            span = self.folded.origin(each.start, each.end)
            if not self._is_said_aside(span):
                yield each.term(span)

    def is_aside(self, hit: Hit) -> bool:
        """Say whether words are said by the person who is recruited."""
        return any(each.start <= hit.start and hit.end <= each.end for each in self.asides)

    def _is_said_aside(self, span: Span) -> bool:
        return bool(self.asides) and self.is_aside(Hit(*self.folded.image(span.start, span.end)))

    def once(self, key: Hashable, compute: Callable[[], T]) -> T:
        """Compute a value the first time it is asked for."""
        if key not in self._once:
            self._once[key] = compute()
        value: T = self._once[key]
        return value

    def forget(self) -> None:
        """Drop what can be computed again: for documents that are kept by the thousand."""
        self._once.clear()

    def may(self, condition: "Operator") -> bool:
        """Tell whether a condition may hold; if not, it need not be looked into."""
        return (self.suspects is None or self.suspects.may(condition)) and condition.may(self)

    def settle(self, rule: str, found: Found) -> None:
        """Keep what a rule found, for the rules that refer to it."""
        self._rules[rule] = found
        if found is not None and self.suspects:
            self.suspects.settle(rule)

    def settled(self, rule: str) -> Found:
        """Give what a rule found; one that was not asked did not hold."""
        return self._rules.get(rule)


class Operator(ABC):
    """A question that a rule can ask of an advert."""

    __slots__ = ()

    @abstractmethod
    def find(self, doc: Document) -> Found:
        """Give the words that satisfy it, in order of place."""

    def may(self, doc: Document) -> bool:  # noqa: ARG002
        """Tell whether it may hold, as far as that is known without matching an expression."""
        return True

    def standing(self, doc: Document, kept: AbstractSet[Hit]) -> Found:
        """Give what is found when no words but these count."""
        found = self.find(doc)
        return tuple(hit for hit in found if hit in kept) or None if found else found

    @abstractmethod
    def parts(self) -> Iterator["Operator"]:
        """Give the conditions nested directly in this one."""
