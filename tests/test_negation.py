"""What is denied does not count: by clause, and in each language's own order."""

import time

import pytest
from engine import asked, cases, quotes, rule, rules_in, words
from hypothesis import given
from hypothesis import strategies as st

from screenad.model import Ad
from screenad.operators import Document, Hit
from screenad.operators.wordlist import PhraseList
from screenad.ruleset.negation import NEGATION, REACHES, denial

LANGUAGES = cases("negation")
TEXTS = [
    pytest.param(language, text, id=f"{language['language']}: {text['text']}")
    for language in LANGUAGES
    for text in language["texts"]
]
SIGN = rule("sign", {"terms": ["fee", "keep"]})


def terms_of(language):
    return words({language["language"]: language["terms"]}).term_lists()


def tell(text, **terms):
    """Ask whether the word ``fee`` is denied, and by which word."""
    doc = Document(Ad(text))
    at = doc.text.index("fee")
    lists = words({"en": terms}).term_lists() if terms else {}
    word = denial(doc, Hit(at, at + 3), lists)
    return word and doc.text[word.start : word.end]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_what_is_said_counts_and_what_is_denied_does_not(tmp_path, language, text):
    tag = language["language"].replace("-", "_")
    rules = rules_in(tmp_path, SIGN, **{f"{tag}_terms": language["terms"]})
    answers = asked(rules, text["text"])
    assert (quotes(answers.doc, answers.fired.get("sign")) or []) == text["kept"]
    found = quotes(answers.doc, tuple(off.hit for off in answers.let_off))
    assert len(found) + len(text["kept"]) == len(rules.rules["sign"].when.find(answers.doc))
    assert all(off.reason.startswith("denied by '") for off in answers.let_off)


def test_every_language_denies_and_affirms():
    for language in LANGUAGES:
        kept = [bool(text["kept"]) for text in language["texts"]]
        assert {*kept} == {True, False}


def test_the_word_that_denies_is_named():
    terms = {"negator": ["not", "never"], "negator-noun": ["no"], "negator-after": ["nil"]}
    assert tell("we never take a fee", **terms) == "never"
    assert tell("no fee", **terms) == "no"
    assert tell("fee nil", **terms) == "nil"
    assert tell("a fee", **terms) is None


def test_without_terms_nothing_is_denied():
    assert tell("no fee, never a fee") is None


def test_a_denial_reaches_as_far_as_it_says():
    assert REACHES[0].within.words == 7
    between = ["we", "will", "ever", "come", "to", "take", "any", "more"]
    assert tell(f"not {' '.join(between[:7])} fee", negator=["not"]) == "not"
    assert tell(f"not {' '.join(between)} fee", negator=["not"]) is None


def test_a_denial_after_the_words_reaches_back_and_not_forward():
    assert tell("fee is nil", **{"negator-after": ["nil"]}) == "nil"
    assert tell("nil is the fee", **{"negator-after": ["nil"]}) is None
    assert tell("fee not", negator=["not"]) is None


def test_a_negator_inside_the_words_denies_them():
    doc = Document(Ad("we keep it not here"))
    terms = words({"en": {"negator": ["not"]}}).term_lists()
    assert denial(doc, Hit(3, len(doc.text)), terms) == Hit(11, 14)
    assert denial(doc, Hit(11, 14), terms) is None
    assert denial(doc, Hit(11, 19), terms) is None


def test_a_denial_far_away_is_not_measured():
    assert tell("not " + "a" * 300 + " fee", negator=["not"]) is None


def test_a_break_ends_a_denial_only_where_it_stands_between():
    terms = {"negator": ["not"], "clause-break": ["but"]}
    assert tell("not x but a fee", **terms) is None
    assert tell("but not a fee", **terms) == "not"
    assert tell("not a fee but x", **terms) == "not"


def test_a_word_denies_in_its_own_language_only():
    terms = words({"en": {"negator-noun": ["no"]}})
    for text, denied in [
        ("Ao chegar no aeroporto você entrega o passaporte fee", False),
        ("The company asks for no fee", True),
    ]:
        doc = Document(Ad(text))
        at = doc.text.index("passaporte" if "passaporte" in text else "fee")
        assert bool(denial(doc, Hit(at, at + 3), terms.term_lists())) is denied


def test_the_terms_asked_for_are_those_that_are_reserved():
    assert {reach.term for reach in REACHES} < {*NEGATION}


WORDS = {
    "negator": ["not"],
    "negator-noun": ["no"],
    "negator-after": ["nil"],
    "negator-none": ["not only"],
    "clause-break": ["but"],
}
WORD = st.sampled_from(["no", "not", "not only", "but", "fee", "keep", "a", ",", ".", "nil", "那"])


@given(st.lists(WORD), st.data())
def test_a_denial_lies_in_the_text_and_is_a_negator(said, data):
    doc = Document(Ad(" ".join(said)))
    size = len(doc.text)
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size))
    word = denial(doc, Hit(start, end), words({"en": WORDS}).term_lists())
    if word is not None:
        assert doc.text[word.start : word.end] in {"no", "not", "nil"}
        assert not doc.text.startswith("not only", word.start)


@given(st.lists(WORD), st.integers(0, 40))
def test_what_stands_far_away_changes_nothing(said, number):
    far = "Never no fee, not only nil. " * number
    texts = [" ".join(["a fee", *said]), f"{far}. " + " ".join(["a fee", *said])]
    found = []
    for text in texts:
        doc = Document(Ad(text))
        at = doc.text.rindex("a fee", 0, len(text) - len(" ".join(said)) + 1) + 2
        word = denial(doc, Hit(at, at + 3), words({"en": WORDS}).term_lists())
        found.append(word and (word.start - at, word.end - at))
    assert found[0] == found[1]


def test_a_text_full_of_denials_costs_no_more_than_its_length(tmp_path):
    rules = rules_in(tmp_path, rule("fee", {"regex": "fee"}), en_terms=WORDS)
    before = time.process_time()
    assert asked(rules, "We do not take a fee. " * 10_000).fired == {}
    assert time.process_time() - before < 3


@given(st.lists(WORD))
def test_nothing_is_denied_where_no_negator_stands(said):
    doc = Document(Ad(" ".join(said)))
    lists = {"negator": PhraseList("term negator", {})}
    assert denial(doc, Hit(0, min(3, len(doc.text))), lists) is None
