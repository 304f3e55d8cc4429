"""What kind of text one reads like: linear models of its character n-grams.

Runs of letters tell what no list of words holds whole. After Cavnar and Trenkle, "N-Gram-Based Text
Categorization" (1994); the weights are those of a logistic regression.
"""

from base64 import b64decode, b64encode
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from itertools import count
from math import sqrt
from operator import itemgetter
from typing import Final, NamedTuple, Self

from screenad.facts.later import Later

#: The kinds of texts that there are models of; ``lawful`` is told from harmful offers.
KINDS: Final = (
    *("lawful", "offer", "warning", "question"),
    *("lure", "labour", "fee", "task", "mule"),
)
#: Stands for the start or the end of a word in an n-gram.
EDGE: Final = "\u2423"
#: What weights are multiples of: this many are one of the logarithm of the odds.
SCALE: Final = 5
#: The most that an n-gram weighs.
HEAVIEST: Final = 127
_SIZES: Final = range(2, 6)
#: How much of a text is read, in characters: what kind it is shows early.
_READ: Final = 4000
#: Longer ones are sentences, in scripts without spaces, which no other text has, or no words.
_SHORT: Final = 24
#: To look up so many n-grams by halves takes as long as to make a table of all.
_FEW: Final = 20_000
#: The byte of an n-gram that weighs nothing.
_EVEN: Final = 128


@dataclass(frozen=True, slots=True)
class Written:
    """The n-grams of all models, in order and parted by spaces, and what each weighs: a byte.

    Those that are not in ASCII are apart, and come after the ``plain`` ones: a text that is needs
    none of the ``other``. ``_EVEN`` stands for nothing, what is more speaks for the kind.
    """

    plain: str = ""
    other: str = ""
    weights: Mapping[str, str] = field(default_factory=dict)


class Seen(NamedTuple):
    """The n-grams of a text.

    ``weights`` takes what those that models know weigh from all weights of a kind; ``taken`` is how
    many it takes, and ``number`` how many the words of the text have, each by itself.
    """

    weights: Callable[[bytes], Sequence[int]]
    taken: int
    number: int


class _Word(NamedTuple):
    """The places of a word's n-grams that models know, and how many it has."""

    places: Sequence[int]
    number: int


class _Names:
    """N-grams by number, from one on, so that none is taken for nothing.

    They are looked up by halves until that has cost as much as a table does.
    """

    def __init__(self, written: Later[Written]) -> None:
        self._written = written
        self._left = _FEW

    def numbers(self, found: Sequence[str]) -> Iterable[int]:
        """Give the numbers of those that there are."""
        if self._left > 0:
            self._left -= len(found)
            return filter(None, map(self._number, found))
        return filter(None, map(self.table.get, found))

    @cached_property
    def table(self) -> Mapping[str, int]:
        """Give the number of each."""
        return dict(zip((*self._plain, *self._other), count(1)))

    @cached_property
    def _plain(self) -> Sequence[str]:
        return self._written().plain.split()

    @cached_property
    def _other(self) -> Sequence[str]:
        return self._written().other.split()

    def _number(self, name: str) -> int:
        names = self._plain if _is_plain(name) else self._other
        at = bisect_left(names, name)
        if at == len(names) or names[at] != name:
            return 0
        return at + 1 if names is self._plain else len(self._plain) + at + 1


@dataclass(frozen=True, slots=True)
class NGrams:
    """Models by kind, as they are written; a kind without one is as likely as not."""

    written: Later[Written] = field(default_factory=lambda: Later(Written))
    _names: _Names = field(init=False, compare=False)
    _weights: Mapping[str, Later[bytes]] = field(init=False, compare=False)
    _short: Callable[[str], _Word] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Read the names, and the weights of each kind, when they are first asked for."""
        weights = {kind: Later(partial(_column, self.written, kind)) for kind in KINDS}
        object.__setattr__(self, "_names", _Names(self.written))
        object.__setattr__(self, "_weights", weights)
        object.__setattr__(self, "_short", lru_cache(maxsize=8192)(self._word))

    @classmethod
    def of(cls, models: Mapping[str, Mapping[str, int]]) -> Self:
        """Write models down: what each n-gram weighs, by kind, at most ``HEAVIEST``."""
        plain, other = (
            sorted({name for model in models.values() for name in model if _is_plain(name) is kind})
            for kind in (True, False)
        )
        weights = {
            kind: b64encode(bytes(model.get(name, 0) + _EVEN for name in (*plain, *other))).decode()
            for kind, model in models.items()
        }
        written = Written(" ".join(plain), " ".join(other), weights)
        return cls(Later(lambda: written))

    def models(self) -> Mapping[str, Mapping[str, int]]:
        """Give what each n-gram weighs, by kind."""
        columns = {kind: column() for kind, column in self._weights.items()}
        return {
            kind: {name: column[at] - _EVEN for name, at in self._names.table.items()}
            for kind, column in columns.items()
            if column
        }

    def seen(self, text: str) -> Seen:
        """Give which n-grams stand in a folded text; each counts once."""
        found = [self._short(w) if len(w) <= _SHORT else self._word(w) for w in words(text)]
        known = set[int]().union(*(word.places for word in found))
        # With the first place, of no weight, there are enough of them to get.
        return Seen(itemgetter(0, 0, *known), len(known) + 2, sum(word.number for word in found))

    def odds(self, kind: str, seen: Seen) -> float:
        """Give the logarithm of the odds, but for a constant, by the n-grams of a text."""
        column = self._weights[kind]()
        told = sum(seen.weights(column)) - _EVEN * seen.taken if column else 0
        return told / SCALE / sqrt(max(1, seen.number))

    def _word(self, word: str) -> _Word:
        found = ngrams(word)
        return _Word((*self._names.numbers(found),), len(found))


def words(text: str) -> AbstractSet[str]:
    """Give the words of a folded text that are read: no addresses, nor codes that stand for one."""
    return {w for w in text[:_READ].split() if len(w) <= _SHORT or not w.isascii()}


def ngrams(word: str) -> Sequence[str]:
    """Give the n-grams of a word with its edges: its runs of two to five characters."""
    word = f"{EDGE}{word}{EDGE}"
    return [word[at : at + size] for size in _SIZES for at in range(len(word) - size + 1)]


def _is_plain(name: str) -> bool:
    return name.strip(EDGE).isascii()


def _column(written: Later[Written], kind: str) -> bytes:
    weights = b64decode(written().weights.get(kind, ""))
    return bytes([_EVEN]) + weights if weights else b""
