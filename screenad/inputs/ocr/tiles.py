"""Long screenshots in parts: shrunk as a whole, their letters would be too small to read."""

from collections.abc import Iterator

from screenad.inputs.ocr.line import Picture

# RapidOCR shrinks what is longer, in pixels.
LONGEST = 2000
# So much of a part may be given up to cut where there is no writing.
SLACK = 0.3
# Greys of one row that differ less than that, of 255, hold no writing.
EVEN = 24


def parts(picture: Picture) -> Iterator[tuple[int, Picture]]:
    """Give each part with the row on which it begins."""
    height = max(LONGEST, picture.width)
    top = 0
    while picture.height - top > height:
        below = _quiet(picture, top + round(height * (1 - SLACK)), top + height)
        yield top, picture.crop((0, top, picture.width, below))
        top = below
    yield top, picture.crop((0, top, picture.width, picture.height))


def _quiet(picture: Picture, first: int, last: int) -> int:
    """Give the row in the middle of the highest band in which nothing is written."""
    band = picture.crop((0, first, picture.width, last)).convert("L")
    best, run, at = 0, 0, last
    for row in range(band.height):
        levels = band.crop((0, row, band.width, row + 1)).tobytes()
        run = run + 1 if max(levels) - min(levels) < EVEN else 0
        if run > best:
            best, at = run, first + row + 1 - run // 2
    return at
