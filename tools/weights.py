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
from types import MappingProxyType
from typing import NamedTuple
from zlib import crc32

import ngrams
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
NO_OFFER = "not-an-ad"
SCHEMES = frozenset({"lure", "labour", "fee", "task", "mule"})
#: Warnings hold the words of all schemes. In full they would teach that such words tell nothing.
AMONG: Mapping[str, float] = MappingProxyType({LAWFUL: 1.0, EXAMPLE: 1.0, WARNING: 0.1})


class Learnt(NamedTuple):
    """A rule, the kinds of texts that it tells, and from what.

    ``others`` says of each kind how much its texts count here. ``least`` is how many words the rule
    asks for, ``odds`` how sure it must be, a logarithm: 1 is 2.7 to one. Where texts are
    ``comforted``, so much of what the others count falls to copies of them that have the words of
    ``COMFORT`` as well. With ``manner``, the rules of ``MANNER`` weigh beside the terms; so does
    the model of ``ngrams``, which is learnt from the texts of the first rule that names it.
    """

    rule: str
    kinds: frozenset[str]
    others: Mapping[str, float]
    least: int = 4
    odds: float = 1.0
    comforted: float = 0.0
    manner: bool = False
    ngrams: str = ""


def scheme(rule: str, kind: str) -> Learnt:
    """Tell the texts of a scheme; one word may be in several terms, so several are asked for."""
    return Learnt(f"combined/{rule}", frozenset({kind}), AMONG, least=2, odds=0.0, ngrams=kind)


LEARNT = (
    scheme("lure-wording", "lure"),
    scheme("abuse-wording", "labour"),
    scheme("fee-wording", "fee"),
    scheme("task-wording", "task"),
    scheme("mule-wording", "mule"),
    Learnt("combined/earn-wording", frozenset({FRAUD}), {**AMONG, CHAT: 1.0}, least=3, odds=1.5),
    Learnt(
        "context/question",
        frozenset({QUESTION, ASKED}),
        dict.fromkeys((*SCHEMES, LAWFUL, WARNING, FRAUD, CHAT, SIGN, EXAMPLE), 1.0),
        least=2,
        odds=-1.0,
        manner=True,
        ngrams="question",
    ),
    Learnt(
        "context/warning-wording",
        frozenset({WARNING}),
        dict.fromkeys((*SCHEMES, LAWFUL, QUESTION, SIGN, EXAMPLE), 1.0),
        least=2,
        odds=0.1,
        comforted=0.5,
        manner=True,
        ngrams="warning",
    ),
    Learnt(
        "protect/lawful-wording",
        frozenset({LAWFUL}),
        {**dict.fromkeys((*SCHEMES, QUESTION, FRAUD), 1.0), SIGN: 3.0},
        least=6,
        odds=0.5,
        comforted=0.5,
        ngrams="lawful",
    ),
    Learnt(
        "context/offer",
        SCHEMES | {LAWFUL},
        {NO_OFFER: 1.0, CHAT: 0.5},
        least=1,
        odds=1.0,
        ngrams="offer",
    ),
    Learnt(
        "combined/doubted-offer",
        SCHEMES | {QUESTION},
        {LAWFUL: 1.0},
        least=2,
        odds=1.0,
        ngrams="lawful",
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
#: What stands for the odds by n-grams among the terms.
NGRAMS = "(n-grams)"
#: Building blocks that tell how a text is written.
MANNER = frozenset({"asks-at-end", "quoted-words"})
#: How much a text counts: real lawful ones are many and much alike, examples still more so.
OF_REAL, OF_EXAMPLES = 0.5, 0.05
#: Of many terms that tell the same, few are kept; weights below ``LEAST`` tell nothing.
LEAST = 3
#: How many of them: fewer beside n-grams, which tell much of it already.
ALONE, BESIDE = 1.0, 0.3

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
        if asked.ngrams and asked.ngrams not in judges:
            judges[asked.ngrams] = Judge(model, asked, comforted(asked, asked_of, comfort))
        judge = judges.get(asked.ngrams)
        reach, weights = learned(asked, asked_of, judge)
        if asked.comforted:
            # Of comfort no more is learnt than what speaks for the rule: that it is cheap.
            speaks = frozenset(name for name, weight in weights.items() if weight > 0)
            cheap = [each._replace(terms=each.terms & speaks) for each in comfort]
            reach, weights = learned(asked, [*comforted(asked, asked_of, cheap)], judge)
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
        self._weights = [
            model.kept(asked.ngrams, model.learn([each for each in told if each.fold != fold]))
            for fold in range(-1, FOLDS)
        ]
        ngrams.write(asked.ngrams, model.names, self._weights[0])

    def odds(self, texts: Sequence[Text]) -> Sequence[float]:
        """Give the logarithm of the odds of each text."""
        odds = [self._model.odds([t.text for t in texts], each) for each in self._weights]
        return [float(odds[each.fold + 1][at]) for at, each in enumerate(texts)]


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
    asked: Learnt, texts: Sequence[Text], judge: Judge | None
) -> tuple[int, Mapping[str, int]]:
    """Give how much must be reached, and what each term weighs, and the odds of a judge."""
    vectors = DictVectorizer(sparse=False)
    rows: list[dict[str, float]] = [dict.fromkeys(each.terms, 1.0) for each in texts]
    if judge:
        for row, odds in zip(rows, judge.odds(texts), strict=True):
            row[NGRAMS] = odds
    seen = vectors.fit_transform(rows)
    strength = BESIDE if judge else ALONE
    model = LogisticRegression(l1_ratio=1, C=strength, solver="liblinear")
    model.fit(seen, [each.kind in asked.kinds for each in texts], [each.counts for each in texts])
    names = vectors.get_feature_names_out()
    weighed = {str(n): round(10 * w) for n, w in zip(names, model.coef_[0], strict=True)}
    reach = round(10 * (asked.odds - model.intercept_[0]))
    return reach, {name: weight for name, weight in weighed.items() if abs(weight) >= LEAST}


def write(path: Path, reach: int, asked: Learnt, weights: Mapping[str, int]) -> None:
    """Write the condition into its rule."""
    terms = {name: weight for name, weight in weights.items() if name != NGRAMS}
    before, condition, rest = path.read_text("utf-8").partition("weigh:\n")
    after = rest[rest.index("\nwhy:") + 1 :]
    inner = " " * (len(before) - len(before.rstrip("- ")) + 2)
    sides = [
        ("for", {name: weight for name, weight in terms.items() if weight > 0}),
        ("against", {name: -weight for name, weight in terms.items() if weight < 0}),
    ]
    lines = [f"{before}{condition}{inner}reach: {reach}", f"{inner}least: {asked.least}"]
    if NGRAMS in weights:
        lines.append(f"{inner}ngrams: {{{asked.ngrams}: {weights[NGRAMS]}}}")
    for side, weighed in sides:
        lines.append(f"{inner}{side}:")
        heaviest = sorted(weighed.items(), key=lambda each: (-each[1], each[0]))
        for weight, names in groupby(heaviest, key=lambda each: each[1]):
            listed = (f"{{rule: {name}}}" if name in MANNER else name for name, _ in names)
            lines.append(f"{inner}  '{weight}': [{', '.join(listed)}]")
    path.write_text("\n".join(lines) + "\n" + after, "utf-8")


if __name__ == "__main__":
    main()
