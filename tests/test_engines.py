"""The scanner leaves out nothing: with it and without, the answers are the same."""

import random
import sys
from dataclasses import replace

import pytest
import regex
from engine import advert, reported, rule, rules_in
from hypothesis import given, settings
from hypothesis import strategies as st
from program import call

from screenad.operators.regexes import FLAGS
from screenad.ruleset import Engine, ask, equipped, load
from screenad.ruleset.engine import Later
from screenad.ruleset.needs import needs
from screenad.ruleset.scanner import Scanner, build, expressions, patterns
from screenad.ruleset.superset import ANYTHING, widened
from screenad.screen import screen

pytest.importorskip("hyperscan")

NOISE = (
    "lorem ipsum dolor ",
    "招聘 工作人员，待遇 ",
    "คนหางาน ในเมือง ",
    "ищем людей на ",
    "الوظيفة في ",
    "नौकरी के लिए ",
)
WORDS = ("fee", "pay", "coffee", "passport", "护照", "หนังสือ", "паспорт", "résumé", "usdt50", "fée")
TEXT = st.lists(
    st.sampled_from((*WORDS, " ", "  ", "-", ".", "\n", "not ", "no ", "é", "5", "1,500", "_"))
    | st.text(max_size=3),
    max_size=14,
).map("".join)


@pytest.fixture(scope="module")
def shipped():
    return load(drafts=True)


@pytest.fixture(scope="module")
def database(shipped):
    return build(shipped)


@pytest.fixture(scope="module")
def scanning(shipped, database):
    return replace(shipped, scan=Scanner(shipped, database))


def same(plain, scanning, text):
    assert screen(advert(text), scanning) == screen(advert(text), plain)
    one, other = ask(plain, advert(text)), ask(scanning, advert(text))
    assert (one.fired, one.mentioned, one.let_off) == (other.fired, other.mentioned, other.let_off)


def test_every_example_gets_the_same_answer(shipped, scanning):
    for text in sorted({example.text for each in shipped for example in each.examples}):
        one, other = ask(shipped, advert(text)), ask(scanning, advert(text))
        assert list(one.fired.items()) == list(other.fired.items()), text
        assert (one.mentioned, one.let_off) == (other.mentioned, other.let_off), text


def test_what_every_pattern_matches_is_suspected(shipped, database):
    """Samples of every phrase and expression, inside noise in six scripts."""
    chance = random.Random(7)  # noqa: S311
    numbers = {pattern: number for number, pattern in enumerate(database.patterns)}
    seen = 0
    for pattern, flags in patterns(shipped).items():
        compiled = regex.compile(pattern, flags)
        for _ in range(4):
            text = chance.choice(NOISE) + sampled(pattern, flags, chance) + chance.choice(NOISE)
            if compiled.search(text):
                seen += 1
                assert numbers[pattern] in database.scan(text), (pattern, text)
    assert seen > 2 * len(numbers)


@settings(deadline=None, max_examples=60)
@given(TEXT)
def test_any_text_gets_the_same_answer(shipped, scanning, text):
    same(shipped, scanning, text)


PHRASE = st.sampled_from(
    ("fee", "pay* fee", "(no|not) fee", "pay .. passport", "护照", "# usdt", "fée", "résumé*")
)
EXPRESSION = st.sampled_from(
    (
        *(r"fee\b", r"(?<!cof)fee", r"[护证]照", r"\d{1,3}(?:,\d{3})*", r"(?:fee){e<=1}"),
        *(r"(?i)FEE", r"x*", r"[^a-z]{2,}fee", r"\bfé?e", r"(fee|pay) \1", r"[\w--[f]]ee"),
        *(r"(?r)fee", r"fee(?=\s)", r"(?x) f e e ", r"\X照", r"(?|(f)|(p))a?", r"[[:alpha:]]ay"),
        *(r"p.{0,9}t", r"\p{L}照", r"^fee", r"\s+fee|pay\s*$", r"[^\W\d]ee(?!s)", r"f\Kee"),
    )
)
LEAF = st.one_of(
    st.lists(PHRASE, min_size=1, unique=True).map(lambda listed: {"phrases": listed}),
    st.lists(EXPRESSION, min_size=1, max_size=3, unique=True).map(lambda each: {"regex": each}),
    st.just({"disguise": {}}),
    st.just({"contact": "any"}),
)
CONDITION = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda of: {"all": of}),
        st.lists(inner, min_size=1, max_size=3).map(lambda of: {"any": of}),
        st.lists(inner, min_size=2, max_size=3).map(lambda of: {"at-least": {"n": 2, "of": of}}),
        inner.map(lambda of: {"not": of}),
        inner.map(lambda of: {"count": {"of": of, "min": 0, "max": 2}}),
        inner.map(lambda of: {"count": {"of": of, "min": 2}}),
        inner.map(lambda of: {"field": {"name": "text", "has": of}}),
        inner.map(lambda of: {"even-negated": of}),
        inner.map(lambda of: {"disguise": {"of": of}}),
        st.tuples(inner, inner).map(lambda two: {"near": {"first": two[0], "second": two[1]}}),
    ),
    max_leaves=6,
)


@settings(deadline=None, max_examples=60)
@given(when=CONDITION, unless=CONDITION, texts=st.lists(TEXT, min_size=3, max_size=6))
def test_any_rules_get_the_same_answers_on_any_text(tmp_path_factory, when, unless, texts):
    first = rule("one", when, unless=[unless])
    second = rule("two", {"any": [{"rule": "one"}, unless]}, negated="keep")
    rules = rules_in(tmp_path_factory.mktemp("rules"), first, second)
    scanning = equipped(rules, Engine.SCAN)
    for text in texts:
        same(rules, scanning, text)


@pytest.mark.parametrize("pattern", [r"(?:passport){e<=1}", "x*", r"\X", "(?i:straße)"])
def test_what_is_not_understood_is_always_asked(pattern):
    assert widened(pattern, FLAGS).least == 0


def test_what_cannot_be_parsed_is_widened():
    assert widened("(") == ANYTHING


def test_a_pattern_that_the_library_refuses_is_named_and_asked_always(tmp_path, monkeypatch):
    rules = rules_in(tmp_path, rule("odd", {"any": [{"regex": ["fe+d?"]}, {"phrases": ["fee"]}]}))
    wide = widened("fe+d?", FLAGS).source
    monkeypatch.setattr("screenad.ruleset.superset.widened", lambda p, f: bad(widened(p, f), wide))
    database = build(rules)
    assert database.always == ("fe+d?",)
    scanning = replace(rules, scan=Scanner(rules, database))
    same(rules, scanning, "a fee, feed")
    assert database.scan("a fee") == [0]


def bad(wide, refused):
    """Make one expression such as the library does not take."""
    return replace(wide, source="(?=x)x") if wide.source == refused else wide


def test_a_pattern_too_large_to_compile_in_little_time_is_always_asked():
    assert widened("(?:(?:ab|cd){200}x){200}", FLAGS) == ANYTHING


def test_rules_without_words_need_no_database(tmp_path):
    rules = rules_in(tmp_path, rule("mail", {"contact": "email"}))
    scanning = equipped(rules, Engine.SCAN)
    same(rules, scanning, "write to hr@example.com")
    assert build(rules).scan("text") == []


def test_a_scan_that_fails_leaves_nothing_out(tmp_path):
    rules = rules_in(tmp_path, rule("fee", {"phrases": ["fee"]}))
    database = build(rules)
    engine = sys.modules["hyperscan"]

    class Broken:
        def scan(self, *_, **__):
            raise engine.InvalidError

    database.scan("text")
    database.compiled = Broken()
    scanning = replace(rules, scan=Scanner(rules, database))
    same(rules, scanning, "a fee is due")


def test_a_needed_thing_that_is_missing_lets_a_rule_off(tmp_path):
    both = {"all": [{"phrases": ["fee"]}, {"any": [{"regex": ["pay"]}, {"phrases": ["cash"]}]}]}
    rules = rules_in(tmp_path, rule("fee", both))
    assert [len(need) for need in needs(rules.rules["fee"].when)] == [1, 2]


def test_many_alternatives_are_held_to_one_need_each(tmp_path):
    pair = {"all": [{"phrases": ["fee"]}, {"regex": ["pay"]}, {"regex": ["cash"]}]}
    rules = rules_in(tmp_path, rule("fee", {"any": [pair, pair, pair]}))
    assert len(needs(rules.rules["fee"].when)) == 1


def test_the_scanner_is_built_when_there_are_texts_enough(tmp_path):
    rules = rules_in(tmp_path, rule("fee", {"phrases": ["fee"]}))
    later = Later(rules, patience=2)
    scanning = replace(rules, scan=later)
    found = [ask(scanning, advert("a fee")).doc.suspects is None for _ in range(4)]
    assert found == [True, True, False, False]


def test_a_surrogate_does_not_stop_the_scan(tmp_path):
    rules = rules_in(tmp_path, rule("fee", {"phrases": ["fee"]}))
    same(rules, equipped(rules, Engine.SCAN), "\ud800 a fee")


def test_without_the_library_auto_is_plain_and_scan_is_refused(tmp_path, monkeypatch):
    rules = rules_in(tmp_path, rule("fee", {"phrases": ["fee"]}))
    monkeypatch.setitem(sys.modules, "hyperscan", None)
    monkeypatch.setattr("screenad.ruleset.engine.find_spec", lambda _: None)
    assert equipped(rules, Engine.AUTO).scan is None
    with pytest.raises(ImportError):
        equipped(rules, Engine.SCAN)


@pytest.mark.parametrize("engine", list(Engine))
def test_every_engine_prints_the_same(engine):
    text = b"Please pay the training fee today and send a picture of it."
    mine = ("-f", "jsonl", "--no-builtin", "-r", "tests/rules")
    done = call(*mine, "--engine", engine.value, stdin=text)
    assert (done.status, '"rule": "fee-asked"' in done.out) == (0, True), done.err
    assert done.out == call(*mine, stdin=text).out


def test_the_environment_chooses_the_engine_and_doctor_says_so():
    rows = [line.split() for line in call("doctor", SCREENAD_ENGINE="plain").out.splitlines()]
    assert ["engine", "plain", "environment,", "SCREENAD_ENGINE"] in rows
    assert any(row[:2] == ["scanner", "hyperscan"] for row in rows)


def test_scan_without_the_library_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "hyperscan", None)
    done = call("--engine", "scan", stdin=b"text")
    assert (done.status, "needs the package hyperscan" in done.err) == (2, True)
    assert "hyperscan is not installed" in call("doctor").out


def test_expressions_are_given_once(shipped):
    listed = expressions(shipped)
    assert len(set(listed)) == len(listed)
    assert reported(shipped, "hello").findings == ()


def sampled(pattern, flags, chance):
    """Make a text that the expression probably matches, from its parts."""
    from regex import _regex_core as core

    info = core.Info(flags, True, {})
    info.guess_encoding = core.UNICODE
    tree = core._parse_pattern(core.Source(pattern), info)  # noqa: SLF001
    return _sample(tree, chance)


def _sample(node, chance):
    makers = {
        "Sequence": lambda: "".join(_sample(item, chance) for item in node.items),
        "Branch": lambda: _sample(chance.choice(node.branches), chance),
        "Group": lambda: _sample(node.subpattern, chance),
        "Atomic": lambda: _sample(node.subpattern, chance),
        "GreedyRepeat": lambda: _repeated(node, chance),
        "LazyRepeat": lambda: _repeated(node, chance),
        **dict.fromkeys(("Property", "Character", "Range", "AnyU"), lambda: _one(node, chance)),
        "SetUnion": lambda: _one(node, chance),
    }
    return makers.get(type(node).__name__, str)()


def _repeated(node, chance):
    most = node.min_count + 3 if node.max_count is None else node.max_count
    times = chance.choice((node.min_count, most, chance.randint(node.min_count, most)))
    return "".join(_sample(node.subpattern, chance) for _ in range(times))


def _one(node, chance):
    match type(node).__name__:
        case "SetUnion" if node.positive:
            return _one(chance.choice(node.items), chance)
        case "Character" if node.positive:
            return chr(node.value)
        case "Range" if node.positive:
            return chr(chance.randint(node.lower, node.upper))
        case _:
            # What of these fits is found out by trying: a class beyond its parts is opaque.
            return chance.choice("a5 -_.é中ก１ы\u3000")
