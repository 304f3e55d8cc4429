"""Work out the frame of a phrase: what stands in every match of it, step by step."""

from collections.abc import Iterable, Iterator
from itertools import product

from screenad.operators.frame import GAP, STEP, WAY
from screenad.operators.phrase import (
    Choice,
    Literal,
    Mark,
    Sequence,
    Token,
    has_loose_spaces,
    spaces_taken,
)
from screenad.operators.toneless import unmarked

#: A choice of more ways than this is taken for a gap.
_MANY = 60
#: Signs that a frame or a smooth text has another use for.
_SIGNS = frozenset((GAP, STEP, WAY, "-"))

Ways = tuple[str, ...]


def frame(tokens: Sequence, literals: Iterable[str]) -> str:
    """Write the frame of a phrase of which the ``literals`` are required; nothing is no news."""
    runs: list[list[Ways]] = [[]]
    for ways in () if has_loose_spaces(literals) else _steps(tokens):
        if ways is None:
            runs.append([])
        else:
            runs[-1].append(ways)
    found = [run for each in runs if (run := _bounded(each))]
    if not all(map(_is_even, found)) or found == [[tuple(map(unmarked, literals))]]:
        return ""
    return GAP.join(STEP.join(map(WAY.join, run)) for run in found)


def _bounded(steps: Iterable[Ways]) -> list[Ways]:
    """Join what is said in one way only, and leave out what need not stand at either end."""
    run: list[Ways] = []
    for ways in steps:
        if run and len(run[-1]) == len(ways) == 1:
            run[-1] = (run[-1][0] + ways[0],)
        elif run or _is_needed(ways):
            run.append(ways)
    while run and not _is_needed(run[-1]):
        run.pop()
    return run


def _is_needed(ways: Ways) -> bool:
    return all(map(str.strip, ways))


def _is_even(run: list[Ways]) -> bool:
    """Tell whether there are never two spaces in a row: a smooth text has none."""
    spaced = False
    for ways in run:
        if any("  " in way or (spaced and way.startswith(" ")) for way in ways):
            return False
        spaced = any(way.endswith(" ") or (spaced and not way) for way in ways)
    return True


def _steps(tokens: Sequence) -> Iterator[Ways | None]:
    """Give the ways to say each token; nothing for what may be anything."""
    taken = spaces_taken(tokens)
    for at, token in enumerate(tokens):
        if at not in taken.values():
            yield _ways(token, taken.get(at, at) - at)


def _ways(token: Token, side: int) -> Ways | None:
    """Write a token out; the space on one ``side`` goes with it."""
    match token:
        case Literal(text):
            return (unmarked(text),) if _SIGNS.isdisjoint(text) else None
        case Mark(" "):
            return (" ",)
        case Choice(options, optional):
            written = [way for option in options for way in _written(option)]
            if len(written) > _MANY or None in written:
                return None
            before, behind = " " * (side < 0), " " * (side > 0)
            ways = [f"{before}{way}{behind}" for way in written]
            return tuple(dict.fromkeys([*ways, ""] if optional else ways))
        case _:
            return None


def _written(option: Sequence) -> Iterator[str | None]:
    """Give every way to say an option; nothing where a part of it may be anything."""
    if len(option) == 1 and (ways := _ways(option[0], 0)):  # most are a word
        yield from ways
        return
    steps = [*_steps(option)]
    known = [step for step in steps if step is not None]
    yield from map("".join, product(*known)) if len(known) == len(steps) else (None,)
