"""The formats that adverts come in, and how a stream of bytes becomes adverts."""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import BinaryIO

from screenad.errors import MissingError
from screenad.inputs.line import Line
from screenad.inputs.recognition import recognise
from screenad.inputs.replay import peeked
from screenad.inputs.wants import Wants
from screenad.model import Ad, Skipped

__all__ = ["FORMATS", "Piece", "Reader", "Wants", "opened", "pieces", "read", "recognise"]

#: What a stream is cut into. A line may be read later, in another process.
Piece = Ad | Skipped | Line
Reader = Callable[[BinaryIO, str, Wants], Iterator[Piece]]


def _later(module: str) -> Reader:
    """Give a format whose module is loaded when it is used."""

    def read_later(stream: BinaryIO, name: str, wants: Wants) -> Iterator[Piece]:
        found: Reader = import_module(f"{__name__}.{module}").read
        return found(stream, name, wants)

    return read_later


FORMATS: Mapping[str, Reader] = MappingProxyType(
    {
        "text": _later("plain"),
        "jsonl": _later("jsonl"),
        "json": _later("array"),
    }
)


def read(
    stream: BinaryIO, name: str, form: str = "", wants: Wants | None = None
) -> Iterator[Ad | Skipped]:
    """Read adverts as they come; ``form`` is one of ``FORMATS``, or empty to recognise it.

    ``name`` goes into ``Ad.source``.
    """
    for piece in pieces(stream, name, form, wants):
        yield from opened(piece)


def pieces(
    stream: BinaryIO, name: str, form: str = "", wants: Wants | None = None
) -> Iterator[Piece]:
    """Cut a stream into its pieces without reading more of them than that takes; as ``read``."""
    try:
        head, again = peeked(stream)
        yield from FORMATS[form or recognise(head, name)](again, name, wants or Wants())
    except OSError as error:
        yield Skipped(name, (error.strerror or str(error)).lower())
    except MissingError as error:
        yield Skipped(name, str(error))


def opened(piece: Piece) -> Iterator[Ad | Skipped]:
    """Read a piece: mostly one advert."""
    if not isinstance(piece, Line):
        return iter((piece,))
    from screenad.inputs.jsonl import opened as read_line  # there is a line, so it is loaded

    return read_line(piece)
