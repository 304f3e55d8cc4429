"""A text in which any white space or hyphens are one space, as to phrases."""

import re
from functools import cache
from typing import Final

_SPACES: Final = "\t\n\v\f\r\x1c\x1d\x1e\x1f-"
_FAR_SPACES: Final = (
    "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)


def one_space(text: str) -> str:
    """Write any white space or hyphens as one space."""
    for space in _SPACES if text.isascii() else _SPACES + _FAR_SPACES:
        text = text.replace(space, " ")
    return _run().sub(" ", text) if _two().search(text) else text


@cache
def _two() -> re.Pattern[str]:
    """Match what is sooner found than a run."""
    return re.compile("  ")


@cache
def _run() -> re.Pattern[str]:
    return re.compile("  +")
