"""Counts as percentages that add up."""

from collections.abc import Sequence


def percentages(counts: Sequence[int]) -> tuple[str, ...]:
    """Write shares to a tenth of a percent; what rounding leaves goes to the largest remainders."""
    total = sum(counts)
    if not total:
        return ("-",) * len(counts)
    tenths = [1000 * count // total for count in counts]
    remainders = [1000 * count % total for count in counts]
    places = sorted(range(len(counts)), key=lambda place: (-remainders[place], place))
    for place in places[: 1000 - sum(tenths)]:
        tenths[place] += 1
    return tuple(f"{tenth / 10:.1f} %" for tenth in tenths)
