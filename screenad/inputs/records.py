"""One JSON value to an advert: its fields laid out one below another, each with its span."""

from collections.abc import Iterator, Mapping

from screenad.inputs.fields import chosen, knows_text, unread
from screenad.inputs.jsonfeed import entries, is_feed
from screenad.inputs.jsontext import Number, mended
from screenad.inputs.keys import FIELDS
from screenad.inputs.values import words
from screenad.model import Ad, Skipped, Span
from screenad.said import said

BETWEEN = "\n\n"


def adverts(value: object, source: str, mapping: Mapping[str, str]) -> Iterator[Ad | Skipped]:
    """Give the advert that a value is, or each of those that an object holds in its one list."""
    inner: tuple[object, ...] = ()
    if isinstance(value, dict):
        inner = entries(value) if is_feed(value) else _held(value, mapping)
    if not inner:
        yield advert(value, source, mapping)
    for number, item in enumerate(inner, 1):
        yield advert(item, f"{source}#{number}", mapping)


def advert(value: object, source: str, mapping: Mapping[str, str]) -> Ad | Skipped:
    """Give the advert that one object, or one text in quotes, is."""
    try:
        match value:
            case dict():
                return _from_object(value, source, mapping)
            case str() if not isinstance(value, Number):
                return _laid_out({"text": value}, source, ())
            case _:
                reason = f"{_kind(value)} is no advert: an object or a text in quotes is"
                return Skipped(source, reason)
    except RecursionError:
        return Skipped(source, "not readable: brackets nested too deeply")


def _from_object(
    record: Mapping[str, object], source: str, mapping: Mapping[str, str]
) -> Ad | Skipped:
    if not knows_text(record, mapping):
        return Skipped(source, _no_text(record, mapping))
    left = unread(record, mapping)
    note = said("not read: {keys} (--map text=KEY says which key holds the text)", keys=_keys(left))
    return _laid_out(chosen(record, mapping), source, (note,) if left else ())


def _laid_out(found: Mapping[str, str], source: str, notes: tuple[str, ...]) -> Ad | Skipped:
    parts: list[str] = []
    spans: list[tuple[str, Span]] = []
    at = 0
    for field in (field for field in FIELDS if found.get(field, "").strip()):
        spans.append((field, Span(at, at + len(found[field]))))
        parts.append(mended(found[field]))
        at += len(found[field]) + len(BETWEEN)
    if not parts:
        return Skipped(source, said("there is no text"))
    name = mended(found.get("id", ""))
    return Ad(BETWEEN.join(parts), source, name, tuple(spans), notes)


def _held(record: Mapping[str, object], mapping: Mapping[str, str]) -> tuple[object, ...]:
    """Give the objects of the only list of objects in a record that is no advert itself."""
    lists = list(_lists(record, mapping))
    return tuple(lists[0]) if len(lists) == 1 else ()


def _lists(record: Mapping[str, object], mapping: Mapping[str, str]) -> Iterator[list[object]]:
    if knows_text(record, mapping):
        return
    for value in record.values():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield value
        elif isinstance(value, dict):
            yield from _lists(value, mapping)


def _no_text(record: Mapping[str, object], mapping: Mapping[str, str]) -> str:
    if "text" in mapping:
        return f"no key {mapping['text']!r} (from --map); keys here: {_keys(tuple(record))}"
    try_this = max(record, key=lambda key: len(words(record[key])), default="KEY")
    return f"no key for the text; keys here: {_keys(tuple(record))} (try --map text={try_this!r})"


def _keys(keys: tuple[str, ...]) -> str:
    few = ", ".join(repr(key[:40]) for key in keys[:8])
    return (few or "none") + (f" and {len(keys) - 8} more" if len(keys) > 8 else "")


def _kind(value: object) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case list():
            return "a list"
        case _:
            return "a number"
