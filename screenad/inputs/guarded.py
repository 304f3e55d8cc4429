"""Readers that can't be trusted with time and memory, run in a process that is ended in time."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from tempfile import TemporaryFile
from typing import IO, BinaryIO

from screenad.inputs.wants import Limits

#: Reads a stream; gives values that JSON can say, each as soon as it is known.
Work = Callable[..., Iterator[object]]
# Without the working folder on the path: a file in it must not be taken for a module.
START = """import json, sys
sys.path[:] = json.loads(sys.argv[1])
from screenad.inputs.guarded import serve
serve(*sys.argv[2:])"""


class StoppedError(Exception):
    """The work came to no good end; what it gave before is good."""


def guarded(work: Work, stream: BinaryIO, limits: Limits, **options: object) -> Iterator[object]:
    """Give what ``work(stream, **options)`` gives, one value after the other.

    ``work`` stands at the top of its module and gets a file that can be wound back; the options
    are values that JSON can say. It has ``limits.seconds``, ``limits.memory``, and may give
    ``limits.unpacked`` bytes. When it ends early, what it gave comes first, then a
    ``StoppedError`` with the reason.
    """
    with TemporaryFile() as given, TemporaryFile() as found:
        shutil.copyfileobj(stream, given)
        given.seek(0)
        fault = _run(work, given, found, limits, options)
        found.seek(0)
        for line in found:
            with suppress(ValueError):  # the last one may be cut
                kind, value = json.loads(line)
                if kind == "value":
                    yield value
                else:
                    fault = fault or value
        if fault:
            raise StoppedError(fault)


def _run(work: Work, given: IO[bytes], found: IO[bytes], limits: Limits, options: object) -> str:
    """Run the work to its end, and say what went wrong."""
    words = (json.dumps([each for each in sys.path if each]), work.__module__, work.__name__)
    bounds = json.dumps([limits.memory, limits.unpacked, limits.seconds])
    child = subprocess.Popen(  # noqa: S603  # our own program, with our own words
        [sys.executable, "-P", "-c", START, *words, json.dumps(options), bounds],
        stdin=given,
        stdout=found,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        status = child.wait(limits.seconds)
    except subprocess.TimeoutExpired:
        return f"it takes more than {limits.seconds} seconds to read"
    finally:
        _end(child)
    if os.fstat(found.fileno()).st_size >= limits.unpacked:
        return f"it gives more than {limits.unpacked / 2**20:g} MiB"
    if status == 0:
        return ""
    memory = f"{limits.memory / 2**20:g} MiB of memory"
    return f"it ends the process that reads it, which may take {memory} ({_said(status)})"


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the process, and those that it started."""
    with suppress(OSError):
        if sys.platform == "win32":
            child.kill()
        else:
            os.killpg(child.pid, 9)
    child.wait()


def _said(status: int) -> str:
    return f"signal {-status}" if status < 0 else f"status {status}"


def serve(module: str, name: str, options: str, bounds: str) -> None:
    """Do the work in this process, which is there for nothing else."""
    memory, size, seconds = json.loads(bounds)
    _bind(memory, size, seconds)
    # What libraries print must not come between the values.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    work: Work = getattr(import_module(module), name)
    try:
        for value in work(sys.stdin.buffer, **json.loads(options)):
            _tell(out, "value", value)
    except MemoryError:
        _tell(out, "fault", f"it takes more than {memory / 2**20:g} MiB of memory to read")
    except Exception as problem:  # whatever a library makes of a hostile file
        said = str(problem).partition("\n")[0][:200] or type(problem).__name__
        _tell(out, "fault", said)
    out.flush()
    os._exit(0)


def _tell(out: BinaryIO, kind: str, value: object) -> None:
    out.write(json.dumps([kind, value]).encode() + b"\n")
    out.flush()


def _bind(memory: int, size: int, seconds: int) -> None:
    """Set limits that the system watches over, where it does."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # not on every system

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 2))
