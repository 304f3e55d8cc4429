"""A value that is made, or read, when it is first asked for: few texts need all of a table."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Later(Generic[T]):
    """Calls ``make`` once; two are equal when what they give is."""

    __hash__ = None  # type: ignore[assignment]

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: list[T] = []

    def __call__(self) -> T:
        """Give the value."""
        if not self._made:
            self._made.append(self._make())
        return self._made[0]

    def __eq__(self, other: object) -> bool:
        """Compare the values."""
        return isinstance(other, Later) and bool(self() == other())
