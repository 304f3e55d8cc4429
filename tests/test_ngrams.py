"""What a text reads like by its character n-grams: which there are, and what they weigh."""

import math

import pytest
from engine import rule, rules_in, tables
from hypothesis import given
from hypothesis import strategies as st

from screenad.errors import RuleSetError
from screenad.facts.later import Later
from screenad.facts.ngrams import EDGE, KINDS, SCALE, NGrams, ngrams

OWN = NGrams({"fee": Later(lambda: {"10": f"pay {EDGE}p", "-5": "ok"})})


def test_n_grams_are_runs_of_two_to_five_characters_of_a_word_with_its_edges():
    assert ngrams("a to") == {"␣a", "a␣", "␣a␣", "␣t", "to", "o␣", "␣to", "to␣", "␣to␣"}


@given(st.text(max_size=60))
def test_each_counts_once_however_often_a_word_stands_there(text):
    assert ngrams(text) == ngrams(f"{text} {text}")


def test_a_long_word_is_cut_as_a_short_one_is():
    word = "ab" * 20
    assert ngrams(word) == {
        f"␣{word}␣"[at : at + size] for size in range(2, 6) for at in range(43 - size)
    }


def test_the_odds_are_the_sum_of_the_weights_by_the_root_of_how_many_there_are():
    found = ngrams("pay ok")
    assert OWN.odds("fee", found) == (10 + 10 - 5) / SCALE / math.sqrt(len(found))


def test_a_kind_without_a_model_and_a_text_without_words_are_even():
    assert OWN.odds("lure", ngrams("pay")) == 0
    assert OWN.odds("fee", ngrams(" ")) == 0


def test_there_is_a_model_of_every_kind_in_the_shipped_rules():
    assert {*tables().ngrams.models} == {*KINDS}


def test_text_far_into_an_advert_is_not_read():
    assert ngrams("word " * 2000 + "unread") == ngrams("word")


@pytest.mark.parametrize("weight", ["heavy", "1.5", "9" * 900])
def test_what_an_n_gram_weighs_is_a_number_of_few_digits(tmp_path, weight):
    (tmp_path / "data" / "ngrams").mkdir(parents=True)
    (tmp_path / "data" / "ngrams" / "fee.yaml").write_text(f"'{weight}': pay", "utf-8")
    with pytest.raises(RuleSetError, match="number of at most 6 digits"):
        rules_in(tmp_path, rule("any", {"phrases": ["any"]}))
