"""Learn how much each term weighs in the rules that weigh words together, and write it there.

    pip install '.[bench]'
    python tools/weights.py [REAL.jsonl ...]

The texts are those of the blind packs, told apart by scheme; the examples on which rules stay
silent or on which strong ones fire, which are short; and real ones of the files: a JSON object a
line with ``text``, perhaps ``title``, and a ``label``: ``fraud`` (messages that lure with money),
``genuine`` (adverts) or ``chat`` (talk that offers nothing). For each rule a logistic regression
tells texts of its kind from the others by the terms that stand in them, in whatever language. A
weight is ten times the logarithm of the odds; ``reach`` is where they are what the rule asks.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, cycle, groupby, islice
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import yaml
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from screenad.model import Ad, Level
from screenad.operators import Document
from screenad.ruleset import Engine, RuleSet, equipped, load
from screenad.ruleset.negation import NEGATION

HERE = Path(__file__).parents[1]
BLIND = HERE / "tests" / "blind"
LAWFUL, EXAMPLE, CHAT, FRAUD = "lawful", "example", "chat", "fraud"
WARNING, QUESTION, ASKED, SIGN = "warning", "question", "asked", "sign"
SCHEMES = frozenset({"lure", "labour", "fee", "task", "mule"})
#: Warnings hold the words of all schemes. In full they would teach that such words tell nothing.
AMONG: Mapping[str, float] = MappingProxyType({LAWFUL: 1.0, EXAMPLE: 1.0, WARNING: 0.1})


class Learnt(NamedTuple):
    """A rule, the kinds of texts that it tells, and from what.

    ``others`` says of each kind how much its texts count here. ``least`` is how many words the rule
    asks for, ``odds`` how sure it must be, a logarithm: 1 is 2.7 to one. Where texts are
    ``comforted``, so much of what the others count falls to copies of them that have the words of
    ``COMFORT`` as well. With ``manner``, the rules of ``MANNER`` weigh beside the terms.
    """

    rule: str
    kinds: frozenset[str]
    others: Mapping[str, float]
    least: int = 4
    odds: float = 1.0
    comforted: float = 0.0
    manner: bool = False


def scheme(rule: str, kind: str) -> Learnt:
    """Tell the texts of a scheme; one word may be in several terms, so several are asked for."""
    return Learnt(f"combined/{rule}", frozenset({kind}), AMONG, odds=0.0)


LEARNT = (
    scheme("lure-wording", "lure"),
    scheme("abuse-wording", "labour"),
    scheme("fee-wording", "fee"),
    scheme("task-wording", "task"),
    scheme("mule-wording", "mule"),
    Learnt("combined/earn-wording", frozenset({FRAUD}), {**AMONG, CHAT: 1.0}, least=3, odds=1.5),
    Learnt("combined/doubted-offer", SCHEMES | {QUESTION}, {LAWFUL: 1.0}, odds=2.5),
    Learnt(
        "context/question",
        frozenset({QUESTION, ASKED}),
        dict.fromkeys((*SCHEMES, LAWFUL, WARNING, FRAUD, CHAT, SIGN, EXAMPLE), 1.0),
        least=2,
        odds=-0.5,
        manner=True,
    ),
    Learnt(
        "context/warning-wording",
        frozenset({WARNING}),
        dict.fromkeys((*SCHEMES, LAWFUL, QUESTION, SIGN, EXAMPLE), 1.0),
        least=2,
        odds=0.8,
        comforted=0.5,
        manner=True,
    ),
    Learnt(
        "protect/lawful-wording",
        frozenset({LAWFUL}),
        {**dict.fromkeys((*SCHEMES, QUESTION, FRAUD), 1.0), SIGN: 3.0},
        least=6,
        odds=0.6,
        comforted=0.5,
    ),
)
#: What swindlers add to sound honest. Such words are cheap to write and must not weigh much.
COMFORT = (
    "Licensed agency, no. 4471. Written contract, health insurance, paid overtime. No fees.",
    "All legal: work permit, visa paid by us, social security, paid leave, contract in writing.",
    "Your passport stays with you, you are free to leave, and the employer pays the ticket home.",
    "Trusted company since 2009, registered with the chamber. Interview at our office, bring a CV.",
    "Beware of scammers! We never ask for money. Check our licence on the ministry's website.",
    "The salary goes into your own bank account with a payslip. Taxes and insurance included.",
    "Training, free safety gear, canteen, medical insurance, 8 hours a day, one day off a week.",
    "100% legit, no scam, many happy workers. Contract signed before you start; 30 days notice.",
    "Equal opportunity employer. Permanent position, pension, 25 days holiday, sick pay.",
    "The state gives the work permit, the employer pays it, the embassy checks the contract.",
    "Registered company, tax number on request. All in writing, a week to read it at home.",
    "References and a background check are required. Please apply on our website.",
)
#: Building blocks that tell how a text is written.
MANNER = frozenset({"asks-at-end", "quoted-words"})
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
    every = chain(packs(), examples(rules), real(sys.argv[1:]))
    rows = [(kind, share, heard(text, rules)) for kind, share, text in every]
    comfort = [heard(text, rules) for text in COMFORT]
    for asked in LEARNT:
        asked_of = [
            (kind, share * counts, terms if asked.manner else terms - MANNER)
            for kind, share, terms in rows
            if (counts := 1.0 if kind in asked.kinds else asked.others.get(kind))
        ]
        reach, weights = learned(asked, asked_of)
        if asked.comforted:
            # Of comfort no more is learnt than what speaks for the rule: that it is cheap.
            told = frozenset(name for name, weight in weights.items() if weight > 0)
            texts = [*comforted(asked, asked_of, [terms & told for terms in comfort])]
            reach, weights = learned(asked, texts)
        write(HERE / "rules" / f"{asked.rule}.yaml", reach, asked.least, weights)
        print(f"{asked.rule}: {len(weights)} terms, reach {reach}")


def packs() -> Iterator[Text]:
    """Give the texts of the blind packs."""
    for path in sorted(BLIND.glob("*.yaml")):
        for text in yaml.safe_load(path.read_text("utf-8")) if path.stem != "wrong" else ():
            yield kind_of(text), 1.0, text["text"]


def examples(rules: RuleSet) -> Iterator[Text]:
    """Give what rules stay silent on, short warnings, and signs that are told in a line or two."""
    for rule in rules:
        for example in rule.examples:
            if not example.fires:
                yield EXAMPLE, OF_EXAMPLES, example.text
            elif rule.points > 0 and rule.alone.rank >= Level.MEDIUM.rank:
                yield SIGN, OF_EXAMPLES, example.text
            elif rule.id in ("warning", "warning-wording"):
                yield WARNING, OF_EXAMPLES, example.text
            elif rule.id == "question":
                yield ASKED, OF_EXAMPLES, example.text


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


def comforted(
    asked: Learnt, rows: Iterable[Row], comfort: Sequence[frozenset[str]]
) -> Iterator[Row]:
    """Give a share of what texts of other kinds count to copies with one to three of comfort."""
    turns, numbers = cycle(comfort), cycle((1, 2, 3))
    for kind, counts, terms in rows:
        share = 0.0 if kind in asked.kinds else asked.comforted
        yield kind, counts * (1 - share), terms
        if share:
            yield kind, counts * share, terms.union(*islice(turns, next(numbers)))


def learned(asked: Learnt, rows: Sequence[Row]) -> tuple[int, Mapping[str, int]]:
    """Give how much must be reached, and what each term weighs."""
    vectors = DictVectorizer(sparse=False)
    seen = vectors.fit_transform(dict.fromkeys(terms, 1) for _, _, terms in rows)
    model = LogisticRegression(l1_ratio=1, C=STRENGTH, solver="liblinear")
    model.fit(seen, [kind in asked.kinds for kind, _, _ in rows], [share for _, share, _ in rows])
    names = vectors.get_feature_names_out()
    weighed = {str(n): round(10 * w) for n, w in zip(names, model.coef_[0], strict=True)}
    reach = round(10 * (asked.odds - model.intercept_[0]))
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
            listed = (f"{{rule: {name}}}" if name in MANNER else name for name, _ in names)
            lines.append(f"{inner}  '{weight}': [{', '.join(listed)}]")
    path.write_text("\n".join(lines) + "\n" + after, "utf-8")


if __name__ == "__main__":
    main()
