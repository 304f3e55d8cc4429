"""Where results go: whole or not at all, in the format that the name says."""

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from program import HIGH, NONE, OWN, call, command, environment, spawn, started

AD = HIGH.encode()


def write(output, *arguments, stdin=AD, **environment):
    return call(*OWN, "-o", output, *arguments, stdin=stdin, **environment)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("out.json", "[\n{"),
        ("out.jsonl", '{"schema"'),
        ("OUT.NDJSON", '{"schema"'),
        ("out.txt", "▲ HIGH RISK"),
        ("out", "▲ HIGH RISK"),
        ("out.csv", "\ufeffsource,id,state,level,"),
        ("out.md", "# Case note: ▲ HIGH RISK"),
        ("out.XLSX", "PK\x03\x04"),
    ],
)
def test_the_ending_chooses_the_format(tmp_path, name, begins):
    done = write(tmp_path / name)
    assert (done.status, done.out, done.err) == (0, "", "")
    assert (tmp_path / name).read_bytes().startswith(begins.encode())


def test_a_format_that_is_named_wins_over_the_ending(tmp_path):
    write(tmp_path / "out.json", "-f", "jsonl")
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["level"] == "high"


def test_an_unknown_ending_is_refused_before_anything_is_read_or_written(tmp_path):
    done = write(tmp_path / "out.docx")
    assert done.status == 2
    assert "no format is known for '.docx': choose one with -f (report, json" in done.err
    assert list(tmp_path.iterdir()) == []
    assert write(tmp_path / "out.docx", "-f", "jsonl").status == 0


def test_a_dash_is_standard_output():
    assert write("-", "-f", "jsonl").records[0]["level"] == "high"


def test_a_pipe_gets_the_bytes_that_a_file_gets(tmp_path):
    for form in ("csv", "xlsx"):
        write(tmp_path / form, "-f", form, SOURCE_DATE_EPOCH="0")
        piped = spawn(*OWN, "-f", form, stdin=AD, SOURCE_DATE_EPOCH="0")
        assert (piped.returncode, piped.stderr) == (0, b"")
        assert piped.stdout == (tmp_path / form).read_bytes()


def test_a_table_is_in_utf_8_whatever_the_terminal_speaks():
    done = call(*OWN, "-f", "csv", stdin=f"{HIGH} 高薪 งาน".encode(), encoding="cp1252")
    assert done.out.encode("cp1252").startswith(b"\xef\xbb\xbfsource,")


def test_a_workbook_is_not_for_a_terminal():
    done = call(*OWN, "-f", "xlsx", stdin=AD, terminal=True)
    assert (done.status, done.out) == (2, "")
    assert "a terminal can't show this format: name a file with -o" in done.err
    assert call(*OWN, "-f", "csv", stdin=AD, terminal=True).out.startswith("\ufeffsource,")


def test_a_package_that_is_missing_is_told_before_anything_is_read(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    done = call("-r", tmp_path / "no rules", "-o", tmp_path / "out.xlsx", stdin=AD)
    assert done.status == 2
    assert "needs the package xlsxwriter" in done.err
    assert "pip install 'screenad[excel]'" in done.err
    assert list(tmp_path.iterdir()) == []


def test_the_time_of_screening_can_be_given():
    done = call(*OWN, "-f", "markdown", stdin=AD, SOURCE_DATE_EPOCH="1700000000")
    assert "- time of screening: `2023-11-14 22:13:20 UTC`" in done.out
    (today,) = re.findall(
        "time of screening: `(.*) UTC`", call(*OWN, "-f", "markdown", stdin=AD).out
    )
    assert abs(datetime.fromisoformat(f"{today}+00:00") - datetime.now(UTC)) < timedelta(hours=1)


@pytest.mark.parametrize("wrong", ["yesterday", "1e9", "9" * 30])
def test_a_time_that_is_none_is_refused(wrong):
    done = call(*OWN, "-f", "markdown", stdin=AD, SOURCE_DATE_EPOCH=wrong)
    assert (done.status, done.out) == (2, "")
    assert f"no time in seconds: SOURCE_DATE_EPOCH={wrong}" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits there")
@pytest.mark.parametrize("form", ["csv", "xlsx", "markdown"])
def test_a_disk_that_is_full_is_told_and_the_old_file_stays(tmp_path, form):
    path = tmp_path / "out"
    path.write_text("old", encoding="utf-8")
    ads = "\n".join(json.dumps({"text": f"{HIGH} {n}"}) for n in range(40)).encode()
    done = subprocess.run(
        command(*OWN, "--from", "jsonl", "-f", form, "-o", path),
        input=ads,
        capture_output=True,
        env=environment(),
        preexec_fn=little_room,
        check=False,
    )
    assert (done.returncode, done.stderr) == (2, b"screenad: can't write: file too large\n")
    assert [each.name for each in tmp_path.iterdir()] == ["out"]
    assert path.read_text("utf-8") == "old"


def little_room():
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))


@pytest.mark.skipif(sys.platform != "linux", reason="a device of Linux")
@pytest.mark.parametrize("form", ["csv", "xlsx", "markdown"])
def test_a_full_device_is_told_too(form):
    done = spawn(*OWN, "-f", form, "-o", "/dev/full", stdin=AD)
    assert done.returncode == 2
    assert done.stderr == b"screenad: can't write: no space left on device\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
@pytest.mark.parametrize("form", ["csv", "xlsx", "markdown"])
def test_who_has_read_enough_hears_no_complaint(tmp_path, form):
    path = tmp_path / "ads.jsonl"
    path.write_text(f"{json.dumps({'text': HIGH})}\n" * 400, encoding="utf-8")
    with started(
        *(*OWN, "-f", form, path), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


def test_a_folder_that_is_not_there_is_told(tmp_path):
    done = write(tmp_path / "no" / "out.json")
    assert done.status == 2
    assert f"there is no folder '{tmp_path / 'no'}'" in done.err


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path):
    done = write(tmp_path)
    assert done.status == 2
    assert f"can't write {tmp_path}: is a directory" in done.err


def test_an_old_file_keeps_its_mode_and_a_new_one_gets_the_usual(tmp_path):
    old = tmp_path / "old.json"
    old.write_text("old", encoding="utf-8")
    old.chmod(0o640)
    mask = os.umask(0o027)
    try:
        write(old)
        write(tmp_path / "new.json")
    finally:
        os.umask(mask)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o640
    assert json.loads(old.read_text("utf-8"))[0]["level"] == "high"


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link.json").symlink_to(tmp_path / "real" / "out.json")
    write(tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real" / "out.json").is_file()


def test_a_device_is_written_to_and_stays_one():
    assert write("/dev/null").status == 0
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)  # noqa: PTH116


def test_a_file_may_be_read_and_written_at_once(tmp_path):
    path = tmp_path / "ads.jsonl"
    path.write_text(json.dumps({"text": HIGH}), encoding="utf-8")
    assert call(*OWN, path, "-o", path).status == 0
    assert json.loads(path.read_text("utf-8"))["level"] == "high"


def test_a_failure_half_way_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "out.jsonl"
    path.write_text("old", encoding="utf-8")

    def fail(*_arguments):
        raise RuntimeError("a bug")

    monkeypatch.setattr("screenad.batch.work.screen", fail)
    with pytest.raises(RuntimeError, match="a bug"):
        write(path)
    assert [each.name for each in tmp_path.iterdir()] == ["out.jsonl"]
    assert path.read_text("utf-8") == "old"


def test_a_file_that_cannot_take_its_place_is_told(tmp_path, monkeypatch):
    def refuse(*_arguments):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    done = write(tmp_path / "out.json")
    assert done.status == 2
    assert "operation not permitted" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_a_program_that_is_stopped_half_way_leaves_the_old_file(tmp_path, stop):
    path = tmp_path / "out.jsonl"
    path.write_text("old", encoding="utf-8")
    with started(
        *(*OWN, "--from", "jsonl", "-o", path), stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdin.write(json.dumps({"text": NONE}).encode() + b"\n")
        process.stdin.flush()
        wait_for_another_file(tmp_path)
        process.send_signal(stop)
        process.wait(30)
    assert path.read_text("utf-8") == "old"
    assert (len(list(tmp_path.iterdir())) == 1) is (stop is signal.SIGINT)


def wait_for_another_file(folder):
    end = time.monotonic() + 30
    while len(list(folder.iterdir())) < 2 and time.monotonic() < end:
        time.sleep(0.05)
