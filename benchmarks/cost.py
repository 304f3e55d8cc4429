"""Say what a billion adverts cost, from the processor time that some take here.

    python benchmarks/cost.py [NUMBER] [--size 2000] [--price 0.04]

NUMBER adverts and twice as many are screened, JSON Lines in and out; the difference is what they
take without the start of the program.
"""

import argparse
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from adverts import lines

MANY = 10**9


def main() -> None:
    parser = argparse.ArgumentParser(description="Say what a billion adverts cost.")
    parser.add_argument("number", type=int, nargs="?", default=4000)
    parser.add_argument("--size", type=int, default=2000, help="characters of an advert, about")
    parser.add_argument("--price", type=float, default=0.04, help="of a core for an hour, in USD")
    chosen = parser.parse_args()
    few, twice = (seconds(factor * chosen.number, chosen.size) for factor in (1, 2))
    rate = chosen.number / (twice - few)
    hours = MANY / rate / 3600
    print(f"{rate:.0f} adverts of {chosen.size} characters a second of one core")
    print(f"{MANY:.0e} adverts: {hours:,.0f} hours of one core, {hours * chosen.price:,.0f} USD")


def seconds(number: int, size: int) -> float:
    """Give the processor time that it takes to screen so many adverts."""
    with TemporaryDirectory() as folder:
        ads = Path(folder) / "ads.jsonl"
        ads.write_text("".join(lines(number, size)), encoding="utf-8")
        before = spent()
        subprocess.run(
            [sys.executable, "-m", "screenad", "-f", "jsonl", str(ads)],
            stdout=subprocess.DEVNULL,
            check=True,
        )
        return spent() - before


def spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
