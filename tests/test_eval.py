"""Labelled texts: shares that add up, bands, bad lines, and a bar for who looks on."""

import io
import json
import os
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from program import HIGH, LOW, MEDIUM, NONE, OWN, call, command, environment
from reports import UNSCREENED

from screenad.errors import InputError
from screenad.inputs.labelled import labelled
from screenad.measure import Tally, label, percentages
from screenad.model import Level


@pytest.fixture
def labels(tmp_path):
    """Give a function that writes records to a file."""

    def write(*records, name="labelled.jsonl"):
        path = tmp_path / name
        lines = (each if isinstance(each, str) else json.dumps(each) for each in records)
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write


def evaluate(*arguments, **environment):
    return call("eval", *OWN, *arguments, **environment)


def tables(done):
    """Read the two tables, each as rows of cells by the first two (or one) of them."""
    shares, _, hits = done.out.partition("\n\n")
    return (
        {tuple(row[:2]): row[2:] for row in (line.split("\t") for line in shares.splitlines())},
        {row[0]: row[1:] for row in (line.split("\t") for line in hits.splitlines())},
    )


def test_shares_are_by_label_language_and_a_key_of_ones_own(labels):
    path = labels(
        {"text": HIGH, "label": "fraud", "lang": "en", "board": "x"},
        {"text": NONE, "label": "fraud", "lang": "de", "board": "y"},
        {"text": NONE, "label": "genuine", "lang": "en", "board": "x"},
    )
    done = evaluate(path, "--by", "board")
    shares, _ = tables(done)
    assert done.status == 0
    assert shares["fraud", "all"] == ["2", "50.0 %", "0.0 %", "0.0 %", "50.0 %", "0.0 %", "-"]
    assert shares["fraud", "lang en"][:2] == ["1", "0.0 %"]
    assert shares["genuine", "board x"][:2] == ["1", "100.0 %"]
    assert list(shares)[1:] == [
        *(("fraud", group) for group in ("all", "board x", "board y", "lang de", "lang en")),
        *(("genuine", group) for group in ("all", "board x", "lang en")),
    ]


def test_several_files_are_told_apart(labels):
    one, two = labels({"text": NONE}, name="one"), labels({"text": NONE}, name="two")
    shares, _ = tables(evaluate(one, two))
    assert ("unknown", f"file {one}") in shares
    assert ("unknown", f"file {two}") in shares
    assert ("unknown", f"file {one}") not in tables(evaluate(one))[0]


def test_hits_are_by_rule_and_label(labels):
    path = labels(
        *[{"text": HIGH, "label": "fraud"}] * 2,
        {"text": LOW, "label": "fraud"},
        {"text": LOW, "label": "genuine"},
        {"text": NONE, "label": "genuine"},
    )
    _, hits = tables(evaluate(path))
    assert hits["rule"] == ["fraud", "genuine", "times likelier in fraud"]
    assert hits["papers-kept"] == ["2", "0", "3.8"]
    assert hits["app-only"] == ["1", "1", "0.8"]
    assert "fee-asked" not in hits


def test_without_both_labels_nothing_is_likelier(labels):
    _, hits = tables(evaluate(labels({"text": HIGH})))
    assert hits["papers-kept"] == ["1", "-"]


def test_bands_say_what_was_accepted(labels):
    path = labels(
        {"text": HIGH, "band": "high-critical"},
        {"text": NONE, "band": "medium–critical"},
        {"text": MEDIUM, "band": ["none", "low"], "label": "genuine"},
        {"text": MEDIUM, "band": "medium", "label": "genuine"},
    )
    shares, _ = tables(evaluate(path))
    assert shares["high-critical", "all"][-1] == "1/0/0"
    assert shares["medium–critical", "all"][-1] == "0/0/1"
    assert shares["genuine", "all"][-1] == "1/1/0"


def test_bad_lines_are_told_with_their_place_and_the_others_go_on(labels):
    path = labels(
        {"text": HIGH, "label": "fraud"},
        "no json",
        "",
        {"label": "fraud"},
        {"text": HIGH, "band": "hgih"},
        {"text": HIGH, "band": 3},
        {"text": NONE, "label": "genuine"},
    )
    done = evaluate(path, path.parent / "gone.jsonl")
    told = done.err.splitlines()
    assert done.status == 0
    assert told[0].startswith(f"screenad: {path}:2: not JSON")
    assert told[1].startswith(f"screenad: {path}:4: no key for the text")
    band = f"screenad: {path}:5: band 'hgih' is not a level or two"
    assert told[2].startswith(band)
    assert told[3].startswith(f"screenad: {path}:6: band '3'")
    assert told[4].endswith("gone.jsonl: no such file or directory")
    assert told[5] == "screenad: 2 texts, 5 could not be read"


def test_nothing_readable_is_a_status_of_its_own(labels):
    done = evaluate(labels("no json"), "/nowhere/at.all")
    assert done.status == 3


def test_a_key_that_no_record_has_is_told(labels):
    done = evaluate(labels({"text": NONE, "board": None}), "--by", "bord")
    assert "no record has the key 'bord'" in done.err
    assert "no record" in evaluate(labels({"text": NONE, "board": None}), "--by", "board").err


def test_the_key_can_come_from_the_environment(labels):
    done = evaluate(labels({"text": NONE, "board": 7}), SCREENAD_BY="board")
    assert ("unknown", "board 7") in tables(done)[0]


def test_no_file_is_a_wrong_call():
    done = evaluate()
    assert (done.status, "missing argument 'FILE...'" in done.err) == (2, True)


def test_there_is_no_bar_off_a_terminal(labels):
    assert "\x1b" not in evaluate(labels({"text": NONE})).err


def test_there_is_a_bar_on_a_terminal_and_results_are_apart_from_it(labels):
    pty = pytest.importorskip("pty")
    master, slave = pty.openpty()
    done = subprocess.run(
        command("eval", *OWN, labels(*[{"text": NONE}] * 20)),
        stdout=subprocess.PIPE,
        stderr=slave,
        env=environment(TERM="xterm"),
        timeout=60,
        check=True,
    )
    os.close(slave)
    drawn = read_all(master).decode()
    assert "labelled.jsonl" in drawn
    assert "━" in drawn
    assert b"\x1b" not in done.stdout
    assert done.stdout.startswith(b"label\tgroup\t")


def read_all(master):
    """Read a terminal until nobody writes to it any more."""
    read = b""
    try:
        while chunk := os.read(master, 65_536):
            read += chunk
    except OSError:  # Linux says it so
        pass
    os.close(master)
    return read


# The parts.


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=6))
def test_percentages_add_up_and_none_is_off_by_more_than_a_tenth(counts):
    shown = percentages(counts)
    total = sum(counts)
    if not total:
        assert shown == ("-",) * len(counts)
        return
    values = [float(each.removesuffix(" %")) for each in shown]
    assert round(sum(values), 6) == 100
    assert all(
        abs(value - 100 * n / total) < 0.1 + 1e-9 for value, n in zip(values, counts, strict=True)
    )


def test_three_thirds_make_a_whole():
    assert percentages([1, 1, 1]) == ("33.4 %", "33.3 %", "33.3 %")


def test_a_wrong_band_says_what_is_allowed():
    with pytest.raises(InputError, match=r"a:1: band 'low-hi' is not .* \(none, low, medium"):
        label({"band": "low-hi"}, "a:1", ())


def test_a_label_keeps_the_groups_that_have_a_value():
    known = label({"label": "fraud"}, "a:1", (("lang", "en"), ("by", "")))
    assert (known.name, known.band, known.groups) == ("fraud", None, ("lang en",))


def test_a_tally_without_texts_is_empty():
    tally = Tally()
    assert (tally.groups(), list(tally.hits())) == ([], [])
    tally.add(label({}, "a:1", ()), UNSCREENED)
    assert tally.groups() == [("unknown", "all")]
    assert tally.levels["unknown", "all"] == {Level.NONE: 1}


def test_values_of_a_record_stand_beside_its_advert():
    lines = (
        b'{"text": "x y", "n": 1.50, "ok": true, "none": null, "o": {"a": 1}}\n"only words"\n3\n'
    )
    (one, values), (two, none), (three, _) = labelled(io.BytesIO(lines), "f")
    assert (one.source, two.text, three.source) == ("f:1", "only words", "f:3")
    assert values["n"] == "1.50"
    assert values["none"] == ""
    assert none == {}
