"""Signs put between the characters of a word: ``加✈飞✈机``, ``柬.埔.寨``, ``tele✈gram``."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from screenad.model import Disguise
from screenad.text.offsets import Change, rewrite
from screenad.text.symbols import DOTS, PICTURES

_PICTURES_PAST: Final = 2  # a picture is dropped beside a Han word up to this long
_LONGEST_WORD: Final = 15  # letters
# Between numerals these make a range, and elsewhere they are everyday punctuation.
_QUIET: Final = frozenset("-~+=&'\"")
_NUMERALS: Final = frozenset("零一二两三四五六七八九十百千万半")
# Signs that begin a line or a point in a list: they part words.
_BULLETS: Final = "✅✔☑✓✦✧★☆⭐●○◆◇■□▪▫◾◽▶►➤➡→👉🔹🔸🔥📌💥❗❌❎"
_Place = tuple[int, int, int, int]  # what to drop, and the stretch that it disguised, if any


def undo(text: str, shape: bytes) -> Change | None:
    """Drop such signs, or give nothing where there are none."""
    if text.isascii() or not (b"e" in shape or b"h" in shape):
        return None
    places = sorted((*_in_han(text, shape), *_in_spaced_han(shape), *_in_latin(text, shape)))
    edits = [(start, end, "") for start, end, _, _ in places]
    marks = [(left, right, Disguise.SEPARATED) for _, _, left, right in places if left < right]
    return rewrite(text, edits, marks) if edits else None


def _in_han(text: str, shape: bytes) -> Iterator[_Place]:
    for gap in (gap for pattern in _han_gaps() for gap in pattern.finditer(shape)):
        start, end = gap.span()
        left = _count(b"h", shape[max(0, start - 3) : start][::-1])
        shorter = min(left, _count(b"h", shape[end : end + 3]))
        if _parts_one_word(text[start:end], shorter, text[start - 1] + text[end]):
            loud = shorter == 1 and not _QUIET.issuperset(text[start:end])
            yield start, end, start - 1, end + 1 if loud else start - 1


def _parts_one_word(gap: str, shorter: int, near: str) -> bool:
    """Tell whether a gap beside a Han word of this length stands inside a longer one."""
    if _pictures().fullmatch(gap):
        return shorter <= _PICTURES_PAST
    numbers = _NUMERALS.issuperset(near) and _QUIET.issuperset(gap)
    numbered = near[0] in _NUMERALS and gap == "."
    itself = numbers or numbered
    return shorter == 1 and not itself and _points().fullmatch(gap) is not None


def _in_spaced_han(shape: bytes) -> Iterator[_Place]:
    for row in _spaced_han().finditer(shape):
        for place in range(row.start() + 1, row.end(), 2):
            yield place, place + 1, place - 1, place + 2


def _in_latin(text: str, shape: bytes) -> Iterator[_Place]:
    for gap in _latin_gap().finditer(shape):
        start, end = gap.span()
        left = _count(b"axv", shape[max(0, start - _LONGEST_WORD) : start][::-1])
        right = _count(b"axv", shape[end : end + _LONGEST_WORD])
        if left + right <= _LONGEST_WORD and _broken_word().fullmatch(text, start - 1, end + 1):
            yield start, end, start - left, end + right


def _count(kinds: bytes, shape: bytes) -> int:
    """Count how many characters of these kinds an outline starts with."""
    return len(shape) - len(shape.lstrip(kinds))


@cache
def _han_gaps() -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    return re.compile(rb"e(?<=he)e{0,7}(?=h)"), re.compile(rb"p(?<=hp)p{0,7}(?=h)")


@cache
def _spaced_han() -> re.Pattern[bytes]:
    """Match three single Han characters or more with a space between."""
    return re.compile(rb"hsh(?<!hhsh)(?:sh)+(?!h)")


@cache
def _latin_gap() -> re.Pattern[bytes]:
    return re.compile(rb"e(?<=[axv]e)e{0,3}(?=[axv])")


@cache
def _pictures() -> re.Pattern[str]:
    return re.compile(f"[{PICTURES}]+")


@cache
def _points() -> re.Pattern[str]:
    return re.compile(f"[.*_~|+=#^&'\"`{DOTS}-]+")


@cache
def _broken_word() -> re.Pattern[str]:
    letter = "[a-zß-öø-ɏḁ-ỿ]"
    return re.compile(f"{letter}(?:(?![{_BULLETS}\U0001f1e6-\U0001f1ff])[{PICTURES}])+{letter}")
