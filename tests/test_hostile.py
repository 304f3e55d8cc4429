"""Hostile input, through the real program: it ends in time, and the terminal stays unharmed."""

import json
import os
import re

import pytest
from engine import shipped
from program import HIGH, OWN, spawn

#: What no output may hold raw: controls but the line end, and characters that turn text round.
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
LIMIT = 10.0
MEGABYTE = 2**20

TEXTS = {
    "terminal escapes": b"\x1b[2J\x1b[31mred\x1b]0;t\x07\x1b]8;;http://x\x1b\\ \x9b1m \x08\x7f\r",
    "rich markup": b"[bold red]x[/bold red] [link=file:///etc]y[/link] [/] :warning: [@click=q]",
    "right-to-left overrides": "\u202ex\u202c \u2066x\u2069 \u200f\u061c\u2028\u2029".encode(),
    "one letter": b"a" * MEGABYTE,
    "one Han letter": "高".encode() * (MEGABYTE // 3),
    "one letter with marks": ("e" + "\u0301" * (MEGABYTE // 2)).encode(),
    "invisible letters": "\u200b".encode() * (MEGABYTE // 3),
    "emoji and Han": "高薪😀招聘🔥".encode() * (MEGABYTE // 20),
    "spaced-out letters": b"p a s s p o r t . " * (MEGABYTE // 18),
    "opening brackets": b"[" * MEGABYTE,
    "nested JSON": b'{"text": ' * 100_000 + b'"x"' + b"}" * 100_000,
    "a huge number": b'{"text": "' + HIGH.encode() + b'", "salary": ' + b"9" * 100_000 + b"}",
    "a number as text": b'{"text": ' + b"9" * 100_000 + b"}",
    "many lines": b"Bakers wanted.\n" * 100_000,
    "many empty lines": b"\n" * 100_000,
    "invalid UTF-8": b"pay \xff\xfe\xc3( \xed\xa0\x80 \xf5 " * 50,
    "half a surrogate pair": b'{"text": "x \\ud83d y \\u0000 z, bakers wanted"}',
    "NULs": b"p\0a\0y\0 \0t\0h\0e\0 \0" * 20,
    "only NULs": b"\0" * 5000,
    "nested tags": b"<html>" + b"<div>" * 80_000 + HIGH.encode(),
    "tags of many attributes": b"<p>" + b"<b 0><b 1>" * 40_000 + HIGH.encode(),
    "marked postings": b"<div itemtype=JobPosting itemprop=description>x" * 20_000,
    "escapes in a page": b"<p>&#27;[2J&#x9b;31m&#7;&#x202e; " + HIGH.encode(),
    "an entity bomb": b"<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'>"
    + b"".join(b"<!ENTITY %c '%s'>" % (n + 1, b"&%c;" % n * 10) for n in range(97, 110))
    + b"]><rss><item><description>&n;</description></item></rss>",
    "a head of half a megabyte": b"From: x\nSubject: " + b"=?utf-8?Q?" * 50_000 + b"\n\nwork",
    "parts in parts": b"From: x\nMIME-Version: 1.0\n"
    + b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(9999)
    )
    + b"\nwork",
    "nothing": b"",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
}


def harmless(done, between=""):
    """Check that the output is text that can't steer a terminal, and give it.

    ``between`` is what parts the cells of a table.
    """
    shown = (done.stdout + done.stderr).decode("utf-8")
    shown = shown.replace(between, " ") if between else shown
    assert STEERING.findall(shown) == []
    assert "Traceback" not in shown
    return shown


def run(*arguments, **more):
    """Run the program with a few rules, and hold it to its seconds of processor time."""
    return in_time(*OWN, *arguments, **more)


def in_time(*arguments, limit=LIMIT, **more):
    start = spent()
    done = spawn(*arguments, **more)
    assert spent() - start < limit
    return done


def spent():
    """Give the seconds of processor time that processes took which this one has waited for."""
    times = os.times()
    return times.children_user + times.children_system


@pytest.mark.slow
@pytest.mark.parametrize("form", ["report", "jsonl"])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.long
def test_any_bytes_are_screened_or_refused_in_time(text, form):
    done = run("-f", form, stdin=text)
    harmless(done)
    assert done.returncode in {0, 3}
    assert done.stderr == b""
    if form == "jsonl":
        records = [json.loads(line) for line in done.stdout.splitlines()]
        assert records
        assert done.returncode == (0 if any("level" in record for record in records) else 3)


@pytest.mark.long
@pytest.mark.parametrize("form", ["csv", "markdown", "xlsx"])
def test_any_bytes_have_a_row_or_a_note(tmp_path, form):
    paths = [tmp_path / f"{number}.txt" for number in range(100, 100 + len(TEXTS))]
    for path, text in zip(paths, TEXTS.values(), strict=True):
        path.write_bytes(text)
    done = spawn(*OWN, "-f", form, *paths)
    assert (done.returncode, done.stderr) == (0, b"")
    if form == "xlsx":
        assert done.stdout.startswith(b"PK")
        return
    shown = harmless(done, "\r\n")
    assert all(str(path) in shown for path in paths)


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        *("p a s s p o r t . ", "We do not keep your passport. ", "passport keep passport "),
        *("Beware of scams: they keep your passport. ", "+855 12 345 678 ", "我们统一保管护照。"),
    ],
)
@pytest.mark.long
def test_a_text_full_of_signs_takes_no_longer_with_the_shipped_rules(words):
    shipped()  # read and kept: what that takes is no matter of the text
    text = words * (MEGABYTE // 8 // len(words.encode()))
    assert in_time("-f", "jsonl", stdin=text.encode()).returncode == 0


@pytest.mark.parametrize("more", [(), ("--explain",), ("--quiet",), ("--width", "60")])
def test_signs_are_found_among_escapes_and_shown_without_them(more):
    text = f"\x1b[8m{HIGH}\x1b[0m\u202e \x9b2J".encode()
    shown = harmless(run(*more, stdin=text))
    assert "HIGH RISK" in shown or "high" in shown


def test_markup_is_shown_as_it_is_written():
    shown = harmless(run(stdin=f"[bold]{HIGH}[/bold] [/] :boom:".encode()))
    assert "[bold]Packers wanted." in shown
    assert "[/bold] [/] :boom:" in shown


def test_an_advert_cannot_pass_for_a_report_of_its_own():
    forged = f"{HIGH}\n\n○ NO KNOWN SIGNS\n"
    shown = harmless(run(stdin=forged.encode()))
    assert not any(line.startswith("○") for line in shown.splitlines())


@pytest.mark.parametrize("form", ["report", "jsonl"])
@pytest.mark.parametrize(
    "name",
    [b"ad\x1b[2J.txt", b"a\nscreenad: all is well.txt", b"a\xff\x9b.txt", "a\u202etxt".encode()],
)
def test_the_name_of_a_file_cannot_steer_the_terminal(tmp_path, name, form):
    try:
        (tmp_path / os.fsdecode(name)).write_text(HIGH, encoding="utf-8")
    except OSError:
        pytest.skip("no such names here")
    for source in (tmp_path, tmp_path / os.fsdecode(name), tmp_path / os.fsdecode(name + b"x")):
        done = run("-f", form, source, tmp_path)
        shown = harmless(done)
        assert done.returncode == 0
        assert not any(line.startswith("screenad: all") for line in shown.splitlines())


@pytest.mark.parametrize("name", [b"o\x1b[2J.doc", b"o\n\xff.doc", b"no\x07/x.json"])
def test_a_name_in_a_complaint_cannot_steer_the_terminal(tmp_path, name):
    done = run("-o", os.fsdecode(os.fsencode(tmp_path) + b"/" + name), stdin=HIGH.encode())
    harmless(done)
    assert done.returncode == 2


def test_names_in_any_option_cannot_steer_the_terminal():
    hostile = "x\x1b[2J\u202e"
    for arguments in (
        ("--only", hostile),
        ("--lang", hostile),
        ("--map", hostile),
        ("--map", f"text={hostile}"),
        ("--format", hostile),
        ("--width", hostile),
        (f"--{hostile}",),
        ("-r", hostile),
        ("--stdin-name", hostile),
    ):
        harmless(run(*arguments, stdin=b'{"a": "b"}'))


def test_rules_and_configuration_cannot_steer_the_terminal(tmp_path):
    (tmp_path / "x\x1b[2J.yaml").write_text('"id\\e[2J": "\\e[2J\\u202e"\n', encoding="utf-8")
    (tmp_path / "screenad.toml").write_text('"\\u001b[2J" = "\\u202e"\n', encoding="utf-8")
    for arguments in (("-r", tmp_path), ("doctor", "-r", tmp_path), ("rules", "check")):
        done = spawn(*arguments, cwd=tmp_path)
        harmless(done, "\t")
        assert done.returncode == 2


def test_labelled_texts_cannot_steer_the_terminal(tmp_path):
    path = tmp_path / "l.jsonl"
    hostile = {"text": HIGH, "label": "\x1b[2J", "lang": "\u202e", "band": "\x9b"}
    lines = [hostile, {**hostile, "band": ""}, {"\x1b": 1}]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    shown = harmless(spawn("eval", *OWN, path), "\t").splitlines()
    assert any(line.startswith(("⟨", "␛")) for line in shown)
