"""The places that are known by name, and the words that tell what a place is to an advert."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Self

from screenad.facts.countries import COUNTRIES
from screenad.facts.later import Later
from screenad.facts.lexicon import Lexicon
from screenad.model import PlaceKind, PlaceRole

#: A compound, a notorious town, another such town, a point of transit.
TIERS = ("A", "B", "C", "T")


class Spot(NamedTuple):
    """A place; ``tier`` is that of places known for scam companies."""

    name: str
    country: str
    kind: PlaceKind
    tier: str = ""


class Name(NamedTuple):
    """A name of a place; ``shared`` if it is the name of something else as well."""

    spot: Spot
    shared: bool = False
    people: bool = False


Named = tuple[tuple[Spot, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The words of each role that stand before a name, and behind it."""

    before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    behind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Gazetteer:
    """Places with the names that people give them, and what the words around them mean.

    Of two places with the same name the earlier counts. ``homes`` are the countries that a
    language is at home in.
    """

    # Without slots, so that what is built of it can be kept.
    names: Lexicon[Name]
    spots: Later[Named]
    roles: RoleWords = field(default_factory=RoleWords)
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    homes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        spots: Named = (),
        roles: RoleWords | None = None,
        people: Mapping[str, tuple[str, ...]] | None = None,
        homes: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Self:
        """Sort the names."""
        names = Lexicon.of(_names(spots, people or {}))
        return cls(names, Later(lambda: spots), roles or RoleWords(), people or {}, homes or {})

    @cached_property
    def before(self) -> Lexicon[PlaceRole]:
        """Give the words that stand before a name."""
        return _words(self.roles.before)

    @cached_property
    def behind(self) -> Lexicon[PlaceRole]:
        """Give the words that stand behind a name."""
        return _words(self.roles.behind)


def _names(spots: Named, people: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Name]]:
    for code, names in people.items():
        own = Name(Spot(COUNTRIES[code], code, PlaceKind.COUNTRY), people=True)
        yield from ((name, own) for name in names)
    for spot, names in spots:
        own, shared = Name(spot), Name(spot, shared=True)
        for written in names:
            yield written.rstrip("?"), shared if written.endswith("?") else own


def _words(by_role: Mapping[str, tuple[str, ...]]) -> Lexicon[PlaceRole]:
    return Lexicon.of((word, PlaceRole(role)) for role, words in by_role.items() for word in words)
