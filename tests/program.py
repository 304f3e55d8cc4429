"""Run the program: inside the test where that will do, as a process or on a terminal otherwise."""

import io
import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from screenad.cli import main

ROOT = Path(__file__).parents[1]
RULES = ROOT / "tests" / "rules"
#: Where this run of the tests keeps what it compiled.
KEPT = {"SCREENAD_CACHE_DIR": os.environ["SCREENAD_CACHE_DIR"]}
#: Only the small rules of the tests.
OWN = ("--no-builtin", "--rules", str(RULES))
HIGH = "Packers wanted. On your first day we keep your passport in the office."
MEDIUM = "Cleaners wanted. Please pay the training fee today, then you start."
LOW = "Drivers wanted from Monday. Write to me only by chat app, day and night."
NONE = "Bakers wanted from Monday. Come and see us in the shop, day or night."


class Done(NamedTuple):
    """How a call ended."""

    status: int
    out: str
    err: str

    @property
    def records(self):
        """Read the output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


class Terminal(io.TextIOWrapper):
    """A stream that says that it is a terminal."""

    def isatty(self):
        return True


def call(*arguments, stdin=b"", encoding="utf-8", terminal=False, waiting=False, **environment):
    """Call the program in this process, in an environment that is empty but for the cache.

    ``terminal`` is for its output, ``waiting`` for what else it says.
    """
    kinds = {True: Terminal, False: io.TextIOWrapper}
    out, err = kinds[terminal](io.BytesIO(), encoding), kinds[waiting](io.BytesIO(), "utf-8")
    text = io.TextIOWrapper(io.BytesIO(stdin), "utf-8") if stdin is not None else None
    with (
        patch.multiple(sys, stdin=text, stdout=out, stderr=err),
        patch.dict(os.environ, KEPT | environment, clear=True),
    ):
        status = exit_status(list(map(str, arguments)))
        out.flush()
        err.flush()
    return Done(status, out.buffer.getvalue().decode(encoding), err.buffer.getvalue().decode())


def exit_status(arguments):
    try:
        main(arguments)
    except SystemExit as ended:
        return ended.code


def command(*arguments):
    """Give the command line of a process."""
    return [sys.executable, "-m", "screenad", *map(str, arguments)]


def environment(**changes):
    """Give the environment of a process: what it needs to start, and what is wanted."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    # Without bytecode files on the way, so that a checkout that can't be written to is no matter.
    quiet = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return {**kept, **quiet, **KEPT, **changes}


def spawn(*arguments, stdin=b"", cwd=None, **changes):
    """Run the program as a process; what it writes comes back as bytes."""
    return subprocess.run(
        command(*arguments),
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment(**changes),
        timeout=60,
        check=False,
    )


@contextmanager
def started(*arguments, **options):
    """Start the program and leave it running; it is stopped in the end."""
    env = environment(**options.pop("environment", {}))
    with subprocess.Popen(command(*arguments), env=env, **options) as process:
        try:
            yield process
        finally:
            process.kill()
