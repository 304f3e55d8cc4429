"""Ask which places the advert names, and what they are to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from screenad.facts.countries import COUNTRIES
from screenad.facts.places import TIERS
from screenad.model import Place, PlaceKind, PlaceRole
from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.node import Node

_KEYS = ("role", "kind", "tier", "country", "overseas", "elsewhere")


@dataclass(frozen=True, slots=True)
class HasPlace(Operator):
    """Holds when a place is named that meets all that is asked; an empty set asks nothing.

    ``overseas``: in none of the countries whose people the advert speaks to. ``elsewhere``: not in
    the country of the work. Neither holds where these countries are not known.
    """

    roles: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    overseas: bool = False
    elsewhere: bool = False

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:  # noqa: ARG003
        """Build from ``any`` or a mapping with some of the keys."""
        if node.is_text():
            node.choice(("any",))
            return cls()
        entries = node.entries(_KEYS)
        return cls(
            _choices(entries, "role", tuple(PlaceRole)),
            _choices(entries, "kind", tuple(PlaceKind)),
            _choices(entries, "tier", TIERS),
            _choices(entries, "country", tuple(COUNTRIES)),
            overseas="overseas" in entries and entries["overseas"].flag(),
            elsewhere="elsewhere" in entries and entries["elsewhere"].flag(),
        )

    def find(self, doc: Document) -> Found:
        """Give the places."""
        image = doc.folded.image
        wanted = (place.span for place in doc.places if self._is_met(place, doc))
        return tuple(Hit(*image(span.start, span.end)) for span in wanted) or None

    def said(self) -> str:
        """Give the condition in words."""
        asked = (self.roles, self.kinds, self.tiers, self.countries)
        said = ["/".join(sorted(each)) for each in asked if each]
        said += ["abroad"] * self.overseas + ["in another country than the work"] * self.elsewhere
        return f"a place: {', '.join(said) or 'any'}"

    def parts(self) -> Iterator[Operator]:
        """Give nothing: there are no conditions inside."""
        return iter(())

    def _is_met(self, place: Place, doc: Document) -> bool:
        asked = (
            (self.roles, place.role),
            (self.kinds, place.kind),
            (self.tiers, place.tier),
            (self.countries, place.country),
        )
        return all(not wanted or value in wanted for wanted, value in asked) and not (
            (self.overseas and not (doc.homes and place.country not in doc.homes))
            or (self.elsewhere and doc.workplace in {"", place.country})
        )


def _choices(entries: Mapping[str, Node], key: str, known: Sequence[str]) -> frozenset[str]:
    items = entries[key].items() if key in entries else ()
    return frozenset(item.choice(known) for item in items)
