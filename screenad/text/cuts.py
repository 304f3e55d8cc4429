"""Where a text can be cut: each mark is looked at once, in its surroundings, and judged."""

import re
from collections.abc import Callable, Iterator, Mapping
from enum import IntEnum
from functools import cache

from screenad.text.stops import is_end, is_unspaced, list_number
from screenad.text.wraps import hard_wraps


class Cut(IntEnum):
    """How strongly a mark divides; a comma does so only between pieces that are long enough."""

    COMMA = 0
    CLAUSE = 1
    SENTENCE = 2


_Place = tuple[int, Cut] | None
_Judge = Callable[[str, int], _Place]


def cuts_in(text: str) -> list[tuple[int, Cut]]:
    """Give each cut as the offset at which the next piece starts and its strength, in order."""
    cuts = list(_marked(text))
    if not text.isascii():
        cuts += ((found.end(), Cut.CLAUSE) for found in _dividing_spaces().finditer(text))
        cuts += filter(None, (_at_symbols(text, *run.span()) for run in _symbols().finditer(text)))
        cuts.sort()
    return cuts


def _marked(text: str) -> Iterator[tuple[int, Cut]]:
    wraps = hard_wraps(text)
    judges = _judges()
    for found in _marks().finditer(text):
        at = found.start()
        place = judges[text[at]](text, at)
        if place and at not in wraps:
            yield place


@cache
def _judges() -> Mapping[str, _Judge]:
    """Say for each mark who judges it."""
    judges: tuple[tuple[str, _Judge], ...] = (
        ("\n!;…。！；؟؛۔।॥៕។።፤", _end),
        ("?？", _question),
        (".｡．", _dot),
        (",，،፣", _comma),
        (":：", _colon),
        ("፡", _word_space),
        ("၊៖|—”\t]】」』}", _after),
        ("[【「『{“", _before),
        ("(（", _opening),
        (")）", _closing),
        ('"', _quote),
        ("-/", _dash),
        ("*·", _star),
        ("、", _enumeration),
        ("။", _end),
    )
    return {mark: judge for marks, judge in judges for mark in marks}


@cache
def _marks() -> re.Pattern[str]:
    # Within words, hyphens and slashes are common and divide nothing: leave them to C.
    return re.compile("[" + "".join(map(re.escape, _judges())) + "](?:(?<![-/])|(?=[ -])|(?<=--))")


def _end(_text: str, at: int) -> _Place:
    return at + 1, Cut.SENTENCE


def _question(text: str, at: int) -> _Place:
    # Inside an address a question mark is followed by a name and "=".
    inside = re.match(r"\w{1,20}=", text[at + 1 : at + 22])
    return None if inside else (at + 1, Cut.SENTENCE)


def _dot(text: str, at: int) -> _Place:
    number = list_number(text, at)
    if number is not None:
        return number, Cut.SENTENCE
    return (at + 1, Cut.SENTENCE) if text[at] == "｡" or is_end(text, at) else None


def _comma(text: str, at: int) -> _Place:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isdigit() and after.isdigit():
        return None
    return at + 1, Cut.CLAUSE if is_unspaced(before) or is_unspaced(after) else Cut.COMMA


def _colon(text: str, at: int) -> _Place:
    after = text[at + 1 : at + 3]
    in_time = after[:1].isdigit() and text[at - 1 : at].isdigit()
    if text[at] == text[at - 1 : at] and "ሀ" <= text[at - 2 : at - 1] <= "፿":
        return at + 1, Cut.SENTENCE
    return None if in_time or after == "//" else (at + 1, Cut.CLAUSE)


def _word_space(text: str, at: int) -> _Place:
    # Two of them, or two colons, are how the full stop of Amharic is typed.
    return (at + 1, Cut.SENTENCE) if text[at - 1 : at] == "፡" else None


def _after(text: str, at: int) -> _Place:
    # A comma or stop behind a closing mark belongs to it.
    return at + 1 + (text[at + 1 : at + 2] in (",", ".", ";")), Cut.CLAUSE


def _before(_text: str, at: int) -> _Place:
    return at, Cut.CLAUSE


def _opening(text: str, at: int) -> _Place:
    return None if _is_ending(text, at) else (at, Cut.CLAUSE)


def _closing(text: str, at: int) -> _Place:
    number = list_number(text, at)
    if number is not None:
        return number - (text[number - 1 : number] == "("), Cut.SENTENCE
    start = text.rfind("(", max(at - 4, 0), at)
    return None if start >= 0 and _is_ending(text, start) else _after(text, at)


def _is_ending(text: str, at: int) -> bool:
    """Ask whether the bracket only adds an ending to a word: "passport(s)"."""
    before = text[at - 1 : at]
    inner, closed, _ = text[at + 1 : at + 5].partition(")")
    return bool(closed) and inner.isalpha() and before.isalpha() and not is_unspaced(before)


def _quote(text: str, at: int) -> _Place:
    opens = text[at - 1 : at] in " \n\t(["
    return (at, Cut.CLAUSE) if opens else _after(text, at)


def _dash(text: str, at: int) -> _Place:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before == "-" == text[at] and after != "-":
        return None if text[at - 2 : at - 1].isdigit() else (at + 1, Cut.CLAUSE)
    return (at, Cut.CLAUSE) if before in " \n" and after == " " else None


def _star(text: str, at: int) -> _Place:
    spaced = text[at - 1 : at] in " \n" and text[at + 1 : at + 2] == " "
    return (at, Cut.SENTENCE) if spaced else None


def _enumeration(text: str, at: int) -> _Place:
    number = list_number(text, at)
    return None if number is None else (number, Cut.SENTENCE)


# Scripts without spaces between words: a space stands where others write a comma, but not beside
# a number, as Thai sets off each, or before the mark that repeats a word.
_SOUTHEAST = "\u0e00-\u0eff\u1780-\u17ff"
_HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
# Burmese sets off any few words; there a space divides behind the particle that ends a statement.
_BURMESE_ENDS = ("မယ်", "တယ်", "မည်", "ဘူး", "ပြီ", "နော်")


@cache
def _dividing_spaces() -> re.Pattern[str]:
    burmese = "|".join(f"(?<={end} )" for end in _BURMESE_ENDS)
    return re.compile(
        f" (?:(?<=[{_SOUTHEAST}] )(?=[{_SOUTHEAST}])(?![฿ๆ])|(?<=[{_HAN}] )(?=[{_HAN}])"
        f"|(?:{burmese})(?=[\u1000-\u109f]))"
    )


# Bullets, and the emoji that are used as such; any other divides clauses only.
_BULLETS = (
    "\u2022\u2023\u203c\u2043\u25a0-\u25ff★☆⭐✅✔☑✓➤➡👉🔥🔹🔸🔻⚡💥🌟✨📌📍📣📢❗❌⛔✖➕🆕💯💰💵"
)
_OTHERS = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"
_SYMBOLS = _BULLETS + _OTHERS


@cache
def _symbols() -> re.Pattern[str]:
    """Match a run of emoji or bullets, or a digit in a keycap; flags are not among them."""
    return re.compile(f"[{_SYMBOLS}](?:[{_SYMBOLS}\ufe0f\u200d]| (?=[{_SYMBOLS}]))*+|[0-9]\u20e3")


@cache
def _bullet() -> re.Pattern[str]:
    return re.compile(f"[{_BULLETS}0-9]")


def _at_symbols(text: str, start: int, end: int) -> _Place:
    """Judge a run of symbols: what stands before an item opens it, what ends a line stays."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if after.strip(" ")[:1] in ("", "\n"):
        return None
    if before.strip():
        return end, Cut.CLAUSE
    opens = not after[0].isspace() or _bullet().search(text, start, end)
    return start, Cut.SENTENCE if opens else Cut.CLAUSE
