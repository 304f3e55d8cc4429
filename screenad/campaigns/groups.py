"""Groups of adverts that hang together by contacts and by words, each link kept as a reason."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from screenad.campaigns.sketch import Key, Sketch, keys, likeness, sketch
from screenad.model import Level, Report, Span

#: Texts that share so many runs of letters are versions of one, or come from one hand.
ALIKE = 0.5
#: So many texts are found by one key. What more of them share is a portal's footer, and versions
#: of one text find each other by other keys.
CROWD = 50


@dataclass(frozen=True, slots=True)
class Member:
    """An advert of a group."""

    source: str
    id: str
    level: Level
    points: int


@dataclass(frozen=True, slots=True)
class Shared:
    """A contact, and how many adverts of the group name it."""

    kind: str
    value: str
    adverts: int


@dataclass(frozen=True, slots=True)
class Alike:
    """How many adverts have a version of themselves in the group, and how alike at least."""

    adverts: int
    least: float


@dataclass(frozen=True, slots=True)
class Campaign:
    """Adverts in the order in which they came, and what links them."""

    adverts: tuple[Member, ...]
    contacts: tuple[Shared, ...]
    alike: Alike | None

    @property
    def level(self) -> Level:
        """Give the highest level among the adverts."""
        return max((each.level for each in self.adverts), key=lambda level: level.rank)


class Campaigns:
    """Adverts as they come in, and the groups that they turn out to be.

    ``ignored`` are values of contacts that link nothing, such as the portal's own address. Memory
    grows with the adverts, by some kilobytes each.
    """

    def __init__(self, ignored: Iterable[str] = ()) -> None:
        self._ignored = frozenset(ignored)
        self._members: list[Member] = []
        self._contacts: list[tuple[tuple[str, str], ...]] = []
        self._leaders: list[int] = []
        self._first: dict[tuple[str, str], int] = {}
        self._drawn: dict[int, Sketch] = {}
        self._near: dict[Key, list[int]] = {}
        self._likeness: dict[int, float] = {}

    def __len__(self) -> int:
        """Count the adverts."""
        return len(self._members)

    def add(self, report: Report) -> None:
        """Join an advert to those that it belongs to."""
        number = len(self._members)
        ad = report.ad
        self._members.append(Member(ad.source, ad.id, report.level, report.points))
        self._leaders.append(number)
        found = {(each.kind, each.value) for each in report.contacts}
        self._contacts.append(tuple(sorted(c for c in found if c[1] not in self._ignored)))
        for contact in self._contacts[number]:
            self._join(self._first.setdefault(contact, number), number)
        drawn = sketch(_without(ad.text, [contact.span for contact in report.contacts]))
        if drawn is not None:
            self._compare(number, drawn)

    def groups(self) -> list[Campaign]:
        """Give groups of two and more adverts: the worst level first, then the largest."""
        members: dict[int, list[int]] = {}
        for number in range(len(self._members)):
            members.setdefault(self._leader(number), []).append(number)
        found = [self._campaign(each) for each in members.values() if len(each) > 1]
        return sorted(found, key=lambda each: (-each.level.rank, -len(each.adverts)))

    def _compare(self, number: int, drawn: Sketch) -> None:
        """Join an advert to texts that it is a version of; they then speak for it."""
        near = {other for key in keys(drawn) for other in self._near.get(key, ())}
        alike = {other: likeness(drawn, self._drawn[other]) for other in sorted(near)}
        versions = {other: share for other, share in alike.items() if share >= ALIKE}
        for other, share in versions.items():
            self._join(other, number)
            for each in (other, number):
                self._likeness[each] = min(share, self._likeness.get(each, 1.0))
        if not versions:
            self._drawn[number] = drawn
            for key in keys(drawn):
                found = self._near.setdefault(key, [])
                if len(found) < CROWD:
                    found.append(number)

    def _join(self, one: int, other: int) -> None:
        """Make two groups one; the earlier advert leads it."""
        first, second = sorted((self._leader(one), self._leader(other)))
        self._leaders[second] = first

    def _leader(self, number: int) -> int:
        while self._leaders[number] != number:
            self._leaders[number] = self._leaders[self._leaders[number]]
            number = self._leaders[number]
        return number

    def _campaign(self, numbers: list[int]) -> Campaign:
        counts = Counter(contact for number in numbers for contact in self._contacts[number])
        shared = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
        likes = [self._likeness[number] for number in numbers if number in self._likeness]
        return Campaign(
            adverts=tuple(self._members[number] for number in numbers),
            contacts=tuple(Shared(*contact, count) for contact, count in shared if count > 1),
            alike=Alike(len(likes), min(likes)) if likes else None,
        )


def _without(text: str, spans: Iterable[Span]) -> str:
    """Leave contacts out: they are compared for themselves."""
    kept, at = [], 0
    for span in sorted(spans):
        kept.append(text[at : span.start])
        at = max(at, span.end)
    return " ".join([*kept, text[at:]])
