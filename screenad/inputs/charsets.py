"""Encodings by the names that pages and mails give them, and what is meant by these."""

import codecs
import re

from screenad.inputs.encodings import Decoded, decode
from screenad.inputs.wants import Wants

#: What writers mean by a name, where they write more than it holds: as browsers read it.
MEANT = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz-gb-2312": "hz",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
}
ALIASES = {"x-sjis": "cp932", "ks_c_5601-1987": "cp949", "windows-874": "cp874", "cp-850": "cp850"}
#: Their bytes are all ASCII: without their name they would be taken for that.
SEVEN_BITS = frozenset({"hz", "iso2022_jp", "iso2022_jp_1", "iso2022_jp_2", "iso2022_kr", "utf-7"})
DECLARED = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml\b[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]+)",
    re.IGNORECASE,
)
HEAD = 4096


def meant(name: str) -> str:
    """Name the codec that a declared encoding means; "" for one that nobody knows."""
    name = name.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(ALIASES.get(name, name)).name
    except (LookupError, ValueError):
        return ""
    return MEANT.get(found, found)


def declared(data: bytes) -> str:
    """Name the codec that a page or a feed says it is in; "" for none."""
    found = DECLARED.search(data[:HEAD])
    return meant((found[1] or found[2]).decode("ascii", "replace")) if found else ""


def decoded(data: bytes, wants: Wants, *, whole: bool = True) -> Decoded:
    """Read the bytes of markup, by the sender's word, its own, or what it looks like."""
    hint = meant(wants.charset) or declared(data)
    return by_name(data, hint, whole=whole)


def by_name(data: bytes, hint: str, *, whole: bool = True) -> Decoded:
    """Read bytes that are said to be in a codec."""
    if hint in SEVEN_BITS and data.isascii():
        text = data.decode(hint, "replace")
        return Decoded(text, hint, f"read as {hint}")
    return decode(data, whole=whole, hint=hint)
