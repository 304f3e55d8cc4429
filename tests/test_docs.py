"""What is made from the rules and the program is kept current."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from program import ROOT


def test_the_rule_catalogue_is_what_the_rules_say():
    command = [sys.executable, "-m", "screenad", "rules", "docs"]
    written = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    hint = "run: screenad rules docs > docs/rules.md"
    assert (ROOT / "docs" / "rules.md").read_bytes() == written, hint


def test_the_picture_is_what_the_sample_advert_looks_like():
    done = subprocess.run(
        [sys.executable, "tools/picture.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "docs/rule-language.md", "docs/engine.md"]
)
def test_links_to_files_lead_somewhere(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (Path(ROOT / name).parent / target).exists(), target
