"""The script for a shell is one that the shell takes, and it completes what a person typed."""

import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from program import OWN, call, environment


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Make a home with the program in its bin, and the script for each shell."""
    home = tmp_path_factory.mktemp("home")
    (home / "bin").mkdir()
    program = home / "bin" / "screenad"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m screenad "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    for shell in ("bash", "zsh", "fish"):
        (home / shell).write_text(call("completion", shell).out, encoding="utf-8")
    return home


def variables(place):
    path = f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return environment(HOME=str(place), PATH=path, LC_ALL="C.UTF-8", TERM="xterm")


def run(shell, code, place):
    done = subprocess.run(
        [shell, "-c", code],
        env=variables(place),
        cwd=place,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_bash_completes_a_command_and_an_option(place):
    ask = "COMP_CWORD=$((${#COMP_WORDS[@]}-1)); COMPREPLY=(); _screenad_completion screenad"
    code = f"""
        compopt() {{ :; }}  # it works only while somebody types
        . ./bash
        COMP_WORDS=(screenad li); {ask}; printf '%s\\n' "${{COMPREPLY[@]}}"
        COMP_WORDS=(screenad rules sh); {ask}; printf '%s\\n' "${{COMPREPLY[@]}}"
        COMP_WORDS=(screenad --format json); {ask}; printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    assert run("bash", code, place) == ["lines", "link", "show", "json", "jsonl"]


def test_every_shell_gets_a_script_that_is_its_own():
    for shell, sign in {
        "bash": "complete -o nosort -F _screenad_completion screenad",
        "zsh": "#compdef screenad",
        "fish": "complete --no-files --command screenad",
        "powershell": "Register-ArgumentCompleter -Native -CommandName screenad",
    }.items():
        done = call("completion", shell)
        assert (done.status, done.err) == (0, "")
        assert sign in done.out


def test_an_unknown_shell_is_refused_with_those_that_are_known():
    done = call("completion", "tcsh")
    assert done.status == 2
    assert "'bash', 'zsh', 'fish', 'powershell'" in done.err


def test_powershell_is_answered_in_its_own_manner():
    done = call(
        _SCREENAD_COMPLETE="powershell_complete",
        COMP_WORDS=" ".join(("screenad", "rules", "show", *OWN, "pap")),
        COMP_CWORD=str(3 + len(OWN)),
    )
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[:2] == ["plain", "papers-kept"]


@pytest.mark.long
def test_fish_completes_a_command_and_an_option(place):
    code = "source ./fish; complete -C 'screenad rules sh'; complete -C 'screenad --format json'"
    offered = [line.split("\t")[0] for line in run("fish", code, place)]
    assert offered == ["show", "json", "jsonl"]


@contextmanager
def screen(place, *shell):
    """Start a shell in tmux, give what types into it and what shows it."""
    assert shutil.which("tmux"), "tmux is not installed"
    tmux = ["tmux", "-S", str(place / f"{shell[0]}.socket"), "-f", os.devnull]

    def told(*words):
        command = [*tmux, *words]
        return subprocess.run(command, env=variables(place), capture_output=True, check=True).stdout

    told("new-session", "-d", "-x", "100", "-y", "30", "-c", str(place), *shell)
    try:
        yield (
            lambda text, key: told("send-keys", "-l", "--", text) + told("send-keys", key),
            lambda: told("capture-pane", "-p").decode(),
        )
    finally:
        told("kill-server")


def awaited(shown, words):
    """Wait until words are on the screen."""
    until = time.monotonic() + 30
    while words not in shown() and time.monotonic() < until:
        time.sleep(0.1)
    return shown()


@pytest.mark.long
@pytest.mark.parametrize(
    ("shell", "load"),
    [
        (("bash", "--norc"), ". ./bash"),
        (("zsh", "-f"), "autoload -Uz compinit && compinit -u && . ./zsh"),
        (("fish", "--no-config"), "source ./fish"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_person_who_presses_tab_gets_the_word(place, shell, load):
    with screen(place, *shell) as (typed, shown):
        typed(load, "Enter")
        typed("echo ready", "Enter")
        awaited(shown, "\nready")
        typed("screenad doc", "Tab")
        assert "screenad doctor" in awaited(shown, "screenad doctor")
        typed("--min-level cri", "Tab")
        assert "--min-level critical" in awaited(shown, "--min-level critical")
