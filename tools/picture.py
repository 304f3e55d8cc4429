"""Draw docs/report.svg: what the program says about examples/advert.txt, as a terminal shows it.

Run it from the top folder after a change to rules or report; ``--check`` only compares.
"""

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

COLUMNS = 88
ADVERT = "examples/advert.txt"
PICTURE = Path("docs/report.svg")


def report() -> str:
    """Screen the sample and give the report with its colour codes."""
    reader = ["--lang", "en", "--home", "PH"]  # whatever the environment says
    look = ["--color", "always", "--width", str(COLUMNS)]
    command = [sys.executable, "-m", "screenad", *reader, *look, ADVERT]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return done.stdout


def svg(coloured: str) -> str:
    """Draw coloured text as a picture that fetches nothing when it is shown."""
    console = Console(record=True, file=StringIO(), width=COLUMNS, color_system="truecolor")
    console.print(Text.from_ansi(coloured.rstrip("\n")))
    drawn = console.export_svg(title=f"screenad {ADVERT}", unique_id="report")
    drawn = re.sub(r"@font-face \{[^}]*\}\s*|<!--.*?-->\s*", "", drawn, flags=re.DOTALL)
    hosts = set(re.findall(r"(?:https?:)?//[\w.-]+", drawn)) - {"http://www.w3.org"}
    if hosts:
        raise SystemExit(f"the picture would refer to {', '.join(sorted(hosts))}")
    return "\n".join(line.rstrip() for line in drawn.splitlines()) + "\n"


def main() -> None:
    """Write the picture, or tell whether it is current."""
    drawn = svg(report())
    if "--check" not in sys.argv[1:]:
        PICTURE.write_text(drawn, encoding="utf-8")
    elif not PICTURE.exists() or PICTURE.read_text(encoding="utf-8") != drawn:
        raise SystemExit(f"{PICTURE} is not current: run python {sys.argv[0]}")


if __name__ == "__main__":
    main()
