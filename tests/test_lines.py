"""Help lines: read from a table, named in the report of who needs them, and listed."""

import json

import pytest
from engine import advert, phrases, rule, rules_in, shipped, written
from hypothesis import given
from hypothesis import strategies as st
from program import call
from reports import HELP, lure, quiet_office
from test_report import section, shown

from screenad.errors import RuleSetError
from screenad.facts.countries import COUNTRIES, intended
from screenad.model import EVERYWHERE, Level, Line, State
from screenad.outputs.messages import ENGLISH
from screenad.ruleset import load
from screenad.screen import screen
from screenad.translation import Translation

KEEP = rule("keep", phrases("keep your passport"), points=45, alone="high", harms=["labour"])
FEE = rule("fee", phrases("fee"), points=20, harms=["fraud"])
EASY = rule("easy", phrases("easy"), points=5, alone="low", harms=["trafficking"])
QUESTION = rule("question", phrases("is this real"), points=0, sets="question", negated="keep")


def entry(country, contact, **changes):
    plain = {"country": country, "name": f"Line of {country}", "contact": contact}
    return {**plain, "scope": "danger", "checked": "2025", "source": "a page", **changes}


TABLE = [entry("TH", "1-11"), entry("NO", "010"), entry("TH", "2-22"), entry(EVERYWHERE, "ask")]
CALL = ("--no-builtin", "-r")


def table(folder, entries):
    (folder / "data").mkdir(exist_ok=True)
    text = entries if isinstance(entries, str) else written(entries)
    (folder / "data" / "lines.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def pack(tmp_path):
    table(tmp_path, TABLE)
    rules_in(tmp_path, KEEP, FEE, EASY, QUESTION)
    return tmp_path


@pytest.fixture
def rules(pack):
    return load([str(pack)], builtin=False)


def contacts(report):
    return [line.contact for line in report.lines]


# The table.


def test_the_table_is_read_in_its_order_and_as_it_is_written(rules):
    assert rules.lines[0] == Line("TH", "Line of TH", "1-11", "danger", "2025")
    assert [line.contact for line in rules.lines] == ["1-11", "010", "2-22", "ask"]
    assert rules.lines[1].country == "NO"


def test_rules_need_no_table_and_a_changed_one_changes_the_digest(pack, rules):
    table(pack, TABLE[1:])
    changed = load([str(pack)], builtin=False)
    assert changed.digest != rules.digest
    (pack / "data" / "lines.yaml").unlink()
    assert load([str(pack)], builtin=False).lines == ()


@pytest.mark.long
def test_a_pack_adds_its_lines_to_the_shipped_ones(tmp_path):
    table(tmp_path, TABLE)
    both = load([str(tmp_path)]).lines
    assert [line.contact for line in both][-len(TABLE) :] == ["1-11", "010", "2-22", "ask"]
    assert both[: -len(TABLE)] == shipped().lines


@pytest.mark.parametrize(
    ("entries", "complaints"),
    [
        ("name: x\n", ["1:1: expected a list, not a mapping"]),
        ("- x\n", ["1:3: expected a mapping, not text"]),
        ("- [\n", ["2:1: not YAML: "]),
        (
            [entry("UK", "1"), entry("XX", "2"), entry("int", "3")],
            [
                "1:12: 'UK' is no country code (did you mean 'GB', Britain (UK)?; or INT)",
                "7:12: 'XX' is no country code (two letters, such as TH or PH; or INT)",
                "13:12: 'int' is no country code (two letters, such as TH or PH; or INT)",
            ],
        ),
        (
            "- {country: TH, name: A, contact: [1], scope: b, checked: soon, page: c}\n",
            [
                "1:3: missing key 'source'",
                "1:35: expected text, not a list",
                "1:59: expected a whole number from 2000 to 2100, not 'soon'",
                "1:65: unknown key 'page'",
            ],
        ),
        ("- {name: A}\n", [f"1:3: missing key '{key}'" for key in
                           ("country", "contact", "scope", "checked", "source")]),
        (
            "- {country: [TH], name: A, contact: 1, scope: b, checked: 2025, source: c}\n",
            ["1:13: expected text, not a list"],
        ),
        ([entry("TH", "1"), entry("TH", "1")], ["7:3: '1' is listed twice for TH"]),
    ],
)  # fmt: skip
def test_every_mistake_in_the_table_is_told_with_its_place(tmp_path, entries, complaints):
    table(tmp_path, entries)
    with pytest.raises(RuleSetError) as caught:
        load([str(tmp_path)], builtin=False)
    told = sorted(str(each).split("lines.yaml:")[1] for each in caught.value.errors)
    assert len(told) == len(complaints), told
    for line, expected in zip(told, sorted(complaints), strict=True):
        assert line.startswith(expected)


def test_the_shipped_table_is_in_order_and_holds_nothing_that_is_in_doubt():
    lines = shipped().lines
    countries = [line.country for line in lines]
    assert countries == [*sorted(countries[:-1]), EVERYWHERE]
    for line in lines:
        assert "?" not in line.contact
        assert 2015 <= int(line.checked) <= 2026


# The report.


@pytest.mark.parametrize(
    ("text", "home", "level", "expected"),
    [
        ("We keep your passport.", "TH", Level.HIGH, ["1-11", "2-22", "ask"]),
        ("We keep your passport.", "NO", Level.HIGH, ["010", "ask"]),
        ("We keep your passport.", "", Level.HIGH, ["ask"]),
        ("We keep your passport.", "PH", Level.HIGH, ["ask"]),
        ("You pay a fee.", "TH", Level.MEDIUM, ["1-11", "2-22"]),
        ("You pay a fee.", "", Level.MEDIUM, []),
        ("All who come have easy work here.", "TH", Level.LOW, []),
        ("All who come have good work here.", "TH", Level.NONE, []),
        ("Is this real?", "TH", Level.NONE, ["1-11", "2-22"]),
        ("Is this real? They say easy.", "TH", Level.LOW, ["1-11", "2-22", "ask"]),
    ],
)
def test_lines_are_named_where_they_are_needed(rules, text, home, level, expected):
    report = screen(advert(text), rules, "en", home)
    assert (report.level, contacts(report)) == (level, expected)


def test_without_a_country_only_what_holds_everywhere_is_named(rules):
    report = screen(advert("We keep your passport."), rules)
    assert report.state is State.SCREENED
    assert contacts(report) == ["ask"]


def test_the_report_says_whom_to_call_between_the_steps_and_the_limits():
    text = shown(lure())
    *named, checked = section(text, "heading.lines")
    assert named == [
        "  ▪ Labour office (PH): 1-555 (workers abroad)",
        "  ▪ Police (PH): 5-111 (danger)",
        "  ▪ Your embassy: ask your ministry (trouble abroad)",
    ]
    assert checked.startswith("  Checked in 2021, 2024. Numbers change: look them up ")
    order = [ENGLISH[f"heading.{name}"] for name in ("next", "lines", "limits")]
    assert sorted(order, key=text.index) == order


def test_a_report_without_lines_has_no_section_for_them():
    assert ENGLISH["heading.lines"] not in shown(quiet_office())


def test_what_holds_everywhere_has_no_number_that_could_be_old(rules):
    text = shown(screen(advert("We keep your passport."), rules))
    assert section(text, "heading.lines") == [
        f"  ▪ Line of {EVERYWHERE}: ask (danger)",
        "  " + ENGLISH["lines.home"],
    ]


def test_names_of_lines_are_translated_where_there_is_a_translation():
    words = Translation(data={HELP[0].name: "Arbeitsamt"})
    assert "▪ Arbeitsamt (PH)" in shown(lure(), words=words)


def test_lines_are_listed_in_the_readers_language(pack):
    table(pack, [entry("TH", "1-11", scope="women")])
    rules_in(pack, KEEP, vi_messages={"data": {"women": "phụ nữ", "Line of TH": "Đường dây"}})
    done = call("lines", "TH", "--lang", "vi", *CALL, pack)
    assert "TH\tĐường dây\t1-11\tphụ nữ\t2025" in done.out
    assert "women" in call("lines", "TH", *CALL, pack).out


# The country.


def lines_of(pack, *arguments, **more):
    done = call(*CALL, pack, "-f", "jsonl", *arguments, stdin=b"We keep your passport.", **more)
    assert (done.status, done.err) == (0, "")
    (record,) = done.records
    return [line["contact"] for line in record["lines"]]


@pytest.mark.parametrize("home", ["NO", "no"])
def test_the_country_can_be_named(pack, home):
    assert lines_of(pack, "--home", home, LANG="th_TH.UTF-8") == ["010", "ask"]
    assert lines_of(pack, SCREENAD_HOME=home) == ["010", "ask"]


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "th_TH.UTF-8"}, ["1-11", "2-22", "ask"]),
        ({"LANG": "en_NO"}, ["010", "ask"]),
        ({"LANG": "th_TH", "LC_ALL": "C.UTF-8"}, ["ask"]),
        ({"LANG": "zh_Hans_TH"}, ["1-11", "2-22", "ask"]),
        ({"LANG": "th"}, ["ask"]),
        ({"LANG": "no"}, ["ask"]),
        ({"LANG": "en_XX"}, ["ask"]),
        ({}, ["ask"]),
    ],
)
def test_the_country_of_the_locale_counts_and_its_language_does_not(pack, variables, expected):
    assert lines_of(pack, **variables) == expected


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("UK", "did you mean 'GB', Britain (UK)?"),
        ("thailand", "did you mean 'TH', Thailand?"),
        ("Phi", "did you mean 'PH', Philippines?"),
        ("Camboda", "did you mean 'KH', Cambodia?"),
        ("T1", "two letters, such as TH or PH"),
        ("", "two letters, such as TH or PH"),
    ],
)
def test_an_unknown_country_is_refused_with_a_suggestion(word, hint):
    assert intended(word) == hint
    done = call("--home", word, stdin=b"x")
    assert done.status == 2
    assert f"invalid value for '--home': {word!r} is no country code ({hint})" in done.err


def test_a_wrong_country_in_a_file_is_told_with_its_place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "screenad.toml").write_text('home = "UK"\n', encoding="utf-8")
    done = call(stdin=b"x")
    assert done.status == 2
    assert "screenad.toml:1: 'home': 'UK' is no country code" in done.err


def test_all_countries_of_the_standard_are_known():
    assert len(COUNTRIES) == 249
    assert all(len(code) == 2 and code.isupper() and name for code, name in COUNTRIES.items())
    assert (COUNTRIES["AD"], COUNTRIES["ZW"]) == ("Andorra", "Zimbabwe")


@given(st.text(max_size=12))
def test_any_word_gets_one_line_of_advice(word):
    assert "\n" not in intended(word)


# The command.


def listed(*arguments):
    done = call("lines", *arguments)
    header, *rows = (line.split("\t") for line in done.out.splitlines())
    assert header == ["country", "name", "contact", "what for", "checked"]
    assert done.status == 0
    assert "look them up on an official page before you call" in done.err
    return rows, done.err


def test_all_lines_are_listed(pack):
    rows, _ = listed(*CALL, pack)
    assert [row[2] for row in rows] == ["1-11", "010", "2-22", "ask"]
    assert rows[0] == ["TH", "Line of TH", "1-11", "danger", "2025"]


def test_those_of_a_country_are_listed_with_what_holds_everywhere(pack):
    rows, told = listed("th", *CALL, pack)
    assert [row[2] for row in rows] == ["1-11", "2-22", "ask"]
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize(
    ("country", "said"),
    [
        (
            "PH",
            "no help line is listed for PH (Philippines) yet, but there may be one",
        ),
        ("UK", "'UK' is no country code (did you mean 'GB', Britain (UK)?)"),
        (EVERYWHERE, None),
    ],
)
def test_a_country_without_lines_gets_what_holds_everywhere(pack, country, said):
    rows, told = listed(country, *CALL, pack)
    assert [row[2] for row in rows] == ["ask"]
    assert (f"screenad: {said}\n" in told) if said else (len(told.splitlines()) == 1)


def test_the_shell_offers_countries():
    words = {"COMP_WORDS": "screenad lines t", "COMP_CWORD": "2"}
    done = call(_SCREENAD_COMPLETE="bash_complete", **words)
    assert "plain,TH" in done.out.split()


def test_the_lines_are_part_of_the_promised_json(pack):
    done = call(*CALL, pack, "-f", "json", "--home", "NO", stdin=b"We keep your passport.")
    (record,) = json.loads(done.out)
    assert record["lines"][0] == {
        "country": "NO", "name": "Line of NO", "contact": "010", "checked": "2025",
    }  # fmt: skip
