"""Screen texts with the plain engine and with the scanner, and count those that differ.

    python benchmarks/equality.py FILE.jsonl ...

Each line is an object with a "text", and whatever else the reader of JSON Lines understands.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from screenad.inputs.labelled import labelled
from screenad.model import Ad
from screenad.ruleset import Engine, equipped, load
from screenad.screen import screen


def main() -> int:
    plain = load(drafts=True)
    scanning = equipped(plain, Engine.SCAN)
    texts = different = 0
    for ad in adverts(sys.argv[1:]):
        texts += 1
        if screen(ad, plain) != screen(ad, scanning):
            different += 1
            print(f"{ad.source} differs")
    print(f"{texts} texts, {different} differ")
    return int(bool(different))


def adverts(files: list[str]) -> Iterator[Ad]:
    for name in files:
        with Path(name).open("rb") as lines:
            yield from (item for item, _ in labelled(lines, name) if isinstance(item, Ad))


if __name__ == "__main__":
    sys.exit(main())
