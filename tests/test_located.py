"""YAML with places: every reader complains and goes on, and no text whatever makes one raise."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from screenad.errors import RuleError
from screenad.ruleset.located import DEEPEST, LARGEST, Located, parse, place

SIGNS = st.sampled_from([*"[]{}:,-?&*!|>'\"%@`#~\n\t \r\0", "a", "é", "no", "010", "\ufeff", "<<"])
YAMLISH = st.lists(SIGNS | st.sampled_from(["a: ", "- b\n", "\n  ", "---\n", "&x ", "*x"])).map(
    "".join
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


def read(text, problems=None):
    found: list[RuleError] = [] if problems is None else problems
    node = parse(text.encode() if isinstance(text, str) else text, "f.yaml", found)
    assert problems is not None or found == []
    return node


def complaints(text, use):
    """Use a document that can be read, and give what is complained of."""
    problems: list[RuleError] = []
    node = read(text, problems)
    assert node is not None
    result = use(node)
    return result, [str(each) for each in problems]


def refused(data):
    problems: list[RuleError] = []
    assert read(data, problems) is None
    return [str(each) for each in problems]


def use_in_every_way(node: Located) -> None:
    assert [node.is_text(), node.is_list(), node.is_map()].count(True) == 1
    node.text()
    node.integer(0, 9)
    node.flag()
    node.choice(("a", "b"))
    for item in node.items():
        assert item.where
    for value in node.entries(("a",), required=("b",)).values():
        use_in_every_way(value)
    for value in (*node.items(), *node.entries().values()):
        if value is not node:
            use_in_every_way(value)


@given(st.text() | YAMLISH)
def test_no_text_makes_reading_raise(text):
    problems: list[RuleError] = []
    node = read(text, problems)
    assert (node is None) == bool(problems)
    if node is not None:
        use_in_every_way(node)
    assert all(each.where.startswith("f.yaml:") for each in problems)
    assert [each for each in problems if min(place(each)[1:]) < 1] == []


@given(st.binary())
def test_no_bytes_make_reading_raise(data):
    problems: list[RuleError] = []
    node = read(data, problems)
    assert (node is None) == bool(problems)


@given(VALUES)
def test_no_value_makes_reading_raise(value):
    problems: list[RuleError] = []
    node = read(yaml.safe_dump(value), problems)
    if node is not None:
        use_in_every_way(node)


@pytest.mark.parametrize(
    "written",
    ["no", "NO", "yes", "on", "12:30", "010", "1e3", "0x1F", "2024-01-02", "1_000", "null"],
)
def test_a_scalar_is_the_text_that_was_written(written):
    node = read(f"a: {written}\nb: [{written}]\n{written}: c\n")
    entries = node.entries()
    assert entries["a"].text() == written
    assert [item.text() for item in entries["b"].items()] == [written]
    assert entries[written].text() == "c"


def test_a_place_counts_lines_and_columns_from_one():
    node = read("a: 1\nb:\n  - é\n  - [x,  y]\n")
    assert node.where == "f.yaml:1:1"
    b = node.entries()["b"]
    assert [item.where for item in b.items()] == ["f.yaml:3:5", "f.yaml:4:5"]
    assert [item.where for item in b.items()[1].items()] == ["f.yaml:4:6", "f.yaml:4:10"]


def test_a_byte_order_mark_is_no_part_of_the_first_key():
    assert read("\ufeffa: 1\n").entries().keys() == {"a"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [("0", 0), ("9", 9), ("007", 7), ("-3", -3)],
)
def test_a_whole_number_is_read(written, expected):
    assert read(f"{written}\n").integer(-5, 9) == expected


@pytest.mark.parametrize("written", ["10", "-6", "3.0", "1_0", "two", "²", "--1", "9" * 5000])
def test_what_is_no_whole_number_in_the_range_is_refused(written):
    value, said = complaints(f"{written}\n", lambda node: node.integer(-5, 9))
    assert value == -5
    assert said == [f"f.yaml:1:1: expected a whole number from -5 to 9, not {written!r}"]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("[a]", "a list"),
        ("{a: b}", "a mapping"),
        ("''", "nothing"),
        ("~", None),
        ("'  '", "nothing"),
    ],
)
def test_text_is_expected_and_something_else_named(text, shape):
    value, said = complaints(text, lambda node: node.text())
    assert said == ([f"f.yaml:1:1: expected text, not {shape}"] if shape else [])
    assert value == ("" if shape else "~")


@pytest.mark.parametrize(
    ("text", "shape"), [("[a]", "a list"), ("word", "text"), ("''", "nothing")]
)
def test_a_mapping_is_expected_and_something_else_named(text, shape):
    value, said = complaints(text, lambda node: node.entries())
    assert value == {}
    assert said == [f"f.yaml:1:1: expected a mapping, not {shape}"]


def test_a_list_is_expected_one_scalar_is_one_and_none_is_refused():
    assert [item.text() for item in read("word").items()] == ["word"]
    assert complaints("{a: b}", lambda node: node.items()) == (
        (),
        ["f.yaml:1:1: expected a list, not a mapping"],
    )
    assert complaints("[]", lambda node: node.items()) == ([], ["f.yaml:1:1: the list is empty"])


def test_a_flag_is_true_or_false_and_no_other_word_for_it():
    assert read("true").flag() is True
    assert read("false").flag() is False
    for written in ("no", "True", "on", "1"):
        value, said = complaints(written, lambda node: node.flag())
        assert value is True or value is False
        assert said == [f"f.yaml:1:1: {written!r} is not one of true, false" + near(written)]


def near(written):
    return " (did you mean 'true'?)" if written == "True" else ""


def test_a_choice_that_is_not_known_gets_a_suggestion():
    assert read("high").choice(("low", "high")) == "high"
    value, said = complaints("hihg", lambda node: node.choice(("low", "high")))
    assert value == "low"
    assert said == ["f.yaml:1:1: 'hihg' is not one of low, high (did you mean 'high'?)"]


def test_keys_that_are_unknown_missing_double_or_no_text_are_all_complained_of():
    text = "tilte: a\nid: b\nid: c\n? [x]\n: d\n"
    value, said = complaints(text, lambda node: node.entries(("id", "title"), ("title",)))
    assert value.keys() == {"id"}
    assert value["id"].text() == "b"
    assert said == [
        "f.yaml:1:1: unknown key 'tilte' (did you mean 'title'?)",
        "f.yaml:3:1: duplicate key 'id'",
        "f.yaml:4:3: expected text, not a list",
        "f.yaml:1:1: missing key 'title'",
    ]


def test_a_merge_key_is_a_key_like_any_other():
    _, said = complaints("<<: {a: b}\n", lambda node: node.entries(("a",)))
    assert said == ["f.yaml:1:1: unknown key '<<' (known: a)"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "1:1: the file is empty"),
        (b"# only a comment\n", "1:1: the file is empty"),
        (b"a: b\nc: \xff\n", "2:4: not UTF-8 text (save the file as UTF-8)"),
        ("ä: b\n".encode() + b"\xe9", "2:1: not UTF-8 text (save the file as UTF-8)"),
        ("a: b\n".encode("utf-16"), "1:1: not UTF-8 text (save the file as UTF-8)"),
        (b"a: b\nc: 'd\0'\n", "2:6: not YAML: control characters are not allowed"),
        (b"a: [b\n", "2:1: not YAML: did not find expected ',' or ']'"),
        (b"a: b\n---\nc: d\n", "2:1: not YAML: but found another document"),
        (b"a: *b\n", "1:4: not YAML: found undefined alias"),
        (b"a: &b [c]\nd: *b\n", "1:4: anchors and aliases are not read"),
        (b"a: &b [*b]\n", "1:4: anchors and aliases are not read"),
        (b"x" * (LARGEST + 1), "1:1: the file is larger than 1,000,000 bytes"),
        (b"[" * 100_000, "1:1001: not YAML: exceeded maximum nesting depth"),
        (b"[" * 100 + b"]" * 100, f"1:{DEEPEST + 1}: nested deeper than {DEEPEST} levels"),
    ],
    ids=lambda value: value[:12] if isinstance(value, bytes) else None,
)
def test_a_file_that_can_not_be_read_says_where_and_why(data, message):
    assert refused(data) == [f"f.yaml:{message}"]


def test_an_alias_bomb_is_refused_before_it_unfolds():
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    assert len(refused("\n".join(lines))) == 1


def test_a_file_of_the_largest_size_and_depth_is_read():
    assert read(b"x" * LARGEST) is not None
    assert read(b"[" * DEEPEST + b"]" * DEEPEST) is not None


def test_reading_goes_on_without_the_fast_parser(monkeypatch):
    monkeypatch.setattr("screenad.ruleset.located._LOADER", yaml.SafeLoader)
    assert read("a: b\n").entries()["a"].text() == "b"
    assert len(refused("[" * 5000)) == 1
    assert len(refused("a: '\0'")) == 1
