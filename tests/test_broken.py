"""Broken rule files: each says where it is broken and what would be right, all of them at once."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from screenad.errors import RuleError, RuleSetError
from screenad.ruleset import load

FOLDER = Path(__file__).parent / "broken"
#: The words that the broken rules may use; what is broken lies beside.
WORDS = str(FOLDER / "words")
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load(
    (FOLDER / "expected.yaml").read_text(encoding="utf-8")
)
FILES = sorted(path for path in FOLDER.glob("*.yaml") if path.stem != "expected")


def said(paths: list[Path]) -> list[str]:
    """Load the files, which must fail, and give the messages without the folder's name."""
    with pytest.raises(RuleSetError) as caught:
        load([WORDS, *map(str, paths)], builtin=False)
    assert all(isinstance(each, RuleError) for each in caught.value.errors)
    assert str(caught.value) == "\n".join(map(str, caught.value.errors))
    return [str(each).replace(f"{FOLDER}/", "") for each in caught.value.errors]


def test_there_are_twenty_broken_files_and_each_is_expected():
    assert len(FILES) >= 20
    assert [path.stem for path in FILES] == sorted(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_message_names_the_place_and_what_would_be_right(name):
    beside = [FOLDER / f"{other}.yaml" for other in EXPECTED[name].get("beside", ())]
    expected = [f"{name}.yaml:{message}" for message in EXPECTED[name]["messages"]]
    found = said(sorted([*beside, FOLDER / f"{name}.yaml"]))
    assert [message for message in found if message.startswith(f"{name}.yaml:")] == expected


def test_all_broken_files_are_reported_at_once():
    found = said(FILES)
    assert {message.partition(".yaml:")[0] for message in found} == EXPECTED.keys() - {"circle-two"}
    assert found == [
        f"{name}.yaml:{message}"
        for name in sorted(EXPECTED)
        for message in EXPECTED[name]["messages"]
    ]
    assert said(FILES) == found


def test_a_whole_rule_beside_a_broken_one_is_not_complained_of(tmp_path):
    whole = tmp_path / "whole.yaml"
    whole.write_text(
        "{id: whole, title: A title, points: 5, when: {phrases: [fee]}, fires: [a fee], "
        "silent: [a room]}\n",
        encoding="utf-8",
    )
    assert all("whole.yaml" not in message for message in said([whole, FILES[0]]))
