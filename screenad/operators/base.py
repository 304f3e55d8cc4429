"""The contract between an operator and the advert that it looks at."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, TypeVar

from screenad.facts import contacts
from screenad.model import Ad, Contact
from screenad.text.fold import Folded, fold
from screenad.text.sentences import Segments, segment


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Words that satisfy a condition: a range of the folded text.

    ``exempt`` words stand as they are written: no negation turns them round.
    """

    start: int
    end: int
    exempt: bool = False


T = TypeVar("T")

#: Words that were found; ``()`` holds without words to show; ``None`` does not hold.
Found = tuple[Hit, ...] | None


class Document:
    """An advert together with what has been worked out about it, each thing once."""

    def __init__(self, ad: Ad) -> None:
        self.ad = ad
        self.folded: Folded = fold(ad.text)
        self.text = self.folded.text
        self.notes: list[str] = []
        self._rules: dict[str, Found] = {}
        self._once: dict[Hashable, Any] = {}

    @cached_property
    def segments(self) -> Segments:
        """Give the sentences and clauses of the folded text."""
        return segment(self.text)

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """Give the ways to reach the recruiter, with spans in the original."""
        return contacts(self.ad.text)

    def once(self, key: Hashable, compute: Callable[[], T]) -> T:
        """Compute a value the first time it is asked for."""
        if key not in self._once:
            self._once[key] = compute()
        value: T = self._once[key]
        return value

    def settle(self, rule: str, found: Found) -> None:
        """Keep what a rule found, for the rules that refer to it."""
        self._rules[rule] = found

    def settled(self, rule: str) -> Found:
        """Give what a rule found; one that was not asked did not hold."""
        return self._rules.get(rule)


class Operator(Protocol):
    """A question that a rule can ask of an advert."""

    def find(self, doc: Document) -> Found:
        """Give the words that satisfy it, in order of place."""

    def parts(self) -> Iterator["Operator"]:
        """Give the conditions nested directly in this one."""
