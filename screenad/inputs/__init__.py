"""The formats that adverts come in, and how a stream of bytes becomes adverts."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import BinaryIO

from screenad.inputs.recognition import recognise
from screenad.inputs.replay import peeked
from screenad.model import Ad, Skipped

__all__ = ["FORMATS", "Reader", "read", "recognise"]

Reader = Callable[[BinaryIO, str, Mapping[str, str]], Iterator[Ad | Skipped]]


def _later(module: str) -> Reader:
    """Give a format whose module is loaded when it is used."""

    def read_later(
        stream: BinaryIO, name: str, mapping: Mapping[str, str]
    ) -> Iterator[Ad | Skipped]:
        found: Reader = import_module(f"{__name__}.{module}").read
        return found(stream, name, mapping)

    return read_later


FORMATS: Mapping[str, Reader] = MappingProxyType(
    {
        "text": _later("plain"),
        "jsonl": _later("jsonl"),
        "json": _later("array"),
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
