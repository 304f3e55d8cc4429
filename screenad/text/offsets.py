"""One step of rewriting a text, which remembers where every character stood before."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from screenad.model import Disguise

Stretch = tuple[int, int, Disguise]  # start, end, and what was undone there


class Change(NamedTuple):
    """A text after one step, the stretches that changed length, and what was undone in it.

    ``new`` and ``old`` hold the ends of those stretches, start and end in turn, in the text after
    and before the step. Between two stretches characters stand one for one.
    """

    text: str
    new: tuple[int, ...] = ()
    old: tuple[int, ...] = ()
    undone: tuple[Stretch, ...] = ()

    def before(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of the text before the step that ``text[start:end]`` stands for."""
        return _carried(self.new, self.old, start, end)

    def after(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of ``text`` that stands for this range of the text before the step."""
        return _carried(self.old, self.new, start, end)


def _carried(
    here: tuple[int, ...], there: tuple[int, ...], start: int, end: int
) -> tuple[int, int]:
    first = _at(here, there, start, last=False)
    return (first, _at(here, there, end - 1, last=True) if end > start else first)


def _at(here: tuple[int, ...], there: tuple[int, ...], place: int, *, last: bool) -> int:
    """Carry the start of the character at ``place``, or its end: a stretch is one character."""
    passed = bisect_right(here, place)
    if passed % 2:
        return there[passed if last else passed - 1]
    shift = there[passed - 1] - here[passed - 1] if passed else 0
    return place + shift + last


def rewrite(
    text: str,
    edits: Iterable[tuple[int, int, str]],
    undone: Iterable[Stretch] = (),
) -> Change:
    """Apply edits, each ``(start, end, new text)`` with ``start < end``, in order and apart.

    ``undone`` gives stretches of ``text``, which is the text before the step.
    """
    pieces: list[str] = []
    new: list[int] = []
    old: list[int] = []
    at = size = 0
    for start, end, piece in edits:
        pieces += text[at:start], piece
        size += start - at
        if len(piece) != end - start:
            old += start, end
            new += size, size + len(piece)
        size += len(piece)
        at = end
    changed = Change("".join((*pieces, text[at:])), tuple(new), tuple(old))
    marks = ((*changed.after(start, end), kind) for start, end, kind in undone)
    return Change(changed.text, changed.new, changed.old, tuple(touching_merged(marks)))


def touching_merged(stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Make one of stretches of a kind that touch, where one follows the other."""
    last: Stretch | None = None
    for stretch in stretches:
        if last and stretch[2] == last[2] and stretch[0] <= last[1]:
            last = (last[0], max(last[1], stretch[1]), last[2])
            continue
        if last:
            yield last
        last = stretch
    if last:
        yield last
