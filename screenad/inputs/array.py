"""JSON that is one value: a list of adverts, an object that holds one, or a single advert."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from screenad.errors import InputError
from screenad.inputs.encodings import decode
from screenad.inputs.jsonl import noted
from screenad.inputs.jsontext import parse
from screenad.inputs.records import advert, adverts
from screenad.inputs.wants import Wants
from screenad.model import Ad, Skipped
from screenad.said import said


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read the adverts in their order; the whole value has to fit into memory."""
    limit = wants.limits.value
    data = stream.read(limit + 1)
    if len(data) > limit:
        reason = (
            f"more than {limit / 2**20:g} MiB in one JSON value; write a record a line (.jsonl)"
        )
        yield Skipped(source, reason)
        return
    decoded = decode(data)
    if not decoded.text.strip():
        yield Skipped(source, said("there is no text"))
        return
    try:
        value = parse(decoded.text, source)
    except InputError as error:
        hint = " (if each line is a record of its own: --from jsonl)"
        yield Skipped(source, error.reason + (hint if "extra data" in error.reason else ""))
        return
    for found in _each(value, source, wants.mapping):
        yield noted(found, decoded.note)


def _each(value: object, source: str, mapping: Mapping[str, str]) -> Iterator[Ad | Skipped]:
    if not isinstance(value, list):
        yield from adverts(value, source, mapping)
    elif not value:
        yield Skipped(source, said("an empty list"))
    else:
        for number, item in enumerate(value, 1):
            yield advert(item, f"{source}#{number}", mapping)
