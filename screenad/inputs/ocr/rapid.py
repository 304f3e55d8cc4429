"""RapidOCR: finds lines in any script, and reads Chinese, Japanese and Latin letters.

Its models are in its own package. They are named by their paths, since what has no path is
fetched from the network.
"""

from functools import cache
from pathlib import Path
from typing import Any

from screenad.inputs.ocr.line import Line, Picture, cut_out
from screenad.needs import needed

EXTRA = "ocr"
# Lines are found in pictures so large, in pixels; time grows with their area.
SHORT, LONG = 736, 1280


def found(picture: Picture) -> list[Line]:
    """Find where the lines are, in no order that counts; a smaller copy shows that as well."""
    from PIL import Image

    short, long = sorted(picture.size)
    scale = min(1.0, max(SHORT / short, LONG / long))
    size = round(picture.width * scale), round(picture.height * scale)
    small = picture if scale == 1 else picture.resize(size, Image.Resampling.BOX)
    corners = _engine()(_pixels(small), use_det=True, use_cls=False, use_rec=False).boxes
    return [] if corners is None else [_line(four, scale) for four in corners.tolist()]


def read(picture: Picture, line: Line) -> Line:
    """Read one line."""
    cut = _pixels(cut_out(picture, line))
    seen = _engine()(cut, use_det=False, use_cls=False, use_rec=True)
    if not seen.txts:
        return line
    return Line(line.corners, seen.txts[0].strip(), float(seen.scores[0]))


@cache
def _engine() -> Any:
    """Load the models, which takes about a second."""
    rapidocr = needed("rapidocr", EXTRA)
    needed("onnxruntime", EXTRA)
    models = Path(str(rapidocr.__file__)).parent / "models"
    paths = {
        "Det.model_path": next(models.glob("*_det_*.onnx")),
        "Rec.model_path": next(models.glob("*_rec_*.onnx")),
    }
    words = {key: str(path) for key, path in paths.items()}
    return rapidocr.RapidOCR(params={"Global.log_level": "error", "Global.text_score": 0, **words})


def _pixels(picture: Picture) -> Any:
    """Give the rows of pixels in the order blue, green, red."""
    numpy = needed("numpy", EXTRA)
    return numpy.ascontiguousarray(numpy.asarray(picture)[:, :, ::-1])


def _line(four: list[list[float]], scale: float) -> Line:
    one, two, three, last = ((x / scale, y / scale) for x, y in four)
    return Line((one, two, three, last))
