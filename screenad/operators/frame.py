"""Whether what must stand in a phrase stands in a text: asked before an expression is compiled.

The answer takes a hundredth of the time. "Yes" proves nothing: the expression has the last word.

A frame has a line for each part of a phrase without gaps, in their order. In a line, steps that
follow one another are parted by tabs, and the ways to say one by ``|``.
"""

from collections.abc import Iterator

from screenad.operators.toneless import unmarked

GAP, STEP, WAY = "\n", "\t", "|"


def smooth(text: str) -> str:
    """Write a text as frames are: white space and hyphens are one space, letters have no marks."""
    return unmarked(f" {' '.join(text.replace('-', ' ').split())} ")


def stands(frame: str, text: str) -> bool:
    """Tell whether all of a frame stands in a smooth text."""
    at = 0
    for run in frame.split(GAP) if frame else ():
        first, *steps = (step.split(WAY) for step in run.split(STEP))
        ends = {end for way in first for end in _ends(way, text, at)}
        for ways in steps:
            ends = {end + len(way) for end in ends for way in ways if text.startswith(way, end)}
        if not ends:
            return False
        at = min(ends)
    return True


def _ends(way: str, text: str, at: int) -> Iterator[int]:
    """Give the places where it ends, from the first."""
    while (at := text.find(way, at)) >= 0:
        yield at + len(way)
        at += 1
