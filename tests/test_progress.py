"""The bar for a person who waits: only where it disturbs nothing, and gone in the end."""

import pytest
from many import write
from program import OWN, call


@pytest.fixture
def ads(tmp_path):
    return write(tmp_path / "ads.jsonl", 300)


@pytest.fixture
def patient(monkeypatch):
    """Draw a bar for every run, however short."""
    monkeypatch.setattr("screenad.cli.progress.PATIENCE", 0.0)
    monkeypatch.setattr("screenad.cli.progress.PAUSE", 0.0)


def waiting(*arguments, **more):
    """Call the program with standard error on a terminal."""
    return call(*OWN, "-f", "jsonl", *arguments, waiting=True, TERM="xterm", COLUMNS="90", **more)


@pytest.mark.usefixtures("patient")
def test_a_person_who_waits_sees_how_many_how_fast_and_how_long_still(ads):
    done = waiting(ads)
    assert "records" in done.err
    assert "/s" in done.err
    assert "100%" in done.err
    assert done.out == call(*OWN, "-f", "jsonl", ads).out


@pytest.mark.usefixtures("patient")
def test_the_bar_is_wiped_away(ads):
    assert waiting(ads).err.endswith("\x1b[2K")


@pytest.mark.usefixtures("patient")
def test_where_the_size_is_not_known_there_is_no_remaining_time(ads):
    done = waiting(ads.parent)
    assert "records" in done.err
    assert "%" not in done.err


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("more", [["--quiet"], ["--quiet", "-o", "x.jsonl"]], ids=" ".join)
def test_who_wants_quiet_gets_no_bar(ads, tmp_path, monkeypatch, more):
    monkeypatch.chdir(tmp_path)
    assert waiting(ads, *more).err == ""


@pytest.mark.usefixtures("patient")
def test_there_is_no_bar_off_a_terminal_or_among_results_on_one(ads):
    assert call(*OWN, "-f", "jsonl", ads).err == ""
    assert waiting(ads, terminal=True).err == ""


def test_what_is_done_at_once_needs_no_bar(ads):
    assert waiting(ads, "--shard", "1/100").err == ""
