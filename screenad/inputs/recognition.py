"""Which format a stream is in: its first line says, and the name where that leaves a doubt."""

import re
from pathlib import PurePath

from screenad.errors import InputError
from screenad.inputs.binary import kind
from screenad.inputs.encodings import unicode_form
from screenad.inputs.fields import field_of
from screenad.inputs.jsontext import parse
from screenad.inputs.mail.kinds import mail
from screenad.inputs.markup.kinds import markup

NAMED = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".txt": "text",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
}
# What may separate the columns of a table.
SEPARATORS = ("\t", ",", ";", "|")
# How a stream is packed, by its first bytes.
PACKED = (
    ("gzip", re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")),
    ("bzip2", re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)")),
    ("xz", re.compile(rb"\xfd7zXZ\0")),
    ("zstd", re.compile(rb"\x28\xb5\x2f\xfd")),
    ("zip", re.compile(rb"(?s)PK(?:\x03\x04[\x0a-\x3f].{3}[\x00-\x63]\x00|\x05\x06\0\0)")),
)
# Files that are not text, and the format that reads them.
BINARY = (
    (b"PAR1", "parquet"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "excel"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
)
# The same, where what comes between may be anything.
BINARY_LATER = (
    (re.compile(rb"(?s)RIFF.{4}WEBP"), "image"),
    (re.compile(rb"(?s)BM.{4}\0\0\0\0.{3}\0[\x0c\x28\x40\x6c\x7c]\0\0\0"), "image"),
)
# "[Urgent] ..." and "{Hiring} ..." begin adverts, not JSON.
JSON_BEGINS = re.compile(r'\{\s*(?:["}]|$)|\[\s*(?:[\[{"\]]|$)')

# A line of N-Quads: a thing, what is said of it, and where.
QUAD = re.compile(
    r"(?:<[^<>\s]+>|_:\S+)\s+<[^<>\s]+>\s+(?:<[^<>\s]+>|_:\S+|\"[^\n]*)\s+<[^<>\s]+>\s*\."
)


def packed_as(head: bytes) -> str:
    """Name how a stream that begins so is packed; empty when it is not."""
    return next((name for name, begins in PACKED if begins.match(head)), "")


def recognise(head: bytes, name: str) -> str:
    """Name the format of a stream that begins with ``head`` and is not packed."""
    named = NAMED.get(PurePath(name).suffix.lower(), "")
    form, mark = unicode_form(head)
    text = head[mark:].decode(form or "utf-8", "ignore").lstrip()
    binary = _binary(head)
    if binary or kind(head):
        return binary or "text"
    if not JSON_BEGINS.match(text):
        return told(text, PurePath(name).suffix.lower()) or (
            "csv" if _is_table(text) else named or "text"
        )
    return _json(text, named)


def told(text: str, ending: str) -> str:
    """Name the format that a text shows in how it begins; "" for none."""
    if text.startswith("WARC/"):
        return "warc"
    if QUAD.match(text):
        return "nquads"
    return markup(text, ending) or mail(text, ending)


def _binary(head: bytes) -> str:
    for start, form in BINARY:
        if head.startswith(start):
            return form
    return next((form for begins, form in BINARY_LATER if begins.match(head)), "")


def _is_table(text: str) -> bool:
    """Tell a table by the names of its columns, half of which have to be known."""
    first, _, rest = text.partition("\n")
    return any(each in rest and _names(first.split(each)) for each in SEPARATORS if each in first)


def _names(cells: list[str]) -> bool:
    known = {field for field in (field_of(cell.strip(' "\r')) for cell in cells) if field}
    return len(known) > 1 and 2 * len(known) >= len(cells)


def _json(text: str, named: str) -> str:
    """Tell lines of JSON from one value that may go over many lines."""
    first, end, rest = text.partition("\n")
    if _complete(first):
        more = bool(rest.strip())
        one_value = named == "json" or (text[0] == "[" and named != "jsonl")
        return "json" if one_value and not more else "jsonl"
    if named == "text" and not first.startswith(("{", "[{")):
        return "text"
    if text[0] == "[" or first.rstrip().endswith(("{", "[", ",", ":")):
        return "json"
    return "json" if named == "json" and not end else "jsonl"


def _complete(line: str) -> bool:
    try:
        parse(line, "")
    except InputError:
        return False
    return True
