"""Pictures to text: lines are found, read, read again where need be, and put in order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from screenad.inputs.clock import LATE, Clock
from screenad.inputs.ocr import rapid
from screenad.inputs.ocr.line import Line, Picture
from screenad.inputs.ocr.order import text
from screenad.inputs.ocr.second import doubtful, reread
from screenad.inputs.ocr.tesseract import packs
from screenad.inputs.ocr.tiles import parts
from screenad.said import counted, said

APPROXIMATE = said("read from a picture by OCR: letters may be wrong")
TESSERACT = said(
    "more scripts are read where the program Tesseract is, with a pack for each language"
)
# A line is good from here on once it was read twice.
GOOD = 0.6


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in pictures, one text each, and what has to be said about how it was read."""

    pages: tuple[str, ...]
    notes: tuple[str, ...] = ()


def transcribed(pictures: Iterable[Picture], left: Clock) -> Reading:
    """Read pictures one after the other, as long as there is time."""
    lines: list[Line] = []
    pages: list[str] = []
    for picture in pictures:
        found = list(_lines(picture, left))
        lines += found
        pages.append(text(found))
        if left() <= 0:
            break
    return Reading(tuple(pages), tuple(_notes(lines, in_time=left() > 0)))


def _lines(picture: Picture, left: Clock) -> Iterator[Line]:
    for top, part in parts(picture):
        if left() > 0:
            lines = [rapid.read(part, line) for line in rapid.found(part) if left() > 0]
            yield from (line.moved(top) for line in reread(part, lines, left))


def _notes(lines: Sequence[Line], *, in_time: bool) -> Iterator[str]:
    if any(line.text for line in lines):
        yield APPROXIMATE
    bad = sum(1 for line in doubtful(lines) if line.sure < GOOD)
    if bad:
        yield counted(
            "{count} of {all} lines in the picture could not be read well",
            "{count} of {all} lines in the picture could not be read well",
            count=bad,
            all=len(lines),
        )
        if not packs():
            yield TESSERACT
    if not in_time:
        yield LATE
