"""What the counts of a run mean: the exit status, and words for what is not shown."""

from collections.abc import Iterator

from screenad.batch.count import Count
from screenad.model import Level
from screenad.said import counted, said

SCREENED, REACHED, UNREAD = 0, 1, 3


def remarks(count: Count, *, quiet: bool) -> Iterator[str]:
    """Say what the output does not: no output could be taken for good news."""
    if not count.read + count.unread:
        yield said("there was nothing to read")
    if count.hidden and not quiet:
        yield counted(
            "{count} advert below {level} not shown (--min-level)",
            "{count} adverts below {level} not shown (--min-level)",
            count=count.hidden,
            level=count.least,
        )


def status(count: Count, fail_on: str | None, *, strict: bool) -> int:
    """Give the exit status that the contract names."""
    if not count.read or (strict and count.unread):
        return UNREAD
    if fail_on and count.worst.rank >= Level(fail_on).rank:
        return REACHED
    return SCREENED
