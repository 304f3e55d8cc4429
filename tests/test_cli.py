"""The command line: sources, selection, exit status, and words for what goes wrong."""

import json
import os
import re
import signal
import subprocess
import sys

import click
import pytest
from program import HIGH, LOW, MEDIUM, NONE, OWN, ROOT, call, command, environment, spawn, started

from screenad.cli.commands import COMMANDS
from screenad.cli.commands import command as loaded

EVERY = [
    *([name] for name in COMMANDS),
    *(
        ["rules", name]
        for name in ("list", "show", "check", "test", "coverage", "new", "schema", "docs")
    ),
]


@pytest.fixture
def ads(tmp_path, monkeypatch):
    """Make a folder of adverts, one at each level, and go to the folder above."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "ads"
    folder.mkdir()
    for name, text in (("high", HIGH), ("low", LOW), ("medium", MEDIUM), ("none", NONE)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def scan(*arguments, **more):
    return call(*OWN, "-f", "jsonl", *arguments, **more)


def levels(done):
    return [record.get("level", "unread") for record in done.records]


def sources(done):
    return [record["source"] for record in done.records]


# What is read.


def test_a_bare_call_reads_what_is_piped_in():
    done = call(*OWN, "-f", "jsonl", stdin=HIGH.encode())
    assert (levels(done), sources(done), done.status) == (["high"], ["stdin"], 0)


def test_the_word_scan_may_be_said(ads):
    done = call("scan", *OWN, "-f", "jsonl", ads / "low.txt")
    assert levels(done) == ["low"]


def test_a_bare_call_on_a_pipe_gives_a_report():
    done = call(*OWN, stdin=HIGH.encode())
    assert done.out.startswith("▲ HIGH RISK")
    assert "Someone else would hold your papers" in done.out
    assert "\x1b" not in done.out
    assert done.err == ""


def test_the_name_of_standard_input_can_be_chosen_and_tells_the_format():
    line = json.dumps({"text": HIGH}).encode()
    done = scan("--stdin-name", "feed.jsonl", stdin=line)
    assert sources(done) == ["feed.jsonl:1"]


@pytest.mark.usefixtures("ads")
def test_files_folders_patterns_and_standard_input_are_read_in_the_order_named():
    done = scan("ads/none.txt", "-", "ads", "ads/l*.txt", stdin=MEDIUM.encode())
    assert sources(done) == [
        "ads/none.txt",
        "stdin",
        *("ads/high.txt", "ads/low.txt", "ads/medium.txt", "ads/none.txt"),
        "ads/low.txt",
    ]


@pytest.mark.usefixtures("ads")
def test_a_missing_source_is_told_in_its_place_and_the_others_go_on():
    done = scan("--offline", "ads/gone.txt", "ads/high.txt", "ads/*.csv", "https://example.com/ad")
    assert levels(done) == ["unread", "high", "unread", "unread"]
    assert done.records[0]["error"]["reason"].startswith("no such file or folder")
    assert done.records[2]["error"]["reason"] == "no file fits this pattern"
    assert "paste" in done.records[3]["error"]["reason"]
    assert done.status == 0


@pytest.mark.usefixtures("ads")
def test_a_missing_source_is_an_error_when_one_is_strict():
    assert scan("ads/gone.txt", "ads/high.txt", "--strict").status == 3
    assert scan("ads/high.txt", "--strict").status == 0


@pytest.mark.usefixtures("ads")
def test_when_nothing_can_be_read_the_status_says_so():
    assert scan("ads/gone.txt", "nowhere").status == 3
    assert scan(stdin=b"").status == 3
    assert scan(stdin=b" \n\n").records[0]["error"] == {"reason": "there is no text"}


def test_a_file_without_a_record_is_told_on_standard_error(tmp_path):
    (tmp_path / "none.jsonl").write_text("\n\n", encoding="utf-8")
    done = scan(tmp_path / "none.jsonl")
    assert (done.status, done.out) == (3, "")
    assert "nothing to read" in done.err


@pytest.mark.usefixtures("ads")
def test_a_file_of_a_folder_that_cannot_be_opened_does_not_stop_the_rest(monkeypatch):
    from screenad.inputs.sources import Source

    whole = Source.open

    def refuse(source):
        if "low" in source.name:
            from screenad.errors import InputError

            raise InputError(source.name, "you are not allowed to read it")
        return whole(source)

    monkeypatch.setattr(Source, "open", refuse)
    assert levels(scan("ads")) == ["high", "unread", "medium", "none"]


@pytest.mark.parametrize("stdin", [None, subprocess.DEVNULL])
def test_nothing_on_standard_input_is_told_at_once(stdin):
    if stdin is None:
        done = scan(stdin=None)
        assert (done.status, levels(done)) == (3, ["unread"])
        return
    done = subprocess.run(
        command(*OWN, "-f", "jsonl"),
        stdin=stdin,
        capture_output=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    assert done.returncode == 3
    assert b"there is nothing on standard input" in done.stdout


def test_a_bad_line_does_not_stop_the_rest():
    lines = b'{"text": "Bakers wanted from Monday, come and see us."}\nnot json\n"' + HIGH.encode()
    done = scan("--from", "jsonl", stdin=lines + b'"\n')
    assert levels(done) == ["none", "unread", "high"]
    assert done.records[1]["source"] == "stdin:2"
    assert done.status == 0


def test_keys_can_be_named(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"xx": HIGH, "yy": "Packer"}), encoding="utf-8")
    done = scan(path, "--map", "text=xx", "--map", "title=yy")
    assert levels(done) == ["high"]


# What is reported.


@pytest.mark.usefixtures("ads")
def test_results_come_in_the_order_of_the_input():
    assert levels(scan("ads")) == ["high", "low", "medium", "none"]


@pytest.mark.parametrize(
    ("arguments", "fired"),
    [
        ((), {"papers-kept", "fee-asked", "app-only"}),
        (("--only", "fee-asked"), {"fee-asked"}),
        (("--only", "fee", "--only", "control"), {"papers-kept", "fee-asked"}),
        (("--only", "trafficking"), {"papers-kept"}),
        (("--skip", "fraud"), {"papers-kept"}),
        (("--only", "fraud", "--skip", "channel"), {"fee-asked"}),
    ],
)
def test_rules_are_chosen_by_id_topic_or_harm(arguments, fired):
    text = f"{HIGH} {MEDIUM} {LOW}"
    (record,) = scan(*arguments, stdin=text.encode()).records
    assert {finding["rule"] for finding in record["findings"]} == fired
    assert any("--only" in note for note in record["notes"]) is bool(arguments)


def test_an_unknown_choice_is_refused_with_a_suggestion():
    done = scan("--only", "papers-kep", "--skip", "fees", stdin=HIGH.encode())
    assert (done.status, done.out) == (2, "")
    assert "--only: no rule, topic or harm is called 'papers-kep'" in done.err
    assert "did you mean 'papers-kept'?" in done.err
    assert "--skip: no rule, topic or harm is called 'fees' (did you mean 'fee'?)" in done.err


def test_a_choice_that_leaves_no_rule_is_refused():
    done = scan("--only", "fee", "--skip", "fee", stdin=HIGH.encode())
    assert done.status == 2
    assert "leave no rule" in done.err


@pytest.mark.usefixtures("ads")
def test_a_least_level_hides_what_is_below_and_never_what_could_not_be_read():
    done = scan("ads", "ads/gone.txt", "--min-level", "medium")
    assert levels(done) == ["high", "medium", "unread"]
    assert done.err == "screenad: 2 adverts below medium not shown (--min-level)\n"


@pytest.mark.usefixtures("ads")
def test_what_is_hidden_is_not_told_to_one_who_wants_quiet():
    done = scan("ads/low.txt", "--min-level", "high", "--quiet")
    assert (done.out, done.err) == ("", "")


@pytest.mark.parametrize(
    ("name", "level", "status"),
    [("high", "high", 1), ("high", "critical", 0), ("low", "medium", 0), ("none", "none", 1)],
)
def test_a_level_to_fail_on_sets_the_status(ads, name, level, status):
    assert scan(ads / f"{name}.txt", "--fail-on", level).status == status


def test_a_hidden_advert_still_fails(ads):
    assert scan(ads / "medium.txt", "--fail-on", "medium", "--min-level", "high").status == 1


def test_quiet_gives_one_line_an_advert(ads):
    done = call(*OWN, "-q", ads / "high.txt")
    assert done.out.count("\n") == 1


def test_explain_says_how_the_verdict_came_about():
    plain, explained = (call(*OWN, *more, stdin=HIGH.encode()).out for more in ((), ("--explain",)))
    assert len(explained) > len(plain)


@pytest.mark.usefixtures("ads")
def test_json_is_one_array():
    done = call(*OWN, "-f", "json", "ads")
    assert len(json.loads(done.out)) == 4


# What goes wrong.


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["ruels", "list"], "no file or command 'ruels' (did you mean the command 'rules'?)"),
        (["help"], "did you mean 'screenad --help'?"),
        (["--fromat", "json"], "no such option '--fromat' (did you mean '--format' or '--from'?)"),
        (["--zzz"], "no such option '--zzz'"),
        (["rules", "lst"], "did you mean 'list'?"),
        (["rules", "show"], "missing argument 'RULE'"),
        (["-f", "yaml"], "'yaml' is not one of"),
        (["--map", "txt=a"], "no field is called 'txt' (did you mean 'text'?)"),
        (["--map", "text"], "'text' names no key: write text=KEY"),
        (["--width", "3"], "3 is not in the range"),
    ],
)
def test_a_wrong_call_is_met_with_what_was_meant(arguments, said):
    done = call(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("screenad: ")
    assert said in done.err
    assert "--help explains" in done.err


def test_a_file_that_is_named_like_a_command_with_a_slip_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rule").write_text(HIGH, encoding="utf-8")
    assert levels(call("rule", *OWN, "-f", "jsonl")) == ["high"]


def test_broken_rules_are_all_told(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text(f"id: {name}\ntitel: x\n", encoding="utf-8")
    done = call("--no-builtin", "-r", tmp_path, stdin=HIGH.encode())
    assert (done.status, done.out) == (2, "")
    for name in ("one", "two"):
        assert f"{name}.yaml:2:1: unknown key 'titel' (did you mean 'title'?)" in done.err
    assert done.err.endswith("screenad: these rules can't be used\n")


def test_a_missing_rule_file_and_no_rules_at_all_are_told(tmp_path):
    assert "no such rule file or folder" in call("-r", tmp_path / "no", stdin=b"x").err
    done = call("--no-builtin", stdin=b"x")
    assert (done.status, "there are no rules" in done.err) == (2, True)


def test_an_interrupt_ends_quietly(monkeypatch):
    def interrupt(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr("screenad.batch.work.screen", interrupt)
    done = call(*OWN, stdin=HIGH.encode())
    assert (done.status, done.out, done.err.strip()) == (130, "", "")


def test_a_closed_standard_output_is_told():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        from program import exit_status

        assert exit_status(["--version"]) == 2


# Help.


def test_help_lists_the_commands_as_they_describe_themselves():
    done = call("--help")
    assert done.status == 0
    for name, place in COMMANDS.items():
        assert f"  {name}" in done.out
        assert place.does in done.out
        assert isinstance(loaded(name), click.Command)


@pytest.mark.parametrize("path", EVERY, ids=" ".join)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_has_help_with_an_example(path, option):
    done = call(*path, option)
    assert done.status == 0
    assert re.search(rf"Examples:\n +screenad.*{path[-1] if path != ['scan'] else ''}", done.out)


def test_the_version_is_told():
    assert re.fullmatch(r"screenad, version \S+\n", call("--version").out)


def test_help_loads_nothing_that_takes_long():
    code = (
        "import sys; from screenad.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print(sorted({'rich', 'requests', 'yaml', 'regex'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment(), check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == b"[]"


# Completion.


def completed(*words, **changes):
    done = call(
        _SCREENAD_COMPLETE="bash_complete",
        COMP_WORDS=" ".join(("screenad", *words)),
        COMP_CWORD=str(len(words)),
        **changes,
    )
    assert done.err == ""
    return done.out.split()


def test_the_shell_gets_a_script_that_completes():
    done = spawn(_SCREENAD_COMPLETE="bash_source")
    assert done.returncode == 0
    assert b"complete -o nosort -F _screenad_completion screenad" in done.stdout


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["ru"], ["file,ru", "plain,rules"]),
        (["--onl"], ["plain,--only"]),
        (["--vers"], ["plain,--version"]),
        (["--format", "json"], ["plain,json", "plain,jsonl"]),
        (["ads/"], ["file,ads/"]),
        (["rules", "li"], ["plain,list"]),
        (["rles", "li"], ["file,li"]),
    ],
)
def test_commands_options_and_values_are_completed(words, offered):
    assert completed(*words) == offered


def test_rules_topics_and_harms_are_completed():
    assert completed("rules", "show", *OWN, "p") == ["plain,papers-kept"]
    assert completed("rules", "test", *OWN, "f") == ["plain,fee-asked"]
    assert completed(*OWN, "--only", "f") == ["plain,fee", "plain,fraud", "plain,fee-asked"]
    assert completed("scan", *OWN, "--skip", "tr") == ["plain,trafficking"]


def test_completion_takes_rules_from_the_environment_and_keeps_quiet_about_broken_ones(tmp_path):
    rules = {"SCREENAD_NO_BUILTIN": "1", "SCREENAD_RULES": str(OWN[-1])}
    assert completed("--only", "co", **rules) == ["plain,control"]
    (tmp_path / "x.yaml").write_text("id: [", encoding="utf-8")
    assert completed("--only", "co", **{**rules, "SCREENAD_RULES": str(tmp_path)}) == []


# Pipes, and a person at the keyboard.


def test_the_reader_of_a_pipe_may_have_enough(tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text(f"{json.dumps({'text': NONE})}\n" * 10_000, encoding="utf-8")
    with started(
        *(*OWN, "-f", "jsonl", path), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout.readline().startswith(b'{"schema"')
        process.stdout.close()
        assert process.wait(30) == 0
        assert process.stderr.read() == b""


@pytest.mark.parametrize("arguments", [["--help"], ["rules", "list", *OWN], ["rules", "schema"]])
def test_the_reader_of_any_output_may_have_enough(arguments):
    out, into = os.pipe()
    os.close(out)
    done = subprocess.run(
        command(*arguments),
        stdout=into,
        stderr=subprocess.PIPE,
        env=environment(),
        timeout=60,
        check=False,
    )
    os.close(into)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device")  # noqa: PTH110
@pytest.mark.parametrize("more", [[], ["-o", "/dev/full"]])
def test_a_full_disk_is_told(more):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            command(*OWN, *more),
            input=HIGH.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == b"screenad: can't write: no space left on device\n"


@pytest.mark.slow
def test_a_pipe_that_never_sends_gets_a_hint_and_an_interrupt_ends_quietly():
    with started(*OWN, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as p:
        assert p.stderr.readline().startswith(b"screenad: waiting for text on standard input")
        assert p.poll() is None
        p.send_signal(signal.SIGINT)
        assert p.wait(30) == 130
        assert (p.stdout.read(), p.stderr.read().strip()) == (b"", b"")


@pytest.mark.slow
def test_a_slow_sender_is_read_after_all():
    with started(
        *(*OWN, "-f", "jsonl"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as p:
        p.stderr.readline()
        out, _ = p.communicate(HIGH.encode(), timeout=30)
        assert json.loads(out)["level"] == "high"


def test_lines_are_answered_as_they_come():
    with started(
        *(*OWN, "--from", "jsonl", "-f", "jsonl"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as p:
        for text, level in ((HIGH, "high"), (NONE, "none")):
            p.stdin.write(json.dumps({"text": text}).encode() + b"\n")
            p.stdin.flush()
            assert json.loads(p.stdout.readline())["level"] == level


def test_the_program_runs_as_a_module_on_a_shipped_advert():
    done = spawn("-f", "jsonl", ROOT / "examples" / "advert.txt")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["level"] in {"high", "critical"}
