"""Folding one character at a time: case, width, compatibility, marks, digits, Simplified Han."""

import re
from itertools import accumulate
from typing import Final

from screenad.text import lookup
from screenad.text.decoration import decoration
from screenad.text.offsets import Change
from screenad.text.runs import folded_runs, without_frequent

_SPARSE: Final = 0.01  # up to here, bytes beyond one a character: ASCII with a few exceptions


def fold_characters(text: str) -> Change:
    """Fold every character by itself, and marks with their letter."""
    common = without_frequent(text)
    if common.isascii():
        return Change(common.lower())
    parts = _split(common)
    runs = folded_runs(parts[::2])
    if any(run.composes for run in runs.values()):
        parts = _marks_with_letters(parts)
        runs = folded_runs(parts[::2])
    texts = {run: folded.text for run, folded in runs.items()}
    pieces = parts.copy()
    pieces[::2] = map(texts.__getitem__, parts[::2])
    numbered = any(run.numbers for run in runs.values())
    if numbered:
        _read_numbers(pieces)
    as_long = not numbered and all(len(run) == len(texts[run]) for run in texts)
    change = Change("".join(pieces)) if as_long else _change(parts, pieces)
    if not any(run.traces for run in runs.values()):
        return change
    ends = [*accumulate(map(len, parts))][::2]
    places = zip(ends, parts[::2], strict=True)
    suspects = [(end - len(run), end, runs[run].traces) for end, run in places if runs[run].traces]
    return change._replace(undone=tuple(decoration("".join(parts), suspects, change)))


def _split(text: str) -> list[str]:
    """Cut the text, in lower case, into runs that want folding, at even places, and the rest."""
    coded = len(text.encode("utf-8", "surrogatepass"))
    if coded - len(text) < len(text) * _SPARSE:
        return _split_ascii(text)
    return lookup.plain().split(text.lower())


def _split_ascii(text: str) -> list[str]:
    """Cut text that is nearly all ASCII, which by way of bytes is quickest."""
    forced = text.encode("ascii", "replace")
    low = forced.decode("ascii").lower()
    parts = [""]
    at = 0
    for found in lookup.replaced().finditer(forced):
        start, end = found.span()
        parts += low[at:start], text[start:end].lower()
        at = end
    return [*parts, low[at:]]


def _marks_with_letters(parts: list[str]) -> list[str]:
    """Move the letter before a run that starts with a mark into that run."""
    moved = parts.copy()
    for i in range(2, len(parts), 2):
        if lookup.composing().match(parts[i]):
            moved[i - 1], moved[i] = parts[i - 1][:-1], parts[i - 1][-1:] + parts[i]
    return moved


def _read_numbers(pieces: list[str]) -> None:
    """Write enclosed numbers as digits, except where a digit follows or goes before.

    There they number a list, and ``①18`` would become 118.
    """
    for i in range(0, len(pieces), 2):
        left = pieces[i - 1][-1:] if i else ""
        right = "".join(pieces[i + 1 : i + 3])[:1]
        read = lookup.number().sub(_digits, f"{left}{pieces[i]}{right}")
        pieces[i] = read[len(left) : len(read) - len(right)]


def _digits(found: re.Match[str]) -> str:
    return "".join([lookup.numbers()[char] for char in found[0]])


def _change(parts: list[str], pieces: list[str]) -> Change:
    before, after = list(map(len, parts)), list(map(len, pieces))
    ends = zip(accumulate(before), accumulate(after), before, after, strict=True)
    new: list[int] = []
    old: list[int] = []
    for old_end, new_end, was, size in ends:
        if was != size:
            old += old_end - was, old_end
            new += new_end - size, new_end
    return Change("".join(pieces), tuple(new), tuple(old))
