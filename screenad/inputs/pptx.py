"""Presentations of PowerPoint: each slide, with what the speaker notes."""

import posixpath
from collections.abc import Iterator
from typing import BinaryIO

from screenad.errors import InputError
from screenad.inputs.embedded import read_pictures
from screenad.inputs.office import Parts, Start
from screenad.inputs.openxml import write
from screenad.inputs.wants import Wants
from screenad.inputs.wound import wound
from screenad.inputs.writing import Writing, composed
from screenad.model import Ad, Skipped

SHOW = "ppt/presentation.xml"


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read the one advert."""
    with wound(stream, source, wants.limits) as file:
        parts = Parts(file, source, wants.limits)
        if SHOW not in parts.names:
            raise InputError(source, f"not a presentation: there is no {SHOW} in it")
        out = Writing(wants.limits)
        slides = list(_slides(parts))
        for name in (*slides, *parts.named("ppt/notesSlides/")):
            write(parts, name, out)
            out.block()
        text = out.text()
        seen = read_pictures(parts.pictures(), text, wants.limits)
        yield composed((text, *seen.pages), source, (*out.notes, *parts.faults, *seen.notes))


def _slides(parts: Parts) -> Iterator[str]:
    """Name the slides in the order in which they are shown."""
    links = parts.links(SHOW)
    for event in parts.events(SHOW):
        if isinstance(event, Start) and event.name == "sldId":
            # Two of its words are called id: the last one is that of the relation.
            name = posixpath.normpath(f"ppt/{links.get(event.words.get('id', ''), '')}")
            if name in parts.names:
                yield name
