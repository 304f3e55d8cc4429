"""How work is shared: the values of ``--jobs`` and ``--shard``."""

import os
import re
from typing import Any

import click

from screenad.batch.chunks import Shard


class Jobs(click.IntRange):
    """A number of processes; ``auto`` and 0 mean one for each core that may be used."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a number."""
        return super().convert(0 if value == "auto" else value, param, ctx) or _cores()


def share(text: str) -> Shard:
    """Read the share of one machine of several, as in ``2/8``."""
    match = re.fullmatch(r"(\d{1,9})/(\d{1,9})", text)
    if not match or not 1 <= int(match[1]) <= int(match[2]):
        raise click.BadParameter(f"{text!r} is no share: write I/N, as in 1/4, 2/4, 3/4 and 4/4")
    return Shard(int(match[1]), int(match[2]))


JOBS = Jobs(min=0, max=1024)


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
