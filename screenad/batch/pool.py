"""Worker processes that may die: what one was at is done again, and what kills it is set apart."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import wait
from types import TracebackType
from typing import Generic, Self

from screenad.batch.worker import Failed, Item, Ready, Result, Task, Work, Worker
from screenad.errors import WorkError

#: Seconds for one item: more than the longest advert takes, even where rules are compiled first.
LIMIT = 120.0
#: Workers that may end, one after the other, before they are ready.
STILLBORN = 3
#: Chunks under way for each worker, done ones that wait for their turn included.
AHEAD = 4
LOOK = 0.5


class Pool(Generic[Item, Result]):
    """Processes that do chunks of items, in their order.

    ``start`` is called in each process and gives the function that is applied to items; ``lost``
    gives the result of an item that can't be done, from the item and the reason. Nothing is sent
    before it is needed, and no more than ``AHEAD`` chunks a worker are held.
    """

    def __init__(
        self,
        start: Callable[[], Work[Item, Result]],
        lost: Callable[[Item, str], Result],
        jobs: int,
        limit: float = LIMIT,
    ) -> None:
        self._start = start
        self._lost = lost
        self._limit = limit
        self._jobs = jobs
        self._stillborn = 0
        self._workers: list[Worker[Item, Result]] = []
        self._tasks: deque[Task[Item]] = deque()
        self._open: dict[int, _Chunk[Item, Result]] = {}

    def __enter__(self) -> Self:
        """Start the processes."""
        try:
            for _ in range(self._jobs):
                self._workers.append(Worker(self._start))
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """End the processes, whatever they are at."""
        self._end()

    def pids(self) -> tuple[int | None, ...]:
        """Give the numbers of the processes."""
        return tuple(worker.pid for worker in self._workers)

    def map(
        self, chunks: Iterable[Sequence[Item]]
    ) -> Iterator[tuple[Sequence[Item], tuple[Result, ...]]]:
        """Give each chunk with its results, in order; a chunk that was cut has several."""
        coming = enumerate(chunks)
        done = 0
        while True:
            more = self._hand_out(coming)
            while done in self._open and self._open[done].is_done():
                chunk = self._open.pop(done)
                done += 1
                yield chunk.items, chunk.results()
            if not (more or self._open):
                return
            self._look()

    def _hand_out(self, coming: Iterator[tuple[int, Sequence[Item]]]) -> bool:
        """Give idle workers something to do; tell whether more chunks may come."""
        for worker in [each for each in self._workers if each.idle]:
            if not self._tasks:
                if len(self._open) >= AHEAD * self._jobs:
                    return True
                number, items = next(coming, (-1, ()))
                if number < 0:
                    return False
                self._open[number] = _Chunk(items)
                self._tasks.append(Task(number, 0, items))
            worker.give(self._tasks.popleft())
        return True

    def _look(self) -> None:
        """Wait for answers, and see to workers that died or hang."""
        by_connection = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(by_connection), LOOK):
            self._hear(by_connection[connection])  # type: ignore[index]
        for worker in tuple(self._workers):
            if worker.hangs(self._limit):
                self._replace(worker, f"it took more than {self._limit:.0f} seconds")

    def _hear(self, worker: Worker[Item, Result]) -> None:
        answer = worker.answer()
        task = worker.task
        match answer:
            case None:
                self._replace(worker, "")
            case Failed():
                raise RuntimeError(f"a worker process failed:\n{answer.trace}")
            case Ready():
                worker.ready = True
                self._stillborn = 0
            case _ if task:
                self._open[task.chunk].put(task, answer)
                worker.task = None

    def _replace(self, worker: Worker[Item, Result], reason: str) -> None:
        """Put a new worker in the place of one, and see what becomes of its task."""
        task, at = worker.task, worker.at
        self._workers.remove(worker)
        how = worker.end()
        if task is None and not worker.ready:
            self._stillborn += 1
        if self._stillborn >= STILLBORN:
            raise WorkError(f"worker processes end before they can begin ({how})")
        self._workers.append(Worker(self._start))
        if task:
            self._retry(task, at, reason or f"it ends the process that reads it ({how})")

    def _retry(self, task: Task[Item], at: int, reason: str) -> None:
        """Do a task again: what came before, the item under suspicion alone, what comes after."""
        if task.again:
            self._open[task.chunk].put(task, self._lost(task.items[0], reason))
            return
        cuts = ((0, at), (at, at + 1), (at + 1, len(task.items)))
        self._tasks.extendleft(
            Task(task.chunk, task.start + low, task.items[low:high], again=low == at)
            for low, high in reversed(cuts)
            if low < high
        )

    def _end(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()


class _Chunk(Generic[Item, Result]):
    """A chunk under way, and the results of its parts so far."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self._left = len(items)
        self._parts: dict[int, Result] = {}

    def put(self, task: Task[Item], result: Result) -> None:
        self._parts[task.start] = result
        self._left -= len(task.items)

    def is_done(self) -> bool:
        return not self._left

    def results(self) -> tuple[Result, ...]:
        return tuple(self._parts[start] for start in sorted(self._parts))
