"""Rules are found in files, folders and packs, and every problem in them is reported at once."""

import pytest
import yaml
from engine import fired, phrases, rule, rules_in, written
from hypothesis import given
from hypothesis import strategies as st

from screenad.errors import InputError, RuleSetError
from screenad.model import Harm, Level, Severity
from screenad.ruleset import Cache, Sets, Status, load, shipped
from screenad.ruleset.sources import MARKER

RULE = rule("fee-asked", phrases("fee"))
OTHER_WORDS = {"title": "A", "why": "B"}
MARK = {"name": "own", "version": "7", "licence": "MIT"}


def put(folder, **contents):
    """Write files, ``__`` for a slash and ``_`` for a hyphen in their names."""
    for name, value in contents.items():
        path = folder / f"{name.replace('__', '/').replace('_', '-')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = value if isinstance(value, str) else written(value)
        path.write_text(text, encoding="utf-8")
    return str(folder)


def problems(*paths, builtin=False):
    with pytest.raises(RuleSetError) as caught:
        load(paths, builtin=builtin)
    return [f"{each.problem}|{each.hint}" for each in caught.value.errors]


def test_a_file_is_a_rule(tmp_path):
    path = put(tmp_path, fee_asked=RULE) + "/fee-asked.yaml"
    rules = load([path], builtin=False)
    assert [each.id for each in rules] == ["fee-asked"]
    assert len(rules) == 1
    assert rules.chosen == {"fee-asked"}
    found = rules.rules["fee-asked"]
    assert (found.status, found.group, found.harms) == (Status.STABLE, "own", (Harm.FRAUD,))
    assert (found.severity, found.alone, found.negated) == (Severity.HIGH, Level.MEDIUM, "drop")
    assert (found.where, found.sets, found.protective) == (f"{path}:1:5", None, False)
    assert [(each.text, each.fires, each.language) for each in found.examples] == [
        ("x", True, "und"),
        ("y", False, "und"),
    ]


def test_a_rule_may_say_all_there_is_to_say(tmp_path):
    full = rule(
        "kept",
        phrases("keep"),
        status="stable",
        group="control",
        harms=["labour", "trafficking"],
        severity="low",
        points=-4,
        alone="high",
        holds="low",
        indicators=["ILO-7"],
        unless=[phrases("copy")],
        negated="keep",
        why="Two\n lines.",
        advice="Do this.",
        sources=["A", "B"],
        fires={"en": "keep it", "zh-Hans": ["保管", "保留"]},
        **{"false-alarms": ["An office."]},
    )
    found = rules_in(tmp_path, full).rules["kept"]
    assert (found.group, found.harms) == ("control", (Harm.LABOUR, Harm.TRAFFICKING))
    assert (found.severity, found.alone, found.points) == (Severity.LOW, Level.HIGH, -4)
    assert (found.indicators, found.sources) == (("ILO-7",), ("A", "B"))
    assert (found.why, found.advice, found.negated) == ("Two lines.", "Do this.", "keep")
    assert found.false_alarms == ("An office.",)
    assert found.protective
    assert found.holds is Level.LOW
    assert [each.language for each in found.examples] == ["en", "zh-Hans", "zh-Hans", "und"]
    assert len(list(found.operators())) == 2


@pytest.mark.parametrize(
    ("points", "severity"),
    [(40, "critical"), (20, "high"), (12, "medium"), (3, "low"), (0, "info"), (-5, "info")],
)
def test_points_say_how_severe_a_rule_is_that_does_not_say_it(tmp_path, points, severity):
    found = rules_in(tmp_path, rule("a", phrases("fee"), points=points))
    assert found.rules["a"].severity == severity


def test_a_folder_is_read_with_all_its_folders_and_hidden_ones_left_out(tmp_path):
    put(
        tmp_path,
        fee_asked=RULE,
        more__deep__visa_asked=rule("visa-asked", phrases("visa")),
    )
    put(tmp_path / ".git", hidden="nonsense: [")
    put(tmp_path / "__pycache__", hidden="nonsense: [")
    (tmp_path / "notes.txt").write_text("nonsense: [", encoding="utf-8")
    (tmp_path / "other.yml").write_text(written(rule("other", phrases("z"))), encoding="utf-8")
    rules = load([str(tmp_path)], builtin=False)
    assert list(rules.rules) == ["fee-asked", "visa-asked", "other"]
    assert {each.group for each in rules} == {"own"}
    assert rules.version == ""


def test_a_pack_has_a_version_and_its_folders_are_groups(tmp_path):
    put(tmp_path, fee__fee_asked=RULE, pack=MARK, data__other="any: thing")
    rules = load([str(tmp_path)], builtin=False)
    assert rules.version == "7"
    assert rules.rules["fee-asked"].group == "fee"


def test_a_group_that_is_not_the_folder_s_name_is_refused(tmp_path):
    put(tmp_path, fee__fee_asked={**RULE, "group": "fees"}, pack=MARK)
    assert problems(str(tmp_path)) == ["group 'fees' is not the folder's name|use 'fee'"]


def test_a_pack_without_a_version_and_with_unknown_keys_is_refused(tmp_path):
    put(tmp_path, pack={"name": "own", "vresion": "7"}, fee__fee_asked=RULE)
    assert problems(str(tmp_path)) == [
        "missing key 'version'|",
        "unknown key 'vresion'|did you mean 'version'?",
    ]


def test_a_broken_marker_is_refused(tmp_path):
    put(tmp_path, pack="name: [", fee__fee_asked=RULE)
    assert problems(str(tmp_path)) == ["not YAML: did not find expected node content|"]


def test_a_path_that_is_not_there_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="no such rule file or folder"):
        load([str(tmp_path / "nowhere")], builtin=False)


def test_the_shipped_rules_are_beside_the_package_or_in_it(tmp_path, monkeypatch):
    assert (shipped() / MARKER).is_file()
    module = tmp_path / "screenad" / "ruleset" / "sources.py"
    monkeypatch.setattr("screenad.ruleset.sources.__file__", str(module))
    assert shipped() == tmp_path / "rules"
    with pytest.raises(InputError, match="install screenad again"):
        load()
    (tmp_path / "screenad" / "rules").mkdir(parents=True)
    assert shipped() == tmp_path / "screenad" / "rules"
    with pytest.raises(InputError, match="install screenad again"):
        load()


def test_a_shipped_rule_that_is_changed_takes_effect_at_once(tmp_path, monkeypatch):
    module = tmp_path / "screenad" / "ruleset" / "sources.py"
    monkeypatch.setattr("screenad.ruleset.sources.__file__", str(module))
    cache = Cache(tmp_path / "cache")
    for title in ("First", "Again"):
        put(tmp_path / "rules", pack=MARK, fee__fee_asked=RULE | {"title": title})
        for _ in range(2):
            assert load(cache=cache).rules["fee-asked"].title == title


def test_an_id_is_taken_once(tmp_path):
    put(tmp_path, a__fee_asked=RULE, b__fee_asked=RULE)
    assert problems(str(tmp_path)) == [f"id 'fee-asked' is taken|{tmp_path}/a/fee-asked.yaml:1:5"]


def test_a_rule_that_has_another_file_s_name_is_read(tmp_path):
    put(tmp_path, other=RULE)
    assert list(load([str(tmp_path)], builtin=False).rules) == ["fee-asked"]


@pytest.mark.parametrize(
    ("rules", "circle"),
    [
        ([rule("a", {"rule": "a"})], "a -> a"),
        ([rule("a", {"rule": "b"}), rule("b", {"rule": "a"})], "a -> b -> a"),
        ([rule("a", phrases("x"), negated="a")], "a -> a"),
        ([rule("a", {"rule": "b"}), rule("b", phrases("x"), unless={"rule": "a"})], "a -> b -> a"),
        ([rule("a", {"rule": "b"}, negated="b"), rule("b", phrases("x"))], "a -> b -> a"),
    ],
    ids=["itself", "each other", "its own negation", "an exception", "asks what it feeds"],
)
def test_rules_that_refer_in_a_circle_are_refused(tmp_path, rules, circle):
    with pytest.raises(RuleSetError) as caught:
        rules_in(tmp_path, *rules)
    first, second = circle.split(" -> ")[:2]
    other = f"{second} -> {first} -> {second}"
    assert caught.value.errors[0].problem.removeprefix("rules refer in a circle: ") in {
        circle,
        other,
    }


def test_rules_refer_in_any_order(tmp_path):
    rules = rules_in(
        tmp_path,
        rule("a", {"all": [{"rule": "m"}, {"not": {"rule": "z"}}]}),
        rule("m", {"rule": "z"}, negated="b"),
        rule("b", phrases("q")),
        rule("z", phrases("x")),
    )
    place = {name: at for at, name in enumerate(rules.order)}
    assert list(rules.rules) == ["a", "b", "m", "z"]
    assert place["z"] < place["m"] < place["a"]
    assert place["m"] < place["b"]


def test_an_unknown_rule_or_term_gets_a_suggestion(tmp_path):
    put(
        tmp_path,
        a=rule("a", {"rule": "fee-akse"}, negated="fe-asked"),
        b=rule("b", {"terms": "pasport"}),
        fee_asked=RULE,
        languages__en__terms={"passport": ["passport"]},
    )
    assert problems(str(tmp_path)) == [
        "unknown rule 'fee-akse'|did you mean 'fee-asked'?",
        "unknown rule 'fe-asked'|did you mean 'fee-asked'?",
        "unknown term 'pasport'|did you mean 'passport'?",
    ]


def test_drafts_are_read_when_asked_for_and_the_retired_never(tmp_path):
    rules = [
        rule("new", phrases("x"), status="draft"),
        rule("old", phrases("x"), status="retired"),
        rule("uses", {"any": [{"rule": "old"}, {"rule": "new"}]}),
    ]
    assert list(rules_in(tmp_path, *rules).rules) == ["uses"]
    assert fired(rules_in(tmp_path, *rules), "x") == {}
    with_drafts = rules_in(tmp_path, *rules, drafts=True)
    assert with_drafts.order == ("new", "uses")
    assert fired(with_drafts, "x") == {"new": ["x"], "uses": ["x"]}


def test_languages_bring_terms_phrases_examples_and_messages(tmp_path):
    rules = rules_in(
        tmp_path,
        {**rule("fee-asked", {"any": [{"terms": "fee"}, {"phrases": "languages"}]})},
        en_terms={"fee": ["fee", "charge"]},
        zh_Hans_terms={"fee": "费用"},
        zh_Hans_phrases={"fee-asked": ["交钱"]},
        zh_Hans_examples={"fee-asked": {"fires": ["先交费用"], "silent": ["不收费用"]}},
        zh_Hans_messages={
            "rules": {"fee-asked": {"title": "收费", "why": "两\n行", "advice": "别交"}},
            "data": {"police": "警察"},
        },
    )
    found = rules.rules["fee-asked"]
    assert fired(rules, "a CHARGE, 費用, 交錢")["fee-asked"] == ["CHARGE", "費用", "交錢"]
    assert [e.language for e in found.examples] == ["und", "und", "zh-Hans", "zh-Hans"]
    assert rules.message(found, "zh-Hans").why == "两 行"
    assert rules.message(found, "th").title == rules.message(found, "en").title == found.title
    assert rules.languages["zh-Hans"].data == {"police": "警察"}


def test_a_rule_may_leave_all_its_examples_to_the_languages(tmp_path):
    bare = {key: value for key, value in RULE.items() if key not in {"fires", "silent"}}
    rules = rules_in(tmp_path, bare, en_examples={"fee-asked": {"fires": ["fee"], "silent": ["x"]}})
    assert len(rules.rules["fee-asked"].examples) == 2


def test_languages_that_show_one_side_only_are_not_enough(tmp_path):
    bare = {key: value for key, value in RULE.items() if key not in {"fires", "silent"}}
    put(tmp_path, fee_asked=bare, languages__en__examples={"fee-asked": {"fires": ["fee"]}})
    assert problems(str(tmp_path)) == ["rule 'fee-asked' has no example on which it stays silent|"]


@pytest.mark.parametrize(
    ("file", "value", "problem"),
    [
        ("terms", {"fee": ["fee", "FEE"]}, "phrase 'FEE' is listed twice under 'fee'|"),
        ("terms", {"fee": ["(fee"]}, "phrase '(fee': '(' without ')'|"),
        ("terms", {"fee": []}, "the list is empty|"),
        ("terms", ["fee"], "expected a mapping, not a list|"),
        ("terms", "fee: [", "not YAML: did not find expected node content|"),
        ("phrases", {"fee-akse": ["x"]}, "unknown rule 'fee-akse'|did you mean 'fee-asked'?"),
        ("examples", {"fee-akse": {}}, "unknown rule 'fee-akse'|did you mean 'fee-asked'?"),
        ("examples", {"fee-asked": {"fire": "x"}}, "unknown key 'fire'|did you mean 'fires'?"),
        ("messages", {"rule": {}}, "unknown key 'rule'|did you mean 'rules'?"),
        ("messages", {"rules": {"fee-asked": {"title": "A"}}}, "missing key 'why'|"),
        ("messages", {"rules": {"x-y": OTHER_WORDS}}, "unknown rule 'x-y'|known: fee-asked"),
        ("words", {"a": "x"}, "unknown language file 'words'|terms, phrases, examples, messages"),
    ],
    ids=str,
)  # fmt: skip
def test_a_language_file_that_is_wrong_says_where(tmp_path, file, value, problem):
    put(tmp_path, fee_asked=RULE, **{f"languages__en__{file}": value})
    assert problem in problems(str(tmp_path))


def test_words_that_two_languages_share_are_kept_for_each(tmp_path):
    rules = rules_in(
        tmp_path,
        rule("a", {"terms": "visa"}),
        en_terms={"visa": ["visa"]},
        id_terms={"visa": "visa"},
    )
    assert [each.language for each in rules.terms["visa"].phrases] == ["en", "id"]


def test_the_digest_changes_with_the_rules_and_with_nothing_else(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    put(one, fee_asked=RULE)
    put(two, fee_asked=RULE)
    first = load([str(one)], builtin=False).digest
    assert first == load([str(two)], builtin=False).digest
    put(two, languages__en__terms={"fee": ["fee"]})
    assert first != load([str(two)], builtin=False).digest


def test_yaml_traps_in_a_user_s_rule_stay_what_they_are(tmp_path):
    text = (
        "id: traps\ntitle: no\npoints: 010\nwhen: {phrases: [no, 12:30, 010, yes]}\n"
        "fires: {no: [no], en: 12:30}\nsilent: [off]\n"
    )
    (tmp_path / "traps.yaml").write_text(text, encoding="utf-8")
    found = load([str(tmp_path)], builtin=False)
    assert found.rules["traps"].title == "no"
    assert found.rules["traps"].points == 10
    assert [each.language for each in found.rules["traps"].examples] == ["no", "en", "und"]
    assert fired(found, "no, at 12:30, 010, yes") == {"traps": ["no", "12:30", "010", "yes"]}


FULL = written(
    rule(
        "full",
        {
            "any": [
                {
                    "near": {
                        "first": phrases("keep (your|the) passport"),
                        "second": {"terms": "fee"},
                        "within": {"words": 3, "characters": 6},
                        "same": "clause",
                    }
                },
                {"count": {"of": {"regex": "fe{2}"}, "min": 2, "distinct": "true"}},
                {"field": {"name": "title", "has": {"contact": ["telegram", "any"]}}},
                {"at-least": {"n": 1, "of": [{"not": [phrases("x")]}, {"disguise": {}}]}},
            ]
        },
        unless=[{"even-negated": phrases("refund")}],
        harms=["fraud"],
        negated="drop",
    )
)


@given(st.data())
def test_a_mutated_rule_loads_or_is_complained_of_and_never_crashes(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("mutated")
    (folder / "words" / "languages" / "en").mkdir(parents=True)
    (folder / "words" / "languages" / "en" / "terms.yaml").write_text("fee: [fee]\n", "utf-8")
    text = FULL
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 12))
        new = data.draw(st.sampled_from([*"[]{}:,-?&*!|>'\"%\n\t(\\", "", ": ", "- ", "when", "9"]))
        text = text[:at] + new + text[at + length :]
    file = folder / "full.yaml"
    file.write_text(text, "utf-8")
    try:
        rules = load([str(folder / "words"), str(file)], builtin=False)
    except RuleSetError as caught:
        places = [each.where for each in caught.errors]
    else:
        places = [each.where for each in rules]
        fired(rules, "keep your passport, fee fee")
    assert places
    assert all(where.startswith(str(folder)) for where in places)


@given(st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from([*yaml.safe_load(FULL), "any", "near", "first", "phrases", "of"]), inner
    ),
))  # fmt: skip
def test_any_value_in_place_of_a_rule_is_reported_and_never_crashes(tmp_path_factory, value):
    file = tmp_path_factory.mktemp("any") / "any.yaml"
    file.write_text(written(value), "utf-8")
    with pytest.raises(RuleSetError):
        load([str(file)], builtin=False)


@pytest.mark.parametrize("key", ["title", "points", "when", "fires", "silent"])
def test_a_rule_that_lacks_a_key_is_told_of_that_key_alone(tmp_path, key):
    put(tmp_path, a={name: value for name, value in RULE.items() if name != key})
    assert problems(str(tmp_path)) == [f"missing key {key!r}|"]


def test_context_rules_say_what_they_set(tmp_path):
    found = rules_in(tmp_path, rule("a", phrases("x"), sets="warning", points=0))
    assert found.rules["a"].sets is Sets.WARNING
