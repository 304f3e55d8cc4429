"""PDF: the text of each page; pages that are pictures are read by OCR, or said not to be read."""

from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any, BinaryIO

from screenad.inputs import pdfpages
from screenad.inputs.clock import Clock, clock
from screenad.inputs.embedded import EXTRA, has_ocr
from screenad.inputs.guarded import StoppedError, guarded
from screenad.inputs.wants import Limits, Wants
from screenad.inputs.wound import wound
from screenad.inputs.writing import composed
from screenad.model import Ad, Skipped
from screenad.needs import needed
from screenad.said import counted, said


@dataclass(slots=True)
class _Found:
    """What was found so far: texts by page, pages that are pictures, and what to say."""

    texts: dict[int, str] = field(default_factory=dict)
    scans: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read the one advert."""
    needed("pypdf", "pdf")
    limits, left = wants.limits, clock(wants.limits)
    found = _Found()
    with wound(stream, source, limits) as file:
        _pages(file, limits, found)
        if found.scans and has_ocr():
            file.seek(0)
            _scans(file, limits, left, found)
    if found.scans:
        found.notes.append(_unread(found.scans))
        found.notes += () if has_ocr() else (EXTRA,)
    texts = (found.texts[number] for number in sorted(found.texts))
    yield composed(texts, source, found.notes)


def _pages(file: BinaryIO, limits: Limits, found: _Found) -> None:
    values: Iterator[Any] = guarded(pdfpages.pages, file, limits, most=limits.pages)
    try:
        for kind, number, value in values:
            if kind == "note":
                found.notes.append(value)
            else:
                found.texts[number] = value
            if kind == "scan":
                found.scans.append(number)
    except StoppedError as problem:
        found.notes.append(said("not read, or not to its end: {problem}", problem=str(problem)))


def _scans(file: BinaryIO, limits: Limits, left: Clock, found: _Found) -> None:
    """Read pages that are pictures, as long as there is time."""
    from PIL import Image

    from screenad.inputs.ocr import transcribed

    rest = replace(limits, seconds=max(1, round(left())))
    values: Iterator[Any] = guarded(
        pdfpages.drawn, file, rest, numbers=found.scans, pixels=limits.pixels
    )
    try:
        for number, width, height, data in values:
            if left() <= 0:
                break
            picture = Image.frombytes("RGB", (width, height), b64decode(data))
            seen = transcribed([picture], left)
            found.texts[number] = "\n\n".join(filter(None, (found.texts[number], *seen.pages)))
            found.notes += (
                said("page {number}: {note}", number=number, note=note) for note in seen.notes
            )
            found.scans.remove(number)
    except StoppedError as problem:
        found.notes.append(str(problem))


def _unread(numbers: list[int]) -> str:
    """Name pages that were not read, ranges in short."""
    runs = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    reach = [[number for _, number in run] for _, run in runs]
    names = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in reach)
    return counted(
        "page {pages} is a picture and was not read",
        "pages {pages} are pictures and were not read",
        count=len(numbers),
        pages=names,
    )
