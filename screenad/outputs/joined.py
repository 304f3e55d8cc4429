"""What a combined sign adds to the signs that it joins."""

from collections.abc import Iterator, Sequence

from screenad.model import Evidence, Finding


def own(finding: Finding, numbered: Sequence[Finding]) -> tuple[Evidence, ...]:
    """Give the evidence of a finding that no finding it joins shows already."""
    shown = [e.span for other in numbered if other.rule in finding.joins for e in other.evidence]
    return tuple(
        e
        for e in finding.evidence
        if not any(span.start <= e.span.start and e.span.end <= span.end for span in shown)
    )


def numbers(finding: Finding, numbered: Sequence[Finding]) -> Iterator[int]:
    """Give the numbers of the findings that it joins."""
    return (at for at, other in enumerate(numbered, 1) if other.rule in finding.joins)
