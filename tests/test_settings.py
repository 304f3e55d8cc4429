"""Configuration file, environment and command line: which value counts, and where it came from."""

import pytest
from program import HIGH, OWN, RULES, call

from screenad.cli.settings import Settings, settings
from screenad.errors import InputError


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Go to a folder two levels below the one that is given."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "a" / "b")
    return tmp_path


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def scan(*arguments, **environment):
    return call(*arguments, stdin=HIGH.encode(), **environment)


def rows(*arguments, **environment):
    """Read the table of ``doctor``."""
    done = call("doctor", *arguments, **environment)
    return {name: (value, place) for name, value, place in map(cells, done.out.splitlines())}


def cells(line):
    return line.split("\t")


RULE_LINES = f'rules = "{RULES.as_posix()}"\nno-builtin = true\n'


# The file.


@pytest.mark.parametrize(
    ("name", "header"), [("screenad.toml", ""), ("pyproject.toml", "[tool.screenad]\n")]
)
def test_a_file_above_the_working_folder_sets_options(folder, name, header):
    write(folder / name, f'{header}format = "jsonl"\nskip = ["control"]\n{RULE_LINES}')
    (record,) = scan().records
    assert record["findings"] == []


def test_the_nearest_file_counts_and_only_that(folder):
    write(folder / "screenad.toml", 'format = "json"\nquiet = true\n')
    write(folder / "a" / "screenad.toml", f'format = "jsonl"\n{RULE_LINES}')
    assert scan().records[0]["level"] == "high"
    assert rows()["quiet"] == ("no", "default")


def test_a_project_file_of_others_is_passed_over(folder):
    write(folder / "screenad.toml", f'format = "jsonl"\n{RULE_LINES}')
    write(folder / "a" / "pyproject.toml", '[project]\nname = "x"\n')
    write(folder / "a" / "b" / "pyproject.toml", "this is no TOML\n")
    assert scan().records[0]["level"] == "high"


def test_an_own_file_comes_before_the_project_file_beside_it(folder):
    write(folder / "screenad.toml", "strict = true\n")
    write(folder / "pyproject.toml", "[tool.screenad]\nquiet = true\n")
    assert settings(folder).values == {"strict": True}


def test_paths_of_a_file_are_meant_from_its_folder(folder):
    (folder / "own").mkdir()
    write(folder / "own" / "x.yaml", (RULES / "papers-kept.yaml").read_text("utf-8"))
    write(
        folder / "screenad.toml",
        'rules = ["own/x.yaml"]\nno-builtin = true\noutput = "out.jsonl"\n',
    )
    assert scan().status == 0
    assert '"papers-kept"' in (folder / "out.jsonl").read_text("utf-8")


def test_rules_of_a_file_are_used_by_every_command(folder):
    write(folder / "screenad.toml", RULE_LINES)
    assert "papers-kept" in call("rules", "list").out
    assert call("rules", "test").status == 0
    labelled = write(folder / "x.jsonl", f'{{"text": "{HIGH}", "label": "fraud"}}')
    assert "papers-kept" in call("eval", labelled).out
    assert rows()["rules in use"][0].startswith("3, ")


def test_the_output_of_a_file_is_not_where_new_rules_go(folder):
    write(folder / "screenad.toml", 'output = "report.txt"\n')
    assert call("rules", "new", "my-rule").status == 0
    assert not (folder / "report.txt").exists()


def test_what_is_wrong_with_a_file_is_all_told_with_its_place(folder):
    path = write(
        folder / "screenad.toml",
        'quiet = true\nfromat = "json"\nwidth = "wide"\nstrict = "yes"\nonly = [1]\n'
        'color = "pink"\nlang = 3\nskip = {a = 1}\n\n[scan]\nform = 1\n',
    )
    done = scan()
    assert (done.status, done.out) == (2, "")
    told = dict(line.split(": ", 1) for line in done.err.splitlines())
    assert told.pop("screenad") == "this configuration can't be used"
    assert "pink" in told.pop(f"{path}:6")
    assert told == {
        f"{path}:2": "unknown key 'fromat' (did you mean 'format'?)",
        f"{path}:3": "'width': expected a whole number, not 'wide'",
        f"{path}:4": "'strict': expected true or false, not 'yes'",
        f"{path}:5": "'only': expected a text or a list of texts, not a list",
        f"{path}:7": "'lang': expected a text, not 3",
        f"{path}:8": "'skip': expected a text or a list of texts, not a table",
        f"{path}": told[f"{path}"],
    }
    assert told[f"{path}"].startswith("unknown key 'scan'")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("screenad.toml", "a = [", "not toml"),
        ("screenad.toml", "strict = true\nstrict = true\n", "not toml"),
        ("pyproject.toml", "[tool]\nscreenad = 3\n", "tool.screenad is not a table"),
        ("screenad.toml", "a = 12", "unknown key 'a'"),
        ("screenad.toml", "width = true", "expected a whole number, not true"),
        ("screenad.toml", "width = 12", "12 is not in the range"),
        ("screenad.toml", 'map = "txt=a"', "no field is called 'txt'"),
    ],
)
def test_a_broken_file_is_told_and_help_still_given(folder, name, text, said):
    path = write(folder / name, text)
    done = scan(*OWN)
    assert (done.status, done.out) == (2, "")
    assert str(path) in done.err
    assert said in done.err
    assert call("scan", "--help").status == 0
    assert call("rules", "list", "-h").status == 0


def test_a_file_that_is_not_utf8_or_cannot_be_read_is_told(folder):
    (folder / "screenad.toml").write_bytes(b"lang = '\xff'")
    with pytest.raises(InputError, match="not UTF-8 text at byte 8"):
        settings(folder)
    (folder / "screenad.toml").unlink()
    (folder / "screenad.toml").symlink_to(folder / "screenad.toml")
    with pytest.raises(InputError, match="symbolic links"):
        settings(folder)


def test_a_mark_at_the_beginning_of_a_file_is_no_matter(folder):
    (folder / "screenad.toml").write_bytes(b"\xef\xbb\xbfquiet = true\n")
    assert settings(folder).values == {"quiet": True}


def test_a_folder_with_the_name_of_the_file_is_passed_over(folder):
    (folder / "screenad.toml").mkdir()
    assert settings(folder) == Settings()


def test_a_tool_that_is_no_table_is_not_our_matter(folder):
    write(folder / "pyproject.toml", 'tool = "screenad"\n')
    assert settings(folder) == Settings()


# The environment, and who wins.


def test_the_environment_sets_options_by_their_long_names():
    done = scan(
        SCREENAD_FORMAT="jsonl",
        SCREENAD_RULES=str(RULES),
        SCREENAD_NO_BUILTIN="1",
        SCREENAD_SKIP="fee channel",
        SCREENAD_STDIN_NAME="feed",
    )
    (record,) = done.records
    assert record["source"] == "feed"
    assert any("only 1 of 3 rules" in note for note in record["notes"])


def test_rule_paths_in_the_environment_may_have_spaces(tmp_path):
    folder = tmp_path / "my rules"
    folder.mkdir()
    write(folder / "x.yaml", (RULES / "fee-asked.yaml").read_text("utf-8"))
    both = f"{folder}:{RULES / 'app-only.yaml'}"
    listed = call("rules", "list", SCREENAD_RULES=both, SCREENAD_NO_BUILTIN="true").out
    assert [line.split("\t")[0] for line in listed.splitlines()[1:]] == ["fee-asked", "app-only"]


def test_the_environment_wins_over_the_file_and_the_command_line_over_both(folder):
    path = write(folder / "screenad.toml", f"min-level = 'low'\nlang = 'de'\n{RULE_LINES}")
    found = rows("--lang", "en", SCREENAD_MIN_LEVEL="high", SCREENAD_LANG="fr")
    assert found["lang"] == ("en", "command line")
    assert found["min-level"] == ("high", "environment, SCREENAD_MIN_LEVEL")
    assert found["no-builtin"] == ("yes", f"file, {path}:4")
    assert found["rules"] == (str(RULES), f"file, {path}:3")
    assert found["width"] == ("-", "default")
    assert found["configuration file"][0] == str(path)


def test_a_wrong_value_says_where_it_came_from():
    done = scan(*OWN, SCREENAD_WIDTH="broad")
    assert done.status == 2
    assert "'broad'" in done.err
    assert "(from the environment, SCREENAD_WIDTH)" in done.err


def test_an_empty_variable_sets_nothing():
    assert scan(*OWN, SCREENAD_WIDTH="", SCREENAD_FORMAT="").status == 0


# The doctor.


def test_the_doctor_shows_every_option_of_scan():
    done = call("doctor", *OWN, "--map", "text=body", "--only", "fee", "--only", "control")
    found = {row[0]: row[1:] for row in map(cells, done.out.splitlines())}
    assert done.status == 0
    assert done.err == ""
    assert found["map"] == ["text=body", "command line"]
    assert found["only"] == ["fee, control", "command line"]
    assert found["rules"] == [str(RULES), "command line"]
    assert found["rules in use"][0] == "3, version -"
    assert found["stdin-name"] == ["stdin", "default"]


def test_the_doctor_shows_fields_that_a_file_maps(folder):
    write(folder / "screenad.toml", f"map = ['text=body', 'id=nr']\n{RULE_LINES}")
    assert rows()["map"][0] == "text=body, id=nr"


def test_the_doctor_reports_a_broken_file_and_goes_on(folder):
    path = write(folder / "screenad.toml", f"width = 'x'\nfoo = 1\nquiet = true\n{RULE_LINES}")
    done = call("doctor")
    assert done.status == 2
    assert f"quiet\tyes\tfile, {path}:3" in done.out
    assert "width\t-\tdefault" in done.out
    assert f"{path}:1: 'width': expected a whole number, not 'x'" in done.err
    assert f"{path}:2: unknown key 'foo'" in done.err
    write(path, "= =")
    done = call("doctor", *OWN)
    assert (done.status, "not toml" in done.err, "rules in use\t3" in done.out) == (2, True, True)


def test_the_doctor_reports_broken_rules_and_variables(tmp_path):
    (tmp_path / "x.yaml").write_text("id: x\n", encoding="utf-8")
    done = call(
        "doctor",
        *("--no-builtin", "-r", tmp_path),
        SCREENAD_WIDTH="broad",
        SCREENAD_ONYL="fee",
        SCREENAD_MAP="nonsense",
        HOME="/",
    )
    assert done.status == 2
    assert "rules in use\tbroken" in done.out
    assert "width\tbroken\tenvironment, SCREENAD_WIDTH" in done.out
    assert "map\tbroken\tenvironment, SCREENAD_MAP" in done.out
    assert "x.yaml:1:1: missing key 'title'" in done.err
    assert "SCREENAD_ONYL is no setting (did you mean 'SCREENAD_ONLY'?)" in done.err


def test_the_doctor_knows_a_misspelt_option():
    assert "did you mean '--lang'" in call("doctor", "--lnag", "de").err
