"""What is on standard input, and a word to a person who waits for it."""

import io
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from os import fstat
from threading import Timer
from typing import IO, BinaryIO

from screenad.inputs.replay import Replay, some

PATIENCE = 3.0


class Kind(StrEnum):
    """Where standard input comes from."""

    NOTHING = "nothing"
    TERMINAL = "terminal"
    FILE = "file"
    PIPE = "pipe"


def kind(stream: IO[bytes] | IO[str] | None) -> Kind:
    """Say what a stream is; ``NOTHING`` when it is closed or the null device."""
    if stream is None or stream.closed:
        return Kind.NOTHING
    try:
        mode = fstat(stream.fileno()).st_mode
    except OSError:  # a stream in memory
        return Kind.FILE
    if stream.isatty():
        return Kind.TERMINAL
    if stat.S_ISCHR(mode):
        return Kind.NOTHING
    return Kind.FILE if stat.S_ISREG(mode) else Kind.PIPE


def awaited(stream: BinaryIO, hint: Callable[[], None], patience: float = PATIENCE) -> BinaryIO:
    """Wait for the first bytes, and call ``hint`` once when they are long in coming.

    It goes on waiting after that: a slow sender is no mistake. ``patience`` is in seconds.
    """
    with reminded(hint, patience):
        head = some(stream, 65_536)
    return io.BufferedReader(Replay(head, stream if head else None), 65_536)


@contextmanager
def reminded(hint: Callable[[], None], patience: float = PATIENCE) -> Iterator[None]:
    """Call ``hint`` once when what is done here takes long."""
    # A timer and not select(): that can't wait for a pipe on Windows.
    timer = Timer(patience, hint)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
