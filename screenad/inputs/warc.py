"""Archives of the web (WARC): each page that a server gave, as if it were a file of its own."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import BinaryIO

from screenad import inputs
from screenad.errors import InputError
from screenad.inputs.cut import cut_at
from screenad.inputs.jsonl import noted
from screenad.inputs.mail.heads import head, parted
from screenad.inputs.wants import Wants
from screenad.inputs.web.bodies import charset, joined, unpacked
from screenad.model import Ad, Skipped
from screenad.said import Said, counted, said

VERSION = b"WARC/"
#: Records that hold what a server gave: as it came, without its head, or as words alone.
HOLDING = frozenset({"response", "resource", "conversion"})
WORDS = ("text/", "application/xhtml", "application/xml", "application/json", "application/ld+json")
LINE, LINES = 8192, 200


@dataclass(frozen=True, slots=True)
class _Record:
    """One record: the words of its head, and its bytes as far as the limit goes."""

    head: Mapping[str, bytes]
    block: bytes
    left: int

    def word(self, name: str) -> str:
        return self.head.get(name, b"").decode("utf-8", "replace").strip("<> ")


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read the pages in their order; what is no text is counted, and told at the end."""
    passed = count = 0
    try:
        for record in _records(stream, wants.limits.value):
            count += 1
            found = _page(record, source, wants)
            passed += found is None
            yield from found or ()
    except InputError as problem:
        yield Skipped(source, _broken(problem.reason, count))
    if passed:
        yield Skipped(source, _passed(passed))


def _broken(reason: str, records: int) -> Said:
    return counted(
        "{reason}, after {count} record",
        "{reason}, after {count} records",
        count=records,
        reason=reason,
    )


def _passed(files: int) -> Said:
    return counted(
        "{count} file in it is no text, and not read",
        "{count} files in it are no text, and not read",
        count=files,
    )


def _page(record: _Record, source: str, wants: Wants) -> Iterator[Ad | Skipped] | None:
    """Read what a record holds: nothing where it is no page, None where it is no text."""
    url = record.word("warc-target-uri")
    if record.word("warc-type") not in HOLDING or not url.startswith(("http:", "https:")):
        return iter(())
    place = f"{source}#{url[:300]}"
    kind, body, coding = record.word("content-type"), record.block, ""
    if kind.startswith("application/http"):
        answer, body = parted(record.block)
        lines = answer.lines
        status = record.block[:16].partition(b" ")[2][:3]
        if not status.startswith(b"2"):
            return iter(())
        kind = lines.get("content-type", b"").decode("latin-1")
        coding = lines.get("content-encoding", b"").decode("latin-1")
        body = joined(body) if b"chunked" in lines.get("transfer-encoding", b"").lower() else body
    if kind and not kind.lower().startswith(WORDS):
        return None
    cut = cut_at(wants.limits.value) if record.left else ""
    found = _read(body, place, coding, replace(wants, charset=charset(kind)))
    return (noted(each, cut) for each in found)


def _read(body: bytes, place: str, coding: str, wants: Wants) -> Iterator[Ad | Skipped]:
    try:
        data = b"".join(unpacked([body], coding, wants.limits.record + 1))
    except InputError as problem:
        yield Skipped(place, problem.reason)
        return
    yield from inputs.read(io.BytesIO(data), place, "", wants)


def _records(stream: BinaryIO, limit: int) -> Iterator[_Record]:
    while lines := _head(stream):
        found = head(b"".join(lines)).lines
        try:
            length = int(found.get("content-length", b"")[:20])
        except ValueError as problem:
            raise InputError("", said("a record does not say how long it is")) from problem
        block = stream.read(max(0, min(length, limit)))
        left = length - len(block)
        yield _Record(found, block, left)
        while left > 0 and (more := stream.read(min(left, 2**20))):
            left -= len(more)
        if left > 0:
            raise InputError("", said("the archive breaks off"))


def _head(stream: BinaryIO) -> list[bytes]:
    """Give the lines of the next head; none at the end."""
    line = stream.readline(LINE)
    while line and not line.strip():
        line = stream.readline(LINE)
    if not line:
        return []
    if not line.startswith(VERSION):
        raise InputError("", said("what should be a record of WARC is none"))
    lines: list[bytes] = [line]
    while (line := stream.readline(LINE)).strip() and len(lines) < LINES:
        lines.append(line)
    return lines
