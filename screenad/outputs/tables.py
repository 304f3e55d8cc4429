"""Plain tables for people: a header, rows, the last column as wide as it needs."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from screenad.outputs.visible import inline
from screenad.outputs.writer import Style


def table(out: TextIO, style: Style, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table; off a terminal, one line a row with tabs between cells."""
    if style.width is None:
        lines = (
            "\t".join(inline(cell, unicode=style.unicode) for cell in row)
            for row in (header, *rows)
        )
        out.writelines(f"{line}\n" for line in lines)
        return
    drawn = Table(box=None, pad_edge=False, header_style="bold")
    for number, name in enumerate(header):
        drawn.add_column(name, overflow="fold", no_wrap=number == 0)
    for row in rows:
        drawn.add_row(*(Text(inline(cell, unicode=style.unicode)) for cell in row))
    console = Console(
        file=out,
        width=style.width,
        highlight=False,
        force_terminal=style.color,
        no_color=not style.color,
        legacy_windows=False,
    )
    console.print(drawn)
