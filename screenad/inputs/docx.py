"""Word documents: all that a reader sees, with text boxes, notes and where links lead."""

from collections.abc import Iterator
from typing import BinaryIO

from screenad.errors import InputError
from screenad.inputs.embedded import read_pictures
from screenad.inputs.office import Parts
from screenad.inputs.openxml import write
from screenad.inputs.wants import Wants
from screenad.inputs.wound import wound
from screenad.inputs.writing import Writing, composed
from screenad.model import Ad, Skipped

BODY = "word/document.xml"
BEFORE = ("word/header",)
AFTER = ("word/footnotes", "word/endnotes", "word/comments", "word/diagrams/data", "word/footer")


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read the one advert."""
    with wound(stream, source, wants.limits) as file:
        parts = Parts(file, source, wants.limits)
        if BODY not in parts.names:
            raise InputError(source, f"not a Word document: there is no {BODY} in it")
        notes: dict[str, None] = {}
        texts = [_text(parts, name, notes) for name in _names(parts)]
        seen = read_pictures(parts.pictures(), "".join(texts), wants.limits)
        yield composed((*texts, *seen.pages), source, (*notes, *parts.faults, *seen.notes))


def _names(parts: Parts) -> Iterator[str]:
    for start in BEFORE:
        yield from parts.named(start)
    yield BODY
    for start in AFTER:
        yield from parts.named(start)


def _text(parts: Parts, name: str, notes: dict[str, None]) -> str:
    out = Writing(parts.limits)
    write(parts, name, out)
    notes |= out.notes
    return out.text()
