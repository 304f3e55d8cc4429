"""Compressed files and archives: what is in them is read as if it lay beside them."""

import io
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import BinaryIO, cast
from zipfile import ZipFile

from screenad.inputs import unpacking, zipped
from screenad.inputs.documents import document
from screenad.inputs.file import File
from screenad.inputs.flow import Allowance, Flow, Meter, PackedError
from screenad.inputs.line import Line
from screenad.inputs.recognition import packed_as
from screenad.inputs.replay import peeked, some
from screenad.inputs.wants import Limits
from screenad.inputs.wound import wound
from screenad.model import Ad, Skipped

Piece = Ad | Skipped | Line


Read = Callable[[File], Iterator[Piece]]


def unpacked(outer: File, limits: Limits, read: Read) -> Iterator[Piece]:
    """Give what ``read`` makes of each file that is packed in a stream, however deep."""
    yield from _Unpacking(Allowance(limits), read).opened(outer, 0)


class _Unpacking:
    """The unpacking of one file, with all that is nested in it."""

    def __init__(self, allowance: Allowance, read: Read) -> None:
        self._allowance = allowance
        self._limits = allowance.limits
        self._read = read

    def opened(self, outer: File, depth: int) -> Iterator[Piece]:
        """Read a file, or what is packed in it."""
        head, again = peeked(outer.stream)
        outer = outer._replace(stream=again)
        what = packed_as(head)
        if not what:
            yield from self._read(outer)
        elif depth >= self._limits.depth:
            reason = f"packed more than {depth} times over: not read (--limit depth=NUMBER)"
            yield Skipped(outer.source, reason)
        elif what == "zip":
            yield from self._archive(outer, depth)
        else:
            counted = cast("BinaryIO", _Counted(again))
            chunks = unpacking.chunks(what, counted, self._limits)
            path = PurePath(outer.name)
            name = str(path.with_suffix("")) if path.suffix else ""
            meter = Meter(self._allowance, counted.tell)
            yield from self._flowing(chunks, meter, File(again, outer.source, name), depth)

    def _flowing(
        self, chunks: Iterator[bytes], meter: Meter, inner: File, depth: int
    ) -> Iterator[Piece]:
        """Read what comes, then say what ended it before its time."""
        flow = Flow(chunks, meter)
        head, again = peeked(io.BufferedReader(flow))
        if head or not flow.fault:
            yield from self.opened(inner._replace(stream=again), depth + 1)
        if flow.fault:
            yield Skipped(inner.source, flow.fault)

    def _archive(self, outer: File, depth: int) -> Iterator[Piece]:
        limits = self._limits
        try:
            with wound(outer.stream, outer.source, limits) as file:
                with zipped.archive(file, limits) as found:
                    form = document(found)
                    if not form:
                        yield from self._members(found, file.seek(0, 2), outer, depth)
                        return
                file.seek(0)
                yield from self._read(outer._replace(stream=file, form=form))
        except PackedError as problem:
            yield Skipped(outer.source, str(problem))

    def _members(self, archive: ZipFile, size: int, outer: File, depth: int) -> Iterator[Piece]:
        """Read each member; the ratio is that of all together, for they may overlap."""
        limit, allowance = self._limits.members, self._allowance
        meter = Meter(allowance, lambda: size)
        empty = True
        for info in zipped.members(archive):
            if allowance.members >= limit:
                reason = f"only the first {limit} files were read (--limit members=NUMBER)"
                yield Skipped(outer.source, reason)
                return
            allowance.members += 1
            empty = False
            name = zipped.shown(info)
            inner = File(outer.stream, f"{outer.source}/{name}", name)
            yield from self._flowing(
                zipped.chunks(archive, info, self._limits), meter, inner, depth
            )
            if meter.struck:
                return
        if empty:
            yield Skipped(outer.source, "no file in this archive")


class _Counted(io.RawIOBase):
    """A stream that says how much of it was read."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._size = 0
        self._stream = stream

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._size

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer
        data = some(self._stream, len(buffer))
        self._size += len(data)
        buffer[: len(data)] = data
        return len(data)
