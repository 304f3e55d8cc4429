"""Whether some words offer something by themselves: how much they say, pay, a contact.

That is asked before any rule is there, so it is a rough guess: what it gets wrong only moves the
borders of an advert.
"""

import re
from functools import cache

from screenad.facts.contacts import contacts

CODES = (
    r"usdt|usd|eur|gbp|php|thb|vnd|vnđ|idr|rp|rm|myr|sgd|hkd|twd|ntd|nt\$|aed|sar|qar|kwd|omr|bhd|"
    r"inr|rs|pkr|bdt|tk|lkr|npr|kes|ksh|ngn|zar|ghs|etb|ugx|rub|uah|pln|zł|czk|brl|mxn|cny|rmb|krw|jpy|mmk|"
    r"khr|lak|baht|pesos?|dollars?|dirhams?|euros?|riyals?|rupees?|ringgit|rupiah|yuan|yen|won|"
    r"triệu|tr|juta|jt|ribu|đồng|บาท|руб|грн|درهم|ريال|دولار"
)
SIGNS = r"[$€£¥₹₱฿₫₩₦₽₴₺￥元圆圓万萬块塊円원만]"
SUM = rf"(?:{SIGNS}|\b(?:{CODES})\.?)\s?\d|\d[\d.,]{{0,12}}\s?[kK]?\s?(?:{SIGNS}|(?:{CODES})\b)"
DIGIT = re.compile(r"\d")
LETTER = re.compile(r"[^\W\d_]")
WIDE = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]"
#: Letters of a message that may be an offer by itself; one of Han and the like counts for three.
LONG = 60
#: Characters that are looked at for a contact.
ENOUGH = 4000
#: Pay for a time, or by its name: what a task in a list of steps has not.
FOR_TIME = (
    r"(?:/|per|a|an|each|every|每|一)\s?(?:month|mo|week|wk|day|hour|hr|year|月|天|日|周|小时|小時)"
    r"|month(?:ly)?|salary|bonus|commission|allowance|wage|[月日时時周年底]?薪|工资|工資|补贴|補貼|奖金|獎金"
    r"|gaji|lương|tháng|เดือน|ต่อวัน|รายวัน|bulan|sweldo|buwan|salario|sueldo|mes\b|salário|mês|зп|зарплат|мес|월급|시급|일급|月給|時給|日給|راتب|شهر|वेतन"
)


def stands_alone(text: str) -> bool:
    """Say whether a message may be an offer by itself: long enough, with a sum or a contact."""
    begin = text[:ENOUGH]
    return letters(begin) >= LONG and (is_paid(begin) or has_contact(begin))


def amount(text: str) -> re.Match[str] | None:
    """Give the first sum of money."""
    return _expression(SUM).search(text)


def time(text: str) -> re.Match[str] | None:
    """Give the first words that tell pay for a time."""
    return _expression(FOR_TIME).search(text)


def is_wide(text: str) -> bool:
    """Say whether there is a letter of Han, Thai and the like."""
    return not text.isascii() and _expression(WIDE).search(text) is not None


def is_paid(text: str) -> bool:
    """Say whether a sum of money is there."""
    return DIGIT.search(text) is not None and amount(text) is not None


def letters(text: str) -> int:
    """Count the letters; one of Han and the like is worth three."""
    wide = 0 if text.isascii() else len(_expression(WIDE).findall(text))
    return len(LETTER.findall(text)) + 2 * wide


def has_contact(text: str) -> bool:
    """Say whether a way to reach somebody stands in the beginning of a text."""
    return bool(contacts(text[:ENOUGH]))


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
