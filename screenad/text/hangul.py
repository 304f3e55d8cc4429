"""Hangul syllables that were spelled letter by letter: ㅌㅔㄹ is 텔."""

import re
from functools import cache
from typing import Final

from screenad.text import tables

_FIRST: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_LAST: Final = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_VOWELS: Final = "ㅏ-ㅣ"


def spelled_syllables(text: str) -> str:
    """Make a letter of each lone jamo and a syllable of letters that spell one.

    Consonants or vowels alone are everyday writing (ㅋㅋ, ㅠㅠ) and stay.
    """
    lone = _lone().sub(lambda found: _letters()[found[0]], text)
    return _spelled().sub(_syllable, lone)


def _syllable(found: re.Match[str]) -> str:
    first, vowel, last = found.groups(default="")
    tail = _LAST.index(last) + 1 if last else 0
    return chr(0xAC00 + (_FIRST.index(first) * 21 + ord(vowel) - ord("ㅏ")) * 28 + tail)


@cache
def _letters() -> dict[str, str]:
    return {word[0]: word[1] for word in tables.JAMO.split()}


@cache
def _lone() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_letters())}]")


@cache
def _spelled() -> re.Pattern[str]:
    return re.compile(f"([{_FIRST}])([{_VOWELS}])(?:([{_LAST}])(?![{_VOWELS}]))?")
