"""A line of writing in a picture: where it stands, and how it was read."""

from dataclasses import dataclass
from math import dist
from typing import Any

#: A picture of Pillow's, which is only there with the extra ``ocr``.
Picture = Any
Point = tuple[float, float]
# A line that is so many times as high as it is long runs from top to bottom.
UPRIGHT = 1.5


@dataclass(frozen=True, slots=True)
class Line:
    """Four corners in pixels, clockwise from the upper left; ``sure`` goes from 0 to 1."""

    corners: tuple[Point, Point, Point, Point]
    text: str = ""
    sure: float = 0.0

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Give left, top, right and bottom."""
        across, down = zip(*self.corners, strict=True)
        return min(across), min(down), max(across), max(down)

    @property
    def length(self) -> float:
        """Give the length along the line's own slope."""
        return dist(self.corners[0], self.corners[1])

    @property
    def height(self) -> float:
        """Give the height across the line's own slope."""
        return dist(self.corners[0], self.corners[3])

    def moved(self, down: float) -> "Line":
        """Give the same line further down."""
        one, two, three, last = ((x, y + down) for x, y in self.corners)
        return Line((one, two, three, last), self.text, self.sure)


def cut_out(picture: Picture, line: Line, more: float = 0.0) -> Picture:
    """Give the line alone and level, with ``more`` of its height around it.

    One that runs down is laid on its side.
    """
    from PIL import Image

    margin = more * line.height
    width, height = (max(1, round(side + 2 * margin)) for side in (line.length, line.height))
    along, across = _steps(line)
    corners: list[float] = []
    for (x, y), right, down in zip(line.corners, (-1, 1, 1, -1), (-1, -1, 1, 1), strict=True):
        corners += (x + margin * (right * along[0] + down * across[0]),)
        corners += (y + margin * (right * along[1] + down * across[1]),)
    # Pillow wants them against the clock.
    quad = (*corners[:2], *corners[6:], *corners[4:6], *corners[2:4])
    found = picture.transform(
        (width, height), Image.Transform.QUAD, quad, Image.Resampling.BICUBIC, fillcolor="white"
    )
    return found.transpose(Image.Transpose.ROTATE_90) if height >= UPRIGHT * width else found


def _steps(line: Line) -> tuple[Point, Point]:
    """Give one pixel along the line and one across it."""
    (left, top), (right, slope), _, (below, bottom) = line.corners
    long, high = max(line.length, 1.0), max(line.height, 1.0)
    along = ((right - left) / long, (slope - top) / long)
    return along, ((below - left) / high, (bottom - top) / high)
