"""How much is let in and how it is read, as a person sets it."""

import json
import os
import threading

import pytest
from program import HIGH, NONE, OWN, call, started

LONG = "Bakers wanted. " * 100


def reasons(done):
    return [record["error"]["reason"] for record in done.records if "error" in record]


@pytest.mark.parametrize(
    ("value", "limit"),
    [("record=1000", 1000), ("record = 1kB", 1000), ("record=1KiB", 1024), ("record=0.5k", 500)],
)
def test_a_limit_can_be_moved(value, limit):
    (record,) = call(*OWN, "-f", "jsonl", "--limit", value, stdin=LONG.encode()).records
    assert record["notes"] == [f"only the first {limit / 2**20:g} MiB were read"]


def test_limits_may_stand_in_the_configuration(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "screenad.toml").write_text('limit = ["record=1KiB", "seconds=3"]', "utf-8")
    (cut,) = call(*OWN, "-f", "jsonl", stdin=LONG.encode()).records
    assert cut["notes"] == ["only the first 0.000976562 MiB were read"]
    assert "record=1024, seconds=3" in call("doctor", *OWN).out
    (whole,) = call(*OWN, "-f", "jsonl", "--limit", "record=2KiB", stdin=LONG.encode()).records
    assert whole["notes"] == []


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ("records=5", "no limit is called 'records' (did you mean 'record'?)"),
        ("record", "'record': write record=NUMBER, as in 500, 8MiB or 1GB"),
        ("record=", "'record=': write record=NUMBER, as in 500, 8MiB or 1GB"),
        ("record=much", "'record=much': write record=NUMBER, as in 500, 8MiB or 1GB"),
        ("record=0", "'record=0': write record=NUMBER, as in 500, 8MiB or 1GB"),
    ],
)
def test_a_limit_that_is_none_is_refused(value, complaint):
    done = call(*OWN, "--limit", value, stdin=b"x")
    assert (done.status, done.out) == (2, "")
    assert complaint in done.err


def test_an_encoding_can_be_named():
    text = "倉庫での梱包スタッフを募集しています"
    data = json.dumps({"text": text}, ensure_ascii=False).encode("euc_jp")
    (record,) = call(*OWN, "-f", "jsonl", "--encoding", "EUC-JP", stdin=data).records
    assert record["notes"] == []


def test_an_encoding_that_nobody_knows_is_refused():
    done = call(*OWN, "--encoding", "klingon", stdin=b"x")
    assert done.status == 2
    assert "no encoding is called 'klingon' (known: utf-8, gb18030, " in done.err


def test_a_folder_is_sifted(tmp_path):
    for name in ("a.txt", "b.log", "old/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(NONE, "utf-8")
    options = ("--include", "*.txt", "--exclude", "old")
    (record,) = call(*OWN, "-f", "jsonl", *options, tmp_path).records
    assert record["source"] == str(tmp_path / "a.txt")


def test_a_column_is_chosen_by_its_number_in_the_configuration(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "screenad.toml").write_text('map = "text=2"', "utf-8")
    (tmp_path / "ads.csv").write_text(f"1,{HIGH.replace(',', '')}\n", "utf-8")
    (record,) = call(*OWN, "-f", "jsonl", "ads.csv").records
    assert (record["level"], record["source"]) == ("high", "ads.csv:1")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files")
def test_a_pipe_with_a_name_is_read_and_waited_for_with_a_word(tmp_path):
    pipe = tmp_path / "ads"
    os.mkfifo(pipe)
    with started(*OWN, "-f", "jsonl", pipe, stdout=-1, stderr=-1) as process:
        said = process.stderr.readline().decode()
        threading.Thread(target=pipe.write_text, args=(HIGH, "utf-8")).start()
        out, _ = process.communicate(timeout=60)
    assert said == f"screenad: waiting for what is written to {pipe}\n"
    assert json.loads(out)["level"] == "high"


def test_on_a_cluster_a_pattern_takes_the_place_of_the_sieve(tmp_path):
    options = ("--cluster", "local:1", "-o", tmp_path / "out", "--include", "*.txt")
    done = call(*OWN, *options, tmp_path)
    assert done.status == 2
    assert "--include and --exclude are not for --cluster: name a pattern" in done.err
