"""A bar on the terminal for a person who waits: how many, how fast, how long still."""

import sys
from collections.abc import Callable
from time import monotonic
from types import TracebackType
from typing import Any, Self

#: Seconds: what is done sooner needs no bar; between two drawings.
PATIENCE, PAUSE = 1.0, 0.2


def bar(position: Callable[[], int] = int, total: int | None = None) -> "Silent":
    """Make a bar where there is a terminal; ``total`` counts what ``position`` does."""
    return Bar(position, total) if sys.stderr.isatty() else Silent()


class Silent:
    """No bar."""

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """End."""

    def passed(self, number: int) -> None:
        """Take note that so many records are done."""


class Bar(Silent):
    """A bar on standard error, with the time still needed where there is a total."""

    def __init__(self, position: Callable[[], int], total: int | None) -> None:
        self._position = position
        self._total = total
        self._number = 0
        self._began = self._drawn = monotonic()
        self._bar: Any = None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Wipe the bar away."""
        if self._bar:
            self._bar.stop()

    def passed(self, number: int) -> None:
        """Count records, and draw when it is time to."""
        self._number += number
        now = monotonic()
        if now - self._drawn < (PAUSE if self._bar else PATIENCE):
            return
        self._drawn = now
        self._bar = self._bar or _started(self._total)
        rate = f"{self._number / (now - self._began):,.0f}/s"
        done = self._position() if self._total else None
        self._bar.update(0, completed=done, number=f"{self._number:,}", rate=rate, refresh=True)


def _started(total: int | None) -> Any:
    from rich.console import Console  # slow to load, and most runs are too short for a bar
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.fields[number]} records, {task.fields[rate]}"),
        *((BarColumn(), TaskProgressColumn(), TimeRemainingColumn()) if total else ()),
    )
    bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    bar.start()
    bar.add_task("", total=total, number="", rate="")
    return bar
