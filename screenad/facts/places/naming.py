"""Which names in a text are places: a capital letter, a word before, the same country elsewhere."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from screenad.facts.countries import COUNTRIES
from screenad.facts.places.gazetteer import Gazetteer, Name, Spot
from screenad.model import PlaceKind, Span
from screenad.text.disjoint import disjoint
from screenad.text.fold import Folded
from screenad.text.words import Words

#: Kinds of place that are everyday words in some language: they need a capital letter.
_TOWNS = (PlaceKind.CITY, PlaceKind.PROVINCE)
_FLAG = 0x1F1E6 - ord("A")


class Named(NamedTuple):
    """A place named in the folded text; ``people`` if it is by its people."""

    start: int
    end: int
    spot: Spot
    people: bool = False


def named(
    folded: Folded,
    gazetteer: Gazetteer,
    location: Span | None,
    apart: Sequence[Span],
    words: Words | None,
) -> Sequence[Named]:
    """Give the places that are named in a text, in order, but for those in parts set apart."""
    without = [folded.image(span.start, span.end) for span in apart]
    starts = [start for start, _ in without]
    found = [
        (start, end, name)
        for start, end, name in gazetteer.names.find(folded.text, words=words)
        if not (at := bisect_left(starts, end)) or without[at - 1][1] <= start
    ]
    sure = [*_flags(folded.text), *_code(folded, location)]
    doubtful: list[Named] = []
    for start, end, name in found:
        place = Named(start, end, name.spot, name.people)
        listed = bool(sure) and not name.shared and follows(folded.text, sure[-1], place)
        if listed or _is_written_so(folded, place, name, gazetteer, location):
            sure.append(place)
        else:
            doubtful.append(place)
    countries = {place.spot.country for place in sure}
    sure += (p for p in doubtful if p.spot.country in countries and _has_capital(folded, p))
    return list(disjoint(sure))


def follows(text: str, first: Named, second: Named) -> bool:
    """Ask whether two places stand in one list, or one inside the other: "Bavet, Cambodia"."""
    return second.start - first.end <= 8 and bool(
        _between().fullmatch(text, first.end, second.start)
    )


def _is_written_so(
    folded: Folded, place: Named, name: Name, gazetteer: Gazetteer, location: Span | None
) -> bool:
    """Ask whether a name stands for the place, by the way in which it is written."""
    town = place.spot.kind in _TOWNS and not place.spot.tier
    if not name.shared and (not town or _has_capital(folded, place)):
        return True
    if location and location.start <= folded.origin(place.start, place.end).start < location.end:
        return True
    return _follows_word(folded.text, place, gazetteer) and (
        not name.shared or _has_capital(folded, place)
    )


def _has_capital(folded: Folded, place: Named) -> bool:
    """Ask whether a name begins with a capital letter, in scripts that have them."""
    first = folded.original[folded.origin(place.start, place.start + 1).start]
    return first.isupper() or first.lower() == first.upper()


def _follows_word(text: str, place: Named, gazetteer: Gazetteer) -> bool:
    """Ask whether a word such as "in" stands right before a name, parted by a space or a colon."""
    start = max(place.start - 24, 0)
    end = place.start
    while end > start and text[end - 1] in " :：":
        end -= 1
    if end == place.start:
        return False
    words = gazetteer.before.find(text, start, end)
    return bool(words) and words[-1][1] == end


def _flags(text: str) -> Iterator[Named]:
    if text.isascii():
        return
    for flag in _flag().finditer(text):
        code = "".join(chr(ord(char) - _FLAG) for char in flag[0])
        if code in COUNTRIES:
            yield Named(*flag.span(), Spot(COUNTRIES[code], code, PlaceKind.COUNTRY))


def _code(folded: Folded, location: Span | None) -> Iterator[Named]:
    """Read a field for the location that begins with a code of two letters, as "AE, Dubai"."""
    found = location and _leading_code().match(folded.original, location.start, location.end)
    if found and found[0] in COUNTRIES:
        spot = Spot(COUNTRIES[found[0]], found[0], PlaceKind.COUNTRY)
        yield Named(*folded.image(*found.span()), spot)


@cache
def _flag() -> re.Pattern[str]:
    return re.compile("[\U0001f1e6-\U0001f1ff]{2}")


@cache
def _leading_code() -> re.Pattern[str]:
    return re.compile(r"[A-Z]{2}(?=\s*,)|[A-Z]{2}\Z")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(
        r"[\s,，、/&+·|()（）-]*(?:and|or|the|and the|และ|หรือ|và|hoặc|dan|atau|at|y|o|e|ou|et|und"
        r"|oder|и|или|та|i|lub|ve|veya|和|及|或|与|や|と|및|와|और|या)?[\s(（]*"
    )
