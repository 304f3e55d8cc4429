"""The comparison with other programs is one of equal work: what they find agrees."""

import shutil
import sys
from pathlib import Path

import pytest

from screenad.ruleset import Engine, equipped

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import peers


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    return peers.made([], 40, 60, tmp_path_factory.mktemp("work"))


def test_every_fifth_advert_or_so_holds_a_pattern(work):
    assert 3 <= len(peers.loop(work)(work)) <= 20
    assert (len(work.phrases), len(work.pairs)) == (36, 24)


@pytest.mark.parametrize("engine", [Engine.PLAIN, Engine.AUTO])
def test_screenad_finds_what_a_loop_over_the_patterns_finds(work, engine):
    rules = equipped(peers.rule_set(work), engine)
    assert peers.screenad(rules)(work) == peers.loop(work)(work)


@pytest.mark.skipif(not shutil.which("grep"), reason="there is no grep")
def test_grep_finds_the_phrases(work):
    wanted = {at for at, text in enumerate(work.texts) if peers.holds(text, work.phrases)}
    assert peers.grep("grep")(work) == wanted != set()


def test_the_table_has_a_row_a_program_with_its_ratio(work, capsys):
    peers.told([peers.Row("screenad", [2.0, 4.0], "0 differ"), peers.Row("b", [4, 8], "x")], work)
    assert "| b | 6.0 | 2 | 2 - 2 | x |" in capsys.readouterr().out
