"""The tables of places: countries, cities, places known for scam companies, words around them."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain

from screenad.facts.countries import COUNTRIES, intended
from screenad.facts.places import TIERS, Gazetteer, RoleWords, Spot
from screenad.model import PlaceKind, PlaceRole
from screenad.ruleset.located import Located

_PLACE = ("country", "name", "kind", "tier", "checked", "until", "names", "source")
_WORDS = ("roles", "people", "homes")
#: Years in which a place can have been checked.
_YEARS = (2000, 2100)
Named = tuple[Spot, tuple[str, ...]]


class Atlas:
    """Places on the way into a rule set; those of a later pack go before the earlier ones."""

    def __init__(self, below: Gazetteer) -> None:
        self._below = below
        self._known: list[Named] = []
        self._countries: list[Named] = []
        self._parts: dict[PlaceKind, list[Named]] = {PlaceKind.PROVINCE: [], PlaceKind.CITY: []}
        self._words: Mapping[str, Mapping[str, Located]] = {}
        self.readers: dict[str, Callable[[Located], None]] = {
            "data/places.yaml": self._add_known,
            "data/countries.yaml": self._add_countries,
            "data/provinces.yaml": partial(self._add_parts, PlaceKind.PROVINCE),
            "data/cities.yaml": partial(self._add_parts, PlaceKind.CITY),
            "data/place-words.yaml": self._add_words,
        }

    def gazetteer(self) -> Gazetteer:
        """Give what has been read."""
        parts = chain.from_iterable(self._parts.values())
        spots = (*self._known, *self._countries, *parts, *self._below.spots())
        if not self._words:
            below = self._below
            return Gazetteer.of(spots, below.roles, below.people, below.homes)
        roles = self._words["roles"]
        return Gazetteer.of(
            spots,
            RoleWords(_by_role(roles, "before"), _by_role(roles, "behind")),
            {code: node.listed() for code, node in self._words["people"].items()},
            {tag: tuple(node.text().split()) for tag, node in self._words["homes"].items()},
        )

    def _add_known(self, doc: Located) -> None:
        self._known = [*filter(None, map(_known, doc.items())), *self._known]

    def _add_countries(self, doc: Located) -> None:
        for code, node in _by_country(doc):
            self._countries.append((Spot(COUNTRIES[code], code, PlaceKind.COUNTRY), node.listed()))

    def _add_parts(self, kind: PlaceKind, doc: Located) -> None:
        for code, node in _by_country(doc):
            for line in node.text().splitlines():
                name, _, names = line.partition(": ")
                self._parts[kind].append((Spot(name, code, kind), tuple(names.split(", "))))

    def _add_words(self, doc: Located) -> None:
        keys = doc.entries(_WORDS, required=_WORDS)
        if len(keys) == len(_WORDS):
            self._words = {name: node.entries() for name, node in keys.items()}


def _known(item: Located) -> Named | None:
    keys = item.entries(_PLACE, required=_PLACE)
    if len(keys) < len(_PLACE):
        return None
    keys["until"].integer(keys["checked"].integer(*_YEARS), _YEARS[1])
    keys["source"].text()
    spot = Spot(
        keys["name"].text(),
        _country(keys["country"]),
        PlaceKind(keys["kind"].choice(tuple(PlaceKind))),
        keys["tier"].choice(TIERS),
    )
    return spot, keys["names"].listed()


def _by_country(doc: Located) -> Iterator[tuple[str, Located]]:
    for code, node in doc.entries().items():
        if code in COUNTRIES:
            yield code, node
        else:
            node.complain(f"{code!r} is no country code", intended(code))


def _country(node: Located) -> str:
    code = node.text()
    if code not in COUNTRIES:
        node.complain(f"{code!r} is no country code", intended(code))
    return code


def _by_role(roles: Mapping[str, Located], side: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, node in roles.items():
        sides = node.entries(("before", "behind"))
        if name not in tuple(PlaceRole):
            node.complain(f"{name!r} is not one of {', '.join(PlaceRole)}")
        elif side in sides:
            found[name] = sides[side].listed()
    return found
