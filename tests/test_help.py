"""What the help texts show to be typed can be typed."""

import json
import re
import shlex
import subprocess
import sys

import click
import pytest
from program import HIGH, NONE, RULES, environment

from screenad.cli.commands import command
from screenad.cli.main import cli
from screenad.ruleset.template import new_rule


def opened(found, parent=None):
    """Give the context of a command as the program would: click keeps what it read there first."""
    return click.Context(found, parent, **found.context_settings)


def every(found, parent=None, *path):
    """Give each command and those below it."""
    yield path, found
    if isinstance(found, click.Group):
        with opened(found, parent) as context:
            for name in found.list_commands(context):
                yield from every(found.get_command(context, name), context, *path, name)


def examples():
    """Give what the help texts show, without what they say about it."""
    for _, found in every(cli):
        for line in found.epilog.replace("\b", "").strip().splitlines()[1:]:
            words = re.split(r" {3,}", line.strip())[0]
            if re.match(r" {2}\S", line):
                yield words


EXAMPLES = sorted(set(examples()))
#: What takes minutes: tests/test_house.py does it, and tests/test_cache.py compiles fewer rules.
ELSEWHERE = {
    *("screenad rules test", "screenad rules check"),
    *("screenad rules compile", "screenad rules compile -r my-rules/"),
}


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Make a folder with all that the examples name."""
    monkeypatch.chdir(tmp_path)
    record = json.dumps({"text": NONE, "label": "genuine", "source": "a"})
    for name in re.findall(r"[\w-]+\.(?:txt|jsonl)", " ".join(EXAMPLES)):
        text = HIGH if name.endswith(".txt") else f"{record}\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in ("listings", "case-17"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "one.txt").write_text(HIGH, encoding="utf-8")
    rules = tmp_path / "my-rules"
    rules.mkdir()
    (tmp_path / "rules" / "own").mkdir(parents=True)
    (rules / "fee-asked.yaml").write_bytes((RULES / "fee-asked.yaml").read_bytes())
    return tmp_path


def test_there_are_examples_of_every_command():
    for path, found in every(cli):
        words = " ".join(("screenad", *path)) if path != ("scan",) else "screenad advert.txt"
        assert any(words in line for line in EXAMPLES), found.name


@pytest.mark.parametrize("line", EXAMPLES)
def test_every_example_is_a_call_that_the_command_takes(line, place):
    (place / "my-rule.yaml").touch()
    for part in re.split(r"&&|\|", line):
        words = shlex.split(re.split(r">+", part)[0])
        if words[0] == "screenad":
            taken(words[1:])


def taken(words):
    """Parse a call as the program would, and do no more."""
    with opened(cli) as context:
        name = words[0] if words and words[0] in cli.list_commands(context) else "scan"
        rest = words[1:] if words and words[0] == name else words
        found = command(name)
        if isinstance(found, click.Group) and rest:
            _, found, rest = found.resolve_command(opened(found, context), rest)
        if not isinstance(found, click.Group):
            with found.make_context(name, list(rest), context) as inner:
                assert inner.params is not None


@pytest.mark.long
@pytest.mark.parametrize("line", sorted({*EXAMPLES} - ELSEWHERE))
def test_every_example_does_something(line, place):
    home = place / "home"
    for folder in (
        *(".local/share/bash-completion/completions", ".zfunc", ".config/fish/completions"),
        "bin",
    ):
        (home / folder).mkdir(parents=True)
    for name, code in (
        ("screenad", f'exec "{sys.executable}" -m screenad "$@"'),
        ("scraper", "cat ads.jsonl"),
    ):
        (home / "bin" / name).write_text(f"#!/bin/sh\n{code}\n", encoding="utf-8")
        (home / "bin" / name).chmod(0o755)
    if "my-rule.yaml" in line and "rules new" not in line:
        (place / "my-rule.yaml").write_text(new_rule("my-rule"), encoding="utf-8")
    path = f"{home / 'bin'}:{environment()['PATH']}"
    done = subprocess.run(
        ["bash", "-c", line],  # noqa: S607
        input=HIGH.encode(),
        env=environment(HOME=str(home), PATH=path, PROFILE=str(home / "profile")),
        cwd=place,
        capture_output=True,
        timeout=300,
        check=False,
    )
    reached = "--fail-on" in line
    assert done.returncode == (1 if reached else 0), done.stderr.decode()
