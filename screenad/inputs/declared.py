"""Bytes that come with the name of their encoding: their sender's word, or their own."""

import re

from screenad.inputs.charsets import meant
from screenad.inputs.encodings import Decoded, decode
from screenad.inputs.wants import Wants
from screenad.said import said

#: Their bytes are all ASCII: without their name they would be taken for that.
SEVEN_BITS = frozenset({"hz", "iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_kr", "utf-7"})
DECLARED = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)"
    rb"|<\?xml\b[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]+)",
    re.IGNORECASE,
)
HEAD = 4096


def declared(data: bytes) -> str:
    """Name the codec that a page or a feed says it is in; "" for none."""
    found = DECLARED.search(data[:HEAD])
    return meant((found[1] or found[2]).decode("ascii", "replace")) if found else ""


def decoded(data: bytes, wants: Wants, *, whole: bool = True) -> Decoded:
    """Read the bytes of markup, by the sender's word, its own, or what it looks like."""
    return by_name(data, meant(wants.charset) or declared(data), whole=whole)


def by_name(data: bytes, hint: str, *, whole: bool = True) -> Decoded:
    """Read bytes that are said to be in a codec."""
    if hint in SEVEN_BITS and data.isascii():
        return Decoded(
            data.decode(hint, "replace"), hint, said("read as {encoding}", encoding=hint)
        )
    return decode(data, whole=whole, hint=hint)
