"""Telephone numbers whose digits are written out as words: "oh eight one two", 一三八〇〇."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from screenad.model import Span

# The words for 0 to 9 in each language, several for one digit with a stroke between.
_APART = (
    "zero|oh one two three four five six seven eight nine",
    "nol|kosong satu dua tiga empat lima enam tujuh delapan|lapan sembilan",
    "không một hai ba bốn năm sáu bảy tám chín",
    "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "zero um dois três quatro cinco seis|meia sete oito nove",
    "ноль|нуль один два три четыре пять шесть семь восемь девять",
)
_TOGETHER = (
    "ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า",
    "零|〇|洞 一|壹|幺|么 二|贰|两 三|叁 四|肆 五|伍 六|陆 七|柒|拐 八|捌 九|玖|勾",
    "공|영 일 이 삼 사 오 육 칠 팔 구",
)
#: So many digits make a number, and no more; so many of them are different.
_LEAST, _MOST = 8, 15
_DIFFERENT = 4


class _Language(NamedTuple):
    digits: Mapping[str, str]
    words: AbstractSet[str]
    word: str
    run: str


def spelled(lowered: str, words: AbstractSet[str]) -> Iterator[tuple[Span, str]]:
    """Find runs of words for digits in a lower-case text with these words, and the digits."""
    for language in _apart():
        if len(language.words & words) >= _DIFFERENT:
            yield from _runs(lowered, language)
    if not lowered.isascii():
        for language in _together():
            if sum(word in lowered for word in language.digits) >= _DIFFERENT:
                yield from _runs(lowered, language)


def _runs(lowered: str, language: _Language) -> Iterator[tuple[Span, str]]:
    for run in _compiled(language.run).finditer(lowered):
        words = _compiled(language.word).findall(run[0])
        digits = "".join(map(language.digits.__getitem__, words))
        if _LEAST <= len(digits) <= _MOST and len({*digits}) >= _DIFFERENT:
            yield Span(*run.span()), digits


@cache
def _apart() -> tuple[_Language, ...]:
    return tuple(_language(line, r"(?<![^\W_])", r"[ ,.\-]{1,3}") for line in _APART)


@cache
def _together() -> tuple[_Language, ...]:
    return tuple(_language(line, "", r"[ \-]?") for line in _TOGETHER)


def _language(line: str, edge: str, gap: str) -> _Language:
    digits = {
        word: str(digit) for digit, words in enumerate(line.split()) for word in words.split("|")
    }
    word = "|".join(sorted(digits, key=len, reverse=True))
    run = rf"{edge}(?:{word})(?:{gap}(?:{word})){{{_LEAST - 1},40}}"
    return _Language(digits, frozenset(digits), word, run)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
