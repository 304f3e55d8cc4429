"""Pictures: posters and screenshots, read by OCR without any network."""

from collections.abc import Iterator
from typing import BinaryIO

from screenad.inputs.clock import clock
from screenad.inputs.embedded import PACKAGES
from screenad.inputs.wants import Wants
from screenad.model import Ad, Skipped
from screenad.needs import needed
from screenad.said import said

NOTHING = said("no writing was found in this picture")
FIRST = said("only the first of its pictures was read")


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read the one advert."""
    for package in PACKAGES:
        needed(package, "ocr")
    from screenad.inputs.ocr import transcribed
    from screenad.inputs.ocr.picture import moves, pages

    limits = wants.limits
    left = clock(limits)
    data = stream.read(limits.value + 1)
    if len(data) > limits.value:
        yield Skipped(source, f"more than {limits.value / 2**20:g} MiB (--limit value=SIZE)")
        return
    faults: list[str] = []
    found = transcribed(pages([data], limits, faults), left)
    notes = (*found.notes, *faults, *((FIRST,) if moves(data) else ()))
    text = "\n\n".join(filter(None, found.pages))
    if text:
        yield Ad.pasted(text, source, notes)
    else:
        reasons = notes if faults else (NOTHING, *notes)
        yield Skipped(source, reasons[0] if len(reasons) == 1 else "; ".join(reasons))
