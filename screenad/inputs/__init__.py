"""The formats that adverts come in, and how a stream of bytes becomes adverts."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO

from screenad.inputs import array, jsonl, plain
from screenad.inputs.recognition import recognise
from screenad.inputs.replay import peeked
from screenad.model import Ad, Skipped

__all__ = ["FORMATS", "Reader", "read", "recognise"]

Reader = Callable[[BinaryIO, str, Mapping[str, str]], Iterator[Ad | Skipped]]

FORMATS: Mapping[str, Reader] = MappingProxyType(
    {
        "text": plain.read,
        "jsonl": jsonl.read,
        "json": array.read,
    }
)


def read(
    stream: BinaryIO, name: str, form: str = "", mapping: Mapping[str, str] | None = None
) -> Iterator[Ad | Skipped]:
    """Read adverts as they come; ``form`` is one of ``FORMATS``, or empty to recognise it.

    ``mapping`` says which key of a record holds a field; ``name`` goes into ``Ad.source``.
    """
    try:
        head, again = peeked(stream)
        yield from FORMATS[form or recognise(head, name)](again, name, mapping or {})
    except OSError as error:
        yield Skipped(name, (error.strerror or str(error)).lower())
