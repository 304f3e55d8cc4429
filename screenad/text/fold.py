"""Folding: an advert as a reader means it, each character knowing where it stood.

Case, width and compatibility forms go; marks stay where a word needs them; what was done to hide
a word is undone and noted. Joiners (ZWJ, ZWNJ) go in every script, from texts and rules alike.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from screenad.model import Disguise, Span
from screenad.text import leet, lookalikes, separators, spacing, strewn
from screenad.text.characters import fold_characters
from screenad.text.offsets import Change, Stretch, touching_merged
from screenad.text.outline import outline
from screenad.text.spelling import respell

__all__ = ["Folded", "Undone", "fold", "fold_phrase"]

_DISGUISES: Final[tuple[Callable[[str, bytes], Change | None], ...]] = (
    lookalikes.undo,
    spacing.undo,
    separators.undo,
    leet.undo,
)


class Undone(NamedTuple):
    """A stretch of the folded text that was disguised in the original."""

    start: int
    end: int
    kind: Disguise


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, what it stands for, and what had to be undone, in order of place."""

    text: str
    original: str
    undone: tuple[Undone, ...] = ()
    _changes: tuple[Change, ...] = ()

    def origin(self, start: int, end: int) -> Span:
        """Give the original range behind ``text[start:end]``; of an empty range, its place."""
        if start == end:
            return self._place(start)
        for change in reversed(self._changes):
            start, end = change.before(start, end)
        return Span(start, end)

    def image(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of ``text`` that stands for this range of the original."""
        for change in self._changes:
            start, end = change.after(start, end)
        return start, end

    def _place(self, at: int) -> Span:
        if at < len(self.text):
            start = self.origin(at, at + 1).start
            return Span(start, start)
        end = self.origin(at - 1, at).end if at else 0
        return Span(end, end)


def fold(text: str) -> Folded:
    """Fold a text."""
    changes: list[Change] = []
    last = ""
    now = text
    if bared := strewn.undo(text):
        changes.append(bared)
        now = bared.text
    now = _characters(now, changes)
    shape = outline(now)
    while now != last:
        last = now
        for undo in _DISGUISES:
            if change := undo(now, shape):
                changes.append(change)
                now, shape = change.text, outline(change.text)
        if now != last:
            now = _characters(now, changes)
            shape = outline(now)
    told = [change for change in changes if change.new or change.undone]
    if not told:
        return Folded(now, text)
    return Folded(now, text, _undone(told), tuple(change for change in told if change.new))


@lru_cache(1 << 17)
def fold_phrase(text: str) -> str:
    """Fold a phrase of a rule as the texts are folded in which it is looked for."""
    plain = text.isascii() and text.isalpha() and text.islower()  # most words; nothing is undone
    return text if plain else fold(text).text


def _characters(text: str, changes: list[Change]) -> str:
    """Fold each character, and give the text."""
    if respelled := respell(text):
        changes.append(respelled)
        text = respelled.text
    if text.isascii():
        return text.lower()
    changes.append(fold_characters(text))
    return changes[-1].text


def _undone(changes: list[Change]) -> tuple[Undone, ...]:
    """Carry what each step has undone into the last text."""
    found: list[Stretch] = []
    for change in changes:
        found = [(*change.after(start, end), kind) for start, end, kind in found]
        found += change.undone
    found.sort(key=lambda stretch: (stretch[2], stretch))
    merged = sorted(touching_merged(found))
    return tuple(Undone(start, end, kind) for start, end, kind in merged if start < end)
