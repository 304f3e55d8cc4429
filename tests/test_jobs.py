"""Several processes: the same bytes as from one, whatever becomes of them."""

import json
import os
import signal
import subprocess
import sys
from itertools import chain

import pytest
from many import adverts, chance, children, is_alive, running, until, write
from program import HIGH, NONE, OWN, call
from workers import Killing

from screenad.outputs import FORMATS

#: The formats that are read on a terminal.
TEXTS = [name for name, form in FORMATS.items() if form.shown]
#: A fixed time: some formats name that of the screening.
THEN = {"SOURCE_DATE_EPOCH": "1700000000"}
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def small(monkeypatch):
    """Make chunks so small that a few adverts are enough for a pool."""
    monkeypatch.setattr("screenad.batch.run.ENOUGH", 3000)
    monkeypatch.setattr("screenad.batch.run.FEW", 1)


@pytest.fixture
def ads(tmp_path):
    return write(tmp_path / "ads.jsonl", 120)


def no_pool(*_arguments):
    raise AssertionError("a pool is started")


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.long
def test_every_format_is_the_same_with_several_processes(ads, form):
    one = call(*OWN, "-f", form, ads, "--fail-on", "high", **THEN)
    two = call(*OWN, "-f", form, ads, "--fail-on", "high", "--jobs", "2", **THEN)
    assert (two.out, two.err, two.status) == (one.out, one.err, 1)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("form", FORMATS.keys() - TEXTS)
def test_every_format_that_no_terminal_shows_is_the_same_too(ads, tmp_path, form):
    for jobs in "12":
        call(*OWN, "-f", form, ads, "-o", tmp_path / jobs, "--jobs", jobs, **THEN)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "more",
    [
        ["--min-level", "high"],
        ["--explain"],
        ["--only", "fee-asked"],
        ["--strict"],
        ["--lang", "de"],
        ["--from", "text"],
        ["--shard", "2/3"],
    ],
    ids=" ".join,
)
def test_every_option_means_the_same_with_several_processes(ads, more):
    one = call(*OWN, "-f", "jsonl", ads, *more)
    assert call(*OWN, "-f", "jsonl", ads, *more, "--jobs", "2") == one


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("encoding", ["utf-16", "gb18030", "utf-8-sig"])
def test_old_encodings_are_read_and_poor_ones_written_the_same(tmp_path, encoding):
    text = "\n".join([*adverts(60), json.dumps({"text": HIGH + " 高薪招聘"}, ensure_ascii=False)])
    path = tmp_path / "ads.jsonl"
    path.write_bytes(text.encode(encoding))
    one = call(*OWN, "-f", "jsonl", path, encoding="ascii")
    assert len(one.records) > 60
    assert call(*OWN, "-f", "jsonl", path, "--jobs", "2", encoding="ascii") == one


@pytest.mark.usefixtures("small")
def test_folders_of_texts_are_shared_too(tmp_path):
    for n in range(40):
        (tmp_path / f"{n}.txt").write_text(f"{HIGH} {n} " * (1 + n % 5), encoding="utf-8")
    one = call(*OWN, "-f", "jsonl", tmp_path)
    assert len(one.records) == 40
    assert call(*OWN, "-f", "jsonl", tmp_path, "--jobs", "2") == one


@pytest.mark.parametrize(("jobs", "said"), [("-1", "-1 is not in the range"), ("many", "'many'")])
def test_a_number_of_processes_that_cannot_be_is_refused(jobs, said):
    done = call("--jobs", jobs)
    assert (done.status, said in done.err) == (2, True)


@pytest.mark.parametrize("jobs", ["0", "auto"])
def test_the_number_of_cores_can_be_asked_for(ads, monkeypatch, jobs):
    asked = []
    monkeypatch.setattr("screenad.cli.sharing.os.sched_getaffinity", lambda _: {1, 2, 3})
    monkeypatch.setattr(
        "screenad.cli.screening.together", lambda *given: asked.append(given[-1]) or ()
    )
    call(*OWN, "-f", "jsonl", ads, "--jobs", jobs)
    assert asked == [3]


def test_a_small_input_needs_no_other_process(ads, monkeypatch):
    monkeypatch.setattr("screenad.batch.pool.Pool", no_pool)
    one, two = (call(*OWN, "-f", "jsonl", ads, "--jobs", jobs) for jobs in "12")
    assert two == one


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.long
def test_an_advert_that_kills_its_process_is_an_error_in_its_place(ads, monkeypatch, form):
    lines = ads.read_text("utf-8").splitlines()
    for at in (7, 8, 60):
        lines[at] = json.dumps({"text": f"{HIGH} Kill it."})
    ads.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr("screenad.cli.screening.Plan", Killing)
    broken = call(*OWN, "-f", form, ads, "--jobs", "2")
    told, _, _ = broken.out.partition("\nSummary of ")
    assert told.count("it ends the process that reads it (SIGKILL)") == 3
    if form == "jsonl":
        whole = {record["source"]: record for record in call(*OWN, "-f", form, ads).records}
        found = {record["source"]: record for record in broken.records}
        assert list(found) == list(whole)
        lost = [source for source in whole if found[source] != whole[source]]
        assert lost == [f"{ads}:{at + 1}" for at in (7, 8, 60)]
        assert found[lost[0]] == {
            "schema": "screenad/1",
            "source": lost[0],
            "error": {"reason": "it ends the process that reads it (SIGKILL)"},
        }


@LINUX
@pytest.mark.parametrize("seed", range(3))
def test_a_process_that_is_killed_half_way_costs_nothing(tmp_path, seed):
    path = write(tmp_path / "ads.jsonl", 400, seed)
    one = call(*OWN, "-f", "jsonl", path).out.encode()
    with running("-f", "jsonl", path, "--jobs", "2", stdout=subprocess.PIPE) as process:
        out = process.stdout.read(chance(seed).randrange(1, len(one) // 2))
        os.kill(until(lambda: list(children(process.pid)))[seed % 2], signal.SIGKILL)
        out += process.stdout.read()
        assert process.wait(60) == 0
    assert out == one


@LINUX
def test_an_interrupt_ends_all_processes_quietly(tmp_path):
    path = write(tmp_path / "ads.jsonl", 5000)
    with running(
        *("-f", "jsonl", path, "--jobs", "2"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.readline()
        pids = list(children(process.pid))
        for pid in (*pids, process.pid):  # as a terminal does
            os.kill(pid, signal.SIGINT)
        process.stdout.close()
        assert process.wait(10) == 130
        assert process.stderr.read().strip() == b""
    assert len(pids) == 2
    assert [pid for pid in pids if is_alive(pid)] == []


@LINUX
def test_an_interrupt_while_processes_start_is_as_quiet(tmp_path):
    path = write(tmp_path / "ads.jsonl", 5000)
    with running(
        *("-f", "jsonl", path, "--jobs", "2"), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        pids = until(lambda: list(children(process.pid)))
        for pid in (*pids, process.pid):
            os.kill(pid, signal.SIGINT)
        assert process.wait(10) == 130
        assert process.stderr.read().strip() == b""


@LINUX
def test_processes_end_when_the_program_is_killed(tmp_path):
    path = write(tmp_path / "ads.jsonl", 5000)
    with running("-f", "jsonl", path, "--jobs", "2", stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        pids = list(children(process.pid))
        process.kill()
    assert len(pids) == 2
    until(lambda: not any(map(is_alive, pids)), 20)


def test_the_reader_of_a_pipe_may_have_enough_of_several_processes(tmp_path):
    path = write(tmp_path / "ads.jsonl", 5000)
    with running(
        *("-f", "jsonl", path, "--jobs", "2"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout.readline().startswith(b'{"schema"')
        process.stdout.close()
        assert process.wait(30) == 0
        assert process.stderr.read() == b""


# Shards.


@pytest.mark.parametrize("count", [1, 2, 5, 200])
def test_the_shards_together_are_the_whole_and_each_record_is_in_one(ads, tmp_path, count):
    (tmp_path / "more").mkdir()
    for n in range(7):
        (tmp_path / "more" / f"{n}.txt").write_text(f"{NONE} {n}", encoding="utf-8")
    sources = (ads, tmp_path / "more", tmp_path / "gone.txt")
    whole = call(*OWN, "-f", "jsonl", *sources).out.splitlines()
    shards = [
        call(*OWN, "-f", "jsonl", *sources, "--shard", f"{n + 1}/{count}").out.splitlines()
        for n in range(count)
    ]
    assert sorted(chain.from_iterable(shards)) == sorted(whole)
    assert max(map(len, shards)) <= len(whole) // count + 8


@pytest.mark.parametrize("share", ["0/3", "4/3", "1", "1/0", "a/b", "-1/2", "1/2/3"])
def test_a_share_that_cannot_be_is_refused(share):
    done = call("--shard", share)
    assert (done.status, "write I/N, as in 1/4" in done.err) == (2, True)
