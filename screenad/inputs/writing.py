"""The text of a document as it grows: lines, rows of cells, and where links lead."""

import re
from collections.abc import Iterable

from screenad.inputs.wants import Limits
from screenad.model import Ad, Skipped
from screenad.said import said

LINE, CELL = "\n", "\t"
BLANK = re.compile(r"[ \t]*\n(?:[ \t]*\n)+")
LEADS_OUT = re.compile(r"(?i)(?:https?|mailto|tel|tg|whatsapp|line|weixin|viber|sms):")
HIDDEN = said("some of its text is hidden from readers")


class Writing:
    """What is written so far."""

    def __init__(self, limits: Limits) -> None:
        self.notes: dict[str, None] = {}
        self._limit = limits.record
        self._parts: list[str] = []
        self._size = 0
        self._links: list[str] = []

    def add(self, text: str) -> None:
        """Go on with the line."""
        if self._size >= self._limit:
            note = said("only the first {size} MiB were read", size=f"{self._limit / 2**20:g}")
            self.notes[note] = None
            return
        self._parts.append(text)
        self._size += len(text)

    def link(self, target: str) -> None:
        """Say at the end of the line where something in it leads."""
        if LEADS_OUT.match(target):
            self._links.append(target)

    def line(self) -> None:
        """End the line."""
        for target in dict.fromkeys(self._links):
            if not any(target.partition(":")[2].strip("/") in part for part in self._parts[-8:]):
                self.add(f" <{target}>")
        self._links.clear()
        self.add(LINE)

    def cell(self) -> None:
        """End a cell, which may hold lines."""
        self._trim(LINE)
        self.add(CELL)

    def row(self) -> None:
        """End a row of cells."""
        self._trim(LINE + CELL)
        self.add(LINE)

    def block(self) -> None:
        """End a part that stands apart from what follows."""
        self._trim(LINE)
        self.add(LINE)
        self.add(LINE)

    def text(self) -> str:
        """Give what is written."""
        return BLANK.sub("\n\n", "".join(self._parts)).replace("\0", "\ufffd").strip()

    def _trim(self, ends: str) -> None:
        while self._parts and self._parts[-1] in ends:
            self._parts.pop()


def composed(parts: Iterable[str], source: str, notes: Iterable[str]) -> Ad | Skipped:
    """Give the advert that a document is, its parts one below another."""
    text = "\n\n".join(part for part in dict.fromkeys(parts) if part.strip())
    said = tuple(dict.fromkeys(notes))
    if not text:
        return Skipped(source, "; ".join(("there is no text", *said)))
    return Ad.pasted(text, source, said)
