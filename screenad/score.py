"""From findings to points and a level; every number that is printed is an addend.

Weights, bands and gates: the contract of the command line, section "Score".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from screenad.model import Finding, Harm, Level
from screenad.said import said

#: Fewest points of each level, highest first.
BANDS = (
    (65, Level.CRITICAL),
    (35, Level.HIGH),
    (15, Level.MEDIUM),
    (1, Level.LOW),
    (0, Level.NONE),
)
#: Common signs together never count for more than the ``low`` band.
COMMON = 14
#: A rule that holds the level does so beside so many signs that are more than common.
HELD = 2
#: Protective words are cheap to write, so their credit is capped.
CREDIT = 12


class Score(NamedTuple):
    """Points that add up, the level, and what held the level down."""

    points: int
    level: Level
    harms: Mapping[Harm, int]
    findings: tuple[Finding, ...]
    protective: tuple[Finding, ...]
    gates: tuple[str, ...]


def score(findings: Sequence[Finding], protective: Sequence[Finding]) -> Score:
    """Weigh findings; give them back in order of weight with the points they add.

    One more finding never lowers the level.
    """
    weighed = _weigh(findings)
    risk = sum(finding.points for finding in weighed)
    credited = _credit(protective, risk, strong=any(f.alone.rank >= _HIGH for f in weighed))
    credit = sum(finding.points for finding in credited)
    points = risk + credit
    level, gates = _level(weighed, protective, points, credit)
    harms = {h: sum(f.points for f in weighed if h in f.harms) for h in Harm}
    return Score(points, level, harms, weighed, credited, gates)


def band(points: int) -> Level:
    """Name the band of so many points."""
    return next((level for floor, level in BANDS if points >= floor), Level.NONE)


_LOW, _MEDIUM, _HIGH = Level.LOW.rank, Level.MEDIUM.rank, Level.HIGH.rank


def _weigh(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    out = [replace(finding, points=points) for finding, points in _shared(findings)]
    return tuple(sorted(out, key=lambda f: (-f.points, -f.weight, f.rule)))


def _shared(findings: Iterable[Finding]) -> Iterator[tuple[Finding, int]]:
    """Give each finding and its points: those of a group share theirs."""
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda f: (-f.weight, f.rule)):
        groups.setdefault(finding.group, []).append(finding)
    for group in groups.values():
        yield from zip(group, _shares(group), strict=True)


def _shares(group: Sequence[Finding]) -> list[int]:
    """Give full, half, quarter ... of the weights, rounded so that they sum to the rounded sum."""
    total, sums = 0.0, [0]
    for at, finding in enumerate(group):
        total += finding.weight / 2**at
        sums.append(int(total + 0.5))
    return [after - before for before, after in pairwise(sums)]


def _credit(protective: Iterable[Finding], risk: int, *, strong: bool) -> tuple[Finding, ...]:
    """Cap the credit; it counts for nothing beside a rule that reaches ``high`` alone."""
    left = 0 if strong else min(CREDIT, risk)
    out: list[Finding] = []
    for finding in sorted(protective, key=lambda f: (f.weight, f.rule)):
        given = min(left, -finding.weight)
        left -= given
        out.append(replace(finding, points=-given))
    return tuple(out)


def _level(
    findings: Sequence[Finding], protective: Iterable[Finding], points: int, credit: int
) -> tuple[Level, tuple[str, ...]]:
    """Take the band of the points, and hold it down where a gate says so."""
    gates: list[str] = []
    level = band(points)
    for held, reason in (
        (_common_gate(findings, credit), said("common signs count for no more than low")),
        (_alone_gate(findings), said("one kind of sign alone")),
        (_group_gate(findings), said("too few kinds of signs")),
        (_holding_gate(findings, protective), said("worded as a whole like lawful offers")),
    ):
        if held.rank < level.rank:
            level = held
            gates.append(reason)
    return level, tuple(gates)


def _common_gate(findings: Sequence[Finding], credit: int) -> Level:
    strong = [f for f in findings if f.alone.rank >= _MEDIUM]
    common = [f for f in findings if f.alone.rank < _MEDIUM]
    sums = [sum(points for _, points in _shared(part)) for part in (strong, common)]
    return band(max(0, sums[0] + min(sums[1], COMMON) + credit))


def _alone_gate(findings: Sequence[Finding]) -> Level:
    if len({f.group for f in findings if f.points > 0}) > 1:
        return Level.CRITICAL
    return max((f.alone for f in findings), key=lambda each: each.rank, default=Level.NONE)


def _group_gate(findings: Sequence[Finding]) -> Level:
    groups = len({f.group for f in findings if f.points > 0})
    strong = any(f.alone.rank >= _HIGH for f in findings)
    if groups >= 3 or (strong and groups >= 2):
        return Level.CRITICAL
    return Level.HIGH if strong or groups >= 2 else Level.MEDIUM


def _holding_gate(findings: Iterable[Finding], protective: Iterable[Finding]) -> Level:
    """Hold the level where a protective rule says so and few signs are more than common."""
    if sum(1 for f in findings if f.alone.rank >= _MEDIUM) > HELD:
        return Level.CRITICAL
    holding = (f.holds for f in protective if f.holds)
    return min(holding, key=lambda each: each.rank, default=Level.CRITICAL)
