"""Many adverts, and the program on them as a process that can be stopped or killed."""

import json
import os
import random
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from program import HIGH, LOW, MEDIUM, NONE, OWN, environment

#: The program with chunks and pauses that suit few adverts.
SMALL = (
    "import screenad.batch.run as run, screenad.batch.part as part; run.ENOUGH = 3000; run.FEW = 1;"
    "part.PAUSE = 0.0; from screenad.cli import main; main()"
)


def chance(seed):
    """Give the same chance each time."""
    return random.Random(seed)  # noqa: S311


def adverts(number, seed=1):
    """Write adverts as JSON Lines, each with a number; some lines are broken or hold several."""
    pick = chance(seed)
    texts = [HIGH, MEDIUM, LOW, NONE]
    for n in range(number):
        words = " ".join(pick.choices(texts, k=pick.randint(1, 4)))
        match pick.randrange(20):
            case 0:
                yield f"broken {n}"
            case 1:
                yield json.dumps(
                    {"jobs": [{"text": words, "id": f"{n}a"}, {"text": "", "id": "b"}]}
                )
            case _:
                yield json.dumps({"text": words, "id": str(n)})


def write(path, number, seed=1):
    path.write_text("".join(f"{line}\n" for line in adverts(number, seed)), encoding="utf-8")
    return path


def small(*arguments):
    """Give the command line of a process with small chunks and the rules of the tests."""
    return [sys.executable, "-c", SMALL, "scan", *map(str, (*OWN, *arguments))]


@contextmanager
def running(*arguments, **options):
    """Start the program with small chunks; it is stopped in the end."""
    with subprocess.Popen(small(*arguments), env=environment(), **options) as process:
        try:
            yield process
        finally:
            process.kill()


def children(pid):
    """Give the processes that a process has started and that live."""
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text("ascii").split():
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                yield int(child)


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def until(holds, seconds=60):
    """Wait until something holds, and give it."""
    end = time.monotonic() + seconds
    while not (found := holds()):
        assert time.monotonic() < end, "it never came"
        time.sleep(0.002)
    return found
