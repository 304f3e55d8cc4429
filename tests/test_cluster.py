"""Many machines, two of them played by processes of this one: parts, kills and going on."""

import contextlib
import json
import os
import signal
import subprocess
import sys

import pytest
from many import adverts, children, is_alive, until, write
from program import HIGH, NONE, OWN, call, environment
from workers import Killing

from screenad.batch.cluster import Errand, partitions
from screenad.batch.folder import Folder
from screenad.batch.work import Plan
from screenad.inputs import Wants

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.slow
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture(scope="module")
def address():
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50
    ) as cluster:
        yield cluster.scheduler_address


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    """Cut files into blocks so small that few adverts make many."""
    monkeypatch.setattr("screenad.batch.cluster.BLOCK", 3000)


@pytest.fixture
def ads(tmp_path):
    """Make a folder with all that is cut differently, or not at all."""
    folder = tmp_path / "ads"
    (folder / "more").mkdir(parents=True)
    write(folder / "a.jsonl", 100)
    (folder / "b.jsonl").write_text(
        "\n\n".join([f'{{"text": "{HIGH * 99}"}}', *adverts(20, 2)]), encoding="utf-8-sig"
    )
    (folder / "c.jsonl").write_text("\n".join(adverts(30, 3)), encoding="utf-16")
    (folder / "d.json").write_text(json.dumps([{"text": HIGH}, {"text": NONE}]), encoding="utf-8")
    for n in range(5):
        (folder / "more" / f"{n}.txt").write_text(f"{HIGH} {n}", encoding="utf-8")
    (folder / ".hidden.txt").write_text(HIGH, encoding="utf-8")
    return folder


def scan(address, ads, out, *more):
    return call("scan", *OWN, "--cluster", address, ads, "-o", out, *more)


def started(path, out):
    """Start the program with a cluster of two processes and middling partitions."""
    code = "import screenad.batch.cluster as c; c.BLOCK = 30_000;"
    code += "from screenad.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", code, "scan", *OWN, "--cluster", "local:2", path, "-o", out],
        env=environment(),
        stderr=subprocess.PIPE,
    )


def parts(out):
    return sorted(out.glob("part-*.jsonl"))


def joined(out):
    return "".join(each.read_text("utf-8") for each in parts(out))


# What is written.


def test_the_parts_together_are_what_one_machine_writes(address, ads, tmp_path):
    out = tmp_path / "out"
    done = scan(address, ads, out)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert len(parts(out)) > 5
    assert joined(out) == call(*OWN, "-f", "jsonl", ads).out
    assert [each.name for each in out.iterdir() if each not in parts(out)] == ["_screenad.json"]


def test_options_mean_the_same_and_the_status_counts_all_parts(address, ads, tmp_path):
    more = ("--min-level", "high", "--fail-on", "high", "--map", "text=text", "--shard", "1/1")
    done, one = scan(address, ads, tmp_path / "out", *more), call(*OWN, "-f", "jsonl", ads, *more)
    assert joined(tmp_path / "out") == one.out
    assert (done.status, done.err) == (one.status, one.err) == (1, one.err)


def test_a_table_is_cut_by_its_groups_of_rows(address, tmp_path):
    arrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = [{"text": HIGH if n % 3 else NONE, "id": n} for n in range(50)]
    parquet.write_table(arrow.Table.from_pylist(rows), tmp_path / "a.parquet", row_group_size=20)
    assert scan(address, tmp_path / "a.parquet", tmp_path / "out").status == 0
    found = [json.loads(line) for line in joined(tmp_path / "out").splitlines()]
    assert [each["id"] for each in found] == [str(n) for n in range(50)]
    assert [each["level"] for each in found] == ["high" if n % 3 else "none" for n in range(50)]
    assert found[49]["source"] == f"{tmp_path / 'a.parquet'}#50"


def test_a_local_cluster_can_be_started(ads, tmp_path):
    assert scan("local:1", ads / "d.json", tmp_path / "out").status == 0
    assert joined(tmp_path / "out") == call(*OWN, "-f", "jsonl", ads / "d.json").out


def test_files_and_parts_may_be_in_a_store_that_is_no_disk():
    fsspec = pytest.importorskip("fsspec")
    with fsspec.open("memory://in/x/a.jsonl", "wb") as file:
        file.write("\n".join(adverts(50)).encode())
    cut = partitions(["memory://in/"], "", Wants())
    assert len(cut) > 2
    assert {each.file.name for (each,) in cut} == {"memory://in/x/a.jsonl"}
    plan = Plan(paths=(OWN[-1],), builtin=False, encoding="utf-8")
    folder = Folder("memory://out/parts")
    errand = Errand(plan, "", Wants(), folder)
    done = {folder.part(n): errand.run(each, folder.part(n)) for n, each in enumerate(cut)}
    folder.note({"a": 1}, done)
    assert folder.done({"a": 1}, resume=True) == done
    with fsspec.open("memory://out/parts/part-00000.jsonl", "rt") as file:
        assert json.loads(file.readline())["source"] == "memory://in/x/a.jsonl:1"


# What dies.


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.long
def test_a_worker_that_is_killed_costs_nothing(tmp_path):
    path = write(tmp_path / "ads.jsonl", 3000)
    code = (
        "import screenad.batch.cluster as c; c.BLOCK = 30_000;from screenad.cli import main; main()"
    )
    out = tmp_path / "out"
    with subprocess.Popen(
        [sys.executable, "-c", code, "scan", *OWN, "--cluster", "local:2", path, "-o", out],
        env=environment(),
        stdout=subprocess.PIPE,
    ) as process:
        until(lambda: len(parts(out)) > 1)
        with contextlib.suppress(ProcessLookupError):
            os.kill(max(children(process.pid)), signal.SIGKILL)
        assert process.wait(100) == 0
    assert len(parts(out)) > 10
    assert joined(out) == call(*OWN, "-f", "jsonl", path).out


@LINUX
@pytest.mark.parametrize("parts_first", [0, 2])
def test_an_interrupt_ends_the_local_cluster_quietly(tmp_path, parts_first):
    path, out = write(tmp_path / "ads.jsonl", 3000), tmp_path / "out"
    with started(path, out) as process:
        pids = until(lambda: list(children(process.pid)))
        until(lambda: len(parts(out)) >= parts_first)
        for pid in (*children(process.pid), process.pid):  # as a terminal does
            os.kill(pid, signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read().strip() == b""
    until(lambda: not any(map(is_alive, pids)), 20)


@pytest.mark.long
def test_an_advert_that_kills_its_worker_is_an_error_in_its_place(ads, tmp_path, monkeypatch):
    lines = (ads / "a.jsonl").read_text("utf-8").splitlines()
    lines[44] = json.dumps({"text": "Kill it."})
    (tmp_path / "k.jsonl").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr("screenad.cli.screening.Plan", Killing)
    assert scan("local:2", tmp_path / "k.jsonl", tmp_path / "out").status == 0
    lost = [
        each for each in map(json.loads, joined(tmp_path / "out").splitlines()) if "error" in each
    ]
    reasons = {each["source"]: each["error"]["reason"] for each in lost}
    assert reasons[f"{tmp_path / 'k.jsonl'}:45"] == "it ends the process that reads it (SIGKILL)"
    whole = call(*OWN, "-f", "jsonl", tmp_path / "k.jsonl").records
    assert len(joined(tmp_path / "out").splitlines()) == len(whole)


# Going on.


def test_parts_that_are_there_are_not_made_again(address, ads, tmp_path):
    out = tmp_path / "out"
    scan(address, ads, out)
    whole = joined(out)
    parts(out)[2].unlink()
    before = {each: each.stat().st_mtime_ns for each in parts(out)}
    done = scan(address, ads, out, "--resume", "--fail-on", "high")
    assert (done.status, joined(out) == whole) == (1, True)
    assert {each: each.stat().st_mtime_ns for each in before} == before


def test_a_folder_with_parts_is_refused_unless_told_to_go_on(address, ads, tmp_path):
    scan(address, ads, tmp_path / "out")
    done = scan(address, ads, tmp_path / "out")
    assert (done.status, "is not empty: --resume goes on" in done.err) == (2, True)


def test_going_on_with_other_options_or_input_is_refused(address, ads, tmp_path):
    scan(address, ads, tmp_path / "out")
    done = scan(address, ads, tmp_path / "out", "--resume", "--explain")
    assert (done.status, "other --explain" in done.err) == (2, True)
    (ads / "e.txt").write_text(NONE, encoding="utf-8")
    done = scan(address, ads, tmp_path / "out", "--resume")
    assert (done.status, "other input" in done.err) == (2, True)


# What can't be done.


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--cluster", "local", "x"], "-o FOLDER"),
        (["--cluster", "local", "-o", "out"], "-o FOLDER"),
        (["--cluster", "local", "x", "-o", "out", "-f", "json"], "-o FOLDER"),
        (["--cluster", "local", "x", "-o", "out", "--shard", "1/2"], "choose one"),
        (["--cluster", "local", "nowhere", "-o", "out"], "there is nothing to read at nowhere"),
    ],
)
def test_a_call_that_cannot_be_is_refused(tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    done = call("scan", *OWN, *arguments)
    assert (done.status, said in done.err, done.out) == (2, True, "")


def test_an_address_where_nobody_is_is_told(ads, tmp_path):
    with dask.config.set({"distributed.comm.timeouts.connect": "0.2s"}):
        done = scan("tcp://127.0.0.1:9", ads, tmp_path / "out")
    assert (done.status, "can't reach a scheduler at tcp://127.0.0.1:9" in done.err) == (2, True)


def test_a_missing_package_is_told_with_the_command_that_installs_it(ads, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    done = scan("local", ads, tmp_path / "out")
    assert (done.status, "pip install 'screenad[dask]'" in done.err) == (2, True)
