"""Count results as they pass, for the exit status."""

from collections.abc import Iterator
from dataclasses import dataclass

from screenad.model import Level, Report, Skipped

SCREENED, REACHED, UNREAD = 0, 1, 3


@dataclass(slots=True)
class Count:
    """How many results were read, not read and not shown, and the worst level among them."""

    least: Level
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
        self.worst = max(self.worst, result.level, key=lambda each: each.rank)
        shown = result.level.rank >= self.least.rank
        self.hidden += not shown
        return shown

    def remarks(self, *, quiet: bool) -> Iterator[str]:
        """Say what the output does not: no output could be taken for good news."""
        if not self.read + self.unread:
            yield "there was nothing to read"
        if self.hidden and not quiet:
            them = "1 advert" if self.hidden == 1 else f"{self.hidden} adverts"
            yield f"{them} below {self.least} not shown (--min-level)"

    def status(self, fail_on: str | None, *, strict: bool) -> int:
        """Give the exit status that the contract names."""
        if not self.read or (strict and self.unread):
            return UNREAD
        if fail_on and self.worst.rank >= Level(fail_on).rank:
            return REACHED
        return SCREENED
