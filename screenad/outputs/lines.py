"""Lines of a report, each with what stands before it, laid out at a width or left whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from screenad.outputs.pen import HEADING, QUIET, Pen
from screenad.outputs.writer import Style

_NARROWEST = 16
_WIDEST = 100  # longer rows tire the eye


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, ``first`` before its first row and ``rest`` before the others."""

    text: Text = field(default_factory=Text)
    first: Text = field(default_factory=Text)
    rest: Text = field(default_factory=Text)


def heading(words: str) -> list[Line]:
    """Head a section, after an empty line."""
    return [Line(), Line(Text(words, HEADING))]


def indented(text: Text | str, indent: int = 2) -> Line:
    """Set in a line with all its rows."""
    margin = Text(" " * indent)
    return Line(_text(text), margin, margin)


def item(text: Text | str, sign: Text | str, indent: int = 2) -> Line:
    """Hang a line on a sign, rows below one another."""
    first = Text(" " * indent).append_text(_text(sign))
    return Line(_text(text), first, Text(" " * cell_len(first.plain)))


def quoted(text: Text | str, pen: Pen, indent: int = 2) -> Line:
    """Set words of an advert behind a bar in every row: they can't pass for the report's own."""
    bar = Text(" " * indent).append(pen.bar, QUIET)
    return Line(_text(text), bar, bar)


def console_for(stream: TextIO, style: Style) -> Console:
    """Open a console that prints what it is given: no markup, no guessing, no cropping."""
    return Console(
        file=stream,
        color_system="256" if style.color else None,
        force_terminal=style.color,
        no_color=False,
        width=style.width or 80,
        markup=False,
        emoji=False,
        highlight=False,
    )


def put(console: Console, lines: Iterable[Line], width: int | None) -> None:
    """Print lines, wrapped at ``width`` columns or whole."""
    for line in lines:
        for row, text in enumerate(_rows(console, line, width)):
            before = line.rest if row else line.first
            console.print(before.copy().append_text(text), soft_wrap=True)


def _rows(console: Console, line: Line, width: int | None) -> Iterable[Text]:
    if width is None:
        return [line.text]
    margin = max(cell_len(line.first.plain), cell_len(line.rest.plain))
    room = max(min(width, _WIDEST) - margin, _NARROWEST)
    if cell_len(line.text.plain) <= room:
        return [line.text]
    rows = line.text.wrap(console, room)
    for row in rows:
        row.rstrip()
    return rows


def _text(text: Text | str) -> Text:
    return text if isinstance(text, Text) else Text(text)
