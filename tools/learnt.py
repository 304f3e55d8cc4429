"""What ``tools/weights.py`` learns: which rules weigh words, and which texts each of them tells."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

LAWFUL, EXAMPLE, CHAT, FRAUD = "lawful", "example", "chat", "fraud"
WARNING, QUESTION, ASKED, SIGN = "warning", "question", "asked", "sign"
NO_OFFER = "not-an-ad"
SCHEMES = frozenset({"lure", "labour", "fee", "task", "mule"})
#: Warnings hold the words of all schemes. In full they would teach that such words tell nothing.
AMONG: Mapping[str, float] = MappingProxyType({LAWFUL: 1.0, EXAMPLE: 1.0, WARNING: 0.1})
#: Building blocks that tell how a text is written.
MANNER = frozenset({"asks-at-end", "quoted-words"})
#: Of many terms that tell the same, how many are kept: few where n-grams tell much of it already.
FEW, MANY = 0.3, 1.0


class Learnt(NamedTuple):
    """A rule, the kinds of texts that it tells, and from what.

    ``others`` says of each kind how much its texts count here. ``least`` is how many words the rule
    asks for, ``odds`` how sure it must be, a logarithm: 1 is 2.7 to one. Where texts are
    ``comforted``, so much of what the others count falls to copies of them that have the words of
    ``COMFORT`` as well. With ``manner``, the rules of ``MANNER`` weigh beside the terms; so do
    the models of ``ngrams``, each learnt from the texts of the rule that first names it first.
    """

    rule: str
    kinds: frozenset[str]
    others: Mapping[str, float]
    least: int = 4
    odds: float = 1.0
    comforted: float = 0.0
    manner: bool = False
    ngrams: Sequence[str] = ()
    strength: float = FEW


def scheme(rule: str, kind: str) -> Learnt:
    """Tell the texts of a scheme; one word may be in several terms, so several are asked for."""
    return Learnt(f"combined/{rule}", frozenset({kind}), AMONG, least=2, odds=0.0, ngrams=(kind,))


LEARNT = (
    scheme("lure-wording", "lure"),
    scheme("abuse-wording", "labour"),
    scheme("fee-wording", "fee"),
    scheme("task-wording", "task"),
    scheme("mule-wording", "mule"),
    Learnt(
        "combined/earn-wording",
        frozenset({FRAUD}),
        {**AMONG, CHAT: 1.0},
        least=3,
        odds=1.5,
        strength=MANY,
    ),
    Learnt(
        "context/question",
        frozenset({QUESTION, ASKED}),
        dict.fromkeys((*SCHEMES, LAWFUL, WARNING, FRAUD, CHAT, SIGN, EXAMPLE), 1.0),
        least=2,
        odds=-1.0,
        manner=True,
        ngrams=("question",),
    ),
    Learnt(
        "context/warning-wording",
        frozenset({WARNING}),
        dict.fromkeys((*SCHEMES, LAWFUL, QUESTION, SIGN, EXAMPLE), 1.0),
        least=2,
        odds=-0.4,
        comforted=0.5,
        manner=True,
        ngrams=("warning",),
    ),
    Learnt(
        "protect/lawful-wording",
        frozenset({LAWFUL}),
        {**dict.fromkeys((*SCHEMES, QUESTION, FRAUD), 1.0), SIGN: 3.0},
        least=6,
        odds=0.2,
        comforted=0.5,
        ngrams=("lawful", *sorted(SCHEMES)),
        strength=MANY,
    ),
    Learnt(
        "context/offer",
        SCHEMES | {LAWFUL},
        {NO_OFFER: 1.0, CHAT: 0.5},
        least=1,
        odds=1.0,
        ngrams=("offer",),
    ),
    Learnt(
        "combined/doubted-offer",
        SCHEMES | {QUESTION},
        {LAWFUL: 1.0},
        least=2,
        odds=1.0,
        ngrams=("lawful",),
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
