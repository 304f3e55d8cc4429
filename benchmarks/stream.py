"""Send a stream of adverts through several processes; watch memory, and kill some on the way.

    python benchmarks/stream.py [NUMBER] [--jobs 2] [--size 160] [OPTION OF SCREENAD ...]

With ``--no-builtin -r tests/rules`` two million adverts take minutes.

First the stream goes through a pipe, and the peak memory of all processes together is read at
10, 50 and 100 %. Then it is screened into a file, a worker is killed at 30 % and the whole program
at 60 %, and a second run goes on: each record has to be there once. Linux only.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter, sleep

SCREENAD = [sys.executable, "-m", "screenad", "-f", "jsonl", "--from", "jsonl"]
MADE = str(Path(__file__).with_name("adverts.py"))


def main() -> None:
    parser = argparse.ArgumentParser(description="Screen a stream, watch memory, kill processes.")
    parser.add_argument("number", type=int, nargs="?", default=200_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--size", type=int, default=160)
    chosen, more = parser.parse_known_args()
    made = [sys.executable, MADE, str(chosen.number), "--size", str(chosen.size)]
    command = [*SCREENAD, "--jobs", str(chosen.jobs), *more]
    through_a_pipe(made, command, chosen.number)
    with tempfile.TemporaryDirectory() as folder:
        with_kills(made, command, chosen.number, Path(folder))


def through_a_pipe(made: Sequence[str], command: Sequence[str], number: int) -> None:
    began = perf_counter()
    marks = {max(number * share // 100, 1): share for share in (10, 50, 100)}
    peak = done = 0
    with (
        subprocess.Popen(made, stdout=subprocess.PIPE) as source,
        subprocess.Popen(command, stdin=source.stdout, stdout=subprocess.PIPE) as process,
    ):
        for done, _ in enumerate(process.stdout or (), 1):
            if done % max(number // 100, 1) == 0:
                peak = max(peak, memory(process.pid))
            if done in marks:
                rate = done / (perf_counter() - began)
                print(
                    f"{marks[done]:3} %: {done} records, {rate:.0f}/s, peak {peak} MB", flush=True
                )
    check("pipe: records answered", done == number)


def with_kills(made: Sequence[str], command: Sequence[str], number: int, folder: Path) -> None:
    ads, out = folder / "ads.jsonl", folder / "out.jsonl"
    part = folder / ".out.jsonl.part"
    with ads.open("wb") as file:
        subprocess.run(made, stdout=file, check=True)
    size = expected(command, ads, folder) * number
    command = [*command, str(ads), "-o", str(out)]
    with subprocess.Popen(command) as process:
        wait_for(part, 0.3 * size, process)
        os.kill(max(workers(process.pid)), signal.SIGKILL)
        print("a worker was killed")
        wait_for(part, 0.6 * size, process)
        process.kill()
    print(f"the program was killed at {lines(part)} of {number} records")
    began = perf_counter()
    subprocess.run([*command, "--resume"], check=True)
    print(f"the second run took {perf_counter() - began:.0f} s")
    with out.open("rb") as file:
        ids = (json.loads(line).get("id") for line in file)
        check("each record once, in order", all(map(same, ids, map(str, range(1, number + 1)))))
    check("no record too many or too few", lines(out) == number)


def expected(command: Sequence[str], ads: Path, folder: Path) -> float:
    """Give the bytes that a record's result has, from the first thousand."""
    few = folder / "few.jsonl"
    with ads.open("rb") as file:
        few.write_bytes(b"".join(line for line, _ in zip(file, range(1000), strict=False)))
    done = subprocess.run([*command, str(few)], stdout=subprocess.PIPE, check=True)
    return len(done.stdout) / done.stdout.count(b"\n")


def wait_for(path: Path, size: float, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None and not (path.exists() and path.stat().st_size >= size):
        sleep(0.05)


def lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file)


def same(one: str | None, other: str) -> bool:
    return one == other


def memory(pid: int) -> int:
    """Give the peak of memory, in MB, of a process and of those that it started."""
    found = (Path(f"/proc/{each}/status") for each in (pid, *descendants(pid)))
    with suppress(OSError, IndexError):  # they may just have ended
        return sum(int(each.read_text().partition("VmHWM:")[2].split()[0]) for each in found) >> 10
    return 0


def descendants(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text("ascii").split()):
            yield child
            yield from descendants(child)


def workers(pid: int) -> list[int]:
    return [
        each
        for each in descendants(pid)
        if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()
    ]


def check(what: str, holds: bool) -> None:
    print(f"{what}: {'yes' if holds else 'NO'}")
    if not holds:
        sys.exit(1)


if __name__ == "__main__":
    main()
