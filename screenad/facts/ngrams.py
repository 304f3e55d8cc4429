"""What kind of text one reads like: linear models of its character n-grams.

Runs of letters tell what no list of words holds whole. After Cavnar and Trenkle, "N-Gram-Based Text
Categorization" (1994); the weights are those of a logistic regression.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache, partial
from math import sqrt
from typing import Final

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
_SIZES: Final = range(2, 6)
#: How much of a text is read, in characters: what kind it is shows early.
_READ: Final = 4000
#: Words that are longer are sentences, in scripts without spaces: no other text has them.
_WORD: Final = 24

#: N-grams, parted by spaces, by their weight.
Written = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class NGrams:
    """Models by kind, as they are written; a kind without one is as likely as not."""

    models: Mapping[str, Later[Written]] = field(default_factory=dict)
    _weights: Mapping[str, Later[Mapping[str, int]]] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """Read each model when it is first asked for."""
        weights = {kind: Later(partial(_read, model)) for kind, model in self.models.items()}
        object.__setattr__(self, "_weights", weights)

    def odds(self, kind: str, found: AbstractSet[str]) -> float:
        """Give the logarithm of the odds, but for a constant, by the n-grams of a text."""
        if kind not in self._weights:
            return 0.0
        told = sum(filter(None, map(self._weights[kind]().get, found)))
        return told / SCALE / sqrt(max(1, len(found)))


def ngrams(text: str) -> AbstractSet[str]:
    """Give the n-grams of a folded text: of two to five characters, word by word."""
    words = set(text[:_READ].split())
    return frozenset().union(*(_kept(word) if len(word) <= _WORD else _cut(word) for word in words))


@lru_cache(maxsize=8192)
def _kept(word: str) -> tuple[str, ...]:
    return tuple(_cut(word))


def _cut(word: str) -> Iterator[str]:
    """Cut a word, with its edges, into n-grams."""
    word = f"{EDGE}{word}{EDGE}"
    return (word[at : at + n] for n in _SIZES for at in range(len(word) - n + 1))


def _read(model: Later[Written]) -> Mapping[str, int]:
    weights: dict[str, int] = {}
    for weight, listed in model().items():
        weights.update(dict.fromkeys(listed.split(), int(weight)))
    return weights
