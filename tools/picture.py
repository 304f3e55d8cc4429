"""Draw what the program says as a terminal shows it: docs/report.svg, and those of docs/screens.

Run it from the top folder after a change to rules or report. ``--check`` only compares; ``--first``
leaves all but docs/report.svg out.
"""

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, SVG_EXPORT_THEME
from rich.text import Text

sys.path.insert(0, "benchmarks")
from adverts import lines

LARGEST = 150_000
READER = ("--lang", "en", "--home", "PH")  # whatever the environment says
ADVERT = "examples/advert.txt"
MANY = "ads.jsonl"
# Another with each word of the rules, so a picture that told it would soon be out of date.
DIGEST = re.compile(r"(?<=digest )[0-9a-f]{12}\b")


class Picture(NamedTuple):
    """What is drawn: a call, on so many columns; ``since`` are the words that it begins with."""

    name: str
    columns: int
    arguments: tuple[str, ...]
    light: bool = False
    color: str = "always"
    since: str = ""


FIRST = Picture("report", 88, (ADVERT,))
PICTURES = (
    FIRST,
    Picture("screens/narrow", 60, (ADVERT,)),
    Picture("screens/light", 80, ("--theme", "light", ADVERT), light=True),
    Picture("screens/dark", 80, ("--theme", "dark", ADVERT)),
    Picture("screens/wide", 120, (ADVERT,)),
    Picture("screens/plain", 80, (ADVERT,), color="never"),
    Picture("screens/chinese", 80, ("examples/advert-zh.txt",)),
    Picture("screens/arabic", 80, ("examples/advert-ar.txt",)),
    Picture("screens/explained", 80, ("--explain", ADVERT), since="What makes up the level"),
    Picture("screens/compact", 100, ("--quiet", "examples", MANY, "--min-level", "low")),
    Picture("screens/summary", 120, (MANY,), since="Summary of"),
    Picture("screens/linked", 80, ("link", "examples/campaign.jsonl")),
)


def svg(picture: Picture) -> str:
    """Draw a picture that fetches nothing when it is shown."""
    console = Console(record=True, file=StringIO(), width=picture.columns, color_system="truecolor")
    console.print(Text.from_ansi(said(picture).rstrip("\n")))
    drawn = console.export_svg(
        title=" ".join(("screenad", *picture.arguments)),
        theme=DEFAULT_TERMINAL_THEME if picture.light else SVG_EXPORT_THEME,
        unique_id=Path(picture.name).name,
    )
    drawn = re.sub(r"@font-face \{[^}]*\}\s*|<!--.*?-->\s*", "", drawn, flags=re.DOTALL)
    hosts = set(re.findall(r"(?:https?:)?//[\w.-]+", drawn)) - {"http://www.w3.org"}
    if hosts:
        raise SystemExit(f"{picture.name} would refer to {', '.join(sorted(hosts))}")
    if len(drawn.encode()) > LARGEST:
        raise SystemExit(f"{picture.name} would be too large: {len(drawn.encode())} bytes")
    return "\n".join(line.rstrip() for line in drawn.splitlines()) + "\n"


def said(picture: Picture) -> str:
    """Call the program and give what it says, with its colour codes and a made-up digest."""
    look = ["--color", picture.color, "--width", str(picture.columns)]
    command = [sys.executable, "-m", "screenad", *picture.arguments, *READER, *look]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    rows = done.stdout.splitlines()
    begins = next((at for at, row in enumerate(rows) if picture.since in row), 0)
    return DIGEST.sub("0123456789ab", "\n".join(rows[begins:]))


def many() -> str:
    """Make five hundred adverts, of which some share a contact and one can't be read."""
    made = [line.replace("Telegram only", "Telegram only: @quick_pay") for line in lines(500, 160)]
    return "".join([*made[:99], "half a record\n", *made[100:]])


def main() -> None:
    """Write the pictures, or tell whether they are current."""
    chosen = [FIRST] if "--first" in sys.argv[1:] else PICTURES
    if len(chosen) > 1:
        Path(MANY).write_text(many(), encoding="utf-8")
    try:
        drawn = {Path(f"docs/{picture.name}.svg"): svg(picture) for picture in chosen}
    finally:
        Path(MANY).unlink(missing_ok=True)
    if "--check" not in sys.argv[1:]:
        for path, text in drawn.items():
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return
    old = [str(path) for path, text in drawn.items() if not path.exists() or read(path) != text]
    if old:
        raise SystemExit(f"not current: {', '.join(old)}; run python {sys.argv[0]}")


def read(path: Path) -> str:
    """Read a picture."""
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
