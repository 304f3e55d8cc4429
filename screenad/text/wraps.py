"""Which line ends are only hard wraps inside a paragraph, and so end nothing."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

# Gateways and mail programs wrap at widths between these.
_SHORTEST, _LONGEST = 45, 100


def hard_wraps(text: str) -> frozenset[int]:
    """Give the offsets of the line ends that divide nothing."""
    lines = text.split("\n")
    if len(lines) == 1:
        return frozenset()
    going_on = [at for at, line in enumerate(lines[:-1]) if _goes_on(line, lines[at + 1])]
    wrapped = [at for run in _runs(going_on) for at in _wrapped(lines, run)]
    ends = list(accumulate(len(line) + 1 for line in lines)) if wrapped else []
    return frozenset(ends[at] - 1 for at in wrapped)


def _goes_on(line: str, following: str) -> bool:
    """Ask whether a sentence can run over this line end at all."""
    if not _SHORTEST <= len(line) <= _LONGEST:
        return False
    return bool(_unended().search(line[-1]) and _plain_start().match(following))


@cache
def _unended() -> re.Pattern[str]:
    return re.compile(r"[\w,]")


@cache
def _plain_start() -> re.Pattern[str]:
    """Match the start of a line in a script that puts spaces between words."""
    return re.compile(r"(?![\d_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff])\w")


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Group the numbers that follow each other without a gap."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _wrapped(lines: Sequence[str], run: Sequence[int]) -> list[int]:
    """Keep the lines of one paragraph that ended because the next word had no room."""
    width = max(len(lines[at]) for at in run)
    full = [at for at in run if _was_full(lines[at], lines[at + 1], width)]
    if len(full) > 1:
        return full
    # One full line proves no paragraph, so its last word must call for another.
    return [at for at in run if _unfinished().search(lines[at][-8:])]


def _was_full(line: str, following: str, width: int) -> bool:
    next_word = following.split(None, 1)[0]
    return 4 * len(line) >= 3 * width and len(line) + 1 + len(next_word) > width


@cache
def _unfinished() -> re.Pattern[str]:
    return re.compile(r"(?:\W(?:an?|the|of|to|and|or|for|with|in|at|by|from|your|our)|,)\Z")
