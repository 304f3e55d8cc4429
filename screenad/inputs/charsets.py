"""Encodings by the names that people, pages and mails give them, and what is meant by these."""

import codecs

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
#: Names that stand for something else than the encoding of a text.
NO_TEXT = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})


def meant(name: str) -> str:
    """Name the codec that a named encoding means; "" for one that nobody knows."""
    name = name.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(ALIASES.get(name, name)).name
        b"a".decode(found, "replace")  # some codecs are for other things than text
    except (LookupError, ValueError):
        return ""
    return "" if found.replace("-", "_") in NO_TEXT else MEANT.get(found, found)
