"""Learn what kind a text is of from its character n-grams: ``rules/data/ngrams/``.

A logistic regression a kind, as in ``tools/weights.py``, which asks for it. What is learnt from a
text tells nothing of how well others are told, so a text of a pack is judged by a model that has
not seen its pack.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, groupby
from pathlib import Path
from textwrap import wrap
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression

from screenad.facts.ngrams import HEAVIEST, SCALE, ngrams, words
from screenad.text.fold import fold

HERE = Path(__file__).parents[1] / "rules" / "data" / "ngrams"
#: N-grams of fewer texts are left out, and of the others all but those that tell most.
LEAST, STRENGTH = 4, 10.0
MOST: Mapping[str, int] = {"lawful": 80_000, "warning": 30_000, "question": 30_000}
OTHERS = 20_000


class Told(NamedTuple):
    """A text to learn from, whether it is of the kind, how much it counts, and its fold."""

    text: str
    is_of: bool
    counts: float
    fold: int


class Model:
    """The n-grams of many texts; what is learnt from some of them, of them all."""

    def __init__(self, texts: Collection[str]) -> None:
        common = Counter(chain.from_iterable(set(_ngrams(text)) for text in texts))
        self.names = sorted(name for name, number in common.items() if number >= LEAST)
        self._common = np.array([common[name] for name in self.names])
        self._rare = np.log((1 + len(texts)) / (1 + self._common)) + 1
        self._numbers = {name: number for number, name in enumerate(self.names)}
        self._known: dict[str, tuple[Any, float]] = {}

    def odds(self, texts: Sequence[str], weights: Sequence[Any]) -> Any:
        """Give a row a text: the logarithm of the odds by each of some models' whole weights."""
        return self._seen(texts) @ np.column_stack(weights) / SCALE

    def learn(self, told: Sequence[Told]) -> Any:
        """Give the weight of each n-gram."""
        seen = self._seen([each.text for each in told]) @ diags(self._rare)
        model = LogisticRegression(C=STRENGTH, solver="liblinear")
        model.fit(seen, [each.is_of for each in told], [each.counts for each in told])
        return model.coef_[0] * self._rare

    def kept(self, kind: str, weights: Any) -> Any:
        """Give the weights that tell most, by how often, as whole numbers."""
        printed = np.array([*map(str.isprintable, self.names)])
        tell = np.abs(weights) * np.sqrt(self._common) * printed
        most = min(MOST.get(kind, OTHERS), len(tell))
        least = np.partition(tell, -most)[-most]
        return np.where(
            tell >= least, np.clip(np.round(weights * SCALE), -HEAVIEST, HEAVIEST), 0
        ).astype(int)

    def _seen(self, texts: Collection[str]) -> Any:
        """Give a row a text: its known n-grams, divided by the root of how many its words have."""
        rows = [self._row(text) for text in texts]
        ends = np.cumsum([0, *(len(numbers) for numbers, _ in rows)])
        each = np.concatenate([np.full(len(numbers), share) for numbers, share in rows])
        numbers = np.concatenate([numbers for numbers, _ in rows])
        return csr_matrix((each, numbers, ends), shape=(len(rows), len(self.names)))

    def _row(self, text: str) -> tuple[Any, float]:
        if text not in self._known:
            found = _ngrams(text)
            known = sorted({self._numbers[each] for each in found if each in self._numbers})
            self._known[text] = np.array(known, dtype=np.int32), max(1, len(found)) ** -0.5
        return self._known[text]


def _ngrams(text: str) -> Sequence[str]:
    """Give the n-grams of each word of a text."""
    return [each for word in words(fold(text).text) for each in ngrams(word)]


def write(kind: str, names: Sequence[str], weights: Sequence[int]) -> None:
    """Write the n-grams of a kind, the weightiest first."""
    HERE.mkdir(exist_ok=True)
    told = sorted((-abs(w), -w, name) for name, w in zip(names, weights, strict=True) if w)
    lines = ["# N-grams and what they weigh, learnt by tools/weights.py."]
    for (_, weight), each in groupby(told, key=lambda row: row[:2]):
        listed = " ".join(name for *_, name in each)
        lines += [f"'{-weight}': >-", *_wrapped(listed)]
    (HERE / f"{kind}.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def _wrapped(listed: str) -> Iterator[str]:
    options: Mapping[str, Any] = {"break_long_words": False, "break_on_hyphens": False}
    return iter(wrap(listed, 98, initial_indent="  ", subsequent_indent="  ", **options))
