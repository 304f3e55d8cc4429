"""Learn how much each term weighs in the rules that weigh words together, and write it there.

    pip install '.[bench]'
    python tools/weights.py [REAL.jsonl ...]

The texts are those of the blind packs, told apart by scheme; the examples on which rules stay
silent, which are short; and real ones of the files: a JSON object a line with ``text``, perhaps
``title``, and a ``label``: ``fraud`` (messages that lure with money), ``genuine`` (adverts) or
``chat`` (talk that offers nothing). For each rule a logistic regression tells texts of its kind
from the others by the terms that stand in them, in whatever language. A weight is ten times the
logarithm of the odds; ``reach`` is where they are what the rule asks.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from screenad.model import Ad
from screenad.operators import Document
from screenad.ruleset import Engine, RuleSet, equipped, load
from screenad.ruleset.negation import NEGATION

HERE = Path(__file__).parents[1]
BLIND = HERE / "tests" / "blind"
LAWFUL, EXAMPLE, CHAT, FRAUD, WARNING = "lawful", "example", "chat", "fraud", "warning"
SCHEMES = frozenset({"lure", "labour", "fee", "task", "mule"})
#: Warnings hold the words of all schemes. In full they would teach that such words tell nothing.
AMONG: Mapping[str, float] = MappingProxyType({LAWFUL: 1.0, EXAMPLE: 1.0, WARNING: 0.1})


class Learnt(NamedTuple):
    """A rule, what its texts are told from, how many words it asks for, and how sure it must be.

    ``others`` says of each kind how much its texts count here. ``odds`` is a logarithm: 1 is 2.7
    to one.
    """

    rule: str
    others: Mapping[str, float] = AMONG
    least: int = 4
    odds: float = 1.0


#: What is learnt, by the kind of texts. One word may be in several terms, so several are asked for.
LEARNT: Mapping[str, Learnt] = {
    "lure": Learnt("combined/lure-wording"),
    "labour": Learnt("combined/abuse-wording"),
    "fee": Learnt("combined/fee-wording"),
    "task": Learnt("combined/task-wording"),
    "mule": Learnt("combined/mule-wording"),
    FRAUD: Learnt("combined/earn-wording", {**AMONG, CHAT: 1.0}, least=3, odds=1.5),
    # Other conditions find warnings; this one only sees to it that no tale is taken for one.
    WARNING: Learnt(
        "context/warning-wording",
        dict.fromkeys((*SCHEMES, LAWFUL, "question"), 1.0),
        least=1,
        odds=-1.3,
    ),
}
#: How much a text counts: real lawful ones are many and much alike, examples still more so.
OF_REAL, OF_EXAMPLES = 0.5, 0.1
#: Of many terms that tell the same, few are kept; weights below ``LEAST`` tell nothing.
STRENGTH, LEAST = 1.0, 3

#: A kind, how much it counts, and the text or the terms that stand in it.
Text = tuple[str, float, str]
Row = tuple[str, float, frozenset[str]]


def main() -> None:
    """Read the texts, learn, and write the rules."""
    rules = equipped(load(), Engine.SCAN)
    told = chain(packs(), examples(rules), real(sys.argv[1:]))
    rows = [(kind, share, heard(text, rules)) for kind, share, text in told]
    for kind, asked in LEARNT.items():
        counts = {kind: 1.0, **asked.others}
        asked_of = [(of, share * counts[of], terms) for of, share, terms in rows if of in counts]
        reach, weights = learned(kind, asked.odds, asked_of)
        write(HERE / "rules" / f"{asked.rule}.yaml", reach, asked.least, weights)
        print(f"{asked.rule}: {len(weights)} terms, reach {reach}")


def packs() -> Iterator[Text]:
    """Give the texts of the blind packs."""
    for path in sorted(BLIND.glob("*.yaml")):
        for text in yaml.safe_load(path.read_text("utf-8")) if path.stem != "wrong" else ():
            yield kind_of(text), 1.0, text["text"]


def examples(rules: RuleSet) -> Iterator[Text]:
    """Give what rules stay silent on, and short warnings."""
    for rule in rules:
        for example in rule.examples:
            if not example.fires:
                yield EXAMPLE, OF_EXAMPLES, example.text
            elif rule.id in ("warning", "warning-wording"):
                yield WARNING, OF_EXAMPLES, example.text


def real(names: Iterable[str]) -> Iterator[Text]:
    """Give the texts of files."""
    for name in names:
        with Path(name).open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                kind = LAWFUL if row["label"] == "genuine" else row["label"]
                share = 1.0 if kind == FRAUD else OF_REAL
                yield kind, share, f"{row.get('title') or ''}\n{row['text']}"


def kind_of(text: Mapping[str, str]) -> str:
    """Give the kind of a text of a pack: its scheme, its state, or that it is lawful."""
    if text["state"] != "screened":
        return text["state"]
    if text["band"].startswith("none"):
        return LAWFUL
    return text.get("kind") or next(part for part in text["id"].split("-") if part in SCHEMES)


def heard(text: str, rules: RuleSet) -> frozenset[str]:
    """Name the terms that stand in a text."""
    doc = Document(Ad(text), rules.scan)
    return frozenset(
        name for name, term in rules.terms.items() if name not in NEGATION and term.find(doc)
    )


def learned(scheme: str, odds: float, rows: Sequence[Row]) -> tuple[int, Mapping[str, int]]:
    """Give how much must be reached, and what each term weighs."""
    vectors = DictVectorizer(sparse=False)
    seen = vectors.fit_transform(dict.fromkeys(terms, 1) for _, _, terms in rows)
    model = LogisticRegression(l1_ratio=1, C=STRENGTH, solver="liblinear")
    model.fit(seen, [kind == scheme for kind, _, _ in rows], [share for _, share, _ in rows])
    names = vectors.get_feature_names_out()
    weighed = {str(n): round(10 * w) for n, w in zip(names, model.coef_[0], strict=True)}
    reach = round(10 * (odds - model.intercept_[0]))
    return reach, {name: weight for name, weight in weighed.items() if abs(weight) >= LEAST}


def write(path: Path, reach: int, least: int, weights: Mapping[str, int]) -> None:
    """Write the condition into its rule."""
    before, condition, rest = path.read_text("utf-8").partition("weigh:\n")
    after = rest[rest.index("\nwhy:") + 1 :]
    inner = " " * (len(before) - len(before.rstrip("- ")) + 2)
    sides = [
        ("for", {name: weight for name, weight in weights.items() if weight > 0}),
        ("against", {name: -weight for name, weight in weights.items() if weight < 0}),
    ]
    lines = [f"{before}{condition}{inner}reach: {reach}", f"{inner}least: {least}"]
    for side, weighed in sides:
        lines.append(f"{inner}{side}:")
        heaviest = sorted(weighed.items(), key=lambda each: (-each[1], each[0]))
        for weight, names in groupby(heaviest, key=lambda each: each[1]):
            lines.append(f"{inner}  '{weight}': [{', '.join(name for name, _ in names)}]")
    path.write_text("\n".join(lines) + "\n" + after, "utf-8")


if __name__ == "__main__":
    main()
