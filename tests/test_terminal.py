"""Looks and language: what the terminal, the environment and the options say about them."""

import os
import re
import subprocess

import pytest
from program import HIGH, OWN, call, command, environment, spawn

from screenad.cli.language import nearest_language
from screenad.cli.terminal import reader_language
from screenad.ruleset.rule import Language, RuleSet
from screenad.translation import tags

REPORT = HIGH.encode()
THEMES = ("auto", "dark", "light")


def report(*arguments, **more):
    return call(*OWN, *arguments, stdin=REPORT, **more)


def coloured(done):
    return "\x1b[" in done.out


def widest(done):
    return max(map(len, done.out.splitlines()))


# Colour.


def test_there_is_colour_on_a_terminal_and_none_in_a_pipe():
    assert coloured(report(terminal=True, TERM="xterm-256color"))
    assert not coloured(report(TERM="xterm-256color"))


@pytest.mark.parametrize(
    ("terminal", "variables", "choice", "expected"),
    [
        (True, {"NO_COLOR": "1"}, "auto", False),
        (True, {"NO_COLOR": ""}, "auto", True),
        (True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, "auto", False),
        (True, {"TERM": "dumb"}, "auto", False),
        (False, {"FORCE_COLOR": "1"}, "auto", True),
        (False, {"FORCE_COLOR": ""}, "auto", False),
        (False, {"FORCE_COLOR": "1"}, "never", False),
        (True, {"NO_COLOR": "1"}, "always", True),
        (False, {"TERM": "dumb"}, "always", True),
        (True, {}, "never", False),
    ],
)
def test_colour_goes_by_the_option_then_the_environment(terminal, variables, choice, expected):
    done = report("--color", choice, terminal=terminal, **variables)
    assert coloured(done) is expected


def test_a_file_gets_colour_only_when_it_is_asked_for(tmp_path):
    for choice, expected in (("auto", False), ("always", True)):
        report("-o", tmp_path / "out.txt", "--color", choice, FORCE_COLOR="1")
        assert ("\x1b[" in (tmp_path / "out.txt").read_text("utf-8")) is expected


def test_tables_go_by_the_environment_too():
    assert coloured(call("rules", "list", *OWN, terminal=True, TERM="xterm"))
    assert not coloured(call("rules", "list", *OWN, terminal=True, TERM="xterm", NO_COLOR="1"))
    assert not coloured(call("doctor", *OWN))


def test_a_theme_is_for_the_ground_that_one_has():
    looks = {theme: report("--theme", theme, "--color", "always").out for theme in THEMES}
    assert len(set(looks.values())) == len(THEMES)
    assert report("--color", "always").out == looks["auto"]
    assert report("--color", "always", SCREENAD_THEME="light").out == looks["light"]
    assert len({report("--theme", theme).out for theme in THEMES}) == 1


# Width.


def test_a_pipe_is_not_wrapped_and_a_terminal_is():
    assert widest(report()) > 100
    assert widest(report(terminal=True, NO_COLOR="1", COLUMNS="60")) <= 60


@pytest.mark.parametrize(
    ("columns", "limit"), [("60", 60), ("", 80), ("x", 80), ("0", 80), ("5", 40), ("900", 120)]
)
def test_the_number_of_columns_is_taken_where_it_makes_sense(columns, limit):
    done = report(terminal=True, NO_COLOR="1", COLUMNS=columns)
    assert limit - 20 < widest(done) <= limit


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_width_wraps_a_pipe_too(width):
    assert widest(report("--width", str(width))) <= width


def test_the_size_of_the_terminal_counts():
    drawn = seen(*OWN, stdin=REPORT, size=(30, 50), NO_COLOR="1")
    assert 40 < max(map(len, drawn.splitlines())) <= 50


# Encodings.


def test_a_dumb_terminal_and_an_old_encoding_get_plain_signs():
    for done in (
        report(terminal=True, TERM="dumb"),
        report(encoding="ascii"),
        report(encoding="cp1252"),
    ):
        assert done.status == 0
        assert done.out.startswith("(!!) HIGH RISK")
        assert "<<we keep your passport>>" in done.out


def test_what_an_encoding_lacks_is_escaped_and_stops_nothing():
    done = call(*OWN, stdin=f"{HIGH} 高薪".encode(), encoding="cp1252")
    assert done.status == 0
    assert r"\u9ad8\u85aa" in done.out
    listed = call("rules", "list", *OWN, "--lang", "de", encoding="ascii")
    assert (listed.status, r"h\xe4tte" in listed.out) == (0, True)


def test_what_is_escaped_is_wrapped_like_all_else():
    done = call(*OWN, "--width", "60", stdin=f"{HIGH} {'高薪 ' * 20}".encode(), encoding="ascii")
    assert widest(done) <= 60
    quoted = [line for line in done.out.splitlines() if "u9ad8" in line]
    assert len(quoted) > 2
    assert all(line.startswith("  | ") for line in quoted)


@pytest.mark.parametrize("variables", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "cp1252"}])
def test_a_poor_locale_stops_nothing(variables):
    done = spawn(*OWN, "-f", "jsonl", stdin=f"{HIGH} 高薪 ✈".encode(), **variables)
    assert done.returncode == 0
    assert done.stderr == b""
    assert b'"high"' in done.stdout
    assert spawn(*OWN, stdin=f"{HIGH} 高薪 ✈".encode(), **variables).returncode == 0


# Language.


def rules(*tags):
    words = {tag: Language(tag, {}, {}) for tag in tags}
    return RuleSet({}, (), {}, words, "", "")


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("DE_ch", "de"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-Hans-SG", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("yue-HK", "zh-Hant"),
        ("fil-PH", "tl"),
        ("in-ID", "id"),
        ("pt_BR", "pt"),
        ("en-GB", "en"),
        ("xx", "en"),
    ],
)
def test_a_tag_falls_back_to_a_shorter_one(asked, language):
    assert reader_language(asked, rules("de", "id", "pt", "tl", "zh-Hans", "zh-Hant")) == language


def test_a_reader_of_traditional_characters_gets_simplified_rather_than_english():
    assert nearest_language("zh-TW", ("en", "zh-Hans")) == "zh-Hans"


@pytest.mark.parametrize(
    ("variables", "german"),
    [
        ({"LANG": "de_AT.UTF-8"}, True),
        ({"LANG": "de_DE@euro"}, True),
        ({"LANG": "de_DE", "LC_ALL": "C.UTF-8"}, False),
        ({"LANG": "en_US", "LC_MESSAGES": "de"}, True),
        ({"LANG": "nonsense"}, False),
        ({}, False),
    ],
)
def test_the_environment_says_the_language_of_the_report(variables, german):
    done = report("-q", **variables)
    assert ("Jemand anders hätte Ihre Papiere" in done.out) is german
    assert done.err == ""


def test_a_language_asked_for_wins_and_an_unknown_one_is_told():
    assert "Someone else" in report("-q", "--lang", "en", LANG="de_DE").out
    done = report("-q", "--lang", "xx")
    assert (done.status, "Someone else" in done.out) == (0, True)
    assert done.err == (
        "screenad: --lang: there are no words in 'xx' yet, so English is used "
        f"(known: {', '.join(sorted({'de', 'en', *tags()}))})\n"
    )


# A person at a terminal.


def seen(*arguments, stdin=None, keys=b"", size=(24, 80), **variables):
    """Run on a terminal and give what a person would see; ``stdin`` is piped in where given."""
    pty = pytest.importorskip("pty")
    termios = pytest.importorskip("termios")
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, size)
    with subprocess.Popen(
        command(*arguments),
        stdin=slave if stdin is None else subprocess.PIPE,
        stdout=slave,
        stderr=slave,
        env=environment(TERM="xterm-256color", **variables),
    ) as process:
        os.close(slave)
        if stdin is not None:
            process.stdin.write(stdin)
            process.stdin.close()
        drawn = b""
        try:
            while chunk := os.read(master, 65_536):
                drawn += chunk
                if keys and b"Ctrl-D" in drawn:
                    os.write(master, keys)
                    keys = b""
        except OSError:  # Linux says so that nobody writes any more
            pass
        process.wait(30)
    os.close(master)
    return drawn.decode().replace("\r\n", "\n")


def test_a_paste_on_a_terminal_is_asked_for_and_answered():
    drawn = seen(*OWN, keys=REPORT + b"\n\x04")
    asked, _, answer = drawn.partition("Ctrl-D:")
    assert asked.startswith("Paste the advert")
    assert "HIGH RISK" in answer
    assert re.search(r"\x1b\[[0-9;]*m", answer)


def test_a_paste_without_a_last_line_end_takes_two_ctrl_ds():
    assert "HIGH RISK" in seen(*OWN, keys=REPORT + b"\x04\x04")


def test_an_empty_paste_is_told():
    assert "there is no text" in seen(*OWN, keys=b"\x04")


def test_nothing_is_asked_when_text_is_piped_in():
    assert "Paste" not in seen(*OWN, "-q", stdin=REPORT)
