"""Files, here or in a store far away, cut into sections that can be screened apart."""

import codecs
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from screenad.errors import WorkError
from screenad.inputs import Piece, Wants, jsonl, pieces, recognise
from screenad.inputs.encodings import unicode_form
from screenad.inputs.parquet import rows
from screenad.inputs.recognition import packed_as
from screenad.inputs.replay import HEAD
from screenad.needs import needed

#: Bytes of a partition: some seconds of work.
BLOCK = 16 * 2**20


class Section(Protocol):
    """A part of the input."""

    @property
    def size(self) -> int:
        """Give the bytes of it."""

    def pieces(self, form: str, wants: Wants) -> Iterator[Piece]:
        """Read it; ``form`` and ``wants`` as for any input."""


@dataclass(frozen=True, slots=True)
class File:
    """A file at an address, and the name to show for it."""

    url: str
    name: str
    size: int

    def open(self) -> Any:
        """Open it for reading bytes."""
        return needed("fsspec", "dask").open(self.url, "rb").open()

    def pieces(self, form: str, wants: Wants) -> Iterator[Piece]:
        """Read all of it."""
        with self.open() as stream:
            yield from pieces(stream, self.name, form, wants)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines that begin in a stretch of a file; ``first`` is the number of the first one."""

    file: File
    offset: int
    size: int
    hint: str
    first: int = 1

    def data(self) -> bytes:
        """Read the stretch, to the end of its last line."""
        with self.file.open() as stream:
            read_block = needed("fsspec.utils", "dask").read_block
            data: bytes = read_block(stream, self.offset, self.size, b"\n")
        return data if self.offset else data.removeprefix(codecs.BOM_UTF8)

    def count(self) -> int:
        """Count the lines."""
        return self.data().count(b"\n")

    def pieces(self, form: str, wants: Wants) -> Iterator[Piece]:
        """Cut it into lines."""
        del form  # it was recognised when the file was cut
        stream = io.BytesIO(self.data())
        return jsonl.numbered(stream, self.file.name, wants, first=self.first, hint=self.hint)


@dataclass(frozen=True, slots=True)
class Rows:
    """A row group of a Parquet file; ``first`` is the number of its first row."""

    file: File
    group: int
    size: int
    first: int

    def pieces(self, form: str, wants: Wants) -> Iterator[Piece]:
        """Read its rows."""
        del form
        first = self.first
        with self.file.open() as stream:
            table = needed("pyarrow.parquet", "dask").ParquetFile(stream)
            for batch in table.iter_batches(1024, row_groups=[self.group]):
                yield from rows(batch, wants, self.file.name, first)
                first += batch.num_rows


def files(source: str) -> Iterator[File]:
    """Give the files that an address names: a file, a folder or a pattern, in a fixed order.

    They are shown by the address that was named, as in a run on one machine.
    """
    system, path = needed("fsspec.core", "dask").url_to_fs(source)
    if system.isdir(path):
        inside = sorted(each[len(path) :].lstrip("/") for each in system.find(path))
        found = [(f"{path}/{each}", f"{source.rstrip('/')}/{each}") for each in inside]
        found = [each for each, name in zip(found, inside, strict=True) if not _is_hidden(name)]
    elif set("*?[") & set(path):
        found = [(each, each) for each in sorted(system.glob(path)) if system.isfile(each)]
    else:
        found = [(path, source)] if system.exists(path) else []
    if not found:
        raise WorkError(f"there is nothing to read at {source}")
    for each, name in found:
        yield File(system.unstrip_protocol(each), name, system.size(each) or 0)


def sections(file: File, form: str, wants: Wants, block: int = BLOCK) -> Iterator[Section]:
    """Cut a file where that can be done; the lines of what is cut are numbered later."""
    if file.name.lower().endswith((".parquet", ".pq")):
        yield from _groups(file)
        return
    with file.open() as stream:
        head = stream.read(HEAD)
    wide = unicode_form(head)[0] not in {"", "utf-8"}  # its lines can't be told apart as bytes
    form = "packed" if packed_as(head) else form or recognise(head, file.name)
    if wide or wants.encoding or form != "jsonl":
        yield file
        return
    hint = jsonl.hinted(head)
    for offset in range(0, file.size, block):
        yield Lines(file, offset, min(block, file.size - offset), hint)


def gathered(sections: Iterable[Section], block: int = BLOCK) -> Iterator[tuple[Section, ...]]:
    """Put small sections together, in their order, until there is so much of them."""
    some: list[Section] = []
    size = 0
    for section in sections:
        if some and size + section.size > block:
            yield tuple(some)
            some, size = [], 0
        some.append(section)
        size += section.size
    if some:
        yield tuple(some)


def _groups(file: File) -> Iterator[Rows]:
    first = 1
    with file.open() as stream:
        about = needed("pyarrow.parquet", "dask").ParquetFile(stream).metadata
        for number in range(about.num_row_groups):
            group = about.row_group(number)
            yield Rows(file, number, group.total_byte_size, first)
            first += group.num_rows


def _is_hidden(path: str) -> bool:
    return any(part.startswith((".", "_")) for part in path.split("/"))
