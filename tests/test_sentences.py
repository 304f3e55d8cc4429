"""Sentences and clauses: cases by script, and the laws that hold for any text."""

import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from growth import keeps_pace
from hypothesis import given
from hypothesis import strategies as st

from screenad.model import Span
from screenad.text.sentences import segment

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "sentences.yaml").read_text(encoding="utf-8")
)
MARKS = '.,:;!?…()[]"-/|*\n\t 0123456789、。，၊។।؟🔥✅✈️🇰🇭1⃣'
TEXTS = st.text(st.sampled_from(MARKS + "abc no etc. com t.me กขค 包吃住 наш हिं") | st.characters())


def quotes(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_a_text_divides_as_its_reader_would_divide_it(case: dict[str, Any]) -> None:
    segments = segment(case["text"])
    if "sentences" in case:
        assert quotes(case["text"], segments.sentences) == case["sentences"]
    if "clauses" in case:
        assert quotes(case["text"], segments.clauses) == case["clauses"]


@given(TEXTS)
def test_pieces_are_in_order_and_leave_out_only_white_space(text: str) -> None:
    segments = segment(text)
    for spans in (segments.sentences, segments.clauses):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(first.end <= second.start for first, second in pairwise(spans))
        covered = {at for span in spans for at in range(span.start, span.end)}
        assert all(text[at].isspace() for at in range(len(text)) if at not in covered)


@given(TEXTS)
def test_every_clause_lies_in_one_sentence(text: str) -> None:
    segments = segment(text)
    for clause in segments.clauses:
        holder = segments.sentences[segments.sentence(clause.start)]
        assert holder.start <= clause.start
        assert clause.end <= holder.end


@given(TEXTS, st.integers(0, 50))
def test_an_offset_is_held_by_its_piece_or_the_one_before(text: str, offset: int) -> None:
    segments = segment(text)
    for spans, index in (
        (segments.sentences, segments.sentence(offset)),
        (segments.clauses, segments.clause(offset)),
    ):
        expected = [number for number, span in enumerate(spans) if span.start <= offset]
        assert index == (expected[-1] if expected else 0)


def test_an_empty_text_has_no_pieces_and_all_offsets_share_index_0() -> None:
    segments = segment("")
    assert segments.sentences == segments.clauses == ()
    assert segments.sentence(7) == segments.clause(7) == 0


@pytest.mark.parametrize("unit", [
    "a . ", ".", "1. ", "1、", "(a", "\n", "🔥 ", "a,", "กข ", '"', "- ", "ab.", "包.", "(s)",
    f"{'x' * 60}\n",
])  # fmt: skip
@pytest.mark.long
def test_a_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (25_000, 200_000))
    assert keeps_pace(seconds, short, long)


def seconds(text: str) -> float:
    before = time.process_time()
    segment(text)
    return time.process_time() - before
