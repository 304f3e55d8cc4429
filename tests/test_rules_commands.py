"""The commands that list, explain, check, test and make rules."""

import json
import re

import jsonschema
import pytest
import yaml
from program import HIGH, OWN, RULES, call

from screenad.ruleset import load


@pytest.fixture
def rule(tmp_path, monkeypatch):
    """Give a function that writes a rule file like one of the tests', with changes."""
    monkeypatch.chdir(tmp_path)

    def write(name="papers-kept", **changes):
        found = yaml.safe_load((RULES / f"{name}.yaml").read_text("utf-8"))
        path = tmp_path / "rule.yaml"
        path.write_text(yaml.safe_dump({**found, **changes}, allow_unicode=True), "utf-8")
        return ("--no-builtin", "-r", str(path))

    return write


def table(done):
    return [line.split("\t") for line in done.out.splitlines()]


def test_rules_are_listed_with_their_points():
    header, *rows = table(call("rules", "list", *OWN))
    assert header == ["rule", "group", "points", "alone", "status", "title"]
    title = "Someone else would hold your papers"
    assert rows[-1] == ["papers-kept", "control", "45", "high", "stable", title]
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)


def test_titles_are_in_the_language_asked_for():
    assert "Jemand anders hätte Ihre Papiere" in call("rules", "list", *OWN, "--lang", "de").out
    done = call("rules", "list", *OWN, "--lang", "xx")
    assert "Someone else" in done.out
    assert "no words in 'xx' yet" in done.err


def test_drafts_are_listed_when_asked_for(rule):
    draft = rule(status="draft")
    assert "there are no rules" in call("rules", "list", *draft).err
    assert "draft" in call("rules", "list", *draft, "--drafts").out


def test_a_rule_is_explained():
    done = call("rules", "show", "papers-kept", *OWN)
    assert done.status == 0
    for words in (
        "**Someone else would hold your papers**",
        "Whoever holds a worker's papers",
        "points 45, alone at most high",
        "we keep your passport · passport stays with us",
        "A valid passport is required.",
    ):
        assert words in done.out
    assert "\x1b" not in done.out


def test_an_explanation_is_drawn_on_a_terminal_with_colour():
    shown = call("rules", "show", "papers-kept", *OWN, terminal=True, TERM="xterm-256color")
    assert "\x1b[1m" in shown.out
    assert "**" not in shown.out
    plain = call("rules", "show", "papers-kept", *OWN, terminal=True, NO_COLOR="1")
    assert "\x1b" not in plain.out


def test_a_rule_cannot_steer_the_terminal(rule):
    path = rule(title="\x1b[2Jgone \u202e", why="[red]x[/red]")
    for arguments in (["show", "papers-kept"], ["list"], ["docs"]):
        done = call("rules", *arguments, *path)
        assert done.status == 0
        assert not {"\x1b", "\u202e"} & set(done.out)
    coloured = call("rules", "show", "papers-kept", *path, terminal=True, TERM="xterm")
    assert "\x1b[2J" not in coloured.out


@pytest.mark.parametrize("command", ["show", "test"])
def test_an_unknown_rule_is_refused_with_a_suggestion(command):
    done = call("rules", command, "papers-kpet", *OWN)
    assert (done.status, done.out) == (2, "")
    assert "no rule is called 'papers-kpet' (did you mean 'papers-kept'?)" in done.err


def test_good_rules_pass():
    done = call("rules", "check", *OWN)
    assert (done.status, done.out, done.err) == (0, "", "3 rules checked, 0 problems\n")
    done = call("rules", "test", *OWN)
    assert (done.status, done.out) == (0, "")
    assert done.err == "8 examples, 0 wrong, 0 alternatives never fired\n"


def test_the_examples_of_one_rule_can_be_run():
    assert call("rules", "test", "app-only", *OWN).err.startswith("2 examples, 0 wrong")


def test_a_mistake_is_told_with_its_place(rule):
    done = call("rules", "check", *rule(when={"regex": "keep.*passport"}))
    assert done.status == 2
    assert re.search(r"rule\.yaml:\d+:\d+: unbounded quantifier '\*'", done.out)
    assert done.err == "1 rules checked, 1 problems\n"


def test_a_wrong_example_and_a_dead_alternative_are_told_with_their_places(rule):
    path = rule(
        when={"phrases": ["we keep your passport", "we lock the door"]},
        silent=["They said: we keep your passport here."],
    )
    done = call("rules", "test", *path)
    assert done.status == 2
    assert "papers-kept fires on 'we keep your passport'" in done.out
    assert "papers-kept stays silent" in done.out
    assert re.search(r"rule\.yaml:\d+:\d+: no example .* 'we lock the door'", done.out)
    assert done.err == "3 examples, 2 wrong, 1 alternatives never fired\n"


def test_what_a_text_holds_cannot_steer_the_terminal_when_a_test_fails(rule):
    path = rule(silent=["we\u200bkeep your passport, we keep your\u202e passport \x9b"])
    done = call("rules", "test", *path)
    assert not {"\x1b", "\u202e", "\u200b", "\x9b"} & set(done.out)


def test_stats_count_rules_by_kind_and_what_they_know_by_language(rule):
    own = rule(
        when={"any": [{"phrases": {"en": ["a b", "b c"], "de": ["c d"]}}, {"regex": "x{9}"}]},
        fires={"en": ["a b", "b c"], "de": "c d", "fr": "x" * 9},
        silent={"en": "d"},
    )
    kinds, languages = call("rules", "stats", *own).out.split("\n\n")
    counted = {tuple(line.split("\t")[:2]): line.split("\t")[2] for line in kinds.splitlines()}
    assert counted["rules", "all"] == counted["topic", "control"] == counted["kind", "sign"] == "1"
    assert counted["harm", "labour"] == counted["harm", "trafficking"] == "1"
    assert languages.splitlines()[1:] == [
        "de\t1\t1\t0\t1\t0",
        "en\t1\t2\t0\t2\t1",
        "any\t1\t0\t1\t0\t0",
        "fr\t0\t0\t0\t1\t0",
    ]


def test_coverage_shows_examples_by_language(rule):
    header, row = table(call("rules", "coverage", *rule(fires={"en": ["a", "b"], "de": "c"})))
    assert header == ["rule", "und", "de", "en"] or set(header) == {"rule", "und", "de", "en"}
    cells = dict(zip(header, row, strict=True))
    assert cells == {"rule": "papers-kept", "en": "2/0!", "de": "1/0!", "und": "0/1!"}


def test_a_new_rule_loads_and_its_examples_hold(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = call("rules", "new", "odd-hours")
    assert done.status == 0
    assert done.out == ""
    assert done.err == "screenad: wrote odd-hours.yaml; now: screenad rules test odd-hours.yaml\n"
    assert call("rules", "test", "odd-hours.yaml", "--no-builtin").status == 0
    assert call("rules", "check", "odd-hours.yaml", "--no-builtin").status == 0
    assert list(load(["odd-hours.yaml"], builtin=False).rules) == ["odd-hours"]


def test_an_old_file_is_kept(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.yaml").write_text("x", encoding="utf-8")
    done = call("rules", "new", "other", "-o", "mine.yaml")
    assert done.status == 2
    assert "can't write mine.yaml: it is there already" in done.err
    assert (tmp_path / "mine.yaml").read_text("utf-8") == "x"


@pytest.mark.parametrize("name", ["Odd", "odd_hours", "odd--hours", "../odd", "-odd", "", "奇"])
def test_a_bad_id_is_refused(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    done = call("rules", "new", "--", name)
    assert done.status == 2
    assert "lower-case words joined by hyphens" in done.err
    assert list(tmp_path.iterdir()) == []


def test_a_rule_in_a_folder_that_is_not_there_is_refused(tmp_path):
    done = call("rules", "new", "odd", "-o", tmp_path / "no" / "odd.yaml")
    assert (done.status, "no such file or directory" in done.err) == (2, True)


def test_the_schemas_are_schemas_and_hold_for_what_they_are_of(tmp_path):
    rules = json.loads(call("rules", "schema").out)
    report = json.loads(call("rules", "schema", "--report").out)
    for schema in (rules, report):
        jsonschema.Draft202012Validator.check_schema(schema)
    for path in RULES.glob("*.yaml"):
        jsonschema.validate(yaml.safe_load(path.read_text("utf-8")), rules)
    done = call(*OWN, "-f", "jsonl", "-", tmp_path / "gone", stdin=HIGH.encode())
    for record in done.records:
        jsonschema.validate(record, report)


def test_the_catalogue_has_every_rule_under_its_group():
    done = call("rules", "docs", *OWN)
    assert done.out.startswith("# Rule catalogue")
    heads = [line for line in done.out.splitlines() if line.startswith(("## ", "### "))]
    assert heads == [
        *("## channel", "### app-only"),
        *("## fee", "### fee-asked"),
        *("## control", "### papers-kept"),
    ]


def test_rules_without_a_command_gives_help():
    done = call("rules")
    assert done.status == 2
    assert "screenad rules show papers-kept" in done.err or "Usage: screenad rules" in done.err


@pytest.mark.parametrize("command", ["list", "check", "test", "coverage", "docs", "stats"])
def test_broken_rules_stop_every_command(tmp_path, command):
    (tmp_path / "x.yaml").write_text("id: x\nwehn: {}\n", encoding="utf-8")
    done = call("rules", command, "--no-builtin", "-r", tmp_path)
    assert (done.status, done.out) == (2, "")
    assert "x.yaml:2:1: unknown key 'wehn' (did you mean 'when'?)" in done.err


def test_rules_are_named_by_file_and_by_id_together(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    call("rules", "new", "odd-hours")
    one, both, others = (
        int(re.search(r"(\d+) examples", call("rules", "test", *names, *OWN).err)[1])
        for names in (
            ["odd-hours.yaml"],
            ["odd-hours.yaml", "papers-kept"],
            ["-r", "odd-hours.yaml"],
        )
    )
    assert one == 4
    assert 4 < both < others + 4


def test_a_file_that_is_not_there_is_no_rule(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = call("rules", "test", "odd-hours.yaml", *OWN)
    assert done.status == 2
    assert "odd-hours.yaml" in done.err
    assert call("rules", "check", "odd-hours.yaml", *OWN).status == 2
