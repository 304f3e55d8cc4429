"""Sums of money in folded text: numbers with a currency, or counted in thousands and millions."""

from collections.abc import Iterator
from typing import NamedTuple

from screenad.facts.money.lexicon import Lexicon, Lookup
from screenad.facts.money.numerals import LARGEST, Numeral, fraction, numeral_at, numerals

#: One of these may stand between a number and its words.
_SPACES = frozenset(" \u00a0\u2009\u202f")
#: These may stand between words and their number, one of each in this order.
_MARKS = (":", ".", " ")
#: Currencies of which a thousandth is a coin, so that three digits follow the point.
_MILLS = frozenset({"KWD", "BHD", "OMR", "JOD", "TND", "IQD"})


#: Currencies of which pay is counted in thousands of thousands.
_SMALL = frozenset(
    {*("COP", "IDR", "IRR", "IRT", "KHR", "KRW", "LAK", "MMK", "PYG", "TZS", "UGX", "UZS", "VND")}
)
#: A number without more words is no pay below this, and need not be looked at closely.
_BARE = 100
#: A Han numeral from here on is a sum without more words; 十 is not.
_SCALED = 1000


class Sum(NamedTuple):
    """An amount at a place in the folded text. ``low`` or ``high`` is missing where it is open.

    ``codes`` are the currencies that its words may stand for, the likeliest first. ``scaled`` was
    written with a word such as "thousand". ``opened`` says that a word made it open.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    codes: tuple[str, ...]
    scaled: bool

    @property
    def is_money(self) -> bool:
        """Tell whether the words themselves say that it is money."""
        return bool(self.codes) or self.scaled


class _Amount(NamedTuple):
    """One number with its factors and currency."""

    start: int
    end: int
    low: float
    high: float
    codes: tuple[str, ...]
    factor: float
    plain: float


def sums(text: str, lexicon: Lexicon) -> Iterator[Sum]:
    """Find every number that may be a sum, in order, none over another."""
    reader = _Reader(text, lexicon)
    end = 0
    for numeral in numerals(text):
        if numeral.start >= end and numeral.low <= LARGEST and not _is_other(text, numeral):
            found = reader.read(numeral, end)
            end = found.end
            yield found


def _is_other(text: str, numeral: Numeral) -> bool:
    """Ask whether its form says that a number is none of money: 5%, #5, 012 345."""
    start, end = numeral.start, numeral.end
    if text[start] == "0" and text[start + 1 : start + 2].isdigit():
        return True
    return text[end : end + 1] == "%" or text[start - 1 : start] == "#"


class _Reader:
    """Reads what stands around one number."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.words = lexicon

    def read(self, numeral: Numeral, floor: int) -> Sum:
        first = self._amount(numeral, floor)
        second = self._second(first)
        if second is None:
            return self._single(first)
        low, high = first.low, second.high
        if first.factor == 1 and second.factor > 1 and first.high <= second.plain:
            low *= second.factor
        codes = _sharper(first.codes, second.codes)
        end, codes = self._open_end(second.end, codes)
        scaled = (second.factor > 1 or first.factor > 1) and not self._counts(end, codes)
        return Sum(first.start, end, low, high, codes, scaled)

    def _single(self, amount: _Amount) -> Sum:
        if not amount.codes and amount.factor == 1 and amount.high < _BARE:
            return Sum(amount.start, amount.end, amount.low, amount.high, (), False)
        low: float | None = amount.low
        high: float | None = amount.high
        end, codes = self._open_end(amount.end, amount.codes)
        opened = end > amount.end
        scaled = amount.factor > 1 and not self._counts(end, codes)
        before = self.words.opening(self.text, self._gap_before(amount.start))
        # What stands behind says more: Amharic has "from ... does not exceed".
        if not opened and self._after(self.words.most, end):
            low = None
        elif opened or (before and before[0] == "from"):
            high = None
        elif before:
            low = None
        if opened and not codes:
            codes = amount.codes
        return Sum(amount.start, end, low, high, codes, scaled)

    def _counts(self, at: int, codes: tuple[str, ...]) -> bool:
        """Ask whether the word behind says that no money is counted: 50k followers, 一万人."""
        return not codes and self._after(self.words.unit, at) is not None

    def _open_end(self, at: int, codes: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        """Read "or more" behind an amount; a plus with a word on it adds something instead."""
        found = self._after(self.words.more, at)
        most = self._after(self.words.most, at) or 0
        # "Not more than" rather than "more than"; "an hour" rather than the "-an" of Indonesian.
        if not found or most > found or self.text[at : at + 2] == " +":
            return at, codes
        if self.words.told_period(self.text, self._gap(at)):
            return at, codes
        after = self._currency_after(found)
        if after:
            return after[1], codes or after[0]
        if self.text[found - 1] == "+" and self.text[found : found + 1].isalnum():
            return at, codes
        return found, codes

    def _amount(self, numeral: Numeral, floor: int) -> _Amount:
        before = self._currency_before(numeral.start, floor)
        low, high, end, factor = self._scaled(numeral)
        end += 2 * self.text.startswith("/-", end)
        after = self._currency_after(end)
        if before and after and not {*before[0]} & {*after[0]}:
            after = None  # £10 p/h has no pesos.
        codes = _sharper(before[0] if before else (), after[0] if after else ())
        if factor == 1e3 and numeral.low >= 1e3 and codes and codes[0] not in _SMALL:
            # "87000 thousand roubles" is meant to be 87,000.
            low, high = numeral.low, numeral.high
        if numeral.grouped and factor == 1 and codes and codes[0] in _MILLS:
            low = high = fraction(self.text, numeral)
        return _Amount(
            before[1] if before else numeral.start,
            after[1] if after else end,
            low,
            high,
            codes,
            factor,
            numeral.high,
        )

    def _scaled(self, numeral: Numeral) -> tuple[float, float, int, float]:
        """Multiply by the words behind a number: 3 million 500 thousand, 3천만, 7tr5."""
        end = numeral.end
        if numeral.han:
            return numeral.low, numeral.high, end, numeral.high if numeral.high >= _SCALED else 1
        found = self._factor(end)
        if not found:
            return numeral.low, numeral.high, end, 1
        last, end = found
        value = (
            fraction(self.text, numeral) if last >= 1e6 and numeral.grouped else numeral.low
        ) * last
        scale = last
        while True:
            if further := self._factor(end, touching=True):
                if further[0] <= last:
                    break
                value *= further[0]
                scale *= further[0]
                last, end = further
                continue
            rest = self._rest(end, last)
            if not rest:
                break
            value += rest[0]
            last, end = rest[1], rest[2]
        return value, value, end, scale

    def _rest(self, at: int, last: float) -> tuple[float, float, int] | None:
        """Read the smaller part behind a factor: the 5 of 7tr5, "500 thousand" behind millions."""
        touching = self.text[at : at + 1].isdigit()
        part = numeral_at(self.text, at if touching else self._gap(at))
        if part is None or part.han:
            return None
        found = self._factor(part.end)
        if found and found[0] < last:
            return part.low * found[0], found[0], found[1]
        if touching and not found and part.low == int(part.low):
            return (part.low * last / 10 if part.end - at == 1 else part.low), 1.0, part.end
        return None

    def _factor(self, at: int, *, touching: bool = False) -> tuple[float, int] | None:
        return self.words.factors.after(self.text, at if touching else self._gap(at))

    def _second(self, first: _Amount) -> _Amount | None:
        """Read the other end of a range, if one follows and is not the lower one."""
        joint = self._after(self.words.to, first.end)
        if not joint:
            return None
        at = self._gap(joint)
        for _ in range(2):
            numeral = numeral_at(self.text, at)
            if numeral:
                break
            before = self.words.currencies.after(self.text, at)
            if not before:
                return None
            at = self._gap(before[1])
        if not numeral or numeral.low > LARGEST:
            return None
        second = self._amount(numeral, first.end)
        shared = second.factor if first.factor == 1 and first.high <= second.plain else 1
        if self.text[second.end : second.end + 1] == "%" or first.low * shared > second.high:
            return None
        return second

    def _currency_before(self, at: int, floor: int) -> tuple[tuple[str, ...], int] | None:
        found = self.words.currencies.before(self.text, self._gap_before(at))
        if found and len(found[0]) > 1:
            # The code before the sign: SGD $1,000.
            further = self.words.currencies.before(self.text, self._gap_before(found[1]))
            found = further if further and further[0][0] in found[0] else found
        return found if found and found[1] >= floor else None

    def _currency_after(self, at: int) -> tuple[tuple[str, ...], int] | None:
        # The point of an abbreviation: 60 тыс. руб.
        at += self.text[at : at + 1] == "." and self.text[at - 1].isalpha()
        return self.words.currencies.after(self.text, self._gap(at))

    def _after(self, words: Lookup[bool], at: int) -> int | None:
        found = words.after(self.text, self._gap(at))
        return found[1] if found else None

    def _gap(self, at: int) -> int:
        """Pass over one space."""
        return at + 1 if self.text[at : at + 1] in _SPACES else at

    def _gap_before(self, at: int) -> int:
        """Go back over a space, and the point or colon of "Rs. 500"."""
        if self.text[at - 1 : at] not in _MARKS:
            return at
        for mark in (" ", ".", ":"):
            at -= self.text[at - 1 : at] == mark
        return at


def _sharper(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """Choose between the words on both sides: $500 CAD is Canadian."""
    return after if not before or any(code in before for code in after) else before
