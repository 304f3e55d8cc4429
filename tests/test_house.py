"""The house rules that tools can check: types, style, floors, rule files, small modules."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"
CHECKS = {
    "types": ["-m", "mypy"],
    "style": ["-m", "ruff", "check"],
    "layout": ["-m", "ruff", "format", "--check", "--diff"],
    "floors": ["-c", LINT_IMPORTS],
}
VAGUE = {"common", "helpers", "misc", "utils"}
MODULES = sorted((ROOT / "screenad").rglob("*.py"))


@pytest.mark.slow
@pytest.mark.parametrize("arguments", CHECKS.values(), ids=CHECKS)
def test_the_check_finds_nothing(arguments):
    assert found_by(*arguments) == ""


@pytest.mark.long
def test_the_rule_files_are_laid_out_as_they_should_be():
    assert found_by("-m", "yamllint", "--strict", "rules") == ""


@pytest.mark.long
@pytest.mark.parametrize("command", [("check",), ("test", "--engine", "scan")], ids=" ".join)
def test_the_rules_are_sound_and_every_example_does_what_it_says(command):
    assert found_by("-m", "screenad", "rules", *command) == ""


def found_by(*arguments):
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=1500,
        check=False,
    )
    return done.stdout + done.stderr if done.returncode else ""


def test_a_module_is_one_idea_and_short():
    long = [path.name for path in MODULES if len(path.read_text("utf-8").splitlines()) > 300]
    assert long == []


def test_a_module_has_a_name_that_says_something():
    assert [path.name for path in MODULES if path.stem in VAGUE] == []


def test_the_word_safe_is_said_of_no_advert():
    """Nobody may read a promise into a report."""
    said = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in sorted((ROOT / "screenad" / "outputs").glob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if '"' in line and "safe" in line.lower().replace("safety", "").replace("unsafe", "")
    ]
    assert said == []
