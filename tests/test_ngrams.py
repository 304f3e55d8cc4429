"""What a text reads like by its character n-grams: which there are, and what they weigh."""

import math

import pytest
from engine import rule, rules_in, tables
from hypothesis import given
from hypothesis import strategies as st

from screenad.errors import RuleSetError
from screenad.facts.ngrams import EDGE, KINDS, SCALE, NGrams, ngrams, words

FEE = {"pay": 10, f"{EDGE}p": 10, "ok": -5}
OWN = NGrams.of({"fee": FEE, "task": {"ok": 7}})


def test_n_grams_are_runs_of_two_to_five_characters_of_a_word_with_its_edges():
    assert ngrams("a") == ["␣a", "a␣", "␣a␣"]
    assert {*ngrams("to")} == {"␣t", "to", "o␣", "␣to", "to␣", "␣to␣"}


@given(st.text(max_size=60))
def test_each_counts_once_however_often_a_word_stands_there(text):
    one, twice = OWN.seen(text), OWN.seen(f"{text} {text}")
    assert OWN.odds("fee", one) == OWN.odds("fee", twice)


@given(st.lists(st.sampled_from(["pay", "ok", "okay", "spöke" * 6]), max_size=5))
def test_the_odds_are_those_of_the_n_grams_of_all_words(written):
    found = [each for word in {*written} for each in ngrams(word)]
    told = sum(FEE.get(each, 0) for each in {*found})
    expected = told / SCALE / math.sqrt(max(1, len(found)))
    assert OWN.odds("fee", OWN.seen(" ".join(written))) == expected


def test_the_odds_are_the_sum_of_the_weights_by_the_root_of_how_many_there_are():
    root = math.sqrt(len(ngrams("pay")) + len(ngrams("ok")))
    assert OWN.odds("fee", OWN.seen("pay ok")) == (10 + 10 - 5) / SCALE / root
    assert OWN.odds("task", OWN.seen("pay ok")) == 7 / SCALE / root


def test_a_kind_without_a_model_and_a_text_without_words_are_even():
    assert OWN.odds("lure", OWN.seen("pay")) == 0
    assert OWN.odds("fee", OWN.seen(" ")) == 0


def test_there_is_a_model_of_every_kind_in_the_shipped_rules():
    assert tables().ngrams.models().keys() == {*KINDS}


def test_text_far_into_an_advert_is_not_read():
    assert words("word " * 2000 + "unread") == {"word"}


def test_an_address_is_no_word():
    assert words("see https://jobs.example/openings/4471 now") == {"see", "now"}
    sentence = "护照由公司统一保管直到合同结束为止我们会在机场接您并且安排住宿"
    assert words(sentence) == {sentence}


@pytest.mark.parametrize("weight", ["heavy", "1.5", "128", "-128", "9" * 900])
def test_what_an_n_gram_weighs_is_a_number_of_few_digits(tmp_path, weight):
    (tmp_path / "data" / "ngrams").mkdir(parents=True)
    (tmp_path / "data" / "ngrams" / "fee.yaml").write_text(f"'{weight}': pay", "utf-8")
    with pytest.raises(RuleSetError, match="number from -127 to 127"):
        rules_in(tmp_path, rule("any", {"phrases": ["any"]}))
