"""What the program says reaches its readers in their language, whole, and in English elsewhere."""

import pickle
import re
import sys
from dataclasses import replace
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from babel.numbers import format_decimal
from engine import reported, rule, rules_in, shipped
from hypothesis import given
from hypothesis import strategies as st
from program import HIGH, OWN, call
from reports import Messages, lure, translated
from test_report import section, shown

from screenad.outputs.messages import ENGLISH
from screenad.ruleset.messages import missing
from screenad.said import Said, counted, said
from screenad.screen import PARTLY_ENGLISH
from screenad.translation import NUMBER, Translation, catalogue, tags

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
import words as tool

RULES = shipped()
COMPLETE = [tag for tag, language in RULES.languages.items() if language.complete]


def words_of(tag):
    return Translation(tag, catalogue(tag))


# Sentences.


def test_a_sentence_is_english_as_it_stands_and_can_be_said_again():
    sentence = said("read as {encoding}", encoding="cp1252")
    assert sentence == "read as cp1252"
    assert translated({"read as {encoding}": "lu en {encoding}"}).say(sentence) == "lu en cp1252"


def test_a_count_chooses_the_form_and_is_written_with_its_thousands_apart():
    one, many = (counted("{count} file", "{count} files", count=n) for n in (1, 1200))
    assert (one, many) == ("1 file", "1,200 files")
    french = translated({"{count} file": "{count} fichier", "{count} files": "{count} fichiers",
                         NUMBER: "12 345 678,9"})  # fmt: skip
    assert (french.say(one), french.say(many)) == ("1 fichier", "1 200 fichiers")


def test_a_sentence_inside_another_is_said_too():
    inner = said("a picture (PNG)")
    outer = said("not text but {what}", what=inner)
    words = translated({"not text but {what}": "kein Text, sondern {what}", inner: "ein Bild"})
    assert words.say(outer) == "kein Text, sondern ein Bild"


def test_what_has_no_translation_stays_as_it_is():
    assert translated({}).say(said("read as {encoding}", encoding="x")) == "read as x"
    assert translated({}).say("any other {text}") == "any other {text}"
    assert translated({}).say("") == ""


def test_a_sentence_goes_to_another_process_whole():
    sentence = counted("{count} file", "{count} files", count=2)
    again = pickle.loads(pickle.dumps(sentence))  # noqa: S301
    assert isinstance(again, Said)
    assert translated({"{count} files": "{count} Dateien"}).say(again) == "2 Dateien"


@given(st.text(alphabet="{}!:.[]abc0", max_size=12))
def test_no_translation_can_break_a_sentence(broken):
    sentence = said("read as {a}", a="x")
    assert isinstance(translated({"read as {a}": broken}).say(sentence), str)


# Numbers.


@pytest.mark.parametrize("tag", tags())
@given(st.floats(-1e12, 1e12).filter(lambda n: abs(n) >= 10_000 or abs(n) < 1000))
def test_numbers_are_written_as_the_language_does(tag, number):
    """Spanish leaves four digits together, which is more than the table knows."""
    locale = Locale.parse(tag, sep="-")
    for digits in (0, 1):
        form = ("#,##,##0" if tag == "hi" else "#,##0") + (".0" if digits else "")
        rounded = abs(float(f"{number:.{digits}f}"))
        expected = format_decimal(rounded, form, locale, numbering_system="latn")
        assert words_of(tag).number(number, digits).lstrip("-") == expected


def test_pay_is_set_beside_other_pay_in_the_numbers_of_the_language():
    words = translated({NUMBER: "12.345.678,9"})
    assert words.number(1234.5, 1) == "1.234,5"
    assert translated({NUMBER: "1,23,45,678.9"}).number(12_345_678) == "1,23,45,678"
    assert Translation().number(-123_456) == "-123,456"


# Catalogues.


@pytest.mark.parametrize("tag", tags())
def test_a_catalogue_is_what_the_tool_makes_of_it(tag):
    """python tools/words.py brings it up to date."""
    words = tool.catalogue(tag, RULES)
    assert tool.source(tag).read_bytes() == tool.written(words)
    assert tool.source(tag).with_suffix(".mo").read_bytes() == tool.compiled(words)


@pytest.mark.parametrize("tag", COMPLETE)
def test_a_language_that_says_it_is_complete_lacks_nothing(tag):
    assert not missing(RULES, tag)
    assert tool.untranslated(tool.catalogue(tag, RULES)) == []


@pytest.mark.parametrize("tag", tags())
def test_a_translation_has_the_gaps_of_its_sentence(tag):
    for message in tool.catalogue(tag, RULES):
        if not message.id:
            continue
        ids = [message.id] if isinstance(message.id, str) else [*message.id]
        own = [message.string] if isinstance(message.string, str) else [*message.string]
        for each in filter(None, own):
            # A form for one or two may do without the count.
            assert gaps(each) | {"count"} == gaps(ids[-1]) | {"count"}, each


def gaps(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("tag", tags())
def test_no_translation_calls_an_advert_safe(tag):
    """The English word, as it stands in many languages for want of another."""
    for message in tool.catalogue(tag, RULES):
        assert not re.search(r"\bsafe\b", str(message.string).lower())


def test_a_new_catalogue_has_every_sentence_and_none_is_translated(monkeypatch, tmp_path):
    monkeypatch.setattr(tool, "FOLDER", tmp_path)
    words = tool.catalogue("sw", RULES)
    assert set(ENGLISH.values()) <= set(tool.untranslated(words))
    said = "\n".join(tool.lacking("sw", words, RULES))
    assert "messages.yaml: rules: passport-kept: " in said
    assert "messages.yaml: data: minimum wage" in said


# Reports.


def test_a_report_with_holes_says_so_once():
    words = Translation("xx", Messages({ENGLISH["limits"]: "…"}))
    report = replace(lure(), notes=(PARTLY_ENGLISH,))
    assert section(shown(report, words=words), "heading.notes") == [f"  ▪ {PARTLY_ENGLISH}"]
    assert PARTLY_ENGLISH not in shown(lure())


def test_a_rule_without_words_in_the_readers_language_is_noted(tmp_path):
    own = rule("fee-asked", {"phrases": ["fee"]})
    rules = rules_in(tmp_path, own, th_messages={"rules": {}})
    assert reported(rules, "Pay the fee.", "th").notes == (PARTLY_ENGLISH,)
    assert reported(rules, "Pay the fee.", "en").notes == ()
    assert reported(rules, "No money is asked.", "th").notes == ()


def test_what_nobody_has_checked_is_labelled_at_the_end():
    assert shown(lure(), words=Translation(reviewed=False)).endswith(f"  {ENGLISH['unreviewed']}\n")
    assert ENGLISH["unreviewed"] not in shown(lure())


@pytest.mark.parametrize("tag", COMPLETE)
def test_a_report_in_a_complete_language_has_no_english_sentence(tag):
    text = shown(lure(), words=words_of(tag), explain=True)
    assert [
        sentence for sentence in ENGLISH.values() if len(sentence) > 12 and sentence in text
    ] == []
    assert "{" not in text


# The program itself.


def test_the_program_answers_in_the_language_that_was_asked_for():
    words = words_of("zh-Hans")
    missing_ = call(*OWN, "--lang", "zh", "no-such.txt")
    assert words.say("no such file or folder") in missing_.out
    assert words.say("there is no text") in call(*OWN, stdin=b" ", LANG="zh_CN.UTF-8").out
    nothing = call(*OWN, "-f", "jsonl", "--min-level", "high", stdin=b"", LANG="zh_CN.UTF-8")
    assert "no such" not in nothing.err


def test_the_json_stays_english_but_for_the_words_of_rules():
    (record,) = call(*OWN, "-f", "jsonl", "--lang", "zh", "no-such.txt").records
    assert record["error"]["reason"] == "no such file or folder"
    (record,) = call(*OWN, "-f", "jsonl", "--lang", "de", stdin=HIGH.encode()).records
    assert record["findings"][0]["title"] == "Jemand anders hätte Ihre Papiere"
