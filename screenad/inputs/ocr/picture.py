"""Bytes to pictures as a person would see them: upright, on white, not larger than is let in."""

import io
import struct
import warnings
from collections.abc import Iterable, Iterator
from itertools import islice

from screenad.inputs.ocr.line import Picture
from screenad.inputs.wants import Limits
from screenad.said import said

# Not all that Pillow knows: some of its formats are programs.
KINDS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
PAGED = frozenset({"TIFF"})
# What decoders make of bytes that are wrong.
BROKEN = (OSError, SyntaxError, ValueError, TypeError, struct.error, EOFError, OverflowError)


class LargeError(Exception):
    """A picture has more pixels than are let in."""


def pages(files: Iterable[bytes], limits: Limits, faults: list[str]) -> Iterator[Picture]:
    """Give each page of each file; what can't be read is told in ``faults``.

    Of all but TIFF the first picture is the only one.
    """
    from PIL import Image, UnidentifiedImageError

    for data in files:
        try:
            yield from islice(_pages(data, limits), limits.pages)
        except (LargeError, Image.DecompressionBombError):
            faults.append(
                said("this picture has more than {size:g} million pixels", size=limits.pixels / 1e6)
            )
        except UnidentifiedImageError:
            faults.append(said("not a picture that can be read"))
        except BROKEN as error:
            problem = str(error).partition("\n")[0] or type(error).__name__
            faults.append(
                said("this picture can't be read: {problem}", problem=problem[:100].lower())
            )


def _pages(data: bytes, limits: Limits) -> Iterator[Picture]:
    from PIL import ImageSequence

    with _opened(data) as opened:
        for page in ImageSequence.Iterator(opened):
            if page.width * page.height > limits.pixels:
                raise LargeError
            yield seen(page)
            if opened.format not in PAGED:
                break


def _opened(data: bytes) -> Picture:
    """Open a file without reading its pixels; our own limit is asked before these."""
    from PIL import Image

    Image.init()  # Pillow knows but the commonest formats before that
    with warnings.catch_warnings(action="ignore", category=Image.DecompressionBombWarning):
        return Image.open(io.BytesIO(data), formats=KINDS)


def seen(picture: Picture) -> Picture:
    """Give a picture as it is shown, in red, green and blue."""
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(picture)
    if not upright.has_transparency_data:
        return upright.convert("RGB")
    layers = upright.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", layers.size, "white"), layers).convert("RGB")


def moves(data: bytes) -> bool:
    """Say whether a file holds more pictures than the one that is read."""
    from PIL import Image

    try:
        with _opened(data) as opened:
            return opened.format not in PAGED and bool(getattr(opened, "is_animated", False))
    except (Image.DecompressionBombError, *BROKEN):
        return False
