"""Languages and scripts: invented texts, and the laws that hold for any text."""

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from screenad.model import Ad
from screenad.operators import Document
from screenad.text.language import languages, scripts, spoken

CASES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "language.yaml").read_text(encoding="utf-8")
)
ALONE = [(tag, text) for tag, texts in CASES["alone"].items() for text in texts]


@pytest.mark.parametrize(("tag", "text"), ALONE)
def test_a_text_in_one_language_is_recognised(tag: str, text: str) -> None:
    assert languages(text) == (tag,)


@pytest.mark.parametrize("case", CASES["several"], ids=lambda case: "+".join(case["languages"]))
def test_several_languages_are_named_most_text_first(case: dict[str, Any]) -> None:
    assert list(languages(case["text"])) == case["languages"]


@pytest.mark.parametrize("text", CASES["unknown"])
def test_letters_of_no_known_language_are_und(text: str) -> None:
    assert languages(text) == ("und",)


@pytest.mark.parametrize("text", CASES["none"])
def test_without_letters_there_is_no_language(text: str) -> None:
    assert languages(text) == ()


def test_a_few_own_words_are_enough_for_a_language_of_little_text() -> None:
    chinese = "高薪招聘打字员，包吃包住，没有经验也可以，工作轻松，每天结算工资。" * 8
    assert languages(chinese + "good salary and free accommodation for workers") == (
        "zh-Hans", "en",
    )  # fmt: skip
    assert languages(chinese + "good salary") == ("zh-Hans",)


def test_a_stray_kana_makes_no_japanese_text() -> None:
    assert languages("海边の工作，每天结算，没有经验也可以") == ("zh-Hans",)


def test_scripts_are_counted_by_letters_most_first() -> None:
    assert list(scripts("加telegram，いい 12 !").items()) == [
        ("Latin", 8), ("Hiragana", 2), ("Han", 1),
    ]  # fmt: skip
    assert scripts("\U00010300\u1401") == {"Other": 2}
    assert scripts("12 !") == {}


def test_only_the_first_letters_are_looked_at() -> None:
    assert scripts("a" * 5000 + "я" * 5000) == {"Latin": 4000}
    assert scripts("ab " * 3000 + "я") == {"Latin": 4000}


@given(st.text())
def test_any_text_has_languages_if_and_only_if_it_has_letters(text: str) -> None:
    assert bool(languages(text)) == bool(scripts(text))


@pytest.mark.parametrize("unit", ["1", "a", "a ", "\u0301", "𝐚", "ก ", "a\u0301."])
def test_a_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    before = time.process_time()
    languages(unit * (1_000_000 // len(unit)))
    assert time.process_time() - before < 2


# In which languages words are looked for.


@pytest.mark.parametrize(("tag", "text"), ALONE)
def test_words_are_looked_for_in_the_language_that_a_text_is_written_in(tag, text):
    assert tag.partition("-")[0] in spoken(text.lower())


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("We are looking for a driver with his own car who can start in our office now.", "es"),
        ("Buscamos un ayudante de cocina con experiencia para el hotel de la playa.", "id"),
        ("รับสมัครพนักงานแพ็กของ รายได้ 15,000 บาท กับ LINE MAN", "vi"),
        ("倉庫での軽作業スタッフを募集しています。時給1200円、寮あり。", "zh"),
        ("Вакансія: пакувальник на склад, їжа та житло безкоштовні, їдьте з нами", "ru"),
    ],
)
def test_words_of_other_languages_are_left_out(text, out):
    assert out not in spoken(text.lower())


def test_a_few_words_may_be_of_any_language_of_their_script():
    assert {"en", "es", "id", "vi", "tl"} <= spoken("gratis hotel")
    assert {"ja", "zh"} <= spoken("即日勤務")
    assert {"ru", "uk"} <= spoken("робота")


def test_a_language_that_cannot_be_told_is_always_looked_for():
    document = Document(Ad("Hello, this is plain English and nothing else at all, for all of you."))
    assert document.speaks("eu")
    assert document.speaks("und")
    assert not document.speaks("sw")


def test_languages_of_one_script_are_told_apart_by_how_they_are_written():
    document = Document(Ad("همکار برای فروشگاه می‌خواهیم، حقوق ماهیانه و بیمه"))
    assert document.speaks("fa")
    assert not document.speaks("ar")
