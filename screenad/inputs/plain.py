"""Plain text: a whole file is one advert."""

from collections.abc import Iterator
from typing import BinaryIO

from screenad.inputs.binary import is_noise, kind, refused
from screenad.inputs.encodings import decode
from screenad.inputs.wants import Wants
from screenad.model import Ad, Skipped
from screenad.said import said


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read the one advert."""
    limit = wants.limits.record
    data = stream.read(limit + 1)
    what = kind(data)
    if what:
        yield Skipped(source, refused(what))
        return
    yield _advert(data, source, limit)


def _advert(data: bytes, source: str, limit: int) -> Ad | Skipped:
    cut = len(data) > limit
    decoded = decode(data[:limit], whole=not cut)
    if is_noise(decoded.text):
        return Skipped(source, said("not text: a third or more of it stands for no character"))
    if not decoded.text.strip():
        return Skipped(source, said("there is no text"))
    text = decoded.text.replace("\0", "\ufffd")
    cut_note = said("only the first {size} MiB were read", size=f"{limit / 2**20:g}") if cut else ""
    notes = tuple(note for note in (decoded.note, cut_note) if note)
    return Ad.pasted(text, source, notes)
