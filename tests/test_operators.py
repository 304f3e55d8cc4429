"""Every operator on texts of its own, and laws that hold for any text and any condition."""

import pytest
from engine import cases, condition, document, origins, quotes
from hypothesis import given
from hypothesis import strategies as st

from screenad.errors import RuleError
from screenad.model import Ad
from screenad.operators import OPERATORS, Document, Hit
from screenad.operators.disguise import overlaps
from screenad.operators.near import Within
from screenad.operators.regexes import LIMIT_NOTE

CASES = [
    pytest.param(case, id=f"{operator}: {case['name']}")
    for operator in sorted(OPERATORS)
    for case in cases(operator)
]
SAID = ["passport", "hand", "over", "fee", "pay", "no", "护照", "保管", "ткань", "ที่", "여권"]
TEXTS = st.lists(st.sampled_from([*SAID, ".", ",", "\n", "!", "t.me/abc", "p\u200bay"])).map(
    " ".join
)
SIMPLE = st.lists(st.sampled_from(SAID), min_size=1, max_size=3, unique=True).map(
    lambda chosen: {"phrases": chosen}
)
CONDITIONS = st.recursive(
    SIMPLE,
    lambda inner: st.one_of(
        st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries({"even-negated": inner}),
        st.fixed_dictionaries({"count": st.fixed_dictionaries({"of": inner})}),
        st.fixed_dictionaries(
            {"near": st.fixed_dictionaries({"first": inner, "second": inner, "third": inner})}
        ),
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("case", CASES)
def test_a_condition_shows_the_words_that_meet_it(case):
    built = condition(case["when"], case.get("terms"))
    doc = document(case.get("fields", case.get("text")), home=case.get("home", ""))
    for name, hit in case.get("settled", {}).items():
        doc.settle(name, tuple(Hit(*map(int, place)) for place in hit))
    found = built.find(doc)
    if case.get("holds") == "false":
        assert quotes(doc, found) is None
    else:
        assert quotes(doc, found) == case["quotes"]
    if "spans" in case:
        assert origins(doc, found) == [tuple(map(int, span)) for span in case["spans"]]
    if "exempt" in case:
        assert {str(hit.exempt).lower() for hit in found or ()} == {case["exempt"]}


def test_every_operator_has_cases_in_which_it_holds_and_in_which_it_does_not():
    for operator in OPERATORS:
        found = [case.get("holds", "true") for case in cases(operator)]
        assert {*found} == {"true", "false"}, operator


@given(CONDITIONS, TEXTS)
def test_words_lie_inside_the_text_in_order_and_are_the_same_each_time(when, text):
    built = condition(when)
    doc = Document(Ad(text))
    found = built.find(doc)
    assert found == built.find(doc) == condition(when).find(Document(Ad(text)))
    if found is not None:
        assert list(found) == sorted(set(found))
        assert all(0 <= hit.start < hit.end <= len(doc.text) for hit in found)


@given(st.lists(CONDITIONS, min_size=1, max_size=3), TEXTS)
def test_any_is_the_union_of_its_parts(parts, text):
    doc = Document(Ad(text))
    held = [found for part in parts if (found := condition(part).find(doc)) is not None]
    found = condition({"any": parts}).find(doc)
    assert (found is not None) == bool(held)
    assert set(found or ()) == {hit for each in held for hit in each}


@given(st.lists(CONDITIONS, min_size=1, max_size=3), TEXTS)
def test_all_holds_exactly_when_each_part_does(parts, text):
    doc = Document(Ad(text))
    apart = [condition(part).find(doc) for part in parts]
    found = condition({"all": parts}).find(doc)
    assert (found is not None) == all(each is not None for each in apart)
    if found is not None:
        assert set(found) == {hit for each in apart for hit in each or ()}


@given(CONDITIONS, TEXTS)
def test_not_is_the_contrary(when, text):
    doc = Document(Ad(text))
    assert (condition({"not": when}).find(doc) is None) == (condition(when).find(doc) is not None)


@given(st.integers(1, 3), st.lists(CONDITIONS, min_size=3, max_size=3), TEXTS)
def test_at_least_n_holds_when_n_parts_do(n, parts, text):
    doc = Document(Ad(text))
    held = sum(condition(part).find(doc) is not None for part in parts)
    found = condition({"at-least": {"n": n, "of": parts}}).find(doc)
    assert (found is not None) == (held >= n)


@given(SIMPLE, SIMPLE, TEXTS)
def test_near_in_any_order_is_near_in_both_orders(first, second, text):
    doc = Document(Ad(text))
    within = {"within": {"words": 3, "characters": 5}}
    both = condition({"near": {"first": first, "second": second, **within}}).find(doc)
    apart = [
        condition({"near": {"first": one, "second": two, "order": "given", **within}}).find(doc)
        for one, two in ((first, second), (second, first))
    ]
    assert (both is not None) == any(each is not None for each in apart)


@given(SIMPLE, SIMPLE, TEXTS)
def test_near_begins_with_one_slot_and_ends_with_the_other(first, second, text):
    doc = Document(Ad(text))
    ones, twos = (set(condition(each).find(doc) or ()) for each in (first, second))
    for hit in condition({"near": {"first": first, "second": second}}).find(doc) or ():
        starts = {one.start for one in ones | twos}
        ends = {two.end for two in ones | twos}
        assert hit.start in starts
        assert hit.end in ends
        inside = [each for each in ones | twos if hit.start <= each.start and each.end <= hit.end]
        assert ones & {*inside}
        assert twos & {*inside}


@given(SIMPLE, SIMPLE, TEXTS, st.integers(0, 5), st.integers(0, 5))
def test_a_wider_gap_or_scope_never_loses_a_match(first, second, text, words, characters):
    doc = Document(Ad(text))

    def holds(more, same):
        within = {"words": words + more, "characters": characters + more}
        slots = {"first": first, "second": second, "within": within, "same": same}
        return condition({"near": slots}).find(doc) is not None

    narrow = holds(0, "clause")
    assert narrow <= holds(4, "clause")
    assert narrow <= holds(0, "sentence") <= holds(0, "text")


@given(st.text(), st.integers(0, 30), st.integers(0, 30))
def test_a_gap_that_is_refused_for_its_length_alone_holds_too_much(gap, words, characters):
    if Within(words, characters).holds(gap):
        assert len(gap) <= words * 24 + characters + 8


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8),
    st.integers(0, 60),
    st.integers(1, 10),
)
def test_overlap_is_found_among_places_of_any_length(places, start, length):
    taken: set[int] = set()
    apart = []
    for at, size in sorted(places):
        if at not in taken:
            apart.append(Hit(at, at + size))
            taken.update(range(at, at + size))
    kept = [hit for n, hit in enumerate(apart) if n == 0 or apart[n - 1].end <= hit.start]
    asked = Hit(start, start + length)
    assert overlaps(asked, kept) == any(e.start < asked.end and asked.start < e.end for e in kept)


def test_an_expression_that_takes_too_long_is_stopped_and_noted_once():
    built = condition({"regex": ["(a|aa)+$", "(a|a)+(b|b)+c"]})
    doc = Document(Ad("a" * 5000 + "!"))
    assert built.find(doc) is None
    assert doc.notes == [LIMIT_NOTE]


def test_a_document_works_each_thing_out_once():
    doc = Document(Ad("x"))
    calls: list[int] = []
    assert [doc.once("key", lambda: calls.append(1) or len(calls)) for _ in range(3)] == [1, 1, 1]


@given(st.lists(st.sampled_from(["t.me/lotus_staff", "pa\u200by", "護照", "\ufb03", " ", "p a y"])))
def test_the_words_of_a_contact_hold_it_wherever_it_stands(said):
    doc = Document(Ad(" ".join(said)))
    places = origins(doc, condition({"contact": "any"}).find(doc)) or []
    assert len(places) == len({(c.span.start, c.span.end) for c in doc.contacts})
    for (start, end), contact in zip(places, doc.contacts, strict=True):
        assert start <= contact.span.start
        assert contact.span.end <= end


@pytest.mark.parametrize(
    ("when", "problem"),
    [
        ({"all": {"phrases": ["x"]}}, "expected a list of conditions"),
        ({"any": []}, "the list is empty"),
        ({"at-least": {"of": [{"phrases": ["x"]}]}}, "missing key 'n'"),
        ({"at-least": {"n": 1}}, "missing key 'of'"),
        ({"at-least": {"n": 3, "of": [{"phrases": ["x"]}]}}, "a whole number from 1 to 1, not '3'"),
        ({"contact": "pigeon"}, "'pigeon' is not one of phone, "),
        ({"count": {"min": 2}}, "missing key 'of'"),
        ({"count": {"of": {"phrases": ["x"]}, "min": 3, "max": 2}}, "from 3 to 1000000, not '2'"),
        ({"disguise": {"kinds": "costume"}}, "'costume' is not one of invisible, "),
        ({"disguise": {"kind": "leet"}}, "unknown key 'kind'"),
        ({"field": {"has": {"phrases": ["x"]}}}, "missing key 'name'"),
        ({"field": {"name": "titel", "missing": "true"}}, "'titel' is not one of text, title, "),
        ({"field": {"name": "title"}}, "field needs either 'has' or 'missing: true'"),
        ({"near": {"first": {"phrases": ["x"]}}}, "missing key 'second'"),
        ({"near": ["x"]}, "expected a mapping, not a list"),
        ({"not": "x"}, "expected a list of conditions"),
        ({"phrases": {"en": {"x": "y"}}}, "expected a list, not a mapping"),
        ({"phrases": ["x", "X"]}, "phrase 'X' is listed twice"),
        ({"phrases": "languages"}, "no language lists phrases for 'case'"),
        ({"regex": "("}, "not a regular expression: "),
        ({"regex": "(" * 4000}, "not a regular expression: nested too deep"),
        ({"rule": {"id": "x"}}, "expected a list, not a mapping"),
        ({"terms": "passport"}, "unknown term 'passport'"),
        ({"terms": ""}, "expected text, not nothing"),
        ({"phrases": "x", "regex": "y"}, "a condition has exactly one key"),
        ({}, "a condition has exactly one key"),
        ("passport", "expected a mapping, not text"),
        ({"phrase": "x"}, "unknown operator 'phrase'"),
    ],
    ids=str,
)  # fmt: skip
def test_a_condition_of_the_wrong_shape_says_what_would_be_right(when, problem):
    problems: list[RuleError] = []
    condition(when, problems=problems)
    assert [each for each in problems if problem in each.problem], problems
    assert all(each.where.startswith("case-") for each in problems)
