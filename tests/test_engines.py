"""The scanner leaves out nothing: with it and without, the answers are the same."""

import random
import sys
from dataclasses import replace
from functools import cache, partial
from importlib.metadata import requires
from importlib.util import find_spec

import pytest
import regex
from engine import advert, condition, reported, rule, rules_in
from engine import shipped as shipped_rules
from hypothesis import given, settings
from hypothesis import strategies as st
from packaging.requirements import Requirement
from program import call

from screenad.operators.regexes import FLAGS
from screenad.operators.seen import Seen
from screenad.operators.wordlist import OFTEN
from screenad.ruleset import Engine, ask, equipped
from screenad.ruleset.flat import flat, scanned
from screenad.ruleset.needs import Needing
from screenad.ruleset.patience import Later
from screenad.ruleset.patterns import ANY, expressions, patterns, tongues
from screenad.ruleset.scanner import Scanner, build
from screenad.ruleset.superset import widened
from screenad.ruleset.suspects import ALWAYS
from screenad.screen import screen

scans = pytest.mark.skipif(not find_spec("hyperscan"), reason="there is no scanning library")
#: So many texts that match are wanted of every pattern, and so often one is made.
SAMPLES, TRIES = 3, 400
#: One example of so many is asked with the scan and without: to ask all of them takes an hour.
EVERY = 25
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


PHRASES = ("fee", "pay* fee", "(no|not) fee", "pay .. passport", "护照", "# usdt", "fée", "résumé*")
PHRASE = st.sampled_from(PHRASES)
MORE = (
    "(pay|fee|) passport",
    "(coffee|fee)*",
    "not (fee|pay)",
    "no- fee",
    "паспорт",
    "# fee",
    "p*",
)
PHRASE_TEXT = st.sampled_from((*PHRASES, *MORE))


@pytest.fixture(scope="module")
def shipped():
    return shipped_rules()


@pytest.fixture(scope="module")
def database(shipped):
    """Compile the words of a language when a test asks for them: all take a minute."""
    return cache(partial(build, shipped))


@pytest.fixture(scope="module")
def scanning(shipped, database):
    return replace(shipped, scan=Scanner(shipped, database))


def told(database, text):
    """Give the numbers of what may be in a text."""
    return database.scan(scanned(text))


def built(rules):
    """Give the database of what is of no language."""
    return build(rules, ANY)


def same(plain, scanning, text):
    assert screen(advert(text), scanning) == screen(advert(text), plain)
    one, other = ask(plain, advert(text)), ask(scanning, advert(text))
    assert (one.fired, one.mentioned, one.let_off) == (other.fired, other.mentioned, other.let_off)


@scans
@pytest.mark.slow
@pytest.mark.long
def test_an_example_gets_the_same_answer(shipped, scanning):
    texts = sorted({example.text for each in shipped for example in each.examples})
    for text in texts[::EVERY]:
        one, other = ask(shipped, advert(text)), ask(scanning, advert(text))
        assert list(one.fired.items()) == list(other.fired.items()), text
        assert (one.mentioned, one.let_off) == (other.mentioned, other.let_off), text


def test_the_library_is_there_where_it_is_to_be_installed():
    wanted = next(each for each in requires("screenad") if each.startswith("hyperscan"))
    assert bool(find_spec("hyperscan")) >= Requirement(wanted).marker.evaluate()


@scans
@pytest.mark.slow
def test_what_patterns_of_no_language_match_is_suspected(shipped, database):
    all_is_suspected(shipped, ANY, database(ANY))


@scans
@pytest.mark.slow
@pytest.mark.long
def test_what_every_pattern_matches_is_suspected(shipped, database):
    for tongue in tongues(shipped):
        all_is_suspected(shipped, tongue, database(tongue))


def all_is_suspected(rules, tongue, database):
    """Try samples of every phrase and expression, inside noise in six scripts."""
    chance = random.Random(7)  # noqa: S311
    never = []
    for number, (pattern, flags) in enumerate(patterns(rules, tongue).items()):
        texts = matching(pattern, flags, chance)
        for text in texts if database.patterns[pattern] < ALWAYS else ():
            assert number in told(database, text), (pattern, text)
        if not texts:
            never.append(pattern)
    assert never == []


def matching(pattern, flags, chance):
    """Give texts with noise around that the expression matches."""
    compiled = regex.compile(pattern, flags)
    found = []
    for _ in range(TRIES):
        parts = (chance.choice(NOISE), sampled(pattern, flags, chance), chance.choice(NOISE))
        text = chance.choice(("", "\n", "; ")).join(parts)
        if compiled.search(text):
            found.append(text)
        if len(found) == SAMPLES:
            break
    return found


@given(st.text(), st.text(), st.text())
def test_what_is_in_a_text_is_flat_in_the_flat_text(before, text, after):
    assert flat(text) in flat(before + text + after)


def test_all_white_space_is_one():
    spaces = [chr(code) for code in range(0x11000) if regex.match(r"\s", chr(code))]
    assert {flat(space) for space in spaces} == {b" "}
    assert flat("a -\u3000\n b") == b"a b"


@given(PHRASE_TEXT, TEXT)
def test_a_phrase_is_found_where_its_expression_matches(written, text):
    phrase = condition({"phrases": [written]}).list.phrases[0]
    spans = [match.span() for match in regex.finditer(phrase.expression, text, regex.VERSION1)]
    assert list(phrase.spans(Seen(text))) == spans


BEGUN = (
    "(a|не|fée) fee",
    "(#|no) fee",
    "(no |)(# |)fee",
    "i'm fée",
    "résumé* (fée|5)",
    "я (|не )fee",
)
BEGUN_TEXT = st.lists(
    st.sampled_from(
        ("a", "не", "я", "fee", "fée", "fêe", "résume", "i'm", "5", "1,5", "no", " ", "-")
    )
    | st.text(max_size=1),
    max_size=14,
).map("".join)


@given(st.sampled_from(BEGUN), BEGUN_TEXT, st.sampled_from(("en", "es", "uk", "vi")))
def test_a_phrase_is_found_the_same_by_its_openings(written, text, language):
    phrase = condition({"phrases": {language: [written]}}).list.phrases[0]
    searched = [*phrase._replace(openings=()).spans(Seen(text))]
    for _ in range(OFTEN + 2):
        assert phrase.may_stand(Seen(text)) or not searched
        assert [*phrase.spans(Seen(text))] == searched


def test_a_word_typed_with_half_of_its_marks_is_not_found_however_often_it_is_asked_for():
    phrase = condition({"phrases": {"pl": ["książkę (gratis|darmo)"]}}).list.phrases[0]
    for _ in range(OFTEN + 2):
        assert [*phrase.spans(Seen("książkę gratis"))] == [*phrase.spans(Seen("ksiazke gratis"))]
        assert not phrase.may_stand(Seen("ksiażkę gratis"))
        assert not phrase.spans(Seen("ksiażkę gratis"))


@scans
@pytest.mark.parametrize("text", ["护照要交给公司保管，不交费用。", "ยึดพาสปอร์ต ไม่มีค่าสมัคร"])
def test_a_text_gets_the_same_answer_from_the_shipped_rules(shipped, scanning, text):
    assert ask(shipped, advert(text)).fired
    same(shipped, scanning, text)


@scans
@pytest.mark.long
@settings(deadline=None, max_examples=200)
@given(TEXT)
def test_any_text_gets_the_same_answer(shipped, scanning, text):
    same(shipped, scanning, text)


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


@scans
@settings(deadline=None, max_examples=150)
@given(when=CONDITION, unless=CONDITION, texts=st.lists(TEXT, min_size=3, max_size=6))
def test_any_rules_get_the_same_answers_on_any_text(tmp_path_factory, when, unless, texts):
    first = rule("one", when, unless=[unless])
    second = rule("two", {"any": [{"rule": "one"}, unless]}, negated="keep")
    rules = rules_in(tmp_path_factory.mktemp("rules"), first, second)
    scanning = equipped(rules, Engine.SCAN)
    for text in texts:
        same(rules, scanning, text)


@pytest.mark.parametrize("pattern", [r"(?:passport){e<=1}", "x*", r"\X", "(?i:straße)", "(", " "])
def test_what_is_not_understood_or_tells_nothing_is_always_asked(pattern):
    assert not widened(pattern, FLAGS)


@pytest.mark.parametrize(
    ("pattern", "wide"),
    [
        ("pay (?:the |)fee", ("pay fee", "pay the fee")),
        (r"fee[^.]{0,9}(?:paid|deposit)", ("paid", "deposit")),
        (r"\bfee\b", ("[^a-zA-Z]fee[^a-zA-Z]",)),
        (r"fee\b[^.]*paid", ("paid",)),
        (r"(?:my|the) fees[^.]*due", ("my fees", "the fees")),
        (r"护[\s-]*照", (r"\xe6\x8a\xa4 \xe7\x85\xa7", r"\xe6\x8a\xa4\xe7\x85\xa7")),
        (r"\$\d+", (r"\x24[0-9\x80-\xff]{1,4}",)),
    ],
)
def test_an_expression_is_widened_to_the_longest_literals_in_it(pattern, wide):
    assert set(widened(pattern, FLAGS)) == set(wide)


@scans
@pytest.mark.parametrize("middle", ["xy", "zw", "xyz"])
def test_pieces_with_gaps_of_any_length_between_are_suspected(tmp_path, middle):
    # Vectorscan 5.4.12 skips two bytes right before a literal when gaps are compiled as such.
    pattern = r"form[^.]{0,99}(?:xyz?|zw)[^.]{0,9}(?:badge|bag)"
    rules = rules_in(tmp_path, rule("badge", {"regex": [pattern]}))
    scanning = replace(rules, scan=Scanner(rules, {ANY: built(rules)}.get))
    for length in (0, 12, 29, 30, 31, 32, 45, 64, 80):
        text = f"form{'q' * length}{middle}badge"
        assert ask(scanning, advert(text)).fired, text


@scans
def test_a_pattern_that_the_library_refuses_is_asked_always(tmp_path, monkeypatch):
    rules = rules_in(tmp_path, rule("odd", {"any": [{"regex": ["fe+d"]}, {"phrases": ["fee"]}]}))
    monkeypatch.setattr("screenad.ruleset.superset.widened", refused)
    database = built(rules)
    assert [pattern for pattern, common in database.patterns.items() if common == ALWAYS] == [
        "fe+d"
    ]
    scanning = replace(rules, scan=Scanner(rules, {ANY: database}.get))
    same(rules, scanning, "a fee, feed")
    assert len(told(database, "a fee")) == 1


def refused(pattern, flags):
    """Widen one expression to what the library does not take."""
    return {"(?=x)x": ()} if pattern == "fe+d" else widened(pattern, flags)


@pytest.mark.parametrize(
    "pattern", ["(?:(?:ab|cd){200}x){200}", "(?:[a-p]{9}|ab){9}", "(?:a|bc){,99}d"]
)
def test_a_pattern_of_many_ways_is_cut_short(pattern):
    assert sum(map(len, widened(pattern, FLAGS))) < 50_000


@scans
def test_rules_without_words_need_no_database(tmp_path):
    rules = rules_in(tmp_path, rule("mail", {"contact": "email"}))
    scanning = equipped(rules, Engine.SCAN)
    same(rules, scanning, "write to hr@example.com")
    assert told(built(rules), "text") == set()


@scans
def test_a_scan_that_fails_leaves_nothing_out(tmp_path):
    rules = rules_in(tmp_path, rule("fee", {"phrases": ["fee"]}))
    database = built(rules)
    engine = sys.modules["hyperscan"]

    class Broken:
        def scan(self, *_, **__):
            raise engine.InvalidError

    told(database, "text")
    database.compiled = Broken()
    scanning = replace(rules, scan=Scanner(rules, {ANY: database}.get))
    same(rules, scanning, "a fee is due")


def test_a_needed_thing_that_is_missing_lets_a_rule_off(tmp_path):
    both = {"all": [{"phrases": ["fee"]}, {"any": [{"regex": ["pay"]}, {"phrases": ["cash"]}]}]}
    rules = rules_in(tmp_path, rule("fee", both))
    assert sorted(map(len, needed(rules))) == [1, 2]


def test_alternatives_need_one_of_each_and_no_more_than_the_rarest(tmp_path):
    pair = {"all": [{"phrases": ["fee"]}, {"regex": ["pay"]}, {"regex": ["cash"]}]}
    rules = rules_in(tmp_path, rule("fee", {"any": [pair, pair, pair, pair]}))
    found = needed(rules, {"regex cash": 2, "regex pay": 1})
    assert len(found) == 16
    assert not {"regex cash", "regex pay"} & found[0]


def needed(rules, common=None):
    return Needing(common or {}).needs(rules.rules["fee"].when)


@scans
def test_the_scanner_is_built_when_there_are_texts_enough(tmp_path):
    rules = rules_in(tmp_path, rule("fee", {"phrases": ["fee"]}))
    scanning = replace(rules, scan=Scanner(rules, Later(rules, patience=2)))
    found = [ask(scanning, advert("a fee")).doc.suspects is None for _ in range(4)]
    assert found == [True, True, False, False]


@scans
def test_a_language_is_compiled_when_it_is_spoken(tmp_path):
    words = {"en_terms": {"fee": ["fee"]}, "th_terms": {"fee": ["ค่าสมัคร"]}}
    rules = rules_in(tmp_path, rule("fee", {"terms": "fee"}), **words)
    made = []

    def find(tongue):
        made.append(tongue)
        return build(rules, tongue)

    scanning = replace(rules, scan=Scanner(rules, find))
    same(rules, scanning, "There is a fee that we will ask you for before the work.")
    assert made == [ANY, "en"]
    same(rules, scanning, "มีค่าสมัคร")
    assert made == [ANY, "en", "th"]


@scans
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


@scans
@pytest.mark.parametrize("engine", list(Engine))
def test_every_engine_prints_the_same(engine):
    text = b"Please pay the training fee today and send a picture of it."
    mine = ("-f", "jsonl", "--no-builtin", "-r", "tests/rules")
    done = call(*mine, "--engine", engine.value, stdin=text)
    assert (done.status, '"rule": "fee-asked"' in done.out) == (0, True), done.err
    assert done.out == call(*mine, stdin=text).out


@scans
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
        case "AnyU":
            return chance.choice("a5 -照")
        case _:
            fitting = [char for char in "a5 -_.é中ก１ы\u3000" if node.matches(ord(char))]
            return chance.choice(fitting or "a")
