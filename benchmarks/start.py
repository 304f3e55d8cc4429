"""How long a call takes to start and end, as multiples of ``python -c pass``.

    python benchmarks/start.py [TURNS]

Processor time of whole processes that take turns: medians. What can be kept is kept: bytecode, and
the rules as they were read. The folder in which they run has no settings.
"""

import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory

ADVERT = Path(__file__).parents[1] / "examples" / "advert.txt"
SCREENAD = ("-m", "screenad")
CALLS = {
    "python -c pass": ("-c", "pass"),
    "screenad --help": (*SCREENAD, "--help"),
    "one advert, drawn report": (*SCREENAD, str(ADVERT), "--lang", "en", "--home", "PH"),
    "one advert, a line of JSON": (*SCREENAD, str(ADVERT), "-f", "jsonl"),
}


def main() -> None:
    turns = int(sys.argv[1]) if sys.argv[1:] else 9
    with TemporaryDirectory() as folder:
        kept = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "SCREENAD_CACHE_DIR": folder}
        kept["PYTHONPATH"] = str(Path(__file__).parents[1])
        kept.pop("PYTHONDONTWRITEBYTECODE", None)
        times: dict[str, list[float]] = {name: [] for name in CALLS}
        for turn in range(turns + 2):
            for name, call in CALLS.items():
                taken = spent(call, kept, folder)
                if turn > 1:  # by then all is kept
                    times[name].append(taken)
    (least, *_) = map(median, times.values())
    for name, each in times.items():
        print(f"{name:<28} {median(each) * 1000:6.0f} ms {median(each) / least:6.1f}")


def spent(call: tuple[str, ...], variables: dict[str, str], folder: str) -> float:
    """Give the seconds of processor time that a call takes in a folder."""
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *call],
        cwd=folder,
        env=variables,
        stdout=subprocess.DEVNULL,
        check=True,
        timeout=600,
    )
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()
