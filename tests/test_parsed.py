"""Rules that were read come back as they were, whatever they ask, and others go on top of them."""

from dataclasses import fields, replace
from types import UnionType
from typing import get_args, get_origin

import pytest
from engine import phrases, rule, shipped, written

from screenad.model import Line
from screenad.operators import OPERATORS
from screenad.ruleset.codec import Readers, plain
from screenad.ruleset.load import read_shipped
from screenad.ruleset.loading import Loading
from screenad.ruleset.parsed import decode, digest, encode
from screenad.ruleset.rule import Language, Message
from screenad.ruleset.sources import Source

CONDITIONS = {
    "all": [phrases("fee"), {"regex": r"\bpay\b"}],
    "any": [phrases("fee"), {"terms": "papers"}],
    "at-least": {"n": 2, "of": [phrases("fee"), phrases("visa"), {"contact": "any"}]},
    "contact": ["telegram", "line"],
    "hours": {"per": "day", "min": 12},
    "pay": {
        "period": ["day", "hour"],
        "ratio": {"min": 2.5},
        "top-ratio": {"max": 8},
        "monthly-usd": {"max": 90},
    },
    "place": {"role": "workplace", "overseas": "true"},
    "sum": {"usd": {"max": 90}},
    "count": {"of": phrases("fee"), "min": 2, "distinct": "true"},
    "disguise": {"kinds": ["leet", "spaced"], "of": phrases("fee")},
    "even-negated": phrases("no fee"),
    "field": {"name": "title", "has": phrases("fee")},
    "near": {"first": phrases("fee"), "second": {"terms": "papers"}, "order": "given"},
    "not": phrases("fee"),
    "phrases": {"en": ["fee .. # usd"], "zh-Hans": ["护照"]},
    "regex": {"en": "fee", "und": [r"x+", r"\d{1,3}"]},
    "requirement": {
        "kind": ["cost", "licence"],
        "value": "visa",
        "payer": "worker",
        "when": "before",
    },
    "rule": "other",
    "terms": ["papers"],
    "weigh": {"reach": 9, "least": 2, "for": {"8": ["papers"]}},
}


def stock(*documents, below=b"", languages=None, root="mine/"):
    """Read rules and language files, given as values."""
    files = [(f"fee/{each['id']}.yaml", each) for each in documents]
    files += [(f"languages/{name}.yaml", value) for name, value in (languages or {}).items()]
    loading = Loading(below)
    loading.take(Source(root, tuple((name, written(each).encode()) for name, each in files)))
    return loading.finish()


LANGUAGES = {
    "en/terms": {"papers": ["passport", "identity card"]},
    "th/messages": {
        "rules": {"one": {"title": "ก", "why": "ข"}},
        "data": {"police": "ตำรวจ", "women": "x"},
        "reviewed": False,
    },
    "th/examples": {"one": {"fires": ["ค"], "silent": ["ง"]}},
}


def test_the_table_above_has_every_operator():
    assert CONDITIONS.keys() == OPERATORS.keys()


@pytest.mark.parametrize("name", CONDITIONS)
def test_a_rule_comes_back_as_it_was(name):
    condition = {name: CONDITIONS[name]}
    more = {"unless": [condition], "negated": "keep", "status": "draft", "sources": ["A", "B"]}
    made = stock(rule("one", condition, **more), rule("other", phrases("x")), languages=LANGUAGES)
    again = decode(encode(made))
    assert again == made
    assert list(again.rules) == list(made.rules)
    assert encode(again) == encode(made)


@pytest.mark.long
def test_the_shipped_rules_come_back_as_they_were():
    data = read_shipped()
    made = decode(data)
    assert encode(made) == data
    assert made.rule_set(drafts=True) == shipped()
    assert digest(data) == made.digest


def test_lists_of_phrases_stay_shared():
    made = stock(rule("one", {"terms": "papers"}), rule("two", {"terms": "papers"}),
                 languages=LANGUAGES)  # fmt: skip
    again = decode(encode(made))
    shared = {id(again.rules[name].when.lists[0]) for name in ("one", "two")}
    assert shared == {id(again.terms["papers"])}


def test_examples_may_be_left_out():
    made = stock(rule("one", phrases("fee")), languages=LANGUAGES)
    again = decode(encode(made), examples=False)
    assert again.rules["one"].examples == ()
    assert replace(again.rules["one"], examples=made.rules["one"].examples) == made.rules["one"]


def test_languages_are_read_when_they_are_asked_for():
    again = decode(encode(stock(rule("one", phrases("fee")), languages=LANGUAGES)))
    assert list(again.languages) == ["th"]
    assert (len(again.languages), "de" in again.languages) == (1, False)
    assert again.languages["th"] == Language(
        "th", {"one": Message("ก", "ข", "")}, {"police": "ตำรวจ", "women": "x"}, reviewed=False
    )


# One pack on top of another.

FIRST = (rule("one", {"terms": "papers"}), rule("two", {"phrases": "languages"}))
FIRST_WORDS = {
    "en/terms": {"papers": ["passport"], "unused": ["x"]},
    "en/phrases": {"two": ["fee"]},
    "en/messages": {
        "rules": {"one": {"title": "One", "why": "A"}},
        "data": {"police": "P"},
        "complete": True,
    },
}
SECOND = (rule("three", {"all": [{"rule": "one"}, {"terms": "papers"}]}, negated="two"),)
SECOND_WORDS = {
    "en/terms": {"papers": ["identity card"], "more": ["z"]},
    "en/phrases": {"two": ["charge"]},
    "en/messages": {"rules": {"three": {"title": "Three", "why": "C"}}},
    "en/examples": {"one": {"fires": ["A passport."], "silent": ["None."]}},
}


def test_rules_on_top_of_others_are_as_those_that_were_read_together():
    loading = Loading()
    for number, (documents, words) in enumerate(((FIRST, FIRST_WORDS), (SECOND, SECOND_WORDS))):
        files = [(f"fee/{each['id']}.yaml", each) for each in documents]
        files += [(f"languages/{name}.yaml", value) for name, value in words.items()]
        made = tuple((name, written(each).encode()) for name, each in files)
        loading.take(Source(f"pack{number}/", made))
    together = loading.finish()
    below = encode(stock(*FIRST, languages=FIRST_WORDS, root="pack0/"))
    apart = stock(*SECOND, below=below, languages=SECOND_WORDS, root="pack1/")
    assert encode(apart) == encode(replace(together, digest=apart.digest))
    assert apart.digest != together.digest
    assert apart.languages["en"].messages.keys() == {"one", "three"}


def test_a_rule_below_finds_the_words_that_were_added():
    apart = stock(*SECOND, below=encode(stock(*FIRST, languages=FIRST_WORDS)),
                  languages=SECOND_WORDS)  # fmt: skip
    (listed,) = apart.rules["one"].when.lists
    assert [each.text for each in listed.phrases] == ["passport", "identity card"]
    assert listed is apart.terms["papers"]


# What can be written.


def test_what_has_no_reader_is_refused():
    with pytest.raises(TypeError, match="can't be written"):
        plain(object(), {})
    for kind in (list[str], dict[str, int], str | int, object):
        with pytest.raises(TypeError, match="can't be read"):
            Readers({}).of(kind)


def test_every_field_of_every_operator_has_a_reader():
    for parse in OPERATORS.values():
        operator = parse.__self__
        assert Readers({}).of(operator), operator
        assert all(Readers({}).of(field.type) for field in fields(operator))


def test_a_pair_and_a_value_that_may_be_missing_come_back():
    kind = tuple[str, tuple[int, ...]]
    assert get_origin(str | None) is UnionType
    assert get_args(kind) == (str, tuple[int, ...])
    assert Readers({}).of(kind)(plain(("a", (1, 2)), {})) == ("a", (1, 2))
    assert [Readers({}).of(Line | None)(each) for each in (None, list("abcde"))] == [
        None,
        Line(*"abcde"),
    ]
