"""What was compiled is kept and used again; whatever happens to it, the answers are the same."""

import errno
import os
import stat
import subprocess
import sys
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest
from program import HIGH, MEDIUM, OWN, RULES, call, command, environment

from screenad.ruleset import Cache, load
from screenad.ruleset.cache import KEPT, NOWHERE, UNFINISHED, default_folder
from screenad.ruleset.sources import source

BODY = b"some\nbytes" * 50
ROOT_USER = hasattr(os, "getuid") and os.getuid() == 0
ADVERTS = f"{HIGH}\n".encode()


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "kept")


def scan(folder, *more, **variables):
    """Screen with the scanner, so that there is a database to be kept."""
    pytest.importorskip("hyperscan")
    engine = ("--engine", "scan", "-f", "jsonl", "--cache-dir", folder)
    return call(*OWN, *engine, *more, stdin=ADVERTS, **variables)


@pytest.fixture
def right(tmp_path):
    """Give what is printed without a cache."""
    done = scan(tmp_path, "--no-cache")
    assert (done.status, "papers-kept" in done.out) == (0, True)
    return done


def files(folder):
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


# The folder.


def test_what_is_kept_is_given_back(cache):
    assert cache.read("rules", "a key") is None
    assert cache.write("rules", "a key", BODY)
    assert cache.read("rules", "a key") == BODY
    assert cache.read("rules", "another key") is None
    assert cache.read("database", "a key") is None


def test_a_key_may_be_any_text(cache):
    for key in ("", "two\nlines", "../../up", "护照 \ud800", "x" * 10_000):
        assert cache.write("rules", key, key.encode("utf-8", "surrogatepass"))
    assert cache.read("rules", "../../up") == b"../../up"
    assert cache.read("rules", "") is None  # by then it was the oldest


def test_keys_with_one_checksum_do_not_answer_for_each_other(cache, monkeypatch):
    monkeypatch.setattr("screenad.ruleset.cache.crc32", lambda _: 7)
    cache.write("rules", "one", BODY)
    assert cache.read("rules", "one") == BODY
    assert cache.read("rules", "two") is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_folder_and_its_files_are_the_user_s_alone(cache):
    before = os.umask(0)
    try:
        cache.write("rules", "key", BODY)
    finally:
        os.umask(before)
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in cache.entries()] == [0o600]


def test_few_are_kept_of_each_kind_and_those_are_the_newest(cache):
    for number in range(KEPT + 3):
        cache.write("rules", f"{number}", BODY)
        for path in cache.entries():
            os.utime(path, (path.stat().st_mtime - 10,) * 2)
    cache.write("database", "0", BODY)
    kept = [number for number in range(KEPT + 3) if cache.read("rules", f"{number}")]
    assert kept == [3, 4, 5, 6]
    assert cache.read("database", "0") == BODY
    assert cache.size() > (KEPT + 1) * len(BODY)


def test_no_user_s_rules_push_out_the_shipped_ones(cache, tmp_path, monkeypatch):
    module = import_module("screenad.ruleset.load")
    monkeypatch.setattr(module, "ready", lambda: b"")
    monkeypatch.setattr(module, "shipped_source", lambda: source(RULES))
    shipped = load(cache=cache)
    for number in range(KEPT + 1):
        rule = tmp_path / f"r{number}.yaml"
        rule.write_text((RULES / "papers-kept.yaml").read_text("utf-8"), "utf-8")
        load([str(rule)], builtin=False, cache=cache)
    monkeypatch.setattr(module, "_read", lambda *_: b"")
    assert list(load(cache=cache).chosen) == list(shipped.chosen) != []


def test_what_was_never_finished_is_swept_away_in_time(cache):
    cache.write("rules", "key", BODY)
    old, new = cache.folder / "begun-old", cache.folder / "begun-new"
    for path in (old, new):
        path.write_bytes(b"x")
    os.utime(old, (old.stat().st_mtime - UNFINISHED - 60,) * 2)
    cache.write("rules", "key", BODY)
    assert (old.exists(), new.exists()) == (False, True)


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {"HOME": "/home/me"}, "/home/me/.cache/screenad"),
        ("linux", {"HOME": "/home/me", "XDG_CACHE_HOME": "/fast"}, "/fast/screenad"),
        ("linux", {"HOME": "/home/me", "XDG_CACHE_HOME": "here"}, "/home/me/.cache/screenad"),
        ("darwin", {"HOME": "/Users/me"}, "/Users/me/Library/Caches/screenad"),
        ("win32", {"LOCALAPPDATA": "/Local"}, "/Local/screenad"),
        ("win32", {"HOME": "/home/me"}, "/home/me/AppData/Local/screenad"),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths of the others")
def test_the_folder_is_where_the_platform_keeps_such_things(
    platform, variables, expected, monkeypatch
):
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert default_folder() == Path(expected)


def test_who_has_no_home_has_no_cache(monkeypatch):
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert default_folder() is None


# Who may be believed.


def test_a_cache_without_a_folder_keeps_nothing():
    assert not NOWHERE.write("rules", "key", BODY)
    assert NOWHERE.read("rules", "key") is None
    assert (NOWHERE.entries(), NOWHERE.size(), NOWHERE.fault()) == ((), 0, "switched off")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_a_folder_that_others_may_write_to_is_not_believed(cache, mode):
    cache.write("rules", "key", BODY)
    cache.folder.chmod(mode)
    assert cache.read("rules", "key") is None
    assert not cache.write("rules", "key", BODY)
    assert cache.entries() == ()
    assert "others may write there" in cache.fault()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_file_that_others_may_write_to_is_not_believed_and_replaced(cache):
    cache.write("rules", "key", BODY)
    cache.entries()[0].chmod(0o666)
    assert cache.read("rules", "key") is None
    cache.write("rules", "key", BODY)
    assert cache.read("rules", "key") == BODY


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows has no such owners")
def test_what_belongs_to_another_is_not_believed(cache, monkeypatch):
    cache.write("rules", "key", BODY)
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    assert cache.read("rules", "key") is None
    assert not cache.write("rules", "key", BODY)
    assert "not the user's own" in cache.fault()


@pytest.mark.skipif(not ROOT_USER, reason="only root can give a file away")
def test_a_file_of_another_in_one_s_own_folder_is_not_believed(cache):
    cache.write("rules", "key", BODY)
    os.chown(cache.entries()[0], 4711, 4711)
    assert cache.read("rules", "key") is None
    cache.write("rules", "key", BODY)
    assert cache.read("rules", "key") == BODY


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_in_the_place_of_a_file_is_not_followed_and_replaced(cache, tmp_path):
    cache.write("rules", "key", BODY)
    (path,) = cache.entries()
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert cache.read("rules", "key") is None
    cache.write("rules", "key", b"new")
    assert cache.read("rules", "key") == b"new"
    assert BODY in (tmp_path / "elsewhere").read_bytes()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes of this kind")
def test_a_pipe_in_the_place_of_a_file_does_not_keep_anybody_waiting(cache):
    cache.write("rules", "key", BODY)
    (path,) = cache.entries()
    path.unlink()
    os.mkfifo(path, 0o600)
    assert cache.read("rules", "key") is None
    cache.write("rules", "key", BODY)
    assert cache.read("rules", "key") == BODY


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_folder_may_be_a_link_of_one_s_own(cache, tmp_path):
    cache.write("rules", "key", BODY)
    (tmp_path / "link").symlink_to(cache.folder)
    assert Cache(tmp_path / "link").read("rules", "key") == BODY


# Whatever happens, the answers are the same.


def test_the_answers_are_the_same_with_the_cache_empty_and_filled(tmp_path, right):
    folder = tmp_path / "kept"
    first, second = scan(folder), scan(folder)
    assert (first, second) == (right, right)
    kinds = {name.partition("-")[0] for name in files(folder)}
    assert kinds - {"expressions"} == {"rules", "patterns", "database"}


DAMAGE = {
    "its first byte": lambda data: bytes([data[0] ^ 1]) + data[1:],
    "its length": lambda data: data.replace(b"1 ", b"1 9", 1),
    "its checksum": lambda data: flipped(data, data.index(b" ", 20) + 3),
    "its key": lambda data: flipped(data, data.index(b"\n") - 2),
    "the end of its head": lambda data: data.replace(b"\n", b" ", 1),
    "its body's first byte": lambda data: flipped(data, data.index(b"\n") + 1),
    "a byte within": lambda data: flipped(data, (data.index(b"\n") + len(data)) // 2),
    "its last byte": lambda data: flipped(data, len(data) - 1),
    "its second half": lambda data: data[: len(data) // 2],
    "its body": lambda data: data[: data.index(b"\n") + 1],
    "all of it": lambda _: b"",
    "its end, by more": lambda data: data + b"\0",
    "all of it, by noise": lambda data: b"\xff" * len(data),
}


def flipped(data, at):
    return data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]


def test_expressions_are_kept_and_what_is_damaged_is_made_anew(tmp_path, right):
    """What this process has compiled it does not compile again, so others do."""
    arguments = (*OWN, "--engine", "plain", "-f", "jsonl", "--cache-dir", tmp_path / "kept")

    def started():
        done = subprocess.run(
            command(*arguments), input=ADVERTS, env=environment(), capture_output=True, check=True
        )
        assert done.stdout.decode() == right.out
        return files(tmp_path / "kept")

    whole = started()
    assert started() == whole
    (name,) = (each for each in whole if each.startswith("expressions-"))
    for damage in DAMAGE.values():
        (tmp_path / "kept" / name).write_bytes(damage(whole[name]))
        assert started() == whole


@pytest.mark.parametrize("engine", ["plain", "scan"])
def test_nothing_that_a_library_runs_is_taken_from_a_folder_that_a_project_names(engine, tmp_path):
    """It may have come with the project, and the libraries that take such things trust them."""
    if engine == "scan":
        pytest.importorskip("hyperscan")
    (tmp_path / "screenad.toml").write_text('cache-dir = "kept"', "utf-8")
    variables = environment()
    del variables["SCREENAD_CACHE_DIR"]

    variables |= dict.fromkeys(("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"), str(tmp_path / "home"))

    def kinds(folder, *more):
        subprocess.run(
            command(*OWN, "--engine", engine, "-f", "jsonl", *more),
            input=ADVERTS, env=variables, capture_output=True, check=True, cwd=tmp_path,
        )  # fmt: skip
        return {path.name.partition("-")[0] for path in (tmp_path / folder).rglob("*.cache")}

    run = {"expressions"} if engine == "plain" else {"expressions", "patterns", "database"}
    assert kinds("kept") == {"rules"}
    assert kinds("home") == run
    assert kinds("kept", "--cache-dir", "kept") == {"rules"} | run


@pytest.mark.parametrize("kind", ["rules", "patterns-und", "database-und"])
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_made_anew(kind, damage, tmp_path, right):
    folder = tmp_path / "kept"
    scan(folder)
    whole = files(folder)
    (path,) = folder.glob(f"{kind}-*")
    path.write_bytes(damage(path.read_bytes()))
    assert files(folder) != whole
    assert scan(folder) == right
    assert files(folder) == whole


def test_a_whole_file_with_another_s_database_is_not_used(tmp_path, right):
    folder = tmp_path / "kept"
    scan(folder)
    (path,) = folder.glob("patterns-und-*")
    kept = Cache(folder)
    key = path.read_bytes().partition(b"\n")[0].split(b" ", 4)[4].decode("unicode_escape")
    kept.write("patterns-und", key, b'[{"passport": 0.5}, []]')
    assert scan(folder) == right


def test_a_database_for_another_processor_is_compiled_anew(tmp_path, right, monkeypatch):
    folder = tmp_path / "kept"
    scan(folder)
    engine = sys.modules["hyperscan"]

    def refuse(*_):
        raise engine.DatabasePlatformError

    with monkeypatch.context() as patch:
        patch.setattr(engine, "loadb", refuse)
        assert scan(folder) == right
    assert scan(folder) == right


@pytest.mark.parametrize("what", ["screenad.ruleset.load", "screenad.ruleset.stored"])
def test_what_another_version_made_is_not_used(what, tmp_path, right, monkeypatch):
    folder = tmp_path / "kept"
    scan(folder)
    before = set(files(folder))
    monkeypatch.setattr(sys.modules[what], "program", lambda: "another version")
    assert scan(folder) == right
    assert set(files(folder)) > before


def full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_no_matter(tmp_path, right, monkeypatch):
    folder = tmp_path / "kept"
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", once_full(os.open))
        assert scan(folder) == right
    assert not folder.exists() or files(folder) == {}


def once_full(opened):
    """Refuse to make files."""
    return lambda path, flags, *more, **named: (
        full() if flags & os.O_CREAT else opened(path, flags, *more, **named)
    )


def test_a_disk_that_fills_up_while_writing_leaves_nothing_half_done(tmp_path, right, monkeypatch):
    folder = tmp_path / "kept"

    class Full:
        def __init__(self, place, _mode):
            self.place = place

        def __enter__(self):
            return self

        def __exit__(self, *_):
            os.close(self.place)

        def writelines(self, parts):
            os.write(self.place, b"".join(parts)[:100])
            full()

        def readline(self):
            return b""

        read = readline

    with monkeypatch.context() as patch:
        patch.setattr("screenad.ruleset.cache.open", Full, raising=False)
        assert scan(folder) == right
    assert files(folder) == {}
    assert scan(folder) == right


@pytest.mark.parametrize("what", ["kept", "kept/deeper"])
def test_a_file_in_the_place_of_the_folder_is_no_matter(what, tmp_path, right):
    (tmp_path / "kept").write_bytes(b"mine")
    assert scan(tmp_path / what) == right
    assert (tmp_path / "kept").read_bytes() == b"mine"


@pytest.mark.skipif(ROOT_USER, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_no_matter(tmp_path, right):
    folder = tmp_path / "kept"
    folder.mkdir(mode=0o500)
    assert scan(folder) == right
    assert files(folder) == {}


def test_a_folder_that_cannot_be_made_is_no_matter(tmp_path, right, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert scan(tmp_path / "kept") == right


def test_many_that_start_at_once_do_not_disturb_each_other(tmp_path, right):
    folder = tmp_path / "kept"
    line = command(*OWN, "--engine", "scan", "-f", "jsonl", "--cache-dir", folder)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = [subprocess.Popen(line, env=environment(), **pipes) for _ in range(4)]
    said = [process.communicate(ADVERTS, timeout=60) for process in running]
    assert said == [(right.out.encode(), b"")] * 4
    assert not list(folder.glob("begun-*"))
    assert scan(folder) == right


# Rules that change.


def test_a_changed_rule_takes_effect_at_once(tmp_path):
    rules, folder = tmp_path / "rules", tmp_path / "kept"
    rules.mkdir()
    rule = rules / "papers-kept.yaml"
    text = (RULES / "papers-kept.yaml").read_text("utf-8")
    points = {}
    for title in ("First title", "Other title"):
        rule.write_text(text.replace(text.splitlines()[1], f"title: {title}"), "utf-8")
        os.utime(rule, (1_000_000_000,) * 2)
        chosen = ("--no-builtin", "-r", rules, "--cache-dir", folder, "-f", "jsonl")
        (record,) = call(*chosen, stdin=ADVERTS).records
        points[title] = record["findings"][0]["title"]
    assert points == {title: title for title in points}


def test_a_broken_rule_is_told_each_time(tmp_path):
    rule = tmp_path / "x.yaml"
    rule.write_text("id: x\n", "utf-8")
    chosen = ("rules", "list", "--no-builtin", "-r", rule, "--cache-dir", tmp_path / "kept")
    first, second = call(*chosen), call(*chosen)
    assert (first.status, "missing key 'title'" in first.err) == (2, True)
    assert second == first


def test_the_same_rules_are_loaded_with_and_without_a_cache(cache):
    own = partial(load, [str(RULES)], builtin=False, drafts=True)
    plain = own()
    for _ in range(2):
        assert own(cache=cache) == plain
    bare = own(examples=False, cache=cache)
    assert {rule.examples for rule in bare} == {()}
    assert (bare.digest, bare.order) == (plain.digest, plain.order)


# What is said about it.


def row(name, *arguments, **variables):
    lines = call("doctor", *OWN, *arguments, **variables).out.splitlines()
    return next(line.split("\t")[1:] for line in lines if line.split("\t")[0] == name)


def test_the_doctor_says_where_the_cache_is_and_how_large(tmp_path):
    folder = tmp_path / "kept"
    assert row("cache", SCREENAD_CACHE_DIR=str(folder)) == [str(folder), "1 files, 0.0 MB"]
    assert row("cache-dir", "--cache-dir", folder) == [str(folder), "command line"]
    assert row("cache", "--no-cache") == ["none", "switched off"]
    assert row("cache", SCREENAD_NO_CACHE="1") == ["none", "switched off"]


def test_the_doctor_says_why_a_cache_cannot_be_used(tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(b"")
    value, reason = row("cache", "--cache-dir", tmp_path / "file")
    assert (value, reason) == ("none", f"{tmp_path / 'file'}: not a folder")
    monkeypatch.setattr(os, "access", lambda path, mode: path and mode != os.W_OK)
    assert row("cache", "--cache-dir", tmp_path / "kept")[1].endswith("read-only")


def test_rules_are_compiled_beforehand_and_the_doctor_knows(tmp_path):
    pytest.importorskip("hyperscan")
    kept = ("--cache-dir", tmp_path / "kept")
    assert "screenad rules compile" in row("scanner", *kept)[1]
    done = call("rules", "compile", *OWN, *kept)
    assert (done.status, done.out) == (0, "")
    assert "patterns are compiled and kept in" in done.err
    assert "are kept already" in call("rules", "compile", *OWN, *kept).err
    assert "from the first advert on" in row("scanner", *kept)[1]


def test_rules_that_were_compiled_beforehand_are_scanned_from_the_first_advert(
    tmp_path, monkeypatch
):
    pytest.importorskip("hyperscan")
    kept = ("--cache-dir", tmp_path / "kept")
    call("rules", "compile", *OWN, *kept)
    monkeypatch.setattr("screenad.ruleset.stored.build", None)  # nothing is compiled any more
    scanned = []
    scanner = sys.modules["screenad.ruleset.scanner"].Scanner

    class Noted(scanner):
        def __call__(self, folded, speaks):
            scanned.append(folded.original)
            return super().__call__(folded, speaks)

    monkeypatch.setattr("screenad.ruleset.scanner.Scanner", Noted)
    done = call(*OWN, *kept, "-f", "jsonl", stdin=MEDIUM.encode())
    assert (done.status, scanned) == (0, [MEDIUM])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--no-cache"], "there is no cache to keep them in: switched off"),
        (["--cache-dir", __file__], "there is no cache to keep them in: not a folder"),
        (["--cache-dir", f"{__file__}/deeper"], "there is no cache to keep them in: not a dir"),
    ],
)
def test_rules_that_cannot_be_kept_are_not_compiled(arguments, said):
    done = call("rules", "compile", *OWN, *arguments)
    assert (done.status, said in done.err) == (2, True), done.err


def test_a_cache_that_cannot_be_written_to_is_told_to_who_asks_for_it(tmp_path, monkeypatch):
    pytest.importorskip("hyperscan")
    monkeypatch.setattr("tempfile.mkstemp", full)
    done = call("rules", "compile", *OWN, "--cache-dir", tmp_path / "kept")
    assert (done.status, f"can't write to {tmp_path / 'kept'}" in done.err) == (2, True)
