"""Digits and signs written for letters inside Latin words: ``te1egram``, ``c@sino``.

Where several words are written so, others are taken for such that would be codes elsewhere.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from screenad.model import Disguise
from screenad.text.offsets import Change, rewrite

_LETTERS: Final = "a-zà-öø-ɏḁ-ỿ"
_VOWELS: Final = "aeiouyà-åè-ïò-öø-ýạ-ỹăĩũơư"
_MEANS: Final = {"0": "o", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"}
_LONGEST: Final = 40  # a longer stretch is no word
_FEWEST: Final = 3  # letters in a word
_SEVERAL: Final = 3  # words written so
# Letters on both sides of a sign from which on it joins two words and is itself.
_WORDS: Final = {"@": 3, "$": 5, "4": 4}
_LONG: Final = 6
_CURRENCIES: Final = (
    "usdt|usdc|usd|us|eur|gbp|rmb|cny|hkd|hk|nt|twd|sgd|myr|rm|idr|rp|php|thb|vnd|khr|mmk|lak|"
    "inr|rs|pkr|bdt|tk|npr|lkr|aed|sar|qar|kwd|omr|bhd|aud|cad|nzd|jpy|krw|brl|mxn|try|rub|uah|"
    "zar|ngn|kes|ugx|tzs|etb|btc|eth|trx"
)
_UNITS: Final = (
    "k|m|w|d|h|x|g|b|t|l|p|c|st|nd|rd|th|kg|km|cm|mm|ml|gb|mb|tb|hr|hrs|min|mins|am|pm|"
    "jt|juta|jam|rb|ribu|hari|bulan|bln|tr|trieu|triệu|nghin|lakh|lac|lpa|cr|mio|mln|mil|bn|baht|"
    "peso|pesos|yuan|day|days|week|weeks|month|months|mth|year|years|yr|yrs|hour|hours|pax|pcs|in|"
    "u|you|us|all|to|and|or|for|per[a-z]*|" + _CURRENCIES
)
_UNITS_OF_PAY: Final = "jt|juta|rb|ribu|usdt?|rm|php|thb|baht|days?|hours?|hrs?|[ap]m|pax|per[a-z]*"
# Left of an @ these make an address or a handle.
_NAMES: Final = (
    "hr|hrd|info|jobs?|career|careers|admin|contact|apply|sales|support|hello|cv|recruit|hiring|email|"
    "mail|dm|me|at|tg|tele|telegram|wa|whatsapp|line|ig|id|wechat|zalo|skype"
)
_MAIL: Final = "(?:gmail|yahoo|hotmail|outlook|icloud|qq|163)"
_PRODUCTS: Final = (
    "web3|mp[345]|h1b|w3|s[34]|log4|ps[345]|a[34]|html5|css3|python3|php[57]|iphone[3457]|i[357]|"
    "e[cs]3"
)


def undo(text: str, shape: bytes) -> Change | None:
    """Write the letters that were meant, or give nothing."""
    edits, marks = _meant(text, shape, several=False)
    if len({text[start:end] for start, end in marks}) >= _SEVERAL:
        edits, marks = _meant(text, shape, several=True)
    stretches = ((*place, Disguise.LEET) for place in marks)
    return rewrite(text, edits, stretches) if edits else None


def _meant(
    text: str, shape: bytes, *, several: bool
) -> tuple[list[tuple[int, int, str]], list[tuple[int, int]]]:
    """Give the letters for each sign, and the words; several are written so already, or none."""
    edits, words = [], []
    start = end = 0
    word = ""
    for sign in _signs(text, shape, _row() if several else _sign()):
        if sign.start() >= end:
            start, end = _bounds(text, sign.start())
            known = _is_word(text, start, end) or (several and _is_spelled(text, start, end))
            word = text[start:end] if known else ""
        at = sign.start() - start
        left, right = word[:at], word[at + len(sign[0]) :]
        if word and not (
            _is_sum(left, sign[0], right) if several else _is_itself(left, sign[0], right)
        ):
            edits.append((*sign.span(), _letters(text, sign)))
            words.append((start, end))
    return edits, [*dict.fromkeys(words)]


def _signs(text: str, shape: bytes, kind: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Find digits and signs that stand as letters would, by the outline those after a letter."""
    # From the end, two bytes are found in half the time.
    if text.isascii() and shape.rfind(b"a1") < 0:
        return
    last = 0
    for place in _after_letter().finditer(shape):
        if place.start() >= last and (sign := kind.match(text, place.start())):
            last = sign.end()
            yield sign


def _bounds(text: str, place: int) -> tuple[int, int]:
    """Give the stretch of letters, digits and signs around ``place``, as far as words reach."""
    left = text[max(0, place - _LONGEST) : place]
    right = text[place : place + _LONGEST]
    outside = _outside_word()
    return place - len(outside.split(left)[-1]), place + len(outside.split(right)[0])


def _is_word(text: str, start: int, end: int) -> bool:
    """Tell a word from a code, an amount, a handle, or a part of an address."""
    word = text[start:end]
    before = _outside_address().split(text[max(0, start - _LONGEST) : start])[-1]
    after = _outside_address().split(text[end : end + _LONGEST])[0]
    letters = len(_letter().findall(word))
    return (
        len(word) <= _LONGEST
        and text[start - 1 : start] != "\\"
        and letters >= max(_FEWEST, len(word) - letters)
        and _address().search(before + word + after) is None
        and _code().search(word) is None
    )


def _is_spelled(text: str, start: int, end: int) -> bool:
    """Tell a word in which up to four signs follow one another, as others of the text have."""
    apart = text[start - 1 : start] not in tuple("\\/_.@:-#") and text[end : end + 1] not in tuple(
        "/_@:-"
    )
    return apart and _spelled().fullmatch(text, start, end) is not None


def _is_sum(left: str, sign: str, right: str) -> bool:
    """Tell whether signs between letters are a number where words are written with digits."""
    of_money = _currency().fullmatch(left) or _unit_of_pay().fullmatch(right)
    return bool(of_money or (len(left) > 1 and _product().fullmatch(left + sign)))


def _is_itself(left: str, sign: str, right: str) -> bool:
    """Tell whether the sign means itself: an amount, a product, two words joined by it."""
    least = _WORDS.get(sign, _LONG)
    if min(len(left), len(right)) >= least or (sign == "$" and len(left) == 1):
        return True
    amount = _currency().fullmatch(left) or _unit().match(right)
    return amount is not None or _product().fullmatch(left + sign) is not None


def _letters(text: str, sign: re.Match[str]) -> str:
    return "".join(
        _MEANS.get(text[at]) or _one(text[at - 1], text[at + 1 : at + 3])
        for at in range(*sign.span())
    )


def _one(before: str, after: str) -> str:
    """Tell which letter a 1 between two others is."""
    vowel = _vowel()
    soft = (vowel.match(before) or before in "bcfgkps") and vowel.match(after)
    ends = soft and after[1:2].isspace() and not (after[0] == "e" and before in "bcgp")
    return "l" if after[0] in "iy" or (soft and not ends) else "i"


@cache
def _after_letter() -> re.Pattern[bytes]:
    return re.compile(rb"1(?<=[axv]1)")


@cache
def _sign() -> re.Pattern[str]:
    """Match a sign between letters, twice where that is usual, or a nought that ends a word."""
    inside = f"(?<=[{_LETTERS}].)(?:(?<=0)0|(?<=[$@])[$@])?(?=[{_LETTERS}])"
    last = f"(?<=[{_LETTERS}]{{3}}[b-df-hj-np-tv-z]0)(?![.,]?[{_LETTERS}0-9@$%])"
    mail = f"(?<=@)[{_LETTERS}0-9-]{{1,{_LONGEST}}}\\.[a-z]"
    return re.compile(f"[013457@$](?:{inside}|{last})(?!{mail})")


@cache
def _row() -> re.Pattern[str]:
    """Match up to four signs between letters."""
    return re.compile(f"(?<=[{_LETTERS}])[013457@$]{{1,4}}(?=[{_LETTERS}])|{_sign().pattern}")


@cache
def _spelled() -> re.Pattern[str]:
    return re.compile(f"[{_LETTERS}]+(?:[013457@$]{{1,4}}[{_LETTERS}]+)+")


@cache
def _unit_of_pay() -> re.Pattern[str]:
    return re.compile(_UNITS_OF_PAY)


@cache
def _outside_word() -> re.Pattern[str]:
    return re.compile(f"[^{_LETTERS}0-9@$]")


@cache
def _outside_address() -> re.Pattern[str]:
    return re.compile(f"[^{_LETTERS}0-9@$._/:%?=&#+~-]")


@cache
def _address() -> re.Pattern[str]:
    """Match what shows an address: ``://``, a domain, ``@`` before a name, a name before ``@``."""
    return re.compile(
        rf"://|[a-z0-9]\.[a-z]{{2}}|_|(?:^|[:/.])@|(?<![a-z])(?:{_NAMES})@|@[a-z]+-|@{_MAIL}"
    )


@cache
def _code() -> re.Pattern[str]:
    """Match what shows a code: numbers, digits at an end, no vowel for long, hexadecimal."""
    number = f"[0-9]{{3}}|[1-9][0-9]|0[1-9]|00(?![{_LETTERS}])|[2689]|^[0-9]|[1-9]$"
    return re.compile(f"{number}|[b-df-hj-np-tv-xz]{{6}}|^[0-9a-f]+$")


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(f"[{_LETTERS}]")


@cache
def _vowel() -> re.Pattern[str]:
    return re.compile(f"[{_VOWELS}]")


@cache
def _currency() -> re.Pattern[str]:
    return re.compile(_CURRENCIES)


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(f"(?:{_UNITS})(?![{_LETTERS}])")


@cache
def _product() -> re.Pattern[str]:
    return re.compile(_PRODUCTS)
