"""Requirements and terms: cases with exact values and spans, round trips, laws for any text."""

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from engine import document
from hypothesis import given
from hypothesis import strategies as st
from program import call

from screenad.facts.requirements import RequirementWords
from screenad.facts.requirements.wording import COSTS, slots
from screenad.model import Term
from screenad.operators import Document

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "requirements.yaml").read_text(encoding="utf-8")
)
#: Ages as people write them, by language.
AGES = [
    "age {} to {}", "aged {}-{}", "between {} and {} years old", "年龄{}-{}岁", "{}岁到{}岁",
    "{}歳から{}歳", "만 {}세~{}세", "อายุ {}-{} ปี", "từ {} đến {} tuổi", "usia {}-{} tahun",
    "umur {} hingga {} tahun", "edad {} hanggang {}", "от {} до {} лет", "від {} до {} років",
    "de {} a {} años", "entre {} y {} años", "idade entre {} e {} anos", "العمر من {} إلى {} سنة",
    "उम्र {} से {} साल", "{}-{} yaş", "entre {} et {} ans",
]  # fmt: skip
PARTS = [
    "free visa", "at own cost", "18", "-35", "years", "岁", "包", "机票", "押金", "no", "English",
    "มัดจำ", "อายุ", "لمدة", "before you start", "#", ".", ",", "ﬃ", "İ", "\n", "２年", "contract",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PARTS) | st.text(max_size=3)).map(" ".join)


def told(term: Term) -> str:
    ends = [f"{end:g}" if end is not None else "" for end in (term.low, term.high)]
    numbers = f"{ends[0]}-{ends[1]}" if ends[0] != ends[1] else ends[0]
    unit = term.unit or "" if numbers else ""
    parts = (term.kind, term.value, numbers, unit, term.payer, term.moment)
    return " ".join(filter(None, parts))


def said(doc: Document) -> list[list[str]]:
    return [[told(t), doc.ad.text[t.span.start : t.span.end]] for t in doc.terms]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"])[:40])
def test_requirements_are_read_with_kind_value_and_words(case: dict[str, Any]) -> None:
    assert said(document(case["text"])) == case["terms"]


@pytest.mark.parametrize("form", AGES)
@given(low=st.integers(15, 40), more=st.integers(1, 25))
def test_ages_are_read_back_as_they_are_written(form: str, low: int, more: int) -> None:
    ages = [t for t in document(form.format(low, low + more)).terms if t.kind == "age"]
    assert [(t.low, t.high, t.unit) for t in ages] == [(low, low + more, "year")]


@given(TEXTS)
def test_whatever_the_text_terms_stand_in_order_inside_it(text: str) -> None:
    terms = document(text).terms
    assert list(terms) == sorted(terms, key=lambda t: (t.span, t.kind, t.value))
    for term in terms:
        assert 0 <= term.span.start < term.span.end <= len(text)
        assert (term.payer or term.moment) is None or term.value in COSTS


def test_a_long_text_of_nothing_but_terms_is_read_in_time() -> None:
    text = "Free visa and ticket, food at own cost, age 18 to 35, no deposit, " * 2000
    before = time.process_time()
    assert len(document(text).terms) == 5 * 2000
    assert time.process_time() - before < 8


def test_what_the_candidate_says_in_a_chat_is_no_term_of_the_work() -> None:
    text = (
        "[1/5/24, 14:30:05] Blue Harbour HR: Good day. We are hiring packers, the visa is free.\n"
        "[1/5/24, 14:31:29] Tom: I have 3 years of experience.\n"
        "[1/5/24, 14:31:35] Blue Harbour HR: Good. You work 6 days a week.\n"
    )
    (report,) = call("-f", "jsonl", stdin=text.encode()).records
    kinds = [term["kind"] for term in report["facts"]["terms"]]
    assert kinds == ["cost", "workdays"]


def test_json_and_explanation_say_who_pays_and_how_it_was_read() -> None:
    text = "We hire waiters. Age 21 to 35. You pay the visa fee before departure."
    (report,) = call("-f", "jsonl", stdin=text.encode()).records
    terms = report["facts"]["terms"]
    assert (terms[0]["kind"], terms[0]["low"], terms[0]["high"]) == ("age", 21, 35)
    assert (terms[1]["value"], terms[1]["payer"], terms[1]["when"]) == ("visa", "worker", "before")
    assert text[terms[1]["start"] : terms[1]["end"]] == terms[1]["quote"]
    explained = call("--explain", "--width", "200", stdin=text.encode()).out
    assert "Age 21 to 35 [17:29]: age, 21 - 35 year" in explained
    assert "[31:68]: cost, visa, worker, before" in explained


def test_without_words_no_term_is_read() -> None:
    empty = RequirementWords.of({})
    assert empty.phrases.find("no experience, age 18") == []


def test_every_word_stands_under_a_name_that_means_something() -> None:
    written = Path(__file__).parents[1] / "rules" / "data" / "requirements.yaml"
    for language, named in yaml.safe_load(written.read_text(encoding="utf-8")).items():
        for name in named:
            assert name in slots() or name.startswith("language-"), (language, name)
