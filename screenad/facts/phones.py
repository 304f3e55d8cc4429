"""Telephone numbers: which runs of digits are one, and their normal form."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from screenad.model import Span

# What people write before a number to say that it is one.
_WORDS = r"""(?<![^\W\d_])(?:
    tel|telp|telephone|phones?|ph|mobile|mob|cell|cel|hp|handphone|hot\ ?line|call|text
  | sms|contacts?|number|hubungi|tawagan|cp|điện\ thoại|đt|sđt|gọi|liên\ hệ|tél
  | téléphone|teléfono|telefono|telefon|telefone|celular|móvil|handy|komórka|simu|piga
  | тел|телефон|звоните|номер|дзвоніть
  )(?![^\W\d_])
  | 电话|電話|手机|手機|热线|熱線|联系方式|聯繫|联系|拨打|携帯|โทร|เบอร์|ติดต่อ|전화|연락처|번호
  | फोन|फ़ोन|मोबाइल|কল|ফোন|মোবাইল|فون|هاتف|جوال|تلفن|موبايل|ទូរស័ព្ទ|លេខ|ဖုန်း|ໂທ|ስልክ|[☎📞📱📲]"""
#: A number has no less digits, with what parts them.
_SHORTEST = 6
_GAP = r"""(?:[\s:：.=\-–—>→\#(（\[*\ufe0f]|[号號码碼]
  |(?:no|nos|num|number|us|me|is|at|on|or|and|sms|text)(?![^\W\d_]))*"""

_MONEY_BEFORE = r"""(?:[$€£¥￥₹₱฿₫₩₽]
  |(?<![a-z])(?:rp|rm|usdt?|php|idr|vnd|thb|myr|inr|rs|tk|aed|pay|salary))\s?[.:]?\s?"""
_MONEY_AFTER = r"""\s?(?:[$€£¥￥₹₱฿₫₩₽元块塊万萬円원百千%]|บาท|人民币
  |(?:đ|đồng|vnd|usdt?|dollars?|k|rb|ribu|juta|jt|triệu|baht|riel|kyat|pesos?|rupees?|rub|руб\w*|тыс)
   (?![^\W\d_])|(?:/|per)\s?(?:month|mo|day|hour|月|天))"""

# Shapes that are a number without any word before it; groups are parted by a space or a hyphen.
_SHAPES = r"""
    0(?=[ -]?[1-9])[\d\ -]{8,14}                          # national, with its trunk zero
  | 1[3-9]\d{9} | 1[3-9]\d[ -]\d{4}[ -]\d{4}            # China
  | [6-9]\d{9} | [6-9]\d{4}[ -]\d{5}                    # South Asia
  | (?:1[ -])?[2-9]\d\d[ -][2-9]\d\d[ -]\d{4}          # North America
  | [78][ -]?\d{3}[ -]?\d{3}[ -]?\d\d[ -]?\d\d         # Russia, Kazakhstan
  | [3-9]\d{3}[ ]\d{4}                                  # Hong Kong, Singapore; no 4000-5000
  | (?:6[0-6]|84|85[2356]|86|88[06]|9[1245]|97[0-9])[ -]?[1-9](?=[\d\ -]{7,13})[\d\ -]*\d
"""


def numbers(text: str, digits: Iterable[Span]) -> Iterator[tuple[Span, str]]:
    """Find what could be telephone numbers: digits in groups parted by a space or a hyphen."""
    for stretch in (each for each in digits if each.end - each.start >= _SHORTEST):
        # A sign before it belongs to a number, and two characters behind it may forbid one.
        at, stop = max(stretch.start - 2, 0), stretch.end + 2
        found = _runs().search(text, at, stop)
        while found:
            start, end = found.start(), _cut_second(text, *found.span())
            yield Span(start, end), _grouped(text[start:end])
            found = _runs().search(text, end, stop)


def is_announced(lowered: str, start: int) -> bool:
    """Ask whether the words before an offset say that a telephone number follows."""
    return bool(_announced().search(lowered, max(start - 30, 0), start))


def is_phone(number: str, *, named: bool) -> bool:
    """Ask whether the groups are a telephone number; ``named`` if words around say so."""
    count = sum(char.isdigit() for char in number)
    if number.startswith(("+", "00")):
        return 8 <= count <= 15
    if named:
        return 7 <= count <= 15 and not _years().fullmatch(number)
    return 8 <= count <= 13 and bool(_shapes().fullmatch(number))


def is_money(lowered: str, span: Span) -> bool:
    """Ask whether a currency or a unit stands beside the number."""
    before, after = _money()
    start = max(span.start - 10, 0)
    return bool(before.search(lowered, start, span.start) or after.match(lowered, span.end))


def normal(number: str) -> str:
    """Give E.164 for a number with + or 00, and the digits of any other."""
    digits = re.sub("[ -]", "", number)
    if digits.startswith("00") and len(digits) >= 10:
        return "+" + digits.lstrip("0")
    return digits


def _cut_second(text: str, start: int, end: int) -> int:
    """Leave off a second number that follows after a space."""
    for gap in _second().finditer(text, start, end):
        if sum(char.isdigit() for char in text[start : gap.start()]) >= 9:
            return gap.start()
    return end


def _grouped(written: str) -> str:
    """Reduce a number to ASCII digits, a leading +, and a space or hyphen between groups."""
    plain = written
    if not written.isascii():
        plain = "".join(str(int(char)) if char.isdecimal() else char for char in written)
    without_trunk = re.sub(r"^(\W*\d{1,3}\W{0,2})\(0\)", r"\1", plain.replace("＋", "+"))
    hyphened = re.sub(r"\D*[-‐‑–]\D*", "-", without_trunk)
    grouped = re.sub(r"[^\d-]+", " ", hyphened).strip(" -")
    if len(grouped) > 2 and set(grouped[1::2]) <= {" "}:
        grouped = grouped.replace(" ", "")
    return "+" + grouped if plain.startswith(("+", "＋")) else grouped


@cache
def _runs() -> re.Pattern[str]:
    """Match 7 to 19 digits in groups whose sides are of no longer word or number."""
    return re.compile(
        r"(?:(?<![\d@#%.,$€£¥+＋-])[+＋][ ]?|(?<![A-Za-z0-9_\d@#%.,$€£¥+＋-]))(?:\([ ]?)?\d"
        r"(?:(?:[ .\-‐‑–\u00a0]|[ ]?\(|\)[ ]?-?|[ ]-[ ])?\d){6,18}(?![\d%]|[.,:/]\d)"
    )


@cache
def _announced() -> re.Pattern[str]:
    return re.compile(f"(?:{_WORDS}){_GAP}\\Z", re.VERBOSE)


@cache
def _second() -> re.Pattern[str]:
    return re.compile(r" (?=0?0[1-9]|[+＋]\d)")


@cache
def _money() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(f"(?:{_MONEY_BEFORE})\\Z", re.VERBOSE), re.compile(_MONEY_AFTER, re.VERBOSE)


@cache
def _years() -> re.Pattern[str]:
    year, gap, short = r"(?:19|20)\d\d", "[ -]", r"\d\d?"
    dates = (year + gap + year, year + gap + short + gap + short, short + gap + short + gap + year)
    return re.compile("|".join(dates))


@cache
def _shapes() -> re.Pattern[str]:
    return re.compile(_SHAPES, re.VERBOSE)
