"""Learn how much each term weighs in the rules that weigh words together, and write it there.

    pip install '.[bench]'
    python tools/weights.py [REAL.jsonl ...]

The texts are those of the blind packs, told apart by scheme; the examples on which rules stay
silent or on which strong ones fire, which are short; and real ones of the files: a JSON object a
line with ``text``, perhaps ``title``, and a ``label``: ``fraud`` (messages that lure with money),
``genuine`` (adverts) or ``chat`` (talk that offers nothing). For each rule a logistic regression
tells texts of its kind from the others by the terms that stand in them, in whatever language, and
by what their character n-grams say (``tools/ngrams.py``). A weight is ten times the logarithm of
the odds; ``reach`` is where they are what the rule asks.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, cycle, groupby, islice
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import ngrams
import yaml
from learnt import (
    ASKED,
    COMFORT,
    EXAMPLE,
    FRAUD,
    LAWFUL,
    LEARNT,
    MANNER,
    QUESTION,
    SCHEMES,
    SIGN,
    WARNING,
    Learnt,
)
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from screenad.model import Ad, Level
from screenad.operators import Document
from screenad.ruleset import Engine, RuleSet, equipped, load
from screenad.ruleset.negation import NEGATION

HERE = Path(__file__).parents[1]
BLIND = HERE / "tests" / "blind"
#: What stands for the odds by n-grams among the terms, before their kind.
NGRAMS = "n-grams "
#: How much a text counts: real lawful ones are many and much alike, examples still more so.
OF_REAL, OF_EXAMPLES = 0.5, 0.05
#: Weights below it tell nothing.
LEAST = 3
#: The texts of so many parts of the packs are each judged by a model learnt from the other parts.
FOLDS = 5


class Text(NamedTuple):
    """A kind, how much it counts, the text, and its fold: below zero it is no text of a pack."""

    kind: str
    counts: float
    text: str
    fold: int = -1
    terms: frozenset[str] = frozenset()


def main() -> None:
    """Read the texts, learn, and write the rules."""
    rules = equipped(load(), Engine.SCAN)
    every = chain(packs(), examples(rules), real(sys.argv[1:]))
    texts = [each._replace(terms=heard(each.text, rules)) for each in every]
    comfort = [Text("", 0.0, text, terms=heard(text, rules)) for text in COMFORT]
    model = ngrams.Model([each.text for each in texts if each.fold >= 0])
    judges: dict[str, Judge] = {}
    for asked in LEARNT:
        asked_of = [*counted(asked, texts)]
        for kind in {*asked.ngrams[:1]} - judges.keys():
            judges[kind] = Judge(model, asked, comforted(asked, asked_of, comfort))
        asks = {kind: judges[kind] for kind in asked.ngrams}
        reach, weights = learned(asked, asked_of, asks)
        if asked.comforted:
            # Of comfort no more is learnt than what speaks for the rule: that it is cheap.
            speaks = frozenset(name for name, weight in weights.items() if weight > 0)
            cheap = [each._replace(terms=each.terms & speaks) for each in comfort]
            reach, weights = learned(asked, [*comforted(asked, asked_of, cheap)], asks)
        write(HERE / "rules" / f"{asked.rule}.yaml", reach, asked, weights)
        print(f"{asked.rule}: {len(weights)} terms, reach {reach}")


def counted(asked: Learnt, texts: Iterable[Text]) -> Iterator[Text]:
    """Give the texts that a rule is learnt from, with how much they count for it."""
    for each in texts:
        counts = 1.0 if each.kind in asked.kinds else asked.others.get(each.kind, 0.0)
        terms = each.terms if asked.manner else each.terms - MANNER
        if counts:
            yield each._replace(counts=each.counts * counts, terms=terms)


class Judge:
    """A model of n-grams; a text of a pack is judged by one that was not learnt from its fold."""

    def __init__(self, model: ngrams.Model, asked: Learnt, texts: Iterable[Text]) -> None:
        told = [
            ngrams.Told(each.text, each.kind in asked.kinds, each.counts, each.fold)
            for each in texts
            if each.fold >= 0
        ]
        self._model = model
        kind = asked.ngrams[0]
        self._weights = [
            model.kept(kind, model.learn([each for each in told if each.fold != fold]))
            for fold in range(-1, FOLDS)
        ]
        ngrams.write(kind, model.names, self._weights[0])

    def odds(self, texts: Sequence[Text]) -> Sequence[float]:
        """Give the logarithm of the odds of each text."""
        odds = self._model.odds([each.text for each in texts], self._weights)
        return [float(row[each.fold + 1]) for row, each in zip(odds, texts, strict=True)]


def packs() -> Iterator[Text]:
    """Give the texts of the blind packs."""
    for path in sorted(BLIND.glob("*.yaml")):
        fold = crc32(path.stem.encode()) % FOLDS
        for text in yaml.safe_load(path.read_text("utf-8")) if path.stem != "wrong" else ():
            yield Text(kind_of(text), 1.0, text["text"], fold)


def examples(rules: RuleSet) -> Iterator[Text]:
    """Give what rules stay silent on, short warnings, and signs that are told in a line or two."""
    for rule in rules:
        for example in rule.examples:
            if not example.fires:
                yield Text(EXAMPLE, OF_EXAMPLES, example.text)
            elif rule.points > 0 and rule.alone.rank >= Level.MEDIUM.rank:
                yield Text(SIGN, OF_EXAMPLES, example.text)
            elif rule.id in ("warning", "warning-wording"):
                yield Text(WARNING, OF_EXAMPLES, example.text)
            elif rule.id == "question":
                yield Text(ASKED, OF_EXAMPLES, example.text)


def real(names: Iterable[str]) -> Iterator[Text]:
    """Give the texts of files."""
    for name in names:
        with Path(name).open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                kind = LAWFUL if row["label"] == "genuine" else row["label"]
                share = 1.0 if kind == FRAUD else OF_REAL
                yield Text(kind, share, f"{row.get('title') or ''}\n{row['text']}")


def kind_of(text: Mapping[str, str]) -> str:
    """Give the kind of a text of a pack: its scheme, its state, or that it is lawful."""
    if text["band"].startswith("none") and text["state"] == QUESTION:
        return ASKED
    if text["band"].startswith("none") and text["state"] == "screened":
        return LAWFUL
    if text["state"] != "screened":
        return text["state"]
    return text.get("kind") or next(part for part in text["id"].split("-") if part in SCHEMES)


def heard(text: str, rules: RuleSet) -> frozenset[str]:
    """Name the terms that stand in a text, and the rules of ``MANNER`` that it meets."""
    doc = Document(Ad(text), rules.scan)
    terms = (name for name, term in rules.terms.items() if term.find(doc))
    manner = (name for name in MANNER if rules.rules[name].when.find(doc) is not None)
    return frozenset((*terms, *manner)).difference(NEGATION)


def comforted(asked: Learnt, texts: Iterable[Text], comfort: Sequence[Text]) -> Iterator[Text]:
    """Give a share of what texts of other kinds count to copies with one to three of comfort."""
    turns, numbers = cycle(comfort), cycle((1, 2, 3))
    for each in texts:
        share = 0.0 if each.kind in asked.kinds else asked.comforted
        yield each._replace(counts=each.counts * (1 - share))
        if share:
            added = [*islice(turns, next(numbers))]
            yield each._replace(
                counts=each.counts * share,
                text="\n".join((each.text, *(more.text for more in added))),
                terms=each.terms.union(*(more.terms for more in added)),
            )


def learned(
    asked: Learnt, texts: Sequence[Text], judges: Mapping[str, Judge]
) -> tuple[int, Mapping[str, int]]:
    """Give how much must be reached, and what each term weighs, and the odds of each judge."""
    vectors = DictVectorizer(sparse=False)
    rows: list[dict[str, float]] = [dict.fromkeys(each.terms, 1.0) for each in texts]
    for kind, judge in judges.items():
        for row, odds in zip(rows, judge.odds(texts), strict=True):
            row[NGRAMS + kind] = odds
    seen = vectors.fit_transform(rows)
    model = LogisticRegression(l1_ratio=1, C=asked.strength, solver="liblinear")
    model.fit(seen, [each.kind in asked.kinds for each in texts], [each.counts for each in texts])
    names = vectors.get_feature_names_out()
    weighed = {str(n): round(10 * w) for n, w in zip(names, model.coef_[0], strict=True)}
    reach = round(10 * (asked.odds - model.intercept_[0]))
    return reach, {name: weight for name, weight in weighed.items() if abs(weight) >= LEAST}


def write(path: Path, reach: int, asked: Learnt, weights: Mapping[str, int]) -> None:
    """Write the condition into its rule."""
    terms = {name: weight for name, weight in weights.items() if not name.startswith(NGRAMS)}
    odds = {kind: weights[NGRAMS + kind] for kind in asked.ngrams if NGRAMS + kind in weights}
    before, condition, rest = path.read_text("utf-8").partition("weigh:\n")
    after = rest[rest.index("\nwhy:") + 1 :]
    inner = " " * (len(before) - len(before.rstrip("- ")) + 2)
    sides = [
        ("for", {name: weight for name, weight in terms.items() if weight > 0}),
        ("against", {name: -weight for name, weight in terms.items() if weight < 0}),
    ]
    lines = [f"{before}{condition}{inner}reach: {reach}", f"{inner}least: {asked.least}"]
    if odds:
        told = ", ".join(f"{kind}: {weight}" for kind, weight in odds.items())
        lines.append(f"{inner}ngrams: {{{told}}}")
    for side, weighed in sides:
        lines.append(f"{inner}{side}:")
        heaviest = sorted(weighed.items(), key=lambda each: (-each[1], each[0]))
        for weight, names in groupby(heaviest, key=lambda each: each[1]):
            listed = (f"{{rule: {name}}}" if name in MANNER else name for name, _ in names)
            lines.append(f"{inner}  '{weight}': [{', '.join(listed)}]")
    path.write_text("\n".join(lines) + "\n" + after, "utf-8")


if __name__ == "__main__":
    main()
