"""What a run of characters becomes when each is folded, and marks with their letter."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from screenad.model import Disguise
from screenad.text import lookup
from screenad.text.decoration import traces
from screenad.text.hangul import spelled_syllables

_LONG = 24  # a longer run is not worth remembering


class Run(NamedTuple):
    """A folded run, and what the characters around it may still change."""

    text: str
    composes: bool  # it starts with a mark of the letter before it
    numbers: bool  # it has enclosed numbers left, which next to a digit stay
    traces: frozenset[Disguise]  # it has what may have been these disguises


def folded_runs(runs: Iterable[str]) -> Mapping[str, Run]:
    """Fold each of the runs."""
    return {run: (_short if len(run) < _LONG else _folded)(run) for run in set(runs)}


def without_frequent(text: str) -> str:
    """Fold the most frequent characters, each to one other."""
    if not text.isascii():
        for old, new in lookup.FREQUENT:
            text = text.replace(old, new)
    return text


def _folded(run: str) -> Run:
    low = without_frequent(run).lower()
    return Run(
        text=_settled(low),
        composes=lookup.composing().match(low) is not None,
        numbers=not lookup.numbers().keys().isdisjoint(low),
        traces=traces(low),
    )


_short = lru_cache(1 << 14)(_folded)


def _settled(low: str) -> str:
    """Fold until nothing changes: a joined letter may have a fold of its own."""
    last, text = "", _one_by_one(low)
    while text != last:
        last, text = text, _one_by_one(_joined(text))
    return text


def _one_by_one(text: str) -> str:
    table = lookup.table()
    return "".join([table.get(char, char) for char in text])


def _joined(text: str) -> str:
    """Join marks to their letters, jamo to syllables; drop marks that no letter takes."""
    if lookup.composing().search(text):
        text = unicodedata.normalize("NFC", lookup.tower().sub(r"\1", text))
        text = lookup.heap().sub(lambda found: _bare(found[1]), text)
        text = lookup.mark().sub("", text)
    return spelled_syllables(lookup.regional().sub(_letters_unless_flags, text))


def _bare(letter: str) -> str:
    """Give a letter of an alphabet without the mark that it got out of a heap of marks."""
    return unicodedata.normalize("NFD", letter)[0] if letter < "\u2000" else letter


def _letters_unless_flags(found: re.Match[str]) -> str:
    word = "".join(chr(ord(char) - 0x1F1E6 + ord("a")) for char in found[0])
    pairs = {word[i : i + 2].upper() for i in range(0, len(word), 2)}
    return found[0] if pairs <= lookup.flags() else word
