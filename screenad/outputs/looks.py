"""How the cells of a workbook look."""

from collections.abc import Mapping
from typing import Any

from screenad.model import Level, Report
from screenad.outputs.head import judged

# Grounds that part in brightness, too, each with its ink; shapes in the words say the same.
_GROUNDS: Mapping[Level | None, tuple[str, str]] = {
    Level.NONE: ("#005FAF", "#FFFFFF"),
    Level.LOW: ("#AFD7FF", "#000000"),
    Level.MEDIUM: ("#FFD787", "#000000"),
    Level.HIGH: ("#FFAF00", "#000000"),
    Level.CRITICAL: ("#AF5F00", "#FFFFFF"),
    None: ("#585858", "#FFFFFF"),
}
# With its prefix a text stays one when somebody edits the cell.
_TEXT = {"text_wrap": True, "valign": "top", "quote_prefix": True}


class Looks:
    """The looks of headers, texts and verdicts, as a workbook knows them."""

    def __init__(self, book: Any) -> None:
        self.header = book.add_format({**_TEXT, "bold": True, "bottom": 1})
        self.text = book.add_format(_TEXT)
        self._levels = {
            level: book.add_format({**_TEXT, "bold": True, "bg_color": ground, "font_color": ink})
            for level, (ground, ink) in _GROUNDS.items()
        }

    def level(self, level: Level) -> Any:
        """Give the look of a level."""
        return self._levels[level]

    def verdict(self, report: Report) -> Any:
        """Give the look of a verdict, which is a remark where nothing was judged."""
        return self._levels[report.level if judged(report) else None]
