"""What every output format offers, and what the reader chose about looks."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from screenad.model import Report, Skipped
from screenad.translation import Translation


class Theme(StrEnum):
    """What ground the colours of a terminal are for; ``auto`` reads on both."""

    AUTO = "auto"
    DARK = "dark"
    LIGHT = "light"


class Tlp(StrEnum):
    """With whom a result may be shared: the Traffic Light Protocol, version 2.0."""

    CLEAR = "clear"
    GREEN = "green"
    AMBER = "amber"
    STRICT = "amber+strict"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Style:
    """Choices about looks, made once on the command line.

    ``width`` is the number of columns to wrap at, or None for no wrapping (a pipe or a file).
    ``words`` are those of the reader's language; English fills the holes. ``unicode`` is False
    where the output can't be trusted to show more than ASCII; what its ``encoding`` can't hold is
    escaped before rows are laid out. ``time`` is that of the screening, in UTC; without one, none
    is named.
    """

    color: bool = False
    width: int | None = None
    explain: bool = False
    quiet: bool = False
    words: Translation = field(default_factory=Translation)
    unicode: bool = True
    theme: Theme = Theme.AUTO
    encoding: str = "utf-8"
    time: datetime | None = None
    tlp: Tlp = Tlp.AMBER


class Writer(Protocol):
    """One output format at work on one stream."""

    def write(self, item: Report | Skipped) -> None:
        """Write one result, in input order, as soon as it is known."""

    def close(self) -> None:
        """Write what can only be written when all results are known; leave the stream open."""
