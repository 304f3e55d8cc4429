"""Many machines: each partition of the input becomes a part of the output, by Dask."""

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from itertools import chain
from time import monotonic
from typing import Any

from screenad.batch.chunks import ENOUGH, chunks
from screenad.batch.count import Count
from screenad.batch.folder import Folder
from screenad.batch.part import PAUSE
from screenad.batch.place import Begun
from screenad.batch.pool import Pool
from screenad.batch.run import lost
from screenad.batch.sections import BLOCK, File, Lines, Section, files, gathered, sections
from screenad.batch.work import Outcome, Plan, ready
from screenad.batch.worker import uninterrupted
from screenad.errors import WorkError
from screenad.inputs import Piece, Wants
from screenad.needs import needed

Partition = tuple[Section, ...]
LOCAL = re.compile(r"local(?::(\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be done with every partition."""

    plan: Plan
    form: str
    wants: Wants
    folder: Folder

    def pieces(self, partition: Partition) -> Iterator[Piece]:
        """Read a partition."""
        return chain.from_iterable(each.pieces(self.form, self.wants) for each in partition)

    def run(self, partition: Partition, name: str) -> Count:
        """Screen a partition where it is and write its part."""
        return self._written(name, map(ready(self.plan), ((p,) for p in self.pieces(partition))))

    def run_apart(self, partition: Partition, name: str) -> Count:
        """Screen a partition whose workers died in a process that may die, to find what does it."""
        with Pool(self.plan.work, partial(lost, plan=self.plan), 1) as pool:
            done = pool.map(chunks(self.pieces(partition), ENOUGH))
            return self._written(name, chain.from_iterable(each for _, each in done))

    def _written(self, name: str, outcomes: Iterator[Outcome]) -> Count:
        count = Count(self.plan.least)
        texts = []
        for each in outcomes:
            count.join(each.count)
            texts.append(str(each.shown))
        self.folder.write(name, "".join(texts).encode("utf-8", "backslashreplace"))
        return count


def on_cluster(
    sources: Iterable[str], errand: Errand, address: str, begun: Begun, *, resume: bool
) -> Iterator[Count]:
    """Screen the sources on a cluster; give the counts of each partition when it is done.

    ``address`` is that of a Dask scheduler, or ``local:N`` for N processes of this machine.
    """
    cut = partitions(sources, errand.form, errand.wants)
    begun = {**begun, "input": blake2b(repr(cut).encode(), digest_size=16).hexdigest()}
    done = errand.folder.done(begun, resume=resume)
    yield from done.values()
    errand.folder.note(begun, done)
    noted = monotonic()
    try:
        with connected(address) as client:
            parts = {errand.folder.part(n): each for n, each in enumerate(numbered(cut, client))}
            left = {name: each for name, each in parts.items() if name not in done}
            for name, count in _each(client, errand, left):
                done[name] = count
                if monotonic() - noted >= PAUSE:
                    errand.folder.note(begun, done)
                    noted = monotonic()
                yield count
    finally:
        errand.folder.note(begun, done)
    errand.folder.tidy()


def partitions(sources: Iterable[str], form: str, wants: Wants) -> tuple[Partition, ...]:
    """Cut the sources into partitions, the same ones each time."""
    found = chain.from_iterable(files(source) for source in sources)
    cut = chain.from_iterable(sections(file, form, wants, BLOCK) for file in found)
    return tuple(gathered(cut, BLOCK))


def numbered(cut: Iterable[Partition], client: Any) -> Iterator[Partition]:
    """Say which line each section begins with; those of a file that was cut are counted."""
    cut = tuple(cut)
    lines: list[Lines] = [each for each in chain.from_iterable(cut) if isinstance(each, Lines)]
    several = {each.file for each in lines if each.offset}
    counted = [each for each in lines if each.file in several]
    counts = client.gather(client.map(Lines.count, counted, pure=False))
    number: dict[Lines, int] = dict(zip(counted, counts, strict=True))
    first: Counter[File] = Counter()
    for partition in cut:
        yield tuple(_placed(each, first, number) for each in partition)


def _placed(section: Section, first: Counter[File], number: Mapping[Lines, int]) -> Section:
    if not isinstance(section, Lines):
        return section
    found = replace(section, first=first[section.file] + 1)
    first[section.file] += number.get(section, 0)
    return found


def _each(
    client: Any, errand: Errand, parts: Mapping[str, Partition]
) -> Iterator[tuple[str, Count]]:
    """Screen partitions; those whose workers die are screened here, last."""
    distributed = needed("distributed", "dask")
    futures = {
        client.submit(errand.run, each, name, pure=False): name for name, each in parts.items()
    }
    deadly = []
    for future in distributed.as_completed(list(futures)):
        name = futures.pop(future)
        try:
            yield name, future.result()
        except distributed.KilledWorker:
            deadly.append(name)
    for name in sorted(deadly):
        yield name, errand.run_apart(parts[name], name)


@contextmanager
def connected(address: str) -> Iterator[Any]:
    """Connect to a scheduler, or start one here."""
    distributed = needed("distributed", "dask")
    local = LOCAL.fullmatch(address)
    with ExitStack() as stack:
        if local:
            address = stack.enter_context(_cluster(int(local[1]) if local[1] else None))
        try:
            client = stack.enter_context(distributed.Client(address))
        except (OSError, ValueError) as problem:
            raise WorkError(f"can't reach a scheduler at {address}: {problem}") from problem
        yield client


def _cluster(workers: int | None) -> Any:
    """Start a scheduler and workers here."""
    # What kills one worker would kill the next; it is found out in another way.
    needed("dask", "dask").config.set({"distributed.scheduler.allowed-failures": 1})
    with uninterrupted():
        return needed("distributed", "dask").LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        )
