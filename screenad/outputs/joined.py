"""What a combined sign adds to the signs that it joins."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from screenad.model import Evidence, Finding


def own(finding: Finding, numbered: Sequence[Finding]) -> tuple[Evidence, ...]:
    """Give the evidence of a finding that no finding it joins shows already."""
    joined = (other for other in numbered if other.rule in finding.joins)
    shown = sorted({e.span for other in joined for e in other.evidence})
    # How far the places that begin up to each one reach: a place inside one of them lies within.
    reached = [0, *accumulate((span.end for span in shown), max)]
    return tuple(
        e
        for e in finding.evidence
        if reached[bisect_right(shown, e.span.start, key=lambda span: span.start)] < e.span.end
    )


def numbers(finding: Finding, numbered: Sequence[Finding]) -> Iterator[int]:
    """Give the numbers of the findings that it joins."""
    return (at for at, other in enumerate(numbered, 1) if other.rule in finding.joins)
