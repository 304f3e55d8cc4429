"""The seconds that are left to read something."""

import time
from collections.abc import Callable

from screenad.inputs.wants import Limits
from screenad.said import said

#: What is said when there are none left.
LATE = said("not read to its end: it takes too long (--limit seconds=NUMBER)")
Clock = Callable[[], float]


def clock(limits: Limits) -> Clock:
    """Start to count down."""
    end = time.monotonic() + limits.seconds
    return lambda: end - time.monotonic()
