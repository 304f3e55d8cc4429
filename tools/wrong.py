"""Write which texts of the blind packs are judged wrongly: ``tests/blind/wrong.yaml``."""

from pathlib import Path

import yaml

from screenad.measure.tally import band
from screenad.model import Ad
from screenad.ruleset import load
from screenad.screen import screen

BLIND = Path(__file__).parents[1] / "tests" / "blind"
WRONG = BLIND / "wrong.yaml"


def main() -> None:
    """Screen every text of every pack, and list those outside their band or state."""
    rules = load()
    lines = ["# Texts of the blind packs that are still judged wrongly, and how."]
    for path in sorted(BLIND.glob("*.yaml")):
        if path == WRONG:
            continue
        for text in yaml.safe_load(path.read_text("utf-8")):
            words = text["text"]
            report = screen(Ad.pasted(words), rules)
            inside = band(text["band"], text["id"]).holds(report.level)
            if not inside or report.state != text["state"]:
                wanted = f"{text['state']}, {text['band']}"
                lines.append(f"{text['id']}: {report.state}, {report.level}; wanted {wanted}")
    WRONG.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
