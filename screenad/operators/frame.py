"""Whether what must stand in a phrase stands in a text: asked before an expression is compiled.

The answer takes a hundredth of the time. "Yes" proves nothing: the expression has the last word.

A frame has a line for each part of a phrase without gaps, in their order. In a line, steps that
follow one another are parted by tabs, and the ways to say one by ``|``. A sign before or behind the
whole says that the phrase begins or ends there, so that no Latin word may go on.
"""

from collections.abc import Iterator

from screenad.operators.toneless import unmarked
from screenad.text.spaces import one_space

GAP, STEP, WAY, EDGE = "\n", "\t", "|", "\b"


def smooth(text: str) -> str:
    """Write a text as frames are: white space and hyphens are one space, letters have no marks."""
    return unmarked(f" {one_space(text)} ")


def stands(frame: str, text: str) -> bool:
    """Tell whether all of a frame stands in a smooth text."""
    if not frame:
        return True
    runs = frame.strip(EDGE).split(GAP)
    first = 0 if frame.startswith(EDGE) else None
    last = len(runs) - 1 if frame.endswith(EDGE) else None
    at = 0
    for number, run in enumerate(runs):
        starts, *steps = (step.split(WAY) for step in run.split(STEP))
        apart = number == first
        ends = {end for way in starts for end in _ends(way, text, at, apart=apart)}
        for ways in steps:
            ends = {end + len(way) for end in ends for way in ways if text.startswith(way, end)}
        if number == last:
            ends = {end for end in ends if not _is_inside(text, end)}
        if not ends:
            return False
        at = min(ends)
    return True


def _ends(way: str, text: str, at: int, *, apart: bool) -> Iterator[int]:
    """Give the places where it ends, from the first; ``apart`` leaves out parts of words."""
    while (at := text.find(way, at)) >= 0:
        if not apart or not _is_inside(text, at):
            yield at + len(way)
        at += 1


def _is_inside(text: str, at: int) -> bool:
    """Tell whether a place is between two letters, neither of which has a mark."""
    beside = text[at - 1 : at + 1]
    return beside.isascii() and beside.isalpha()
