"""Contacts over many adverts: who stands in several of them, and in which."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from screenad.model import Level, Report

#: Of how many adverts the source is kept.
_SOURCES = 5


@dataclass(slots=True)
class Seen:
    """In how many adverts a contact stands, the highest level of them, and the first of them."""

    adverts: int = 0
    level: Level = Level.NONE
    sources: list[str] = field(default_factory=list)

    def add(self, report: Report) -> None:
        """Count an advert."""
        self.adverts += 1
        self.level = max(self.level, report.level, key=lambda level: level.rank)
        if len(self.sources) < _SOURCES:
            self.sources.append(report.ad.source)


class Shared:
    """The contacts of all adverts: it grows with their number, and with nothing else."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], Seen] = {}

    def add(self, report: Report) -> None:
        """Count each contact of an advert once."""
        for key in dict.fromkeys((contact.kind, contact.value) for contact in report.contacts):
            self._seen.setdefault(key, Seen()).add(report)

    def rows(self) -> Iterator[tuple[str, str, Seen]]:
        """Give each contact, those of most adverts first."""
        for (kind, value), seen in sorted(
            self._seen.items(), key=lambda each: (-each[1].adverts, each[0])
        ):
            yield kind, value, seen
