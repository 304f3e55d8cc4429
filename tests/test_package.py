"""What is built is what is in the tree, and it works where nothing else of the tree is."""

import json
import os
import re
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from screenad import __version__
from screenad.ruleset import load
from screenad.ruleset.load import read_shipped
from screenad.ruleset.sources import PARSED

ROOT = Path(__file__).parents[1]
LEFT_OUT = shutil.ignore_patterns(
    *(".*", "build", "dist", "*.egg-info", "__pycache__", "tests", "benchmarks", "tools", "*.svg")
)
DATA = f"screenad-{__version__}.data/data"
PROGRAMS = "Scripts" if os.name == "nt" else "bin"
ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV"))},
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    "PYTHONUTF8": "1",
}


def run(*command, cwd, seconds=300):
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def shell_lines():
    """Give the lines of the README that are for a shell."""
    text = (ROOT / "README.md").read_text("utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Make a folder with a copy of the tree, a fresh environment, and nothing else."""
    folder = tmp_path_factory.mktemp("package")
    shutil.copytree(ROOT, folder / "tree", ignore=LEFT_OUT)
    venv.create(folder / "venv", with_pip=True)
    (folder / "empty").mkdir()
    return folder


@pytest.fixture(scope="module")
def wheel(place):
    """Build the wheel of the copy."""
    python = place / "venv" / PROGRAMS / "python"
    run(python, "-m", "pip", "wheel", "-q", "--no-deps", "-w", place, place / "tree", cwd=place)
    (built,) = place.glob("screenad-*.whl")
    return built


@pytest.fixture(scope="module")
def screenad(place, wheel):
    """Install the wheel with what it says it needs, and give the program."""
    python = place / "venv" / PROGRAMS / "python"
    run(python, "-m", "pip", "install", "-q", wheel, cwd=place)
    return place / "venv" / PROGRAMS / "screenad"


def inside(root, folder, pattern, name):
    return {
        f"{name}/{path.relative_to(root / folder).as_posix()}"
        for path in (root / folder).rglob(pattern)
    }


@pytest.mark.long
def test_the_wheel_holds_the_modules_and_rules_of_the_tree_and_no_others(wheel):
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == (
        inside(ROOT, "screenad", "*.py", "screenad")
        | inside(ROOT, "screenad/outputs/templates", "*.*", "screenad/outputs/templates")
        | inside(ROOT, "rules", "*.yaml", "screenad/rules")
        | inside(ROOT, "screenad", "*.mo", "screenad")
        | {"screenad/py.typed", f"screenad/rules/{PARSED}"}
        | {f"{DATA}/share/man/man1/{page.name}" for page in (ROOT / "docs/man").iterdir()}
    )


@pytest.mark.long
def test_the_wheel_holds_the_rules_as_the_tree_has_them(wheel):
    assert zipfile.ZipFile(wheel).read(f"screenad/rules/{PARSED}") == read_shipped()


@pytest.mark.long
def test_what_is_installed_reads_no_yaml_for_the_shipped_rules(screenad, place):
    code = (
        "import sys; from screenad.ruleset import load; rules = load();"
        "print(len(rules), rules.digest, 'yaml' in sys.modules)"
    )
    said = run(screenad.parent / "python", "-c", code, cwd=place / "empty")
    assert said.split() == [str(len(load())), load().digest, "False"]


@pytest.mark.long
def test_a_rule_of_ones_own_joins_those_of_the_wheel(screenad, place):
    own = ROOT / "tests" / "rules"
    for cache in ("--no-cache", f"--cache-dir={place / 'cache'}", f"--cache-dir={place / 'cache'}"):
        said = run(screenad, "rules", "list", "-r", own, cache, cwd=place / "empty")
        assert {line.split("\t")[0] for line in said.splitlines()[1:]} == {
            *load([str(own)]).rules,
        }


@pytest.mark.long
def test_what_is_installed_screens_an_advert_from_an_empty_folder(screenad, place):
    advert = ROOT / "examples" / "advert.txt"
    (report,) = json.loads(run(screenad, "--format", "json", advert, cwd=place / "empty"))
    assert report["level"] in {"high", "critical"}
    assert report["findings"]


@pytest.mark.long
def test_what_is_installed_writes_a_page_with_its_extra(screenad, wheel, place):
    python, written = screenad.parent / "python", place / "empty" / "page.html"
    run(python, "-m", "pip", "install", "-q", f"{wheel}[html]", cwd=place)
    run(screenad, "-o", written, ROOT / "examples" / "advert.txt", cwd=place / "empty")
    assert "Content-Security-Policy" in written.read_text("utf-8")


@pytest.mark.long
def test_what_is_installed_runs_as_a_module_too(screenad, place):
    python = screenad.parent / "python"
    assert run(python, "-m", "screenad", "--version", cwd=place / "empty").startswith("screenad")


@pytest.mark.long
def test_what_is_installed_is_typed_and_needs_no_module_that_it_did_not_ask_for(screenad, place):
    python = screenad.parent / "python"
    code = (
        "import pkgutil, importlib, screenad;"
        "[importlib.import_module(m.name) for m in pkgutil.walk_packages(screenad.__path__,"
        " 'screenad.') if not m.name.endswith('__main__')]"
    )
    run(python, "-W", "error", "-c", code, cwd=place / "empty")


def test_the_readme_begins_with_the_two_commands_that_do_all_the_set_up():
    use, test = shell_lines()[:2]
    fresh = "python3 -m venv .venv && .venv/bin/pip install -q "
    assert use == fresh + ". && .venv/bin/screenad examples/advert.txt"
    assert test == fresh + "-e '.[test]' && .venv/bin/python -m pytest -n auto --dist loadfile"


@pytest.mark.skipif(sys.platform == "win32", reason="a script for bash")
def test_the_readme_command_is_what_ci_runs(tmp_path):
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    (tmp_path / "README.md").write_text("```sh\nfalse\n\necho ran it\n```\n", encoding="utf-8")
    for path, does in ((".venv/bin/python", 'echo "ran $*"'), ("bin/dpkg", "true")):
        stand_in = tmp_path / path
        stand_in.parent.mkdir(parents=True)
        stand_in.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        stand_in.chmod(0o755)
    found = f"PATH={tmp_path / 'bin'}:{os.environ['PATH']}"
    shown = run("env", found, tmp_path / ".ci" / "run", cwd=tmp_path).splitlines()
    assert shown[:3] == ["$ echo ran it", "ran it", "$ python -m pytest -m long"]
    assert shown[3].startswith("ran -m pytest -m long")


def test_the_examples_that_the_readme_names_are_there():
    named = set(re.findall(r"examples/[\w.-]+", (ROOT / "README.md").read_text("utf-8")))
    assert {name for name in named if not (ROOT / name).is_file()} == set()
