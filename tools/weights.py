"""Learn how much each term weighs in the rules that weigh words together, and write it there.

    pip install '.[bench]'
    python tools/weights.py [REAL.jsonl ...]

The texts are those of the blind packs, told apart by scheme; the examples on which rules stay
silent, which are short; and real ones of the files: a JSON object a line with ``text``, perhaps
``title``, and a ``label``: ``fraud`` (messages that lure with money), ``genuine`` (adverts) or
``chat`` (talk that offers nothing; messages alone are told from it). For each scheme a logistic
regression tells its texts from the others by the terms that stand in them, in whatever language. A
weight is ten times the logarithm of the odds; ``reach`` is where they are ``ODDS`` above even.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from screenad.model import Ad, Span
from screenad.operators import Document
from screenad.ruleset import Engine, RuleSet, equipped, load
from screenad.ruleset.negation import NEGATION

HERE = Path(__file__).parents[1]
BLIND = HERE / "tests" / "blind"
#: Which rule weighs the words of which kind of texts.
RULES: Mapping[str, str] = {
    "lure": "lure-wording",
    "labour": "abuse-wording",
    "fee": "fee-wording",
    "task": "task-wording",
    "mule": "mule-wording",
    "fraud": "earn-wording",
}
LAWFUL, LEFT_OUT = "lawful", "left out"
#: Real lawful texts are many, and more alike than those of the packs; examples still more.
OF_LAWFUL, OF_EXAMPLES = 0.5, 0.1
#: Many terms tell the same: of those, the penalty keeps few.
PENALTY, STRENGTH = "l1", 1.0
#: How sure it must be, as the logarithm of the odds: four and a half to one.
ODDS = 1.5
#: Weights that are less than this tell nothing.
LEAST = 3
#: One word may be in several terms: so many must speak for a scheme, fewer in short messages.
FEWEST = 4
SHORT = {"fraud": 3}

Row = tuple[str, float, frozenset[str]]


def main() -> None:
    """Read the texts, learn, and write the rules."""
    rules = equipped(load(), Engine.SCAN)
    rows = [(kind, share, heard(text, rules)) for kind, share, text in texts(rules, sys.argv[1:])]
    for kind, rule in RULES.items():
        others = {LAWFUL, "chat"} if kind in SHORT else {LAWFUL}
        reach, weights = learned(kind, [row for row in rows if row[0] in {kind, *others}])
        least = SHORT.get(kind, FEWEST)
        write(HERE / "rules" / "combined" / f"{rule}.yaml", reach, least, weights)
        print(f"{rule}: {len(weights)} terms, reach {reach}")


def texts(rules: RuleSet, real: Iterable[str]) -> Iterator[tuple[str, float, str]]:
    """Give texts with their kind and how much each counts."""
    for path in sorted(BLIND.glob("*.yaml")):
        for text in yaml.safe_load(path.read_text("utf-8")) if path.stem != "wrong" else ():
            yield kind_of(text), 1.0, text["text"]
    for rule in rules:
        for example in rule.examples:
            if not example.fires:
                yield LAWFUL, OF_EXAMPLES, example.text
    for name in real:
        with Path(name).open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                share = 1.0 if row["label"] == "fraud" else OF_LAWFUL
                kind = LAWFUL if row["label"] == "genuine" else row["label"]
                yield kind, share, f"{row.get('title') or ''}\n{row['text']}"


def kind_of(text: Mapping[str, str]) -> str:
    """Give the scheme of a text; those that only tell of one are left out."""
    if text["state"] == "screened" and text["band"].startswith("none"):
        return LAWFUL
    told = text.get("kind") or next(part for part in text["id"].split("-") if part.isalpha())
    return told if told in RULES and text["state"] == "screened" else LEFT_OUT


def heard(text: str, rules: RuleSet) -> frozenset[str]:
    """Name the terms that stand in a text."""
    doc = Document(Ad(text, fields=(("text", Span(0, len(text))),)), rules.scan)
    return frozenset(
        name for name, term in rules.terms.items() if name not in NEGATION and term.find(doc)
    )


def learned(scheme: str, rows: Sequence[Row]) -> tuple[int, Mapping[str, int]]:
    """Give how much must be reached, and what each term weighs."""
    vectors = DictVectorizer(sparse=False)
    seen = vectors.fit_transform(dict.fromkeys(terms, 1) for _, _, terms in rows)
    model = LogisticRegression(penalty=PENALTY, C=STRENGTH, solver="liblinear")
    model.fit(seen, [kind == scheme for kind, _, _ in rows], [share for _, share, _ in rows])
    names = vectors.get_feature_names_out()
    weighed = {str(n): round(10 * w) for n, w in zip(names, model.coef_[0], strict=True)}
    reach = round(10 * (ODDS - model.intercept_[0]))
    return reach, {name: weight for name, weight in weighed.items() if abs(weight) >= LEAST}


def write(path: Path, reach: int, least: int, weights: Mapping[str, int]) -> None:
    """Write the condition into its rule."""
    before, _, rest = path.read_text("utf-8").partition("when:\n")
    after = rest[rest.index("\nwhy:") + 1 :]
    sides = [
        ("for", {name: weight for name, weight in weights.items() if weight > 0}),
        ("against", {name: -weight for name, weight in weights.items() if weight < 0}),
    ]
    lines = [f"{before}when:\n  weigh:\n    reach: {reach}\n    least: {least}"]
    for side, weighed in sides:
        lines.append(f"    {side}:")
        heaviest = sorted(weighed.items(), key=lambda each: (-each[1], each[0]))
        for weight, names in groupby(heaviest, key=lambda each: each[1]):
            lines.append(f"      {weight}: [{', '.join(name for name, _ in names)}]")
    path.write_text("\n".join(lines) + "\n" + after, "utf-8")


if __name__ == "__main__":
    main()
