"""The places that an advert names, each with its role: where the work is, where one is met."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from screenad.facts.places.gazetteer import TIERS, Gazetteer, Name, RoleWords, Spot
from screenad.facts.places.naming import Named, follows, named
from screenad.facts.places.roles import role
from screenad.model import Place, PlaceRole, Span
from screenad.text.fold import Folded
from screenad.text.words import Words

__all__ = ["TIERS", "Gazetteer", "Name", "RoleWords", "Spot", "homes", "places", "workplace"]


def places(
    folded: Folded,
    gazetteer: Gazetteer,
    location: Span | None,
    apart: Sequence[Span] = (),
    words: Words | None = None,
) -> tuple[Place, ...]:
    """Find every place in a text, in order; ``location`` is the field for it, if there is one.

    Nothing is looked for ``apart``: in addresses and in the names of accounts. ``words`` are those
    of the folded text, for who has them.
    """
    found = named(folded, gazetteer, location, apart, words)
    kept: list[Place] = []
    for at, place in enumerate(found):
        span = folded.origin(place.start, place.end)
        told = role(folded.text, found, at, gazetteer)
        if told is None and kept and follows(folded.text, found[at - 1], place):
            told = kept[-1].role if kept[-1].told else None
        if location and location.start <= span.start < location.end:
            told = PlaceRole.WORKPLACE
        kept.append(_place(place, span, told))
    return tuple(kept)


def workplace(found: Iterable[Place]) -> str:
    """Give the country that the work is in; nothing where no place is named for it.

    It is the one that most places tell, or else that most are taken for; the first of several.
    Where every place is one on the way, and all are in one country, it is that country.
    """
    staying = [p for p in found if p.role is not PlaceRole.NATIONALITY]
    working = [p for p in staying if p.role is PlaceRole.WORKPLACE]
    counts = Counter(p.country for p in working if p.told) or Counter(p.country for p in working)
    if counts:
        return counts.most_common(1)[0][0]
    countries = {p.country for p in staying if p.role is not PlaceRole.RECRUITER}
    return countries.pop() if len(countries) == 1 else ""


def homes(
    languages: Sequence[str],
    at_home: Mapping[str, tuple[str, ...]],
    found: Iterable[Place],
    reader: str,
) -> frozenset[str]:
    """Give the countries whose people an advert speaks to; nothing where that can't be told.

    What it is written in says most, then whom it names, then where the reader is, who may be
    anywhere: a reader in one of the countries of a language leaves that one.
    """
    speaking = frozenset(code for tag in languages for code in at_home.get(tag, ()))
    called = frozenset(p.country for p in found if p.role is PlaceRole.NATIONALITY)
    known = speaking or called or frozenset({reader} - {""})
    return frozenset({reader}) if reader in known else known


def _place(place: Named, span: Span, told: PlaceRole | None) -> Place:
    spot = place.spot
    return Place(
        span=span,
        name=spot.name,
        country=spot.country,
        kind=spot.kind,
        role=told or PlaceRole.WORKPLACE,
        tier=spot.tier,
        told=told is not None,
    )
