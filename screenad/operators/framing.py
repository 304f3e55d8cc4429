"""Work out the frame of a phrase: what stands in every match of it, step by step."""

from collections.abc import Iterable, Iterator
from itertools import product, takewhile

from screenad.operators.frame import EDGE, GAP, STEP, WAY
from screenad.operators.phrase import has_loose_spaces, spaces_taken
from screenad.operators.tokens import Choice, Literal, Mark, Sequence, Token
from screenad.operators.toneless import unmarked

#: A choice of more ways than this is taken for a gap.
_MANY = 60
#: Signs that a frame or a smooth text has another use for.
_SIGNS = frozenset((GAP, STEP, WAY, EDGE))

Ways = tuple[str, ...]


def frame(tokens: Sequence, literals: Iterable[str]) -> str:
    """Write the frame of a phrase of which the ``literals`` are required; nothing is no news."""
    steps = () if has_loose_spaces(literals) else (*_steps(tokens),)
    runs: list[list[Ways]] = [[]]
    for ways in steps:
        if ways is None:
            runs.append([])
        else:
            runs[-1].append(ways)
    found = [run for each in runs if (run := _bounded(each))]
    before = EDGE * (bool(steps) and _is_edge(steps[0], 0))
    behind = EDGE * (bool(steps) and _is_edge(steps[-1], -1))
    told = found == [[tuple(map(unmarked, literals))]] and not (before or behind)
    if told or not all(map(_is_even, found)):
        return ""
    return before + GAP.join(STEP.join(map(WAY.join, run)) for run in found) + behind


def _is_edge(ways: Ways | None, at: int) -> bool:
    """Tell whether a phrase begins (0) or ends (-1) with one of some ways, and with Latin."""
    return bool(ways and _is_needed(ways)) and any(map(_is_latin, (way[at] for way in ways or ())))


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


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
            yield from _ways(token, taken.get(at, at) - at)


def _ways(token: Token, side: int) -> Iterator[Ways | None]:
    """Write a token out, then what may be anything; the space on one ``side`` goes with it."""
    match token:
        case Literal(text) if _SIGNS.isdisjoint(text):
            yield (unmarked(text.replace("-", " ")),)
        case Mark(" "):
            yield (" ",)
        case Choice(options, optional):
            written = [way for option in options for way in _written(option)]
            before, behind = " " * (side < 0), " " * (side > 0)
            ways = [f"{before}{way}{behind * whole}" for way, whole in written]
            if len(ways) <= _MANY:
                yield tuple(dict.fromkeys([*ways, ""] if optional else ways))
            if len(ways) > _MANY or not all(whole for _, whole in written):
                yield None
        case _:
            yield None


def _written(option: Sequence) -> Iterator[tuple[str, bool]]:
    """Give every way to say an option up to what may be anything, and whether that is all of it."""
    steps = [*_steps(option)]
    known = [step for step in takewhile(bool, steps) if step]
    for way in product(*known):
        yield "".join(way), len(known) == len(steps)
