"""Postings as schema.org's JobPosting has them, to records that read as an advert."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from screenad.inputs.jsontext import Number
from screenad.inputs.markup.page import worded
from screenad.inputs.records import advert
from screenad.inputs.values import words
from screenad.model import Ad, Skipped
from screenad.said import said

KIND = re.compile(r"(?:.*[/:#])?jobposting/?", re.IGNORECASE | re.DOTALL)
#: How deep an object in an object is looked into.
DEEPEST = 12
#: What is taken of an object that stands elsewhere: a name, an address, but no texts.
SHORT, FEW = 300, 20
#: Values that say something to machines only.
MACHINES = frozenset({"directapply", "dateposted", "validthrough", "image", "logo", "thumbnailurl"})
#: The order in which an address is read.
ADDRESS = (
    *("name", "streetAddress", "addressLocality", "addressRegion", "postalCode"),
    "addressCountry",
)
Record = dict[str, object]


class Names:
    """Objects that stand elsewhere and are named by ``@id``: each is put into a posting once.

    They may name one another in a circle, and many postings one of them.
    """

    def __init__(self, named: Mapping[str, Record]) -> None:
        self._named = named
        self._seen: set[str] = set()

    def meant(self, value: Record) -> Record:
        """Give an object, or the short values of the one that it names."""
        name = str(value.get("@id"))
        if len(value) > 1 or "@id" not in value:
            return value
        other = {} if name in self._seen else self._named.get(name, {})
        self._seen.add(name)
        short = (k for k, v in other.items() if not isinstance(v, str) or len(v) <= SHORT)
        return {key: other[key] for key in islice(short, FEW)}


def postings(value: object) -> Iterator[Record]:
    """Find the postings in a value of JSON-LD, in their order; objects named by ``@id`` are put in.

    Nothing is looked for inside a posting.
    """
    named: dict[str, Record] = {}
    found: list[Record] = []
    todo = [value]
    while todo:
        item = todo.pop()
        if isinstance(item, list):
            todo += reversed(item)
        elif isinstance(item, dict):
            name = item.get("@id")
            if isinstance(name, str) and len(item) > 1:
                named.setdefault(name, item)
            if is_posting(item):
                found.append(item)
            else:
                todo += reversed(item.values())
    for item in found:
        yield record(item, named)


def is_posting(item: Mapping[str, object]) -> bool:
    """Say whether an object is of the type JobPosting, however that is spelt."""
    kinds = next((item[key] for key in item if key.lower() in {"@type", "type"}), "")
    each = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and KIND.fullmatch(kind.strip()) for kind in each)


def record(item: Mapping[str, object], named: Mapping[str, Record] | None = None) -> Record:
    """Give a posting as a record: bare keys, words instead of markup."""
    names = Names(named or {})
    plain = {_bare(k): _plain(v, names, DEEPEST) for k, v in item.items() if not k.startswith("@")}
    return {key: _of_kind(key.lower(), value) for key, value in plain.items() if value}


def posting(item: Record, source: str, mapping: Mapping[str, str]) -> Ad | Skipped:
    """Give the advert that a record of a posting is."""
    until = words(next((v for k, v in item.items() if k.lower() == "validthrough"), ""))
    told = {k: v for k, v in item.items() if k.lower() not in MACHINES or k in mapping.values()}
    found = advert(told, source, mapping)
    if until and isinstance(found, Ad):
        note = said("open until {date}, by its own words", date=until[:40])
        return replace(found, notes=(*found.notes, note))
    return found


def _plain(value: object, names: Names, depth: int) -> object:
    match value:
        case Number():
            return value
        case str():
            return worded(value)
        case list() if depth:
            return [_plain(each, names, depth - 1) for each in value]
        case dict() if depth:
            if "@value" in value:
                return _plain(value["@value"], names, depth - 1)
            return {
                _bare(key): _plain(each, names, depth - 1)
                for key, each in names.meant(value).items()
                if not key.startswith("@")
            }
        case _:
            return ""


def _of_kind(key: str, value: object) -> object:
    """Give the part of an object that is read as a field."""
    if key == "identifier" and isinstance(value, dict):
        return value.get("value") or value.get("name") or ""
    if key == "joblocation":
        return [_address(each) for each in (value if isinstance(value, list) else [value])]
    return value


def _address(value: object) -> object:
    inner = value.get("address", value) if isinstance(value, dict) else value
    if not isinstance(inner, dict):
        return inner
    order = sorted(inner, key=lambda key: ADDRESS.index(key) if key in ADDRESS else -1)
    return {key: inner[key] for key in order if key != "type"}


def _bare(key: str) -> str:
    """Give a name without its vocabulary: ``http://schema.org/title``, ``schema:title``."""
    return key.rpartition("/")[2].rpartition(":")[2]
