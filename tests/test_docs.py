"""What is made from the rules and the program is kept current."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from program import ROOT, environment

from screenad.outputs.columns import COLUMNS

BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def test_the_rule_catalogue_is_what_the_rules_say():
    command = [sys.executable, "-m", "screenad", "rules", "docs"]
    written = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    hint = "run: screenad rules docs > docs/rules.md"
    assert (ROOT / "docs" / "rules.md").read_bytes() == written, hint


def test_the_picture_is_what_the_sample_advert_looks_like():
    done = subprocess.run(
        [sys.executable, "tools/picture.py", "--check", "--first"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.long
def test_every_picture_is_what_the_program_shows():
    command = [sys.executable, "tools/picture.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_picture_is_shown_and_fetches_nothing():
    page = (ROOT / "docs" / "screens.md").read_text("utf-8")
    for path in (ROOT / "docs" / "screens").iterdir():
        assert f"](screens/{path.name})" in page
        assert not re.search(r"@import|@font-face|url\(http", path.read_text("utf-8"))
        assert path.stat().st_size < 150_000


def test_the_manual_is_what_the_commands_say_of_themselves():
    done = subprocess.run(
        [sys.executable, "tools/manual.py", "--check"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "name",
    [
        *("README.md", "CONTRIBUTING.md", "docs/rule-language.md", "docs/engine.md"),
        *("docs/inputs.md", "docs/link.md", "docs/many.md", "docs/screens.md", "docs/sharing.md"),
        "docs/tables.md",
    ],
)
def test_links_to_files_lead_somewhere(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (Path(ROOT / name).parent / target).exists(), target


@pytest.mark.slow
@pytest.mark.long
def test_the_example_with_two_workers_does_what_it_is_to_do(tmp_path):
    pytest.importorskip("distributed")
    text = (ROOT / "docs" / "many.md").read_text("utf-8")
    (code,) = (block for block in BLOCK.findall(text) if "__main__" in block)
    (tmp_path / "example.py").write_text(code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "example.py"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout == "300 adverts, 150 of them high\n", done.stderr


def test_the_page_on_tables_names_every_column():
    page = (ROOT / "docs" / "tables.md").read_text("utf-8")
    table = "".join(line.split("|")[1] for line in page.splitlines() if line.startswith("| `"))
    assert re.findall(r"`(\w+)`", table) == [column.name for column in COLUMNS]
