"""What a place is to an advert: by the words beside its name, or by the place named before it."""

import re
from collections.abc import Sequence
from functools import cache

from screenad.facts.places.gazetteer import Gazetteer
from screenad.facts.places.naming import Named
from screenad.model import PlaceRole

#: How many characters may stand between a name and a word before it, or behind it.
_BEFORE = {
    PlaceRole.WORKPLACE: 10,
    PlaceRole.MEETING: 24,
    PlaceRole.TRANSIT: 24,
    PlaceRole.RECRUITER: 10,
    PlaceRole.NATIONALITY: 3,
}
_BEHIND = {
    PlaceRole.WORKPLACE: 3,
    PlaceRole.MEETING: 8,
    PlaceRole.TRANSIT: 8,
    PlaceRole.RECRUITER: 4,
    PlaceRole.NATIONALITY: 1,
}
_WINDOW = 56
#: A word of one character, or two letters, stands as near as this.
_SHORT = 2


def role(text: str, places: Sequence[Named], at: int, gazetteer: Gazetteer) -> PlaceRole | None:
    """Give what the place number ``at`` is to an advert, if the words around tell."""
    place = places[at]
    if place.people:
        return PlaceRole.NATIONALITY
    start, end = _sentence(text, place)
    start = max(start, places[at - 1].end if at else 0)
    end = min(end, places[at + 1].start if at + 1 < len(places) else end)
    told = [
        *((place.start - right, each) for _, right, each in _before(text, start, place, gazetteer)),
        *((left - place.end, each) for left, _, each in _behind(text, end, place, gazetteer)),
    ]
    special = [(gap, each) for gap, each in told if each is not PlaceRole.WORKPLACE]
    return min(special or told, default=(0, None))[1]


def _before(
    text: str, start: int, place: Named, gazetteer: Gazetteer
) -> Sequence[tuple[int, int, PlaceRole]]:
    return [
        (left, right, each)
        for left, right, each in gazetteer.before.find(text, start, place.start)
        if place.start - right <= (_SHORT if _is_short(text, left, right) else _BEFORE[each])
    ]


def _behind(
    text: str, end: int, place: Named, gazetteer: Gazetteer
) -> Sequence[tuple[int, int, PlaceRole]]:
    return [
        (left, right, each)
        for left, right, each in gazetteer.behind.find(text, place.end, end)
        if left - place.end <= (_SHORT if _is_short(text, left, right) else _BEHIND[each])
    ]


def _is_short(text: str, start: int, end: int) -> bool:
    return end - start <= 1 + (text[start] < "\u0900")


def _sentence(text: str, place: Named) -> tuple[int, int]:
    """Give the part of the sentence that is near enough to tell something."""
    start = max(place.start - _WINDOW, 0)
    for stop in _stop().finditer(text, start, place.start):
        start = stop.end()
    behind = _stop().search(text, place.end, place.end + _WINDOW)
    return start, behind.start() if behind else min(place.end + _WINDOW, len(text))


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.!?;](?=\s|\Z)|[。！？；;\n]")
