"""What an operator may ask of the place in a rule file that it is built from."""

from collections.abc import Mapping, Sequence
from typing import Protocol, Self


class Node(Protocol):
    """One value of a rule file, which knows its place and collects complaints.

    The readers below complain and return something empty when the value has another shape, so
    that one pass over a file finds every problem in it.
    """

    @property
    def where(self) -> str:
        """Give the place as ``file:line:column``."""

    def complain(self, problem: str, hint: str = "") -> None:
        """Report a problem at this place."""

    def is_text(self) -> bool:
        """Tell whether the value is a scalar."""

    def is_list(self) -> bool:
        """Tell whether the value is a list."""

    def is_map(self) -> bool:
        """Tell whether the value is a mapping."""

    def text(self) -> str:
        """Read as text, never as a number, a truth value or a date."""

    def integer(self, low: int, high: int) -> int:
        """Read as a whole number from ``low`` to ``high``."""

    def number(self) -> float:
        """Read as a number above 0, with a point or without."""

    def flag(self) -> bool:
        """Read as ``true`` or ``false``."""

    def choice(self, known: Sequence[str]) -> str:
        """Read as one of the known words."""

    def items(self) -> Sequence[Self]:
        """Read as a list; one scalar is a list of one."""

    def entries(
        self, known: Sequence[str] = (), required: Sequence[str] = ()
    ) -> Mapping[str, Self]:
        """Read as a mapping; complain of keys that are not known and of those that are missing."""


def chosen(entries: Mapping[str, Node], key: str, known: Sequence[str]) -> frozenset[str]:
    """Read one or more known words under a key; none where the key is not there."""
    items = entries[key].items() if key in entries else ()
    return frozenset(item.choice(known) for item in items)


def flagged(entries: Mapping[str, Node], key: str) -> bool:
    """Read ``true`` or ``false`` under a key; false where the key is not there."""
    return key in entries and entries[key].flag()
