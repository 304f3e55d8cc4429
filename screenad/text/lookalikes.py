"""Words that borrow letters of another alphabet which look the same: ``tеlegram``."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from itertools import groupby
from typing import Final

from screenad.model import Disguise
from screenad.text import tables
from screenad.text.offsets import Change, rewrite

_ALPHABETS: Final = {
    "latin": "a-zß-öø-ɏḁ-ỿ",
    "cyrillic": "\u0400-\u052f",
    "greek": "\u0370-\u03ff\u1f00-\u1fff",
    "armenian": "\u0561-\u0587",
    "cherokee": "\u13a0-\u13fd\uab70-\uabbf",
}
# How a word of another alphabet borrows from Latin; sound counts beside shape (sкам).
_FROM_LATIN: Final[Mapping[str, Mapping[str, str]]] = {
    "cyrillic": dict(zip("abcehijkmnoprstuwxy", "авсеніјкмпоргстишху", strict=True)),
    "greek": dict(zip("abehikmnoprtuvwxyz", "αβεηικμνορρτυνωχυζ", strict=True)),
}
_GLUED: Final = 3  # from this many letters a part of one alphabet is a word of its own
_SHORTEST: Final = 3
_ENDINGS: Final = frozenset("вкмнрстх")  # no word of another alphabet takes these as its ending
_PREPOSITIONS: Final = frozenset("в")  # people forget the space after it


def undo(text: str, shape: bytes) -> Change | None:
    """Write words of two alphabets in the one that they mean, or give nothing."""
    other = not text.isascii() and (b"c" in shape or b"g" in shape or b"o" in shape)
    if not (other and any(search(shape) for search in _touches())):
        return None
    words = [(found.start(), _parts(found[0])) for found in _word().finditer(text)]
    native = Counter(parts[0][0] for _, parts in words if len(parts) == 1 and parts[0][1][1:])
    edits = []
    for start, parts in words:
        word = "".join(letters for _, letters in parts)
        if _borrows(parts, native) and (plain := _plain(parts, native)) != word:
            edits.append((start, start + len(word), plain))
    marks = [(start, end, Disguise.LOOK_ALIKE) for start, end, _ in edits]
    return rewrite(text, edits, marks) if edits else None


_Parts = list[tuple[str, str]]


def _parts(word: str) -> _Parts:
    """Cut a word where the alphabet changes; a digit inside has the alphabet ``""``."""
    if word.isascii() and word.isalpha():
        return [("latin", word)]
    return [(name, "".join(letters)) for name, letters in groupby(word, _alphabet)]


def _borrows(parts: _Parts, native: Counter[str]) -> bool:
    """Tell a word with borrowed letters from words that only stand together."""
    own = [(name, letters) for name, letters in parts if name]
    if len({name for name, _ in own}) < 2 or sum(len(part) for _, part in own) < _SHORTEST:
        return False
    if own[0][1] in _PREPOSITIONS:
        return len(own) > 2
    *stem, (last, ending) = own
    whole = all(len(letters) >= _GLUED for _, letters in stem)
    return not (whole and (len(ending) >= _GLUED or _is_ending(last, ending, native)))


def _is_ending(alphabet: str, letters: str, native: Counter[str]) -> bool:
    """Tell a case ending (WhatsAppом) from a borrowed last letter (visа)."""
    if all(letter in _ENDINGS for letter in letters):
        return False
    return len(letters) > 1 or native[alphabet] > 0


def _plain(parts: _Parts, native: Counter[str]) -> str:
    word = "".join(letters for _, letters in parts)
    size = Counter(name for letter in word if (name := _alphabet(letter)))
    whole = [name for name in size if all(_written(letter, name) for letter in word)]
    choice = max(whole or size, key=lambda name: (native[name] > 0, size[name], native[name]))
    return "".join(_written(letter, choice) or letter for letter in word)


@lru_cache(1 << 12)
def _written(letter: str, alphabet: str) -> str:
    """Write a letter in an alphabet, or give ``""`` where that has none of this look."""
    own = _alphabet(letter)
    if own in {alphabet, ""}:
        return letter
    latin = letter if own == "latin" else _alike().get(letter, "")
    return latin if alphabet == "latin" else _FROM_LATIN.get(alphabet, {}).get(latin, "")


@lru_cache(1 << 12)
def _alphabet(letter: str) -> str:
    return next((name for name, has in _alphabets() if has(letter)), "")


@cache
def _touches() -> tuple[Callable[[bytes], object], ...]:
    """Give the searches of an outline for places where alphabets meet, a sign between or not."""
    return (
        re.compile(rb"a(?:(?=[cgo])|(?<=[cgo]a))").search,
        re.compile(rb"g(?:(?=c)|(?<=cg))").search,
        re.compile(rb"1(?:(?<=[cg]1)a|(?<=a1)[cg])").search,
    )


@cache
def _alphabets() -> tuple[tuple[str, Callable[[str], object]], ...]:
    return tuple((name, re.compile(f"[{body}]").match) for name, body in _ALPHABETS.items())


@cache
def _alike() -> Mapping[str, str]:
    return {word[0]: word[1] for word in tables.ALIKE.split()}


@cache
def _word() -> re.Pattern[str]:
    letters = "".join(_ALPHABETS.values())
    # Text out of a broken export has a backslash and n where a line ends.
    return re.compile(rf"(?<!\\)[{letters}]+(?:[0-9@$][{letters}]+)*")
