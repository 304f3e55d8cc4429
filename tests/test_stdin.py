"""What is on standard input, and how long a person waits for it."""

import io
import os
import threading
import time

import pytest

from screenad.inputs import read
from screenad.inputs.stdin import Kind, awaited, kind


@pytest.fixture
def pipe():
    """Make a real pipe: what is read, and a function that sends."""
    out, into = os.pipe()
    with os.fdopen(out, "rb") as reading, os.fdopen(into, "wb", buffering=0) as writing:
        yield reading, writing


def test_a_pipe_is_a_pipe(pipe):
    assert kind(pipe[0]) is Kind.PIPE


def test_a_file_is_a_file(tmp_path):
    path = tmp_path / "ad.txt"
    path.write_bytes(b"x")
    with path.open("rb") as stream:
        assert kind(stream) is Kind.FILE


def test_a_stream_in_memory_can_be_read_like_a_file():
    assert kind(io.BytesIO(b"x")) is Kind.FILE


def test_the_null_device_and_a_closed_stream_are_nothing():
    with open(os.devnull, "rb") as stream:  # noqa: PTH123  # a device, not a path of ours
        assert kind(stream) is Kind.NOTHING
    assert kind(stream) is Kind.NOTHING
    assert kind(None) is Kind.NOTHING


def test_a_terminal_is_a_terminal():
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    with os.fdopen(slave, "rb") as stream:
        assert kind(stream) is Kind.TERMINAL
    os.close(master)


def test_a_pipe_that_never_sends_gets_a_hint_and_is_waited_for_all_the_same(pipe):
    reading, writing = pipe
    hinted = threading.Event()
    found = []
    waiting = threading.Thread(
        target=lambda: found.extend(read(awaited(reading, hinted.set, 0.05), "-"))
    )
    waiting.start()
    assert hinted.wait(10)
    assert waiting.is_alive()
    writing.write(b"Packers wanted.")
    writing.close()
    waiting.join(10)
    assert [ad.text for ad in found] == ["Packers wanted."]


def test_a_pipe_that_sends_at_once_gets_no_hint(pipe):
    reading, writing = pipe
    writing.write(b"one\ntwo")
    writing.close()
    hints = []
    stream = awaited(reading, lambda: hints.append(1), 0.05)
    time.sleep(0.15)
    assert (stream.read(), hints) == (b"one\ntwo", [])


def test_the_hint_comes_once(pipe):
    reading, writing = pipe
    hints = []
    threading.Timer(0.3, writing.close).start()
    assert awaited(reading, lambda: hints.append(1), 0.05).read() == b""
    assert hints == [1]
