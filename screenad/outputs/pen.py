"""How a report is worded and drawn for one reader: words, shapes, colours, line signs."""

from collections.abc import Mapping
from typing import NamedTuple

from rich.text import Text

from screenad.model import Level, Span
from screenad.outputs.messages import COUNTED, ENGLISH
from screenad.outputs.palette import REMARK, ground
from screenad.outputs.visible import inline, pieces
from screenad.outputs.writer import Style
from screenad.said import Said

_SHAPES: Mapping[Level, tuple[str, str]] = {
    Level.NONE: ("○", "( )"),
    Level.LOW: ("●", "(.)"),
    Level.MEDIUM: ("◆", "(!)"),
    Level.HIGH: ("▲", "(!!)"),
    Level.CRITICAL: ("▲▲", "(!!!)"),
}


class Pen(NamedTuple):
    """Words and drawing signs as the style asks for them. All text it gives is harmless."""

    style: Style

    def say(self, key: str, /, **values: str | int) -> str:
        """Word a message in the reader's language."""
        return self.ready(Said(ENGLISH[key], values, COUNTED.get(key, "")))

    def ready(self, text: str) -> str:
        """Give a sentence that was made elsewhere, translated if there is a translation of it."""
        return self.inline(self.style.words.say(text))

    def number(self, number: float, digits: int = 0) -> str:
        """Write a number as the reader's language does."""
        return self.style.words.number(number, digits)

    def inline(self, text: str) -> str:
        """Show any text within one line."""
        return self._held(inline(text, unicode=self.style.unicode))

    def pieces(self, text: str, span: Span) -> list[str]:
        """Show a stretch of any text, one piece a code point."""
        return [self._held(piece) for piece in pieces(text, span, unicode=self.style.unicode)]

    def level(self, level: Level, words: str) -> Text:
        """Draw words on the level's ground, after its shape."""
        return self._label(self._either(*_SHAPES[level]), words, ground(level))

    def remark(self, words: str) -> Text:
        """Draw words that stand where a level would, and are none."""
        return self._label(self._either("◇", "(i)"), words, REMARK)

    @property
    def brackets(self) -> tuple[str, str]:
        """Give what stands around marked words: nothing where colour and underline show them."""
        if self.style.color:
            return "", ""
        return ("«", "»") if self.style.unicode else ("<<", ">>")

    @property
    def bar(self) -> str:
        """Give the sign before every row of an advert's own words."""
        return self._either("│ ", "| ")

    @property
    def bullet(self) -> str:
        """Give the sign before an item of a list."""
        return self._either("▪ ", "- ")

    @property
    def gap(self) -> str:
        """Give the sign for words left out."""
        return self._either("…", "...")

    @property
    def divider(self) -> str:
        """Give the line between two reports, of one length everywhere."""
        return self._either("─", "-") * 40

    def joined(self, parts: list[str]) -> str:
        """Join one to three parts as the language does."""
        names = ("first", "second", "third")
        if len(parts) == 1:
            return parts[0]
        return self.say(f"list.{len(parts)}", **dict(zip(names, parts, strict=False)))

    def _held(self, text: str) -> str:
        """Escape what the output's encoding can't hold, as the output itself would later."""
        if text.isascii() or self.style.encoding.startswith("utf"):
            return text
        return text.encode(self.style.encoding, "backslashreplace").decode(self.style.encoding)

    def _label(self, shape: str, words: str, ground: str) -> Text:
        edge = " " if self.style.color else ""
        # As a span: a style of the whole text would colour all that is appended to it.
        return Text().append(f"{edge}{shape} {words}{edge}", ground)

    def _either(self, drawn: str, ascii_: str) -> str:
        return drawn if self.style.unicode else ascii_
