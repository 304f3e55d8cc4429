"""A run that was stopped or killed at any moment is gone on with: each record once."""

import json
import os
import signal
import subprocess
import sys

import pytest
from many import chance, running, small, until, write
from program import HIGH, OWN, call, environment


@pytest.fixture
def ads(tmp_path):
    return write(tmp_path / "ads.jsonl", 200)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out.jsonl"


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    """Note after each chunk how far it has come."""
    monkeypatch.setattr("screenad.batch.part.PAUSE", 0.0)


def part(out):
    return out.with_name(f".{out.name}.part")


def state(out):
    return out.with_name(f".{out.name}.part.json")


def size(path):
    return path.stat().st_size if path.exists() else 0


def whole(ads, *more):
    return call(*OWN, "-f", "jsonl", ads, *more).out.encode()


def killed(ads, out, at, *more):
    """Kill the program when so many bytes are written, or let it finish."""
    with running(ads, "-o", out, *more) as process:
        until(lambda: size(part(out)) >= at or process.poll() is not None)
        process.kill()
        process.wait(30)


def finished(ads, out, *more):
    return subprocess.run(
        small(ads, "-o", out, "--resume", *more),
        env=environment(),
        stderr=subprocess.PIPE,
        timeout=120,
        check=False,
    )


def left(ads, out, lines=50):
    """Leave what a killed run leaves."""
    killed(ads, out, len(b"".join(whole(ads).splitlines(keepends=True)[:lines])))
    assert json.loads(state(out).read_text("utf-8"))["pieces"] > lines // 2


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.long
def test_a_run_that_is_killed_anywhere_goes_on_with_each_record_once(ads, out, jobs, seed):
    expected = whole(ads)
    pick = chance(seed)
    for at in sorted(pick.randrange(len(expected)) for _ in range(3)):
        killed(ads, out, at, "--resume", "--jobs", jobs)
        assert not out.exists()
    done = finished(ads, out, "--jobs", jobs)
    assert (done.returncode, done.stderr, out.read_bytes() == expected) == (0, b"", True)
    assert sorted(each.name for each in out.parent.iterdir()) == ["ads.jsonl", "out.jsonl"]


def test_the_run_that_was_killed_need_not_have_been_told(ads, out):
    left(ads, out)
    noted = json.loads(state(out).read_text("utf-8"))
    assert noted["bytes"] > 0
    assert finished(ads, out).returncode == 0
    assert out.read_bytes() == whole(ads)


def test_what_was_done_is_not_done_again(ads, out, monkeypatch):
    left(ads, out)
    done = json.loads(state(out).read_text("utf-8"))["count"]
    asked = []
    monkeypatch.setattr("screenad.batch.work.screen", lambda ad, *_: asked.append(ad) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        call(*OWN, ads, "-o", out, "--resume")
    assert asked[0].id != "0"
    assert done["read"] + done["unread"] > 0


def test_a_last_line_that_was_half_written_is_cut(ads, out):
    left(ads, out)
    with part(out).open("ab") as file:
        file.write(b'{"schema": "screenad/1", "sou')
    assert finished(ads, out).returncode == 0
    assert out.read_bytes() == whole(ads)


def test_counts_of_the_first_run_count(ads, out):
    lines = ads.read_text("utf-8").splitlines()
    lines[0] = json.dumps({"text": HIGH})
    ads.write_text("\n".join([lines[0], *(line for line in lines if HIGH not in line)]), "utf-8")
    left(ads, out, 20)
    assert call(*OWN, ads, "-o", out, "--resume", "--fail-on", "high").status == 1


def test_an_interrupt_keeps_what_can_be_gone_on_with_where_that_was_asked_for(ads, out):
    with running(ads, "-o", out, "--resume", stderr=subprocess.PIPE) as process:
        until(lambda: size(part(out)) > 5000)
        process.send_signal(signal.SIGINT)
        assert (process.wait(30), process.stderr.read().strip()) == (130, b"")
    assert finished(ads, out).returncode == 0
    assert out.read_bytes() == whole(ads)


def test_a_run_without_an_earlier_one_is_a_run(ads, out):
    done = call(*OWN, ads, "-o", out, "--resume")
    assert (done.status, done.err, out.read_bytes()) == (0, "", whole(ads))


def test_an_old_output_stays_until_the_new_one_is_whole(ads, out):
    out.write_text("old", encoding="utf-8")
    out.chmod(0o640)
    left(ads, out)
    assert out.read_text("utf-8") == "old"
    finished(ads, out)
    assert (out.read_bytes(), out.stat().st_mode & 0o777) == (whole(ads), 0o640)


def test_without_being_told_to_it_is_begun_anew_and_says_so(ads, out):
    left(ads, out)
    done = call(*OWN, ads, "-o", out)
    assert done.status == 0
    assert "is begun anew; --resume would have gone on where an earlier run stopped" in done.err
    assert out.read_bytes() == whole(ads)
    assert not part(out).exists()


@pytest.mark.parametrize(
    ("more", "other"),
    [
        (["--min-level", "low"], "--min-level"),
        (["--explain"], "--explain"),
        (["--lang", "de"], "--lang"),
        (["--home", "TH"], "--home"),
        (["--map", "text=body"], "--map"),
        (["--only", "fee-asked"], "--only"),
        (["--redact", "--redact-key", "words"], "--redact, --redact-key"),
        (["--skip", "fee-asked", "--shard", "1/2"], "--skip, --shard"),
    ],
)
def test_other_options_are_refused_and_named(ads, out, more, other):
    left(ads, out)
    before = part(out).read_bytes()
    done = call(*OWN, ads, "-o", out, "--resume", *more)
    assert (done.status, done.out) == (2, "")
    assert f"can't go on with {out}: it was begun with other {other} (" in done.err
    assert part(out).read_bytes() == before


def test_options_that_change_no_result_may_differ(ads, out):
    left(ads, out)
    more = ("--engine", "plain", "--quiet", "--fail-on", "critical", "--jobs", "2")
    assert call(*OWN, ads, "-o", out, "--resume", *more).status == 1
    assert out.read_bytes() == whole(ads)


def test_other_rules_are_refused(ads, out, tmp_path):
    left(ads, out)
    rule = tmp_path / "own.yaml"
    rule.write_text(
        "id: own\ntitle: Own\npoints: 1\nwhen: {phrases: [baker*]}\n"
        "fires: {en: [Bakers.]}\nsilent: {en: [Butchers.]}\n",
        encoding="utf-8",
    )
    done = call(*OWN, "-r", rule, ads, "-o", out, "--resume")
    assert (done.status, "it was begun with other rules" in done.err) == (2, True)


def test_another_input_is_refused(ads, out, tmp_path):
    left(ads, out)
    done = call(*OWN, write(tmp_path / "b.jsonl", 200), "-o", out, "--resume")
    assert (done.status, "it was begun with other input" in done.err) == (2, True)
    ads.write_bytes(ads.read_bytes() + b'{"text": "one more"}\n')
    done = call(*OWN, ads, "-o", out, "--resume")
    assert (done.status, "it was begun with other input" in done.err) == (2, True)


def test_an_input_of_the_same_size_with_other_words_is_refused(ads, out):
    left(ads, out)
    changed = ads.read_bytes().replace(b"wanted", b"sought")
    assert len(changed) == size(ads)
    ads.write_bytes(changed)
    done = call(*OWN, ads, "-o", out, "--resume")
    assert (done.status, "the input has changed since then" in done.err) == (2, True)
    assert not out.exists()


def test_a_pipe_can_be_gone_on_with_if_it_says_the_same_again(ads, out):
    with ads.open("rb") as lines, running("--from", "jsonl", "-o", out, stdin=lines) as process:
        until(lambda: size(part(out)) > 5000)
        process.kill()
    data = ads.read_bytes()
    more = (*OWN, "--from", "jsonl", "-o", out, "--resume")
    assert call(*more, stdin=data).status == 0
    assert [json.loads(line)["source"] for line in out.read_text("utf-8").splitlines()][:2] == [
        "stdin:1",
        "stdin:2",
    ]


@pytest.mark.parametrize("garbage", ["", "{", "[]", "{}"])
@pytest.mark.long
def test_a_broken_note_means_to_begin_anew(ads, out, garbage):
    left(ads, out)
    state(out).write_text(garbage, encoding="utf-8")
    assert call(*OWN, ads, "-o", out, "--resume").status == 0
    assert out.read_bytes() == whole(ads)


def test_a_part_that_lost_more_than_was_noted_means_to_begin_anew(ads, out):
    left(ads, out)
    part(out).write_bytes(b"")
    assert call(*OWN, ads, "-o", out, "--resume").status == 0
    assert out.read_bytes() == whole(ads)


@pytest.mark.parametrize("more", [[], ["-o", "-"], ["-o", "x.json"], ["-o", "/dev/null"]])
def test_what_can_be_gone_on_with_is_a_file_of_lines(ads, more):
    done = call(*OWN, ads, "--resume", *more)
    assert (done.status, "-o FILE.jsonl" in done.err) == (2, True)


def test_a_full_disk_leaves_nothing_and_says_so(ads, out, monkeypatch):
    def full(_file):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    done = call(*OWN, ads, "-o", out)
    assert (done.status, "no space left on device" in done.err) == (2, True)
    assert [each.name for each in out.parent.iterdir()] == ["ads.jsonl"]


def test_a_file_system_without_locks_will_do(ads, out, monkeypatch):
    def no_locks(*_arguments):
        raise OSError(37, "No locks available")

    monkeypatch.setattr("screenad.batch.part.flock", no_locks)
    assert call(*OWN, ads, "-o", out).status == 0
    assert out.read_bytes() == whole(ads)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file is locked there anyway")
def test_two_runs_do_not_write_the_same_file(ads, out):
    with running("--from", "jsonl", "-o", out, stdin=subprocess.PIPE) as process:
        until(state(out).exists)
        for more in ([], ["--resume"]):
            done = call(*OWN, ads, "-o", out, *more)
            assert (done.status, "another run is writing to" in done.err) == (2, True)
        process.stdin.write(json.dumps({"text": HIGH}).encode())
        process.stdin.close()
        assert process.wait(30) == 0
    assert len(out.read_text("utf-8").splitlines()) == 1


def test_a_part_is_not_read_with_its_folder(tmp_path, ads):
    folder = tmp_path / "ads"
    folder.mkdir()
    os.link(ads, folder / "a.jsonl")
    expected = whole(folder)
    call(*OWN, folder, "-o", folder / "z.jsonl")
    assert (folder / "z.jsonl").read_bytes() == expected
