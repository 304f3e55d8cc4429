"""Where digits stand in a text: numbers of telephones and accounts are looked for only there."""

import re
from collections.abc import Sequence
from functools import cache

from screenad.model import Span


def stretches(text: str) -> Sequence[Span]:
    """Give the stretches of digits, and of what parts groups of them, as far as they go."""
    return [Span(*found.span()) for found in _stretch().finditer(text)]


@cache
def _stretch() -> re.Pattern[str]:
    return re.compile(r"\d[\d .()\-‐‑–\u00a0]*")
