"""Which format a stream is in: its first line says, and the name where that leaves a doubt."""

import re
from pathlib import PurePath

from screenad.errors import InputError
from screenad.inputs.binary import kind
from screenad.inputs.encodings import unicode_form
from screenad.inputs.jsontext import parse
from screenad.inputs.mail.kinds import mail
from screenad.inputs.markup.kinds import markup

NAMED = {".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".txt": "text"}
# "[Urgent] ..." and "{Hiring} ..." begin adverts, not JSON.
JSON_BEGINS = re.compile(r'\{\s*(?:["}]|$)|\[\s*(?:[\[{"\]]|$)')

# A line of N-Quads: a thing, what is said of it, and where.
QUAD = re.compile(
    r"(?:<[^<>\s]+>|_:\S+)\s+<[^<>\s]+>\s+(?:<[^<>\s]+>|_:\S+|\"[^\n]*)\s+<[^<>\s]+>\s*\."
)


def recognise(head: bytes, name: str) -> str:
    """Name the format of a stream that begins with ``head``."""
    named = NAMED.get(PurePath(name).suffix.lower(), "")
    form, mark = unicode_form(head)
    text = head[mark:].decode(form or "utf-8", "ignore").lstrip()
    if kind(head):
        return "text"
    if not JSON_BEGINS.match(text):
        return told(text, PurePath(name).suffix.lower()) or named or "text"
    return _json(text, named)


def told(text: str, ending: str) -> str:
    """Name the format that a text shows in how it begins; "" for none."""
    if text.startswith("WARC/"):
        return "warc"
    if QUAD.match(text):
        return "nquads"
    return markup(text, ending) or mail(text, ending)


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
