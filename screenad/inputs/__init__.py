"""The formats that adverts come in, and how a stream of bytes becomes adverts."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from types import MappingProxyType
from typing import BinaryIO

from screenad.errors import InputError, MissingError
from screenad.inputs.binary import kind, refused
from screenad.inputs.file import File
from screenad.inputs.line import Line
from screenad.inputs.looking import looked
from screenad.inputs.recoding import recoded
from screenad.inputs.recognition import packed_as, recognise
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
        "texts": _later("several"),
        "chat": _later("chats.reading"),
        "jsonl": _later("jsonl"),
        "json": _later("array"),
        "html": _later("page"),
        "feed": _later("feed"),
        "eml": _later("eml"),
        "mbox": _later("mbox"),
        "nquads": _later("nquads"),
        "warc": _later("warc"),
        "csv": _later("csv"),
        "excel": _later("excel"),
        "parquet": _later("parquet"),
        "docx": _later("docx"),
        "pptx": _later("pptx"),
        "odt": _later("odt"),
        "odp": _later("odt"),
        "rtf": _later("rtf"),
        "pdf": _later("pdf"),
        "image": _later("image"),
    }
)


#: Formats that say in themselves what encoding each part is in.
OWN = frozenset({"eml", "mbox", "warc"})


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
    """Cut a stream into its pieces without reading more of them than that takes; as ``read``.

    What is packed in it is read in its place, with ``form`` for each file.
    """
    wants = wants or Wants()
    try:
        head, again = peeked(stream)
        if packed_as(head):
            yield from _unpacked(again, name, form, wants)
        else:
            yield from _read(File(again, name, name), form, wants)
    except OSError as error:
        yield Skipped(name, (error.strerror or str(error)).lower())
    except MissingError as error:
        yield Skipped(name, str(error))
    except InputError as error:
        yield Skipped(error.source, error.reason)


def _unpacked(stream: BinaryIO, name: str, form: str, wants: Wants) -> Iterator[Piece]:
    from screenad.inputs.packed import unpacked  # most files are not

    yield from unpacked(
        File(stream, name, name), wants.limits, partial(_read, form=form, wants=wants)
    )


def _read(file: File, form: str, wants: Wants) -> Iterator[Piece]:
    """Read a file that is not packed."""
    head, again = peeked(file.stream)
    form = form or file.form
    if not form:
        form, again = looked(recognise(head, file.name), again, wants)
    if form not in FORMATS:
        yield Skipped(file.source, refused(form))
        return
    if wants.encoding and not kind(head) and form not in OWN:
        again = recoded(again, wants.encoding)
    yield from FORMATS[form](again, file.source, wants)


def opened(piece: Piece) -> Iterator[Ad | Skipped]:
    """Read a piece: mostly one advert."""
    if not isinstance(piece, Line):
        return iter((piece,))
    from screenad.inputs.jsonl import opened as read_line  # there is a line, so it is loaded

    return read_line(piece)
