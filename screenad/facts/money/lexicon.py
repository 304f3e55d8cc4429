"""The words of money, ready to be looked up beside a number in folded text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, Self, TypeVar
from unicodedata import category

from screenad.model import Period
from screenad.text.fold import fold_phrase

T = TypeVar("T")

FACTORS: Mapping[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "ten-thousand": 1e4,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "hundred-million": 1e8,
    "billion": 1e9,
}
STANDING: Mapping[str, Period] = {
    "hourly": Period.HOUR,
    "daily": Period.DAY,
    "weekly": Period.WEEK,
    "monthly": Period.MONTH,
    "yearly": Period.YEAR,
    "per-task": Period.TASK,
}
#: What the words near a sum say that it is; ``paid`` may be to you or by you, ``keep`` is board and
#: lodging, and ``free`` says of such things that they cost nothing.
ROLES = ("keep", "free", "other", "commission", "wage", "paid")
OPEN = ("from", "up-to", "or-more", "at-most")
KINDS = frozenset({*FACTORS, *STANDING, *ROLES, *OPEN, *Period, "per", "to", "unit"})


@dataclass(frozen=True, slots=True)
class Lookup(Generic[T]):
    """Words and what each means; finds the longest that begins or ends at a place.

    ``meanings`` are numbers of ``values``. ``open`` words may go on. ``starts`` and ``ends`` are
    the lengths of words by the characters at their edge. Where it is ``tight``, a single letter of
    ASCII must touch a number or a slash: else it is an article, or a letter in a list.
    """

    meanings: Mapping[str, int]
    values: Sequence[T]
    open: frozenset[str]
    starts: Mapping[str, Sequence[int]]
    ends: Mapping[str, Sequence[int]]
    tight: bool = False

    @classmethod
    def of(cls, words: Mapping[str, T], *, tight: bool = False) -> Self:
        """Sort words; one that ends in ``*`` may go on."""
        values = [*dict.fromkeys(words.values())]
        numbers = {value: number for number, value in enumerate(values)}
        meanings = {word.rstrip("*"): numbers[meaning] for word, meaning in words.items()}
        # Two characters tell words apart so well that most places need no closer look.
        return cls(
            meanings,
            values,
            frozenset(word[:-1] for word in words if word.endswith("*")),
            _lengths((word[:2], word[0], word) for word in meanings),
            _lengths((word[-2:], word[-1], word) for word in meanings),
            tight,
        )

    def after(self, text: str, at: int) -> tuple[T, int] | None:
        """Give what the word means that begins here, and where it ends."""
        two = text[at : at + 2]
        for length in self.starts.get(two) or self.starts.get(two[:1], ()):
            word = text[at : at + length]
            if word not in self.meanings:
                continue
            end = at + len(word)
            end = _word_end(text, end) if word in self.open else end
            if joined(text, end) or self._is_loose(word, text, at - 1, end):
                continue
            return self.values[self.meanings[word]], end
        return None

    def before(self, text: str, end: int) -> tuple[T, int] | None:
        """Give what the word means that ends here, and where it begins."""
        two = text[end - 2 : end] if end > 1 else text[:end]
        for length in self.ends.get(two) or self.ends.get(two[-1:], ()):
            at = end - length
            word = text[at:end] if at >= 0 else ""
            if word not in self.meanings or joined(text, at) or joined(text, end):
                continue
            if self._is_loose(word, text, end, end):
                continue
            return self.values[self.meanings[word]], at
        return None

    def _is_loose(self, word: str, text: str, beside: int, end: int) -> bool:
        if not self.tight or len(word) > 1 or not (word.isascii() and word.isalpha()):
            return False
        touched = text[max(beside, 0) : beside + 1]
        return not (touched and touched in "0123456789/") and text[end : end + 1] != "/"


@dataclass(frozen=True, slots=True)
class MoneyWords:
    """Words by which sums and pay are told: by language, then by what they mean.

    ``shared`` are words for several currencies, the likeliest first. ``home`` is the currency and
    the country that a language is at home in; of several countries it has no currency.
    """

    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    shared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    home: Mapping[str, tuple[str | None, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All the words, one lookup for each question that is asked beside a number."""

    home: Mapping[str, tuple[str | None, str]]
    factors: Lookup[float]
    currencies: Lookup[tuple[str, ...]]
    periods: Lookup[Period]
    standing: Lookup[Period]
    near: Lookup[tuple[str, Period | None]]
    per: Lookup[bool]
    to: Lookup[bool]
    unit: Lookup[bool]
    floor: Lookup[bool]
    ceiling: Lookup[bool]
    more: Lookup[bool]
    most: Lookup[bool]

    @classmethod
    def of(cls, money: MoneyWords) -> Self:
        """Sort the words by what is asked."""
        words = list(_folded(money))
        return cls(
            money.home,
            Lookup.of({w: FACTORS[kind] for kind, w in words if kind in FACTORS}, tight=True),
            Lookup.of(_currencies(money, words), tight=True),
            Lookup.of({w: Period(kind) for kind, w in words if kind in set(Period)}, tight=True),
            Lookup.of({w: STANDING[kind] for kind, w in words if kind in STANDING}),
            Lookup.of(_near(words)),
            *(
                Lookup.of({word: True for kind, word in words if kind == wanted})
                for wanted in ("per", "to", "unit", *OPEN)
            ),
        )

    def told_period(self, text: str, at: int) -> tuple[Period, int] | None:
        """Give the period that "per" and a word behind it tell of here, and where it ends."""
        joint = self.per.after(text, at)
        return (
            self.periods.after(text, joint[1] + text.startswith(" ", joint[1])) if joint else None
        )

    def opening(self, text: str, end: int) -> tuple[str, int] | None:
        """Give "from" or "up-to" where the longest word that ends here says so, and its start."""
        low, high = self.floor.before(text, end), self.ceiling.before(text, end)
        if high and (not low or high[1] <= low[1]):
            return "up-to", high[1]
        return ("from", low[1]) if low else None


def joined(text: str, at: int) -> bool:
    """Ask whether a word goes on over this place, in a script that has spaces."""
    before, after = text[at - 1 : at] if at else "", text[at : at + 1]
    if not before or not after:
        return False
    if after > "\u02ff" and category(after)[0] == "M":
        return True
    return _is_letter(before) and _is_letter(after)


def _is_letter(character: str) -> bool:
    """Ask whether it is a letter, or a vowel sign, of a script that puts spaces between words."""
    if character < "\u0900":
        return character.isalpha()
    return not _unspaced().match(character) and category(character)[0] in "LM"


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\U0003ffff]")


def _word_end(text: str, at: int) -> int:
    while joined(text, at):
        at += 1
    return at


def _lengths(words: Iterable[tuple[str, str, str]]) -> Mapping[str, Sequence[int]]:
    """Give the lengths of words by the two characters that they begin or end with, longest first.

    Of words of one character it is one, under every two that begin or end with that, too.
    """
    found: dict[str, set[int]] = {}
    edges: dict[str, str] = {}
    for two, one, word in words:
        found.setdefault(two, set()).add(len(word))
        edges[two] = one
    ones = {one for one in found if len(one) == 1}
    return {
        two: sorted(lengths | ({1} if edges[two] in ones else set()), reverse=True)
        for two, lengths in found.items()
    }


def _folded(money: MoneyWords) -> Iterator[tuple[str, str]]:
    """Give the kind of every word, and the word as it stands in a folded text."""
    pairs = [(kind, w) for kinds in money.words.values() for kind, ws in kinds.items() for w in ws]
    # To fold them all at one go takes a fortieth of the time.
    folded = fold_phrase("\n".join(word for _, word in pairs)).split("\n")
    return ((kind, word) for (kind, _), word in zip(pairs, folded, strict=bool(pairs)) if word)


def _currencies(
    money: MoneyWords, words: Iterable[tuple[str, str]]
) -> Mapping[str, tuple[str, ...]]:
    """Give the currencies that each word may stand for, the likeliest first."""
    found: dict[str, dict[str, None]] = {}
    for word, codes in money.shared.items():
        found.setdefault(fold_phrase(word), {}).update(dict.fromkeys(codes))
    for kind, word in words:
        if kind not in KINDS:
            found.setdefault(word, {})[kind] = None
    return {word: tuple(codes) for word, codes in found.items()}


def _near(words: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, Period | None]]:
    """Give for each word the role that it tells of, or nothing, and the period, or none."""
    found: dict[str, tuple[str, Period | None]] = {}
    for kind, word in words:
        role, period = found.get(word, ("", None))
        if kind in ROLES and (not role or ROLES.index(kind) > ROLES.index(role)):
            found[word] = (kind, period)
        elif kind in STANDING:
            found[word] = (role, period or STANDING[kind])
    return found
