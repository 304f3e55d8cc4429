"""Worker processes: order, what becomes of one that dies, and what it was at."""

import os
import signal
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from workers import Once, mark, shouting, stillborn

from screenad.batch import pool as pools
from screenad.batch.pool import Pool
from screenad.errors import WorkError

KILLED = "it ends the process that reads it (SIGKILL)"


def shouted(*chunks, jobs=2, limit=60.0, start=shouting):
    with Pool(start, mark, jobs, limit) as pool:
        return [" ".join(results) for _, results in pool.map([tuple(c.split()) for c in chunks])]


def alive(pids):
    for pid in pids:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            continue
        yield pid


def test_results_come_in_the_order_of_the_chunks():
    chunks = [f"a{n} b{n}" for n in range(40)]
    assert shouted(*chunks) == [chunk.upper() for chunk in chunks]


def test_no_chunks_give_no_results():
    assert shouted() == []


@pytest.mark.parametrize(
    ("word", "how"), [("kill", "SIGKILL"), ("exit", "exit status 3"), ("eat", "exit status 1")]
)
@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.long
def test_what_kills_its_process_is_set_apart_and_all_else_is_kept(word, how, jobs):
    lost = f"({word}: it ends the process that reads it ({how}))"
    assert shouted("a b", f"c {word} d", word, "e f", jobs=jobs) == [
        "A B",
        f"C {lost} D",
        lost,
        "E F",
    ]


def test_what_hangs_is_set_apart_too():
    lost = "(hang: it took more than 1 seconds)"
    assert shouted("a b", "c hang d", "e", limit=1.0) == ["A B", f"C {lost} D", "E"]


def test_what_was_not_to_blame_is_done_again(tmp_path):
    chunks = ["once1", "a once2 b", "c once3"]
    assert shouted(*chunks, start=Once(tmp_path)) == ["ONCE1", "A ONCE2 B", "C ONCE3"]


@settings(max_examples=6)
@given(st.lists(st.lists(st.sampled_from(["a", "b", "kill"]), min_size=1), max_size=4))
@pytest.mark.long
def test_whatever_kills_every_word_has_its_place(chunks):
    said = [" ".join(f"(kill: {KILLED})" if w == "kill" else w.upper() for w in c) for c in chunks]
    assert shouted(*map(" ".join, chunks), jobs=1) == said


def test_a_worker_that_is_killed_from_outside_costs_nothing():
    chunks = [tuple(f"a{n} b{n} c{n}".split()) for n in range(40)]
    found = []
    with Pool(shouting, mark, 2) as pool:
        for number, (_, results) in enumerate(pool.map(chunks)):
            if number in {3, 15, 27}:
                # The oldest: one that has yet to begin would count as stillborn.
                os.kill(pool.pids()[0], signal.SIGKILL)
            found.append(" ".join(results))
    assert found == [f"A{n} B{n} C{n}" for n in range(40)]


def test_chunks_are_taken_only_as_they_are_needed():
    taken = []
    with Pool(shouting, mark, 2) as pool:
        done = pool.map(taken.append(n) or ("a",) for n in range(1000))
        next(done)
        assert len(taken) <= 2 * pools.AHEAD + 1


def test_a_bug_is_a_traceback_here():
    with pytest.raises(RuntimeError, match=r"(?s)in _shouted.*ValueError: this is a bug"):
        shouted("a", "bug")


def test_workers_that_never_begin_are_told():
    with pytest.raises(WorkError, match=r"end before they can begin \(exit status 7\)"):
        shouted("a", start=stillborn)


def test_processes_are_gone_when_the_pool_is_whatever_they_were_at():
    with Pool(shouting, mark, 2) as pool:
        pids = pool.pids()
        done = pool.map([("a",), ("hang",), ("hang",)])
        assert next(done) == (("a",), ("A",))
        assert list(alive(pids)) == list(pids)
        began = time.monotonic()
    assert time.monotonic() - began < 5
    assert list(alive(pids)) == []
