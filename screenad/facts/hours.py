"""Working hours: how many a day or a week, in numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import NamedTuple

from screenad.facts.lexicon import Lexicon
from screenad.facts.money.numerals import has_digit

#: What stands between the ends of a range.
_TO = r"[ ]?(?:-|~|to|or|至|到|до|ถึง|đến|sampai|hingga|a|à|bis)[ ]?"
#: So many characters may lie between the hours and the words for a day or a week.
_NEAR = 18
_LONGEST = {"day": 24, "week": 168}


class Per(StrEnum):
    """The time that hours are counted in."""

    DAY = "day"
    WEEK = "week"


class Hours(NamedTuple):
    """Working hours, at a place in the folded text; without a range both ends are the same."""

    start: int
    end: int
    low: int
    high: int
    per: Per


@dataclass(frozen=True)
class HourWords:
    """The words for an hour, and those for "a day" and "a week"."""

    # Without slots, so that what is built of it can be kept.
    hour: tuple[str, ...] = ()
    day: tuple[str, ...] = ()
    week: tuple[str, ...] = ()

    def find(self, text: str) -> Iterator[Hours]:
        """Find working hours in a folded text, in order."""
        if not self.hour or not has_digit(text):
            return
        for found in self._pattern.finditer(text):
            place = self._per(text, found.start(), found.end())
            if place:
                low = int(found[1])
                high = int(found[2] or low)
                if 0 < low <= high <= _LONGEST[place[2]]:
                    yield Hours(*place[:2], low, high, place[2])

    def _per(self, text: str, start: int, end: int) -> tuple[int, int, Per] | None:
        """Give the place of the hours with the nearest word for a time, behind before in front."""
        before, after = max(start - _NEAR, 0), end + _NEAR
        behind = self._units.find(text, end, _clause(text, end, after))
        if behind:
            return start, behind[0][1], behind[0][2]
        front = self._units.find(text, before, start)
        if front and not _stop().search(text, front[-1][1], start):
            return front[-1][0], end, front[-1][2]
        return None

    @cached_property
    def _units(self) -> Lexicon[Per]:
        days = ((word, Per.DAY) for word in self.day)
        return Lexicon.of([*days, *((word, Per.WEEK) for word in self.week)])

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, sorted(self.hour, key=len, reverse=True)))
        hours = rf"([0-9](?<![\d.,:/-]\d)\d{{0,2}})(?:{_TO}(\d{{1,3}}))?[ ]?-?[ ]?"
        return re.compile(rf"{hours}(?:{words})(?![a-z\u00c0-\u04ff])")


def _clause(text: str, start: int, end: int) -> int:
    """Give where the clause ends that goes on at ``start``, at the latest ``end``."""
    found = _stop().search(text, start, end)
    return found.start() if found else min(end, len(text))


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.;!?。；！？।\n,，]")
