"""Labelled JSON Lines: each advert together with the other values of its record."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from screenad.errors import InputError
from screenad.inputs.encodings import decode
from screenad.inputs.jsontext import parse
from screenad.inputs.records import advert
from screenad.model import Ad, Skipped


def labelled(stream: BinaryIO, source: str) -> Iterator[tuple[Ad | Skipped, Mapping[str, str]]]:
    """Read a record from each line; its other values are given beside the advert."""
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield _record(line, f"{source}:{number}")


def _record(line: bytes, place: str) -> tuple[Ad | Skipped, Mapping[str, str]]:
    try:
        value = parse(decode(line).text, place)
    except InputError as problem:
        return Skipped(place, problem.reason), {}
    values = value if isinstance(value, dict) else {}
    return advert(value, place, {}), {key: _plain(each) for key, each in values.items()}


def _plain(value: object) -> str:
    """Give a text or number as it is, and a list of them as a range: ``none-low``."""
    match value:
        case None:
            return ""
        case list():
            return "-".join(map(_plain, value))
        case _:
            return str(value)
