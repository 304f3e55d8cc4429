"""Work in a process of its own: what it gives arrives, and nothing that it does can hold us up."""

import io
import os
import sys
import time
from dataclasses import replace

import pytest

from screenad.inputs.guarded import StoppedError, guarded
from screenad.inputs.wants import Limits

LIMITS = Limits(seconds=2, memory=256 * 2**20, unpacked=2**20)


def words(stream, between=" "):
    yield from stream.read().decode().split(between)


def wound_back(stream):
    first = stream.read()
    stream.seek(0)
    yield [len(first), len(stream.read())]


def hanging(_stream):
    yield "before"
    while True:
        pass


def greedy(_stream):
    yield "before"
    yield len(bytearray(300 * 2**20))


def endless(_stream):
    while True:
        yield "x" * 1000


def deadly(_stream):
    yield "before"
    os.kill(os.getpid(), 9)


def wrong(_stream):
    yield "before"
    raise ValueError("no such page\nand more")


def chatty(_stream):
    print("from a library")  # noqa: T201
    os.write(1, b"from below\n")
    yield "said"


def where(_stream):
    yield sys.path


def given(work, data=b"", limits=LIMITS, **options):
    """Give the values, and the reason that stopped them."""
    found = []
    try:
        found.extend(guarded(work, io.BytesIO(data), limits, **options))
    except StoppedError as problem:
        return found, str(problem)
    return found, ""


def test_values_come_in_their_order_and_options_arrive():
    assert given(words, b"pay every Friday") == (["pay", "every", "Friday"], "")
    assert given(words, "à,b".encode(), between=",") == (["à", "b"], "")


def test_the_file_can_be_wound_back_even_when_it_came_by_a_pipe():
    assert given(wound_back, b"x" * 100_000) == ([[100_000, 100_000]], "")


def test_work_that_never_ends_is_ended_and_what_it_gave_is_kept():
    begun = time.monotonic()
    found, reason = given(hanging)
    assert (found, reason) == (["before"], "it takes more than 2 seconds to read")
    assert time.monotonic() - begun < 10


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such limit")
def test_work_that_takes_much_memory_is_refused_it():
    limits = replace(LIMITS, seconds=30)
    assert given(greedy, limits=limits) == (
        ["before"],
        "it takes more than 256 MiB of memory to read",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is one of POSIX")
def test_work_that_gives_without_end_is_cut():
    found, reason = given(endless)
    assert reason == "it gives more than 1 MiB"
    assert 900 < len(found) < 1100


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
def test_work_that_dies_is_told():
    assert given(deadly) == (
        ["before"],
        "it ends the process that reads it, which may take 256 MiB of memory (signal 9)",
    )


def test_work_that_fails_is_told_in_one_line():
    assert given(wrong) == (["before"], "no such page")


def test_what_a_library_prints_comes_not_between():
    assert given(chatty) == (["said"], "")


def test_the_folder_that_one_is_in_is_not_searched_for_modules(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "json.py").write_text("raise SystemExit(7)", encoding="utf-8")
    (path,), reason = given(where)
    assert reason == ""
    assert "" not in path
    assert str(tmp_path) not in path


def test_a_limit_can_be_moved():
    assert given(greedy, limits=replace(LIMITS, memory=2**30, seconds=30))[1] == ""
