"""The rest of a line that is too long: passed over, but not without end."""

from collections.abc import Callable
from typing import AnyStr

CHUNK = 2**20
REST = ": the rest was not read (--limit passed=SIZE)"


def ends(readline: Callable[[int], AnyStr], end: tuple[AnyStr, ...], limit: int) -> bool:
    """Go to the end of a line; False where it has none within ``limit``."""
    for _ in range(limit // CHUNK + 1):
        more = readline(CHUNK)
        if not more or more.endswith(end):
            return True
    return False
