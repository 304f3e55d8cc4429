"""What was found once, and stands somewhere else without the words that gave it away."""

from collections.abc import Iterator, Sequence

import regex

from screenad.facts.digits import stretches
from screenad.facts.phones import normal, numbers
from screenad.redact.stretches import Stretch

#: Shorter values are everyday words, longer ones are found as often as they are there.
_LEAST, _MOST = 3, 80
_LEAST_OTHER = 2
#: So many last digits are the same however much of a number's beginning is left out.
_TELLING = 8


def again(text: str, found: Sequence[Stretch]) -> Iterator[Stretch]:
    """Give the further places of what was found, in any case, and of numbers in other groups."""
    needles: dict[str, Stretch] = {}
    for each in found:
        for needle in (text[each.start : each.end], each.value):
            folded = needle.strip("@＠ ").casefold()
            if (_LEAST if folded.isascii() else _LEAST_OTHER) <= len(folded) <= _MOST:
                needles.setdefault(folded, each)
    yield from _places(text, needles)
    yield from _numbers(text, found)


def _places(text: str, needles: dict[str, Stretch]) -> Iterator[Stretch]:
    for pattern in _patterns(needles):
        for place in pattern.finditer(text):
            first = needles.get(place[0].casefold())
            # A name in small letters is a word: "rose", "lan".
            if first and not (first.kind == "name" and place[0].islower()):
                yield Stretch(*place.span(), first.kind, first.value)


def _patterns(needles: dict[str, Stretch]) -> Iterator[regex.Pattern[str]]:
    """Look for words of scripts with spaces as words, and for all others anywhere."""
    words = [each for each in needles if _is_word(each[0]) and _is_word(each[-1])]
    others = list(needles.keys() - set(words))
    edge = r"[^\W_]"
    if words:
        yield regex.compile(rf"(?<!{edge})\L<words>(?!{edge})", regex.IGNORECASE, words=words)
    if others:
        yield regex.compile(r"\L<others>", regex.IGNORECASE, others=others)


def _is_word(char: str) -> bool:
    return char.isalnum() and char < "\u0e00"


def _numbers(text: str, found: Sequence[Stretch]) -> Iterator[Stretch]:
    known = {_last(each.value): each for each in reversed(found) if _last(each.value)}
    if not known:
        return
    for span, number in numbers(text, stretches(text)):
        first = known.get(_last(normal(number)))
        if first:
            yield Stretch(span.start, span.end, first.kind, first.value)


def _last(value: str) -> str:
    """Give the last digits of a number; nothing of what is none."""
    digits = value.removeprefix("+")
    return digits[-_TELLING:] if digits.isdecimal() and len(digits) >= _TELLING else ""
