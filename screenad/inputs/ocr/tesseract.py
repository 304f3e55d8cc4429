"""The program Tesseract, where it is installed: a reader for scripts that RapidOCR can't read."""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from screenad.inputs.ocr.line import Picture

WORD = "5"
# How a picture is laid out: lines anywhere on it, or one below another.
SPARSE, BLOCK = "11", "6"


@dataclass(frozen=True, slots=True)
class Word:
    """A word, where it stands in pixels (``down`` to its middle); ``sure`` goes from 0 to 1."""

    left: float
    right: float
    down: float
    text: str
    sure: float


@cache
def packs() -> frozenset[str]:
    """Name the languages whose packs are installed; none where the program isn't."""
    program = shutil.which("tesseract")
    if not program:
        return frozenset()
    said = subprocess.run([program, "--list-langs"], capture_output=True, check=False)  # noqa: S603
    return frozenset(said.stdout.decode("utf-8", "replace").split("\n")[1:]) - {"", "osd"}


def words(picture: Picture, languages: str, layout: str, patience: float) -> list[Word]:
    """Read a picture; nothing of it when that takes more than ``patience`` seconds."""
    program = shutil.which("tesseract")
    if not program or patience <= 0:
        return []
    data = io.BytesIO()
    picture.save(data, "PNG", compress_level=1)
    command = [program, "-", "-", "--psm", layout, "-l", languages, "--dpi", "300", "tsv"]
    try:
        done = subprocess.run(  # noqa: S603  # its own words, and a picture that we drew
            command,
            input=data.getvalue(),
            capture_output=True,
            check=False,
            timeout=patience,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        return []
    return list(_words(done.stdout.decode("utf-8", "replace")))


def _words(table: str) -> Iterator[Word]:
    for row in csv.reader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) == 12 and row[0] == WORD and row[11].strip():
            left, top, width, height = map(int, row[6:10])
            yield Word(left, left + width, top + height / 2, row[11], float(row[10]) / 100)
