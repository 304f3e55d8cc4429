"""Colours by what they are for: one set that reads on any ground, one for dark, one for light."""

from collections.abc import Mapping

from rich.theme import Theme as Colours

from screenad.model import Level
from screenad.outputs.writer import Theme

HEADING, TITLE = "heading", "title"
MARK, NUMBER = "mark", "number"
QUIET, REMARK = "quiet", "remark"

# Shape and brightness tell the levels apart as well as hue does, so that nobody needs red and
# green. Each ground carries its own ink and so reads on dark and on light terminals.
_GROUNDS: Mapping[str, str] = {
    f"level.{Level.NONE}": "bold color(231) on color(25)",
    f"level.{Level.LOW}": "bold color(16) on color(153)",
    f"level.{Level.MEDIUM}": "bold color(16) on color(222)",
    f"level.{Level.HIGH}": "bold color(16) on color(214)",
    f"level.{Level.CRITICAL}": "bold color(231) on color(130)",
    REMARK: "bold color(231) on color(240)",
    TITLE: "bold",
}


def _inks(heading: int, mark: int, quiet: int) -> Mapping[str, str]:
    return {
        HEADING: f"bold color({heading})",
        MARK: f"bold underline color({mark})",
        NUMBER: f"bold color({mark})",
        QUIET: f"color({quiet})",
    }


_INKS: Mapping[Theme, Mapping[str, str]] = {
    Theme.AUTO: _inks(heading=32, mark=166, quiet=244),
    Theme.DARK: _inks(heading=117, mark=215, quiet=250),
    Theme.LIGHT: _inks(heading=25, mark=94, quiet=240),
}


def colours(theme: Theme) -> Colours:
    """Give every colour of a report by name."""
    return Colours({**_GROUNDS, **_INKS[theme]}, inherit=False)


def ground(level: Level) -> str:
    """Name the ground of a level."""
    return f"level.{level}"
