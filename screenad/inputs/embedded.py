"""Pictures that stand in documents: read where they may be the advert, and always spoken of."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec

from screenad.inputs.clock import clock
from screenad.inputs.wants import Limits
from screenad.said import counted, said

# A document with so many letters speaks for itself; its pictures are ornaments.
ENOUGH = 400
# Smaller ones, in bytes, are signs and lines.
ORNAMENT = 2048
PACKAGES = ("PIL", "pypdfium2", "rapidocr", "onnxruntime")
EXTRA = said("pip install 'screenad[ocr]' reads pictures")


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands in pictures, and what there is to be said of them."""

    pages: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def has_ocr() -> bool:
    """Say whether what reads pictures is installed."""
    return all(find_spec(package) for package in PACKAGES)


def read_pictures(pictures: Iterable[bytes], text: str, limits: Limits) -> Seen:
    """Read the pictures of a document that has this text."""
    large = [data for data in pictures if len(data) > ORNAMENT]
    if not large:
        return Seen()
    unread = counted(
        "{count} picture in it was not read",
        "{count} pictures in it were not read",
        count=len(large),
    )
    if not has_ocr():
        return Seen((), (unread, EXTRA))
    if len("".join(text.split())) > ENOUGH:
        return Seen((), (unread,))
    from screenad.inputs.ocr import transcribed
    from screenad.inputs.ocr.picture import pages

    faults: list[str] = []
    found = transcribed(pages(large[: limits.pages], limits, faults), clock(limits))
    return Seen(found.pages, (*found.notes, *faults))
