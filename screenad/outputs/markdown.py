"""Markdown for people: drawn on a terminal, as it is written elsewhere."""

from typing import TextIO

from screenad.outputs.visible import visible
from screenad.outputs.writer import Style


def markdown(out: TextIO, style: Style, text: str) -> None:
    """Write Markdown of any origin; it is drawn where there is colour to draw with."""
    shown = visible(text, unicode=style.unicode)
    if style.width is None or not style.color:
        out.write(shown)
        return
    from rich.console import Console  # slow to load, and a pipe has no need of it
    from rich.markdown import Markdown

    console = Console(file=out, width=style.width, force_terminal=True, legacy_windows=False)
    console.print(Markdown(shown))
