"""Numbers as people write them: separators of every custom, and Han numerals."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_HAN = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {
    **{char: number for number, char in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10_000}
_UNITS |= {"亿": 100_000_000}
#: Larger than any pay.
LARGEST = 1e12


class Numeral(NamedTuple):
    """A number at a place. ``low`` and ``high`` differ in "three or four thousand", 三四千.

    ``han`` is written in Han numerals; ``grouped`` has a separator before its last three digits,
    so that it may be thousands or a fraction.
    """

    start: int
    end: int
    low: float
    high: float
    han: bool = False
    grouped: bool = False


def has_digit(text: str) -> bool:
    """Tell whether there is a digit in a folded text: ten searches are quicker than one for all."""
    return any(digit in text for digit in "0123456789")


def numerals(text: str) -> Iterator[Numeral]:
    """Find the numbers of a folded text."""
    plain = text.isascii()
    if plain and not has_digit(text):
        return
    start, number = (_digit() if plain else _start()), _number()
    first = start.search(text)
    while first:
        found = number.match(text, first.start())
        if found:
            yield _numeral(found)
        first = start.search(text, (found or first).end())


def numeral_at(text: str, at: int) -> Numeral | None:
    """Read the number that begins at a place."""
    found = _number().match(text, at)
    return _numeral(found) if found else None


def _numeral(found: re.Match[str]) -> Numeral:
    written = found[0]
    start, end = found.span()
    if end - start < 16 and written.isdigit():
        return Numeral(start, end, float(written), float(written))
    if not written[0].isdigit():
        low, high = _han(written)
        return Numeral(start, end, low, high, han=True)
    value = _plain(written)
    return Numeral(start, end, value, value, grouped=end - start > 4 and _grouped(written))


def fraction(text: str, numeral: Numeral) -> float:
    """Read a number whose last three digits stand behind a separator as a fraction."""
    written = text[numeral.start : numeral.end].replace(",", ".")
    return float(written) if written.count(".") == 1 else numeral.low


def _grouped(written: str) -> bool:
    return written[-4] in ".," and written[:-4].isdigit()


def _plain(written: str) -> float:
    """Tell the separator of thousands from the point."""
    if written.isdigit():  # one of fewer digits has been read
        return LARGEST * 10
    bare = re.sub(r"[ '’，]", "", written)
    last = max(bare.rfind("."), bare.rfind(","))
    if last < 0 or len(bare) > 24:
        return float(bare) if last < 0 else LARGEST * 10
    whole, tail = re.sub("[.,]", "", bare[:last]), bare[last + 1 :]
    mark = bare[last]
    many = bare.count(mark) > 1
    if many or (len(tail) >= 3 and whole.strip("0")):
        return float(whole + tail)
    return float(f"{whole}.{tail}")


def _han(written: str) -> tuple[float, float]:
    """Read Han numerals, the pair in 三四千 as two ends; 一万五 is fifteen thousand."""
    pair = _pair().search(written)
    if pair:
        first, second = (
            written[: pair.start()] + pair[each] + written[pair.end() :] for each in (1, 2)
        )
        return _han_value(first), _han_value(second)
    value = _han_value(written)
    return value, value


def _han_value(written: str) -> float:
    total = section = digit = 0
    last = 1
    for char in written:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char == "半":
            section += last // 2
        elif (unit := _UNITS[char]) >= 10_000:
            total = (total + section + digit or 1) * unit
            section, digit, last = 0, 0, unit
        else:
            section += (digit or 1) * unit
            digit, last = 0, unit
    # A lone digit behind a unit counts in tenths of it.
    short = digit * last // 10 if last > 10 and written[-2:-1] != "零" else digit
    return float(total + section + short)


@cache
def _pair() -> re.Pattern[str]:
    return re.compile("([一二三四五六七八九])([二三四五六七八九])(?=[十百千万])")


@cache
def _digit() -> re.Pattern[str]:
    return re.compile("[0-9]")


@cache
def _start() -> re.Pattern[str]:
    return re.compile(rf"[0-9{_HAN}{''.join(_UNITS)}]")


@cache
def _number() -> re.Pattern[str]:
    units = "".join(_UNITS)
    return re.compile(
        r"\d{1,3}(?:[ \u2009\u202f]\d{3})+(?!\d)(?:[.,]\d\d?(?!\d))?"
        r"|\d+(?:[.,'’]\d+|，\d{3}(?!\d))*"
        # 千万别 is "by no means". Bounded, so that a row of them is read once.
        rf"|(?!(?:千|(?<=千))万[别不勿莫要请小当注记])[{_HAN}]{{0,9}}[{units}][{_HAN}{units}]{{0,16}}半?"
    )
