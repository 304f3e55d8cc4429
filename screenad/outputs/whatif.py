"""What the level would be with signs less or more: the score asked again, and nothing guessed."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from screenad.model import Finding, Level, Report
from screenad.score import BANDS, score


class Fall(NamedTuple):
    """Signs, as their places in the report's order, and the report as it would be without."""

    signs: tuple[int, ...]
    rest: Report


def falls(report: Report) -> list[Fall]:
    """Give each sign without which the level falls, with those that rest on it."""
    each = (_fall(report, [at]) for at in range(len(report.findings)))
    return [fall for fall in each if _is_lower(fall.rest, report)]


def together(report: Report) -> Fall | None:
    """Give the fewest of the weightiest signs without which the level falls."""
    whole = len(report.findings)
    several = (_fall(report, range(count)) for count in range(2, whole + 1))
    return next((fall for fall in several if _is_lower(fall.rest, report)), None)


def rise(report: Report) -> tuple[int, Level] | None:
    """Give the least points of one more sign that would lift the level, and to what.

    The sign is of a kind that is not there yet, and neither a common nor a strong one.
    """
    more = replace(report.findings[0], rule="", group="", alone=Level.MEDIUM, joins=())

    def level(points: int) -> Level:
        found = (*report.findings, replace(more, weight=points))
        return score(found, report.protective).level

    # More points never lower the level.
    enough = range(1, BANDS[0][0] + 1)
    at = bisect_right(enough, report.level.rank, key=lambda points: level(points).rank)
    return (enough[at], level(enough[at])) if at < len(enough) else None


def _fall(report: Report, places: Iterable[int]) -> Fall:
    gone = _resting(report.findings, {report.findings[at].rule for at in places})
    left = tuple(f for f in report.findings if f.rule not in gone)
    scored = score(left, report.protective)
    signs = tuple(at for at, f in enumerate(report.findings) if f.rule in gone)
    return Fall(signs, replace(report, level=scored.level, findings=scored.findings))


def _resting(findings: Sequence[Finding], names: set[str]) -> set[str]:
    """Add the signs that are a combination of some of those."""
    more = {f.rule for f in findings if not names.isdisjoint(f.joins)}
    return names if more <= names else _resting(findings, names | more)


def _is_lower(one: Report, other: Report) -> bool:
    return one.level.rank < other.level.rank
