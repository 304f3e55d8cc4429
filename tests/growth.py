"""How the cost of a work grows, on a machine that others use too."""

import gc
from collections.abc import Callable
from typing import TypeVar

Work = TypeVar("Work")

TIMES = 8
TRIES = 6


def keeps_pace(cost: Callable[[Work], float], short: Work, long: Work) -> bool:
    """Say whether work that is `TIMES` as long costs about that many times as much.

    `cost` gives the processor's seconds of one run. Linear work costs eight times as much,
    quadratic work sixty-four; the line lies between, with a little to spare for what is too
    short to be measured. What else happens on the machine only lengthens a time, so the least
    of some tries counts, and the collector of rubbish, which walks all that the other tests
    have left, waits.
    """
    waits = gc.isenabled()
    gc.disable()
    try:
        brief = lasting = float("inf")
        for _ in range(TRIES):
            brief, lasting = min(brief, cost(short)), min(lasting, cost(long))
            if lasting < 3.5 * TIMES * brief + 0.1:
                return True
        return False
    finally:
        if waits:
            gc.enable()
