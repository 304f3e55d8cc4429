"""A clean page made of lines cut out of a picture: dark on white, level, each in its place."""

from collections.abc import Sequence
from statistics import median

from screenad.inputs.ocr.line import Line, Picture, cut_out

# Tesseract reads best at about this height of a line in pixels.
HEIGHT = 44
LARGEST = 4.0
# Signs above and below letters stand outside of the line that is found.
MARGIN, CLOSE = 0.3, 0.1
GAP = 30


def page(picture: Picture, lines: Sequence[Line]) -> tuple[Picture, float]:
    """Give the page, and how many times larger than the picture it is."""
    from PIL import Image, ImageChops

    scale = scaled(lines)
    clean = Image.new("L", picture.size, 255)
    for line in lines:
        strip = dark_on_white(cut_out(picture, line, MARGIN))
        left, top, right, bottom = line.box
        corner = round((left + right - strip.width) / 2), round((top + bottom - strip.height) / 2)
        place = (*corner, corner[0] + strip.width, corner[1] + strip.height)
        clean.paste(ImageChops.darker(clean.crop(place), strip), corner)
    return _resized(clean, scale), scale


def spread(picture: Picture, lines: Sequence[Line]) -> tuple[Picture, float, list[Line]]:
    """Give a page with the lines far apart, as ``page``, and where each line stands on it."""
    from PIL import Image

    strips = [dark_on_white(cut_out(picture, line, CLOSE)) for line in lines]
    width = max(strip.width for strip in strips) + 2 * GAP
    clean = Image.new("L", (width, sum(strip.height + GAP for strip in strips) + GAP), 255)
    moved, down = [], GAP
    for line, strip in zip(lines, strips, strict=True):
        clean.paste(strip, (GAP, down))
        right, below = GAP + strip.width, down + strip.height
        corners = (GAP, down), (right, down), (right, below), (GAP, below)
        moved.append(Line(corners, line.text, line.sure))
        down = below + GAP
    scale = scaled(lines)
    return _resized(clean, scale), scale, moved


def scaled(lines: Sequence[Line]) -> float:
    """Say how many times larger a picture should be for its lines to be read."""
    return min(LARGEST, max(1.0, HEIGHT / max(1.0, median(line.height for line in lines))))


def _resized(clean: Picture, scale: float) -> Picture:
    from PIL import Image

    size = round(clean.width * scale), round(clean.height * scale)
    return clean.resize(size, Image.Resampling.LANCZOS)


def dark_on_white(cut: Picture) -> Picture:
    """Give a line in greys, the letters dark: they cover less than the ground does."""
    from PIL import ImageOps

    grey = cut.convert("L")
    counts = grey.histogram()
    threshold = _threshold(counts)
    if sum(counts[threshold:]) < sum(counts[:threshold]):
        grey = ImageOps.invert(grey)
    return ImageOps.autocontrast(grey, cutoff=1)


def _threshold(counts: Sequence[int]) -> int:
    """Part dark from bright where the two differ most (Otsu's method)."""
    total, weight = sum(counts), sum(level * count for level, count in enumerate(counts))
    best, below, dark, at = -1.0, 0, 0, 128
    for level, count in enumerate(counts):
        below, dark = below + count, dark + level * count
        above = total - below
        if below and above:
            between = below * above * (dark / below - (weight - dark) / above) ** 2
            if between > best:
                best, at = between, level + 1
    return at
