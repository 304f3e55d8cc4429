"""What a call has no need of is not loaded: it starts at once."""

import subprocess
import sys
from pathlib import Path
from shutil import copy2

import pytest
from program import HIGH, KEPT, MEDIUM, OWN, call, environment

#: Modules that take long to load, and what loads them.
HEAVY = {
    *("yaml", "charset_normalizer", "chardet", "requests", "urllib3", "hypothesis", "platformdirs"),
    *("rich", "hyperscan", "tomllib", "tempfile", "multiprocessing", "sqlite3"),
    *("jinja2", "markupsafe"),
    *("screenad.ruleset.loading", "screenad.ruleset.superset", "screenad.operators.phrase"),
    *("screenad.cli.evaluate", "screenad.outputs.tables", "rich.table", "rich.markdown"),
    *("hashlib", "secrets", "screenad.redact", "screenad.inputs.chats.talk"),
    *("screenad.inputs.markup.page", "screenad.ruleset.scanner", "screenad.ruleset.suspects"),
    *("html", "screenad.inputs.chats.exported", "screenad.inputs.chats.page"),
    *("screenad.operators.literal", "screenad.operators.framing", "screenad.operators.tree"),
    *("screenad.batch.pool", "screenad.batch.cluster", "screenad.outputs.jsonl"),
}
#: Writes what programs read.
LINES = {"screenad.outputs.jsonl"}
RUN = """
import sys
from screenad.cli import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    print("\\n".join(sys.modules), file=sys.stderr)
    sys.exit(ended.code)
"""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Work where there is no configuration file to be read."""
    monkeypatch.chdir(tmp_path)


def loaded(*arguments, text=MEDIUM, **variables):
    """Give the heavy modules that a call loads."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *map(str, arguments)],
        input=text.encode(),
        capture_output=True,
        env=environment(**variables),
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout
    return HEAVY & set(done.stderr.decode().splitlines())


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Make a cache that has been used, and in which nothing is compiled."""
    folder = tmp_path_factory.mktemp("kept")
    call(stdin=b"")
    for path in Path(KEPT["SCREENAD_CACHE_DIR"]).glob("shipped-*"):
        copy2(path, folder)
    for rules in ((), OWN):
        loaded(*rules, "--cache-dir", folder)
    return ("--cache-dir", folder)


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """Make a cache in which the rules are compiled."""
    pytest.importorskip("hyperscan")
    folder = tmp_path_factory.mktemp("compiled")
    call("rules", "compile", *OWN, "--cache-dir", folder)
    loaded(*OWN, "--cache-dir", folder, text=HIGH)
    return ("--cache-dir", folder)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["scan", "--help"]], ids=str)
def test_help_loads_nothing_heavy(arguments):
    assert loaded(*arguments) == set()


def test_an_advert_needs_no_more_than_what_draws_the_report(kept):
    assert loaded(*kept) == {"rich"}


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_format_for_programs_draws_nothing(form, kept):
    assert loaded(*kept, "-f", form) == LINES


def test_plain_rules_need_no_scanner(kept):
    assert loaded(*kept, "--engine", "plain", "-f", "jsonl") == LINES


def test_compiled_rules_are_scanned_and_not_compiled_again(compiled):
    scanner = {"hyperscan", "screenad.ruleset.scanner", "screenad.ruleset.suspects"}
    assert loaded(*OWN, *compiled, "-f", "jsonl", text=HIGH) - LINES == scanner


def test_what_is_needed_is_loaded_all_the_same(tmp_path, kept):
    """The table above names modules as they are called."""
    named = loaded("-r", OWN[2], "--no-builtin", "--no-cache")
    assert {"rich", "yaml", "screenad.ruleset.loading", "screenad.operators.phrase"} <= named
    assert {"hashlib", "screenad.operators.framing"} <= named
    (tmp_path / "old.txt").write_bytes("Préstamo y salário por mês; não há".encode("cp1252"))
    assert {"charset_normalizer", "chardet"} & loaded(*kept, tmp_path / "old.txt")
    assert {"rich.table", "screenad.outputs.tables"} <= loaded("doctor")
    assert {"jinja2", "markupsafe"} <= loaded("-f", "html")
    assert {"secrets", "screenad.redact"} <= loaded(*kept, "--redact")
    chat = "[12/03/2024, 10:15:30] Lina: Hello\n[12/03/2024, 10:16:00] Bo: Which job is it?\n"
    assert {"screenad.inputs.chats.talk"} <= loaded(*kept, "--from", "chat", text=chat)
    page = "<p>Nannies wanted. Send a copy of your passport.</p>"
    assert {"html", "screenad.inputs.markup.page"} <= loaded(*kept, "--from", "html", text=page)
    assert {"screenad.inputs.chats.page"} <= loaded(*kept, text=f"{MEDIUM} Ages < 30.")
