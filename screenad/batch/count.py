"""Count results as they pass; the counts of several processes add up."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from screenad.model import Level, Report, Skipped


@dataclass(slots=True)
class Count:
    """How many results were read, not read and not shown, and the worst level among them."""

    least: Level = Level.NONE
    read: int = 0
    unread: int = 0
    hidden: int = 0
    worst: Level = Level.NONE

    def add(self, result: Report | Skipped) -> bool:
        """Count a result; tell whether it is to be shown."""
        if isinstance(result, Skipped):
            self.unread += 1
            return True
        self.read += 1
        self._reach(result.level)
        shown = result.level.rank >= self.least.rank
        self.hidden += not shown
        return shown

    def join(self, other: "Count") -> None:
        """Add the counts of other results."""
        self.read += other.read
        self.unread += other.unread
        self.hidden += other.hidden
        self._reach(other.worst)

    def values(self) -> Mapping[str, int | str]:
        """Give the counts for a file; ``counted`` reads them."""
        return asdict(self)

    def _reach(self, level: Level) -> None:
        self.worst = max(self.worst, level, key=lambda each: each.rank)


def counted(values: Mapping[str, int | str]) -> Count:
    """Read counts that were kept in a file."""
    numbers = {name: int(values[name]) for name in ("read", "unread", "hidden")}
    return Count(Level(str(values["least"])), **numbers, worst=Level(str(values["worst"])))
