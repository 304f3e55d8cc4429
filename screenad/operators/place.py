"""Ask which places the advert names, and what they are to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from screenad.facts.countries import COUNTRIES
from screenad.facts.places import TIERS
from screenad.model import Place, PlaceKind, PlaceRole
from screenad.operators.base import Document, Found, Hit, Operator
from screenad.operators.build import Builder
from screenad.operators.node import Node, chosen, flagged

_KEYS = ("role", "kind", "tier", "country", "overseas", "elsewhere", "moved", "told")


@dataclass(frozen=True, slots=True)
class HasPlace(Operator):
    """Holds when a place is named that meets all that is asked; an empty set asks nothing.

    ``overseas``: in none of the countries whose people the advert speaks to, or, if false, in one
    of them. ``elsewhere``: not in the country of the work. None of these holds where the countries
    are not known. ``moved``: in another country than the place named before it. ``told``: words
    around it, or its field, tell its role.
    """

    roles: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    overseas: bool | None = None
    elsewhere: bool = False
    moved: bool = False
    told: bool = False

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:  # noqa: ARG003
        """Build from ``any`` or a mapping with some of the keys."""
        if node.is_text():
            node.choice(("any",))
            return cls()
        entries = node.entries(_KEYS)
        return cls(
            chosen(entries, "role", tuple(PlaceRole)),
            chosen(entries, "kind", tuple(PlaceKind)),
            chosen(entries, "tier", TIERS),
            chosen(entries, "country", tuple(COUNTRIES)),
            overseas=entries["overseas"].flag() if "overseas" in entries else None,
            elsewhere=flagged(entries, "elsewhere"),
            moved=flagged(entries, "moved"),
            told=flagged(entries, "told"),
        )

    def find(self, doc: Document) -> Found:
        """Give the places."""
        image = doc.folded.image
        before = (None, *doc.places)
        wanted = (
            place.span
            for last, place in zip(before, doc.places, strict=False)
            if self._is_met(place, doc) and not (self.moved and not _is_moved(last, place))
        )
        return tuple(Hit(*image(span.start, span.end)) for span in wanted) or None

    def said(self) -> str:
        """Give the condition in words."""
        asked = (self.roles, self.kinds, self.tiers, self.countries)
        said = ["/".join(sorted(each)) for each in asked if each]
        if self.overseas is not None:
            said.append("abroad" if self.overseas else "at home")
        said += ["in another country than the work"] * self.elsewhere
        said += ["in another country than the place before it"] * self.moved
        said += ["with words that say so"] * self.told
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
            (self.overseas is not None and self.overseas is not _is_overseas(place, doc))
            or (self.elsewhere and doc.workplace in {"", place.country})
            or (self.told and not place.told)
        )


def _is_moved(last: Place | None, place: Place) -> bool:
    return last is not None and last.country != place.country


def _is_overseas(place: Place, doc: Document) -> bool | None:
    return place.country not in doc.homes if doc.homes else None
