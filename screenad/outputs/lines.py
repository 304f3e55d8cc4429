"""Lines of a report, each with what stands before it, laid out at a width or left whole."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import NamedTuple, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from screenad.outputs.palette import HEADING, QUIET, colours
from screenad.outputs.pen import Pen
from screenad.outputs.rtl import is_right_to_left
from screenad.outputs.wrapping import wrapped
from screenad.outputs.writer import Style

_NARROWEST = 16
_WIDEST = 100  # longer rows tire the eye
_TWO = 110  # from so many columns on, two columns of text stand side by side
_TWO_WIDEST = 140
_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, ``first`` before its first row and ``rest`` before the others.

    One that is ``wide`` is a row of a table, and takes all columns that there are.
    """

    text: Text = field(default_factory=Text)
    first: Text = field(default_factory=Text)
    rest: Text = field(default_factory=Text)
    wide: bool = False


class Pair(NamedTuple):
    """Lines that stand side by side where there is room, and else one part below the other."""

    left: Sequence[Line]
    right: Sequence[Line]


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
        theme=colours(style.theme),
    )


def put(console: Console, lines: Iterable[Line | Pair], width: int | None) -> None:
    """Print lines, wrapped at ``width`` columns or whole."""
    for line in lines:
        if isinstance(line, Pair):
            rows = _paired(line, width)
        else:
            rows = _rows(line, width if line.wide or not width else min(width, _WIDEST))
        for row in rows:
            console.print(row, soft_wrap=True)


def _rows(line: Line, width: int | None) -> Iterator[Text]:
    texts = [line.text]
    if width is not None:
        margin = max(cell_len(line.first.plain), cell_len(line.rest.plain))
        texts = wrapped(line.text, max(width - margin, _NARROWEST))
    for row, text in enumerate(texts):
        yield (line.rest if row else line.first).copy().append_text(text)


def _paired(pair: Pair, width: int | None) -> Iterator[Text]:
    """Lay out two parts: in two columns, or in one."""
    if width is None or width < _TWO or not _fits_beside(pair):
        whole = width and min(width, _WIDEST)
        return (row for line in (*pair.left, *pair.right) for row in _rows(line, whole))
    column = (min(width, _TWO_WIDEST) - _BETWEEN) // 2
    parts = (pair.left, _outdented(pair.right))
    left, right = ([row for line in part for row in _rows(line, column)] for part in parts)
    return (_joined(*both, column) for both in zip_longest(left, right, fillvalue=Text()))


def _outdented(lines: Sequence[Line]) -> Sequence[Line]:
    """Move lines to the left edge together: they need no margin beside others."""
    margins = (line.first.plain for line in lines)
    shift = min(len(margin) - len(margin.lstrip()) for margin in margins)
    return [replace(line, first=line.first[shift:], rest=line.rest[shift:]) for line in lines]


def _fits_beside(pair: Pair) -> bool:
    """Tell whether there are two parts, and none that would shuffle the words of the other."""
    every = (*pair.left, *pair.right)
    apart = any(is_right_to_left(line.text.plain) for line in every)
    return bool(pair.left and pair.right) and not apart


def _joined(left: Text, right: Text, column: int) -> Text:
    if not right.plain:
        return left
    padding = " " * (column + _BETWEEN - cell_len(left.plain))
    return Text.assemble(left, padding, right)


def _text(text: Text | str) -> Text:
    return text if isinstance(text, Text) else Text(text)
