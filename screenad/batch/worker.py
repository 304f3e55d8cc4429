"""One process that works for a pool: started, given a task at a time, watched, ended."""

import os
import signal
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from ctypes import c_ulonglong
from dataclasses import dataclass
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from time import monotonic
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[Iterable[Item]], Result]
#: Not "fork": that is not everywhere, and copies locks that threads hold.
SPAWN = get_context("spawn")


@dataclass(frozen=True, slots=True)
class Ready:
    """The process can take tasks."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The work raised an error that it should not."""

    trace: str


@dataclass(frozen=True, slots=True)
class Task(Generic[Item]):
    """Some items of a chunk, from ``start`` on. ``again`` is True for one under suspicion."""

    chunk: int
    start: int
    items: Sequence[Item]
    again: bool = False


class Worker(Generic[Item, Result]):
    """A process, and the task that it is at; ``start`` makes its work when it has begun."""

    def __init__(self, start: Callable[[], Work[Item, Result]]) -> None:
        self.ready = False
        self.task: Task[Item] | None = None
        # Shared memory, so that it can be read when the process is dead, hung or busy.
        self._at = SPAWN.RawValue(c_ulonglong)
        self._seen = (0, monotonic())
        self.connection, theirs = SPAWN.Pipe()
        self._process = SPAWN.Process(target=_serve, args=(theirs, self._at, start), daemon=True)
        with uninterrupted():
            self._process.start()
        theirs.close()

    @property
    def idle(self) -> bool:
        """Tell whether it can be given a task."""
        return self.ready and self.task is None

    @property
    def at(self) -> int:
        """Give the number of the item that it is at, or was at when it died."""
        return self._at.value

    @property
    def pid(self) -> int | None:
        """Give the number of the process."""
        return self._process.pid

    def give(self, task: Task[Item]) -> None:
        """Hand it a task; a worker that has just died is found out when the answer is read."""
        self.task = task
        self._at.value = 0
        self._seen = (0, monotonic())
        with suppress(BrokenPipeError, ConnectionResetError):
            self.connection.send(task.items)

    def answer(self) -> Any:
        """Read what it sent: ``Ready``, ``Failed`` or a result; None when it is dead."""
        try:
            return self.connection.recv()
        except (EOFError, OSError):
            return None

    def hangs(self, limit: float) -> bool:
        """Tell whether it has been at one item for more than so many seconds."""
        if self.task is None:
            return False
        at, since = self._seen
        if at != self.at:
            self._seen = (self.at, monotonic())
            return False
        return monotonic() - since > limit

    def end(self) -> str:
        """End the process at once, and say how it ended."""
        self._process.kill()
        self._process.join()
        code = self._process.exitcode or 0
        self._process.close()
        self.connection.close()
        return signal.Signals(-code).name if code < 0 else f"exit status {code}"


def _serve(connection: Connection, at: Any, start: Callable[[], Work[Item, Result]]) -> None:
    """Do the tasks that come, until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    try:
        work = start()
        connection.send(Ready())
        while True:
            connection.send(work(_followed(connection.recv(), at)))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        pass
    except MemoryError:
        os._exit(1)  # the rest of the task may fit into a new process
    except BaseException:
        connection.send(Failed(traceback.format_exc()))  # raised where somebody can see it


def _followed(items: Iterable[Item], at: Any) -> Iterator[Item]:
    """Give the items, and show which one is being worked at."""
    for number, item in enumerate(items):
        at.value = number
        yield item


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Start processes that Ctrl-C can't reach: they would print traces while they import."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it would lift the block when it is started later
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
