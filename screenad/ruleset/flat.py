"""A text as bytes for the scanner: any white space or hyphens are one space, as to phrases."""

import re
from functools import cache
from typing import Final

from screenad.operators.toneless import MARKED, unmarked

_SPACES: Final = bytes.maketrans(b"\t\n\v\f\r\x1c\x1d\x1e\x1f-", b" " * 10)
_FAR_SPACES: Final = (
    "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)


def scanned(text: str) -> bytes:
    """Flatten a text, with spaces around it; once more where its letters have marks to lose."""
    plain = "" if text.isascii() or not _marked().search(text) else unmarked(text)
    return b" %s %s " % (flat(text), flat(plain))


def flat(text: str) -> bytes:
    """Flatten a text. What is in a text is, flat, in the flat text."""
    if not text.isascii():
        for space in _FAR_SPACES:
            text = text.replace(space, " ")
    data = text.encode("utf-8", "surrogatepass").translate(_SPACES)
    return _runs().sub(b" ", data) if b"  " in data else data


@cache
def _marked() -> re.Pattern[str]:
    return re.compile(f"[{MARKED}]")


@cache
def _runs() -> re.Pattern[bytes]:
    return re.compile(b"  +")
