"""The words by which requirements and terms are told, ready to be looked up in folded text."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple, Self

from screenad.facts.lexicon import Lexicon
from screenad.facts.money.lexicon import Lookup
from screenad.model import Moment, Payer, Period, TermKind
from screenad.text.fold import fold_phrase

#: What one may be asked for, and the values that whole phrases give it.
WHOLE: Mapping[TermKind, Sequence[str]] = {
    TermKind.EXPERIENCE: ("none", "asked"),
    TermKind.EDUCATION: ("none", "school", "degree"),
    TermKind.LICENCE: ("driving", "nursing", "seafaring", "teaching", "trade"),
    TermKind.AGE: ("any",),
    TermKind.SEX: ("female", "male", "any"),
    TermKind.DAYS_OFF: ("none",),
    TermKind.CONTRACT: ("permanent",),
    TermKind.DEDUCTION: ("none", "asked"),
    TermKind.DEPOSIT: ("none", "asked"),
}
#: What is counted, the units that it is counted in, and the numbers that make sense.
COUNTED: Mapping[TermKind, Mapping[Period, tuple[int, int]]] = {
    TermKind.EXPERIENCE: {Period.YEAR: (1, 30), Period.MONTH: (1, 60)},
    TermKind.AGE: {Period.YEAR: (14, 75)},
    TermKind.WORKDAYS: {Period.WEEK: (1, 7), Period.MONTH: (10, 31)},
    TermKind.DAYS_OFF: {Period.WEEK: (0, 4), Period.MONTH: (0, 15)},
    TermKind.CONTRACT: {Period.YEAR: (1, 10), Period.MONTH: (1, 60)},
    TermKind.NOTICE: {Period.DAY: (1, 180), Period.WEEK: (1, 12), Period.MONTH: (1, 6)},
}
#: What somebody has to pay for.
COSTS = (
    *("ticket", "visa", "medical", "training", "fee", "passport", "uniform", "lodging", "meals"),
    *("transport", "insurance", "equipment"),
)
#: Words that are put together with others: who pays, when; that a language is asked, or is not.
JOINED = (
    *(f"by-{payer}" for payer in Payer),
    *(f"{moment}-start" for moment in Moment),
    *("language-asked", "language-none"),
)
#: Folding would take "#" out of a word.
_ANY = "8"
#: Words around numbers, and those for the numbers from one.
NUMBERS = ("and", "least", "most", "numbers")
#: Words that hold others, and mean nothing here: "direct deposit".
OTHER = "other"
#: Words that tell an age only where two ends are given, or one is open: years of anything.
RANGE = "age-range"

#: The slot of a word, the word, and its language.
_Word = tuple[str, str, str]


class Meaning(NamedTuple):
    """What words stand for. ``number`` is that which they hold, ``slot`` is of words to join.

    ``languages`` are those whose words they are; nothing where they can be of no other, as they are
    written.
    """

    kind: TermKind
    value: str = ""
    number: int | None = None
    unit: Period | None = None
    payer: Payer | None = None
    slot: str = ""
    languages: frozenset[str] = frozenset()

    def is_of(self, spoken: AbstractSet[str]) -> bool:
        """Ask whether words can be meant so in a text in these languages; in none known, in all."""
        return not (self.languages and spoken) or not self.languages.isdisjoint(spoken)


class Beside(NamedTuple):
    """What a number is that stands behind the words ``left``, if there are such.

    ``ranged``: only where two ends are given, or one is open.
    """

    left: str
    kind: TermKind
    unit: Period
    ranged: bool


@dataclass(frozen=True, slots=True)
class RequirementWords:
    """The words, to be looked up.

    ``phrases`` mean something without a number. ``behind`` is what may stand behind a number, and
    ``before`` what may stand before one with nothing behind it. The others stand beside those that
    sums have: ``joints`` between the ends of a range, ``least`` and ``most`` before a number that
    they leave open above or below.
    """

    phrases: Lexicon[Meaning]
    behind: Lookup[tuple[Beside, ...]]
    before: Lookup[tuple[Beside, ...]]
    joints: frozenset[str]
    least: Lookup[bool]
    most: Lookup[bool]

    @classmethod
    def of(cls, words: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Self:
        """Sort words by language, then by what they mean; ``#`` stands for a number."""
        folded = _folded(words)
        before, behind = _beside(folded)
        named = {name: [w for slot, w, _ in folded if slot == name] for name in NUMBERS}
        return cls(
            Lexicon.of(_meant(folded)),
            Lookup.of(behind),
            Lookup.of(before),
            frozenset(named["and"]),
            Lookup.of(dict.fromkeys(named["least"], True)),
            Lookup.of(dict.fromkeys(named["most"], True)),
        )


def _meant(folded: Sequence[_Word]) -> Iterator[tuple[str, Meaning]]:
    """Give what each phrase means, and of which languages it is if it may be of others, too."""
    found: dict[str, Meaning] = {}
    languages: dict[str, set[str]] = {}
    for word, language, meaning in _phrases(folded):
        if found.setdefault(word, meaning) == meaning and word.isascii():
            languages.setdefault(word, set()).add(language)
    for word, meaning in found.items():
        yield word, meaning._replace(languages=frozenset(languages.get(word, ())))


def _beside(folded: Sequence[_Word]) -> Sequence[Mapping[str, tuple[Beside, ...]]]:
    """Give what stands before numbers, and behind them."""
    sides: tuple[dict[str, tuple[Beside, ...]], ...] = ({}, {})
    for slot, word, _ in folded:
        if (counted := counted_as(slot)) and "#" in word:
            left, right = (part.strip() for part in word.split("#"))
            side = sides[bool(right)]
            what = Beside(left if right else "", *counted, slot == RANGE)
            side[right or left] = (*side.get(right or left, ()), what)
    return [
        {word: tuple(sorted(each, key=lambda of: -len(of.left))) for word, each in side.items()}
        for side in sides
    ]


def _phrases(folded: Sequence[_Word]) -> Iterator[tuple[str, str, Meaning]]:
    numbers: dict[str, list[str]] = {}
    for slot, word, language in folded:
        if slot == "numbers":
            numbers.setdefault(language, []).append(word)
    for slot, word, language in folded:
        if counted := counted_as(slot):
            for number, name in enumerate(numbers.get(language, ()), 1):
                meaning = Meaning(counted[0], number=number, unit=counted[1])
                yield word.replace("#", name), language, meaning
                yield word.replace("# ", f"{name}-"), language, meaning
        elif slot not in NUMBERS:
            yield word, language, _meaning(slot)


def _folded(words: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Sequence[_Word]:
    """Give the slot, the folded word and the language of all of them."""
    named = [
        (slot, word, language)
        for language, slots in words.items()
        for slot, listed in slots.items()
        for word in listed
    ]
    # To fold them all at one go takes a fortieth of the time.
    folded = fold_phrase("\n".join(word.replace("#", _ANY) for _, word, _ in named)).split("\n")
    return [
        (slot, word.replace(_ANY, "#") if counted_as(slot) else word, language)
        for (slot, _, language), word in zip(named, folded, strict=bool(named))
    ]


def slots() -> frozenset[str]:
    """Give the names under which words may stand, but for those of languages."""
    return frozenset(
        (
            *(f"{kind}-{value}" for kind, values in WHOLE.items() for value in values),
            *(f"{kind}-{unit}" for kind, units in COUNTED.items() for unit in units),
            *COSTS,
            *(f"{cost}-by-{payer}" for cost in COSTS for payer in Payer),
            *JOINED,
            *NUMBERS,
            RANGE,
            OTHER,
        )
    )


def counted_as(slot: str) -> tuple[TermKind, Period] | None:
    """Give the kind and the unit that the words of a slot count."""
    kind, _, unit = slot.rpartition("-")
    if slot == RANGE:
        return TermKind.AGE, Period.YEAR
    if kind in COUNTED and unit in COUNTED[TermKind(kind)]:
        return TermKind(kind), Period(unit)
    return None


def _meaning(slot: str) -> Meaning:
    """Give what a slot means whose words have no number."""
    kind, _, value = slot.rpartition("-")
    if slot == OTHER:
        return Meaning(TermKind.COST, slot=slot)
    if kind in WHOLE:
        return Meaning(TermKind(kind), value)
    if slot in JOINED:
        return Meaning(TermKind.LANGUAGE if "language" in slot else TermKind.COST, slot=slot)
    if kind == "language":
        return Meaning(TermKind.LANGUAGE, value, slot="name")
    cost, _, payer = slot.partition("-by-")
    return Meaning(TermKind.COST, cost, payer=Payer(payer) if payer else None, slot="item")
