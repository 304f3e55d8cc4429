"""Open documents (ODT, ODP): the text, its notes and frames, headers and footers."""

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from screenad.errors import InputError
from screenad.inputs.embedded import read_pictures
from screenad.inputs.office import End, Event, Parts, Start
from screenad.inputs.wants import Wants
from screenad.inputs.wound import wound
from screenad.inputs.writing import Writing, composed
from screenad.model import Ad, Skipped

BODY = "content.xml"
#: Where headers and footers stand.
STYLES = "styles.xml"
PARAGRAPHS = frozenset({"p", "h"})
# What was deleted, and what is drawn for programs that can't show the object itself.
UNSEEN = frozenset({"tracked-changes", "note-citation", "creator", "date", "desc", "title"})
AROUND = frozenset(
    ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
)
BLANKS = re.compile(r"\s+")
SPACES = 100


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read the one advert."""
    with wound(stream, source, wants.limits) as file:
        parts = Parts(file, source, wants.limits)
        if BODY not in parts.names:
            raise InputError(source, f"not an open document: there is no {BODY} in it")
        out, around = Writing(wants.limits), Writing(wants.limits)
        _write(parts.events(BODY), out)
        if STYLES in parts.names:
            _write(_around(parts.events(STYLES)), around)
        texts = (out.text(), around.text())
        seen = read_pictures(parts.pictures(), texts[0], wants.limits)
        notes = (*out.notes, *around.notes, *parts.faults, *seen.notes)
        yield composed((*texts, *seen.pages), source, notes)


def _around(events: Iterable[Event]) -> Iterator[Event]:
    """Leave out all but headers and footers: the rest is there for who writes."""
    inside = 0
    for event in events:
        if not isinstance(event, str) and event.name in AROUND:
            inside += 1 if isinstance(event, Start) else -1
        elif inside:
            yield event


def _write(events: Iterable[Event], out: Writing) -> None:
    depth = unseen = 0
    for event in events:
        match event:
            case str() if depth and not unseen:
                out.add(BLANKS.sub(" ", event))
            case Start(begun, words):
                depth += begun in PARAGRAPHS
                unseen += begun in UNSEEN
                _begin(begun, words.get("c", "1"), words.get("href", ""), out)
            case End(ended):
                depth -= ended in PARAGRAPHS
                unseen -= ended in UNSEEN
                _end(ended, out)


def _begin(name: str, count: str, target: str, out: Writing) -> None:
    match name:
        case "tab":
            out.add("\t")
        case "s":
            out.add(" " * min(SPACES, int(count) if count.isdecimal() else 1))
        case "line-break" | "text-box" | "note-body":
            out.line()
        case "a":
            out.link(target)


def _end(name: str, out: Writing) -> None:
    match name:
        case "p" | "h" | "note-body":
            out.line()
        case "table-cell":
            out.cell()
        case "table-row":
            out.row()
        case "page":
            out.block()
