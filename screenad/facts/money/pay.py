"""Which sums are pay: what the words around them say, and for what time."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from screenad.facts.money.lexicon import Lexicon, joined
from screenad.facts.money.sums import Sum
from screenad.model import Period, Span

#: How far before a sum a word may tell what it is.
_BEFORE = 48
#: How far behind a sum its period may stand apart from it.
_BEHIND = 24
#: A line as short as this may be a heading.
_HEADING = 24
#: A number without currency is no pay below this, and no charge below that.
_LEAST, _LEAST_CHARGE = 100, 20
#: Words that say less of a sum than any other, the weakest first.
_WEAK = ("keep", "free", "paid")
#: So near a sum a word such as "maximum" holds for it, though "salary" stands between them.
_CLOSE = 12
#: So near nothing stands between but a space or a colon.
_BESIDE = 2


class Offer(NamedTuple):
    """A sum that is pay: its place, period and whether it is commission.

    ``told`` by words for pay; otherwise only a period speaks for it.
    """

    start: int
    end: int
    sum: Sum
    period: Period | None
    commission: bool
    told: bool


class _Context(NamedTuple):
    """What the words near a sum say of it; ``opened`` is "from" or "up-to" before such a word.

    ``beside`` where "salary" is the last of them, with nothing in between.
    """

    role: str
    period: Period | None
    close: bool
    beside: bool
    opened: str


def offers(
    text: str, sums: Iterable[Sum], lexicon: Lexicon, salaries: Sequence[Span] = ()
) -> Iterator[Offer]:
    """Choose the sums that are pay. ``salaries`` are ranges of the text that tell nothing else."""
    last = 0
    for each in sums:
        field = next((span for span in salaries if span.start <= each.start < span.end), None)
        found = _offer(text, each, lexicon, max(last, field.start if field else 0), field)
        last = each.end
        if found:
            yield found


def charges(
    text: str, sums: Iterable[Sum], lexicon: Lexicon, offered: Iterable[Offer]
) -> Iterator[Sum]:
    """Choose the sums that are not offered as pay: money, and numbers that may well be money."""
    paid = {each.start for each in offered}
    for each in sums:
        if each.start not in paid and (
            each.is_money or _plain_number(text, each, lexicon, _LEAST_CHARGE)
        ):
            yield each


def _offer(text: str, of: Sum, words: Lexicon, last: int, field: Span | None) -> Offer | None:
    if not of.is_money and not _plain_number(text, of, words):
        return None
    end, period = _period(text, of.end, words)
    before = _before(text, of.start, last, words)
    role = _after(text, end, words, before.role) or before.role
    if before.beside and role == "other":
        # "Salary 900 fee 300": what stands behind begins anew.
        role = "wage"
    if not (_is_pay(of, role, period, before) or (field and role != "other")):
        return None
    of = _opened(text, of, end, before.opened, words)
    period = period or before.period or _behind(text, end, words)
    told = bool(field) or role not in {"", "free"}
    return Offer(of.start, end, of, period, role == "commission", told)


def _opened(text: str, of: Sum, end: int, before: str, words: Lexicon) -> Sum:
    """Leave a single amount open where words before "salary" or behind its period say so."""
    if of.low != of.high:
        return of
    kind = before or (_behind_period(text, end, words) if end > of.end else "")
    match kind:
        case "from":
            return of._replace(high=None)
        case "up-to":
            return of._replace(low=None)
        case _:
            return of


def _behind_period(text: str, at: int, words: Lexicon) -> str:
    """Tell what "or more" behind a period says; what something else follows adds to the pay."""
    at += text[at : at + 1] == " "
    for kind, lookup in (("from", words.more), ("up-to", words.most)):
        found = lookup.after(text, at)
        if found and not text[found[1] : found[1] + 2].lstrip()[:1].isalnum():
            return kind
    return ""


def _is_pay(of: Sum, role: str, period: Period | None, before: _Context) -> bool:
    match role:
        case "other" | "keep":
            return False
        case "commission":
            return of.is_money
        case "wage":
            return of.is_money or before.close or period is not None
        case "paid":
            return period is not None or before.period is not None
        case _:
            return of.is_money and (period is not None or before.period is not None)


def _plain_number(text: str, of: Sum, words: Lexicon, least: int = _LEAST) -> bool:
    """Ask whether a number without currency could be pay: large enough, and of nothing else."""
    if not any(end is not None and end >= least for end in (of.low, of.high)):
        return False
    if of.end - of.start > 9 and text[of.start : of.end].isdigit():
        return False
    before, after = text[of.start - 1 : of.start], text[of.end : of.end + 1]
    timed = before == ":" and text[of.start - 2 : of.start - 1].isdigit()
    if timed or before in {"+", "@", "_", "/"} or (before.isascii() and before.isalpha()):
        return False
    at = of.end + (after == " ")
    if words.per.after(text, at):
        return True
    goes_on = after in {":", "-"} or (after == "." and text[of.end + 1 : of.end + 2].isalnum())
    return not goes_on and not words.unit.after(text, at)


def _period(text: str, at: int, words: Lexicon) -> tuple[int, Period | None]:
    """Read the period right behind a sum: per month, /天, monthly, (a day)."""
    start = at
    while text[start : start + 1] in {" ", "(", "["}:
        start += 1
    if start - at <= 2 and (found := words.standing.after(text, start)):
        return found[1], found[0]
    place = start
    for _ in range(3):
        joint = words.per.after(text, place)
        if not joint:
            break
        place = joint[1] + (text[joint[1] : joint[1] + 1] == " ")
        if found := words.periods.after(text, place):
            return found[1], found[0]
    return at, None


def _before(text: str, at: int, last: int, words: Lexicon) -> _Context:
    """Read the words before a sum, in its clause or in the heading above it."""
    low = max(at - _BEFORE, last, 0)
    start = low
    for stop in _stops().finditer(text, low, at):
        start = stop.end()
    if not text[start:at].strip(" :-~*•("):
        start = _heading(text, start, last)
    return _told(text, start, at, words)


def _heading(text: str, start: int, last: int) -> int:
    """Go back to the line above where that is a heading: short, or with a colon at its end."""
    above = text.rfind("\n", last, max(start - 1, 0)) + 1
    line = text[above:start].strip()
    return above if above >= last and (len(line) <= _HEADING or line.endswith(":")) else start


def _told(text: str, start: int, end: int, words: Lexicon) -> _Context:
    """Give the last role and the last period that the words of a range tell."""
    role, period, close, beside, opened = "", None, False, False, ""
    at = start
    while at < end:
        found = None if joined(text, at) else words.near.after(text, at)
        if not found or found[1] > end:
            at += 1
            continue
        begin, ((told, when), at) = at, found
        role = told if _says_more(told, role) else role
        # What follows a number speaks of that number, as in "6 pm", but for "1 month 500".
        if when and not _several().search(text, max(begin - 3, 0), begin):
            period = when
        if told:
            close = end - at <= _CLOSE
            beside = told == "wage" and end - at <= _BESIDE
            opened = (_opening(text, begin, words) or opened) if close else ""
            if told == "paid" and text[at : at + 2].lstrip()[:1] == ":":
                role = "wage"
    return _Context(role, period, close, beside, opened)


def _says_more(told: str, role: str) -> bool:
    """Ask whether a word outdoes those before it."""
    if told not in _WEAK:
        return bool(told)
    return role in _WEAK[: _WEAK.index(told)] or not role


def _opening(text: str, at: int, words: Lexicon) -> str:
    """Give "from" or "up-to" where a word of more than one character says so before another."""
    end = at - (text[at - 1 : at] == " ")
    found = words.opening(text, end)
    return found[0] if found and end - found[1] > 1 else ""


def _after(text: str, at: int, words: Lexicon, role: str) -> str:
    """Read the two words behind a sum: a fee is told there too, and pay by the first of them."""
    for first in (True, False):
        while text[at : at + 1] == " ":
            at += 1
        found = words.near.after(text, at)
        if found and not _introduces(text, at, found[1]):
            told = found[0][0]
            untold = first and role in {"", "keep", "free"}
            if told == "other" or (untold and told in {"wage", "commission"}):
                return told
        at = _next_word(text, at)
    return ""


def _introduces(text: str, start: int, end: int) -> bool:
    """Ask whether a word speaks of what follows it: one character of Han, or before a colon."""
    return end - start < 2 or text[end : end + 2].strip()[:1] == ":"


def _next_word(text: str, at: int) -> int:
    found = _word().match(text, at)
    return found.end() if found else len(text)


def _behind(text: str, at: int, words: Lexicon) -> Period | None:
    """Find a period that stands further behind, in the same clause and before another number."""
    stop = _end().search(text, at, at + _BEHIND)
    end = stop.start() if stop else min(at + _BEHIND, len(text))
    while at < end:
        if not joined(text, at) and (found := words.standing.after(text, at)):
            return found[0]
        if not joined(text, at) and (found := words.told_period(text, at)):
            return found[0]
        at += 1
    return None


@cache
def _several() -> re.Pattern[str]:
    return re.compile(r"(?:[02-9]|\d\d) ?\Z")


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(r"[\n!?。;|•·;、؛।።፣፤၊။]|[,，،.](?=\D)(?<!rp\.)(?<!rs\.)|, ")


@cache
def _end() -> re.Pattern[str]:
    return re.compile(r"[\n!?。;|•·;,，、،؛।።፣፤၊။\d]|\. ")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")
