"""From an advert to a report: states, fields, evidence in the original, words by language."""

import time
from dataclasses import replace

import pytest
import regex
from engine import advert, phrases, reported, rule, rules_in
from growth import keeps_pace
from hypothesis import given
from hypothesis import strategies as st

from screenad.errors import RuleSetError
from screenad.model import Ad, Disguise, Harm, Level, Span, State
from screenad.operators.regexes import LIMIT_NOTE
from screenad.screen import OTHER_LANGUAGE, SHORTEST, screen
from screenad.text.fold import fold

FEE = rule(
    "fee",
    phrases("fee"),
    group="fee",
    unless=phrases("refund*"),
    why="Fees.",
    advice="Pay nothing.",
    sources=["A"],
    indicators=["ILO-9"],
    negated="free",
)
KEEP = rule("keep", phrases("keep your passport"), group="control", points=45, alone="high",
            harms=["labour", "trafficking"], advice="Keep it.")  # fmt: skip
MINOR = rule("minor", phrases("easy"), group="job", points=5, alone="low", advice="Ask.")
FREE = rule("free", phrases("free of charge"), points=-5, group="protect")
OFFER = rule("offer", {"terms": "offer"}, points=0, sets="offer", negated="keep")
WARNING = rule("warning", phrases("police warn"), points=0, sets="warning", negated="keep")
QUESTION = rule("question", phrases("is this real"), points=0, sets="question", negated="keep")
MENTION = rule("mention", phrases("beware of"), points=0, sets="mention", negated="keep")
BLOCK = rule("block", phrases("easy"), points=0)
ALL = (FEE, KEEP, MINOR, FREE, OFFER, WARNING, QUESTION, MENTION)
HOLDS = rule("holds", phrases("payslip"), points=-5, group="protect", holds="low")
TERMS = {"offer": ["we hire"], "negator-noun": ["no"]}


@pytest.fixture
def rules(tmp_path):
    return rules_in(tmp_path, *ALL, en_terms=TERMS)


def touches(undone, match):
    return undone.start < match.end() and match.start() < undone.end


def names(findings):
    return [finding.rule for finding in findings]


LONG = "We hire cooks for the kitchen of our hotel."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LONG} The fee is small.", ("screened", "medium", ["fee"], [])),
        (f"{LONG} Come.", ("screened", "none", [], [])),
        (f"{LONG} An easy life.", ("screened", "low", ["minor"], [])),
        (f"{LONG} We keep your passport, a fee.", ("screened", "critical", ["keep", "fee"], [])),
        (
            "The police warn: they take a fee and keep your passport.",
            ("warning", "none", [], ["fee", "keep"]),
        ),
        ("Is this real? They hire and keep your passport.", ("question", "high", ["keep"], [])),
        ("An easy life for all who live in this town.", ("not-an-ad", "none", [], ["minor"])),
        ("The weather will be fine in the whole town tomorrow.", ("not-an-ad", "none", [], [])),
        ("Nothing to say here, but they keep your passport.", ("screened", "high", ["keep"], [])),
        ("easy money", ("too-short", "none", [], ["minor"])),
        ("", ("too-short", "none", [], [])),
        ("🔥🔥 @boss", ("too-short", "none", [], [])),
        ("a fee", ("screened", "medium", ["fee"], [])),
        (f"{LONG} Beware of anyone who asks for a fee.", ("screened", "none", [], ["fee"])),
        ("Police warn", ("warning", "none", [], [])),
        ("Is this real?", ("question", "none", [], [])),
    ],
)  # fmt: skip
def test_the_state_says_what_kind_of_text_it_is(rules, text, expected):
    state, level, findings, mentions = expected
    report = reported(rules, text)
    assert (report.state, report.level) == (state, level)
    assert sorted(names(report.findings)) == sorted(findings)
    assert sorted(names(report.mentions)) == sorted(mentions)
    if state in {"warning", "not-an-ad", "too-short"}:
        assert report.points == 0
        assert report.protective == ()


def test_a_rule_that_is_both_found_and_mentioned_in_a_warning_is_mentioned_once(rules):
    report = reported(rules, "Police warn of a fee. Beware of a fee.")
    assert names(report.mentions) == ["fee"]


def test_letters_of_dense_scripts_count_threefold(tmp_path):
    rules = rules_in(tmp_path, OFFER, en_terms=TERMS, zh_Hans_terms={"offer": ["招聘"]})
    assert SHORTEST == 24
    assert reported(rules, "护照由公司统一").state is State.TOO_SHORT
    assert reported(rules, "护照由公司统一好").state is State.NOT_AN_AD
    assert reported(rules, "a" * 23).state is State.TOO_SHORT


def test_a_finding_carries_what_the_rule_says(rules):
    report = reported(rules, f"{LONG} A fee.")
    (finding,) = report.findings
    assert (finding.title, finding.why, finding.advice) == (FEE["title"], "Fees.", "Pay nothing.")
    assert (finding.group, finding.weight, finding.points) == ("fee", 20, 20)
    assert (finding.sources, finding.indicators) == (("A",), ("ILO-9",))
    assert report.advice == ("Pay nothing.",)
    assert report.harms == {Harm.FRAUD: 20, Harm.LABOUR: 0, Harm.TRAFFICKING: 0}
    assert (report.rules_version, report.rules_digest) == (rules.version, rules.digest)


def test_advice_is_given_once_and_for_the_weightiest_sign_first(tmp_path):
    again = {**MINOR, "id": "again", "when": phrases("cook*"), "group": "other"}
    rules = rules_in(tmp_path, FEE, FREE, MINOR, KEEP, again)
    report = reported(rules, "Easy, cooks! A fee; we keep your passport.")
    assert report.advice == ("Keep it.", "Pay nothing.", "Ask.")


def test_protective_words_give_credit_and_denied_ones_count_for_them(rules):
    report = reported(rules, f"{LONG} A fee, later on. No fee, ever! An easy life.")
    assert names(report.protective) == ["free"]
    assert report.protective[0].points == -5
    assert report.points == 20 + 5 - 5
    (excused,) = report.excused
    assert (excused.rule, excused.reason, excused.evidence.quote) == (
        "fee",
        "denied by 'no'",
        "fee",
    )


def test_what_was_let_off_is_kept_for_explanation(rules):
    report = reported(rules, f"{LONG} The fee is refunded.")
    assert [(each.rule, each.reason) for each in report.excused] == [("fee", "exception")]
    assert report.excused[0].evidence.span.start == len(LONG) + 5


def test_evidence_lies_in_its_field_and_counts_from_its_start(rules):
    ad = advert({"title": "Cook, small fee", "company": "Lotus", "text": f"{LONG} A fee, a fee."})
    (finding,) = screen(ad, rules).findings
    found = [(e.field, e.start, e.end, e.quote) for e in finding.evidence]
    at = len(LONG)
    assert found == [
        ("title", 12, 15, "fee"),
        ("text", at + 3, at + 6, "fee"),
        ("text", at + 10, at + 13, "fee"),
    ]
    for each in finding.evidence:
        place = dict(ad.fields)[each.field].start
        assert each.span == Span(place + each.start, place + each.end)
        assert ad.text[each.span.start : each.span.end] == each.quote


def test_an_advert_without_fields_is_one_text(rules):
    (finding,) = screen(Ad(f"{LONG} A fee."), rules).findings
    assert [(e.field, e.start) for e in finding.evidence] == [("text", len(LONG) + 3)]


def test_a_disguised_word_says_so_and_is_quoted_as_it_stands(rules):
    text = f"{LONG} A f\u200be\u200be and a fee."
    (finding,) = reported(rules, text).findings
    hidden, plain = finding.evidence
    assert (hidden.quote, hidden.disguise) == ("f\u200be\u200be", Disguise.INVISIBLE)
    assert (plain.quote, plain.disguise) == ("fee", None)
    assert text[plain.start : plain.end] == "fee"


@given(st.text(st.sampled_from("ab p\u200b\u0301𝐩𝐚０0р ."), max_size=40), st.data())
def test_the_disguise_of_words_is_the_first_that_they_touch(tmp_path_factory, text, data):
    source = data.draw(st.sampled_from(["p", "[ap]{1,3}", ".{1,9}", "0.", "a p"]))
    rules = rules_in(tmp_path_factory.mktemp("laws"), rule("any", {"regex": source}))
    folded = fold(text)
    expected = {
        (
            folded.origin(*match.span()),
            next((u.kind for u in folded.undone if touches(u, match)), None),
        )
        for match in regex.finditer(source, folded.text)
    }
    report = reported(rules, text)
    found = [each for f in (*report.findings, *report.mentions) for each in f.evidence]
    assert {(each.span, each.disguise) for each in found} == expected


def test_a_text_full_of_disguises_and_warnings_costs_no_more_than_its_length(rules):
    before = time.process_time()
    reported(rules, "A f\u200bee. " * 10_000)
    reported(rules, "Beware of a fee. " * 10_000)
    assert time.process_time() - before < 5


def test_building_blocks_and_context_rules_are_not_reported(tmp_path):
    rules = rules_in(tmp_path, BLOCK, OFFER, en_terms=TERMS)
    report = reported(rules, f"{LONG} An easy life.")
    assert report.findings == report.protective == report.mentions == ()


def test_rules_that_are_not_chosen_are_asked_and_not_reported(tmp_path):
    uses = rule("uses", {"rule": "fee"}, group="other")
    rules = rules_in(tmp_path, *ALL, uses, en_terms=TERMS)
    report = screen(
        advert(f"{LONG} A fee. The fee is refunded."), replace(rules, chosen=frozenset({"uses"}))
    )
    assert names(report.findings) == ["uses"]
    assert report.excused == ()


def test_titles_reasons_and_advice_are_given_in_the_reader_s_language(tmp_path):
    words = {"title": "费用", "why": "原因", "advice": "别交钱"}
    rules = rules_in(tmp_path, *ALL, en_terms=TERMS, zh_Hans_messages={"rules": {"fee": words}})
    text = f"{LONG} A fee for an easy life."
    fee, minor = reported(rules, text, "zh-Hans").findings
    assert (fee.title, fee.why, fee.advice) == ("费用", "原因", "别交钱")
    assert minor.title == MINOR["title"]
    assert reported(rules, text, "th").findings[0].title == FEE["title"]


def test_a_language_without_rules_is_noted_and_never_called_no_advert(tmp_path):
    rules = rules_in(tmp_path, *ALL, en_terms=TERMS)
    report = reported(rules, "Завтра во всём городе будет хорошая погода и тепло.")
    assert (report.state, report.language, report.notes) == (
        State.SCREENED,
        "ru",
        (OTHER_LANGUAGE,),
    )
    assert reported(rules, LONG).notes == ()


def test_rules_that_know_no_offers_say_nothing_of_languages_and_judge_every_text(tmp_path):
    report = reported(rules_in(tmp_path, FEE, FREE), LONG)
    assert report.notes == ()
    assert report.state is State.SCREENED


def test_traditional_chinese_is_covered_by_simplified(tmp_path, monkeypatch):
    monkeypatch.setattr("screenad.operators.base.languages", lambda _: ("zh-Hant",))
    monkeypatch.setattr("screenad.screen.SHORTEST", 0)
    rules = rules_in(tmp_path, *ALL, **{"zh-Hans_terms": {"offer": ["招聘"]}})
    assert reported(rules, "今天天氣很好").state is State.NOT_AN_AD


def test_a_regional_language_is_covered_by_its_own(tmp_path, monkeypatch):
    monkeypatch.setattr("screenad.operators.base.languages", lambda _: ("en-GB",))
    rules = rules_in(tmp_path, *ALL, en_terms=TERMS)
    assert reported(rules, "The weather will be fine in the town.").state is State.NOT_AN_AD


def test_notes_of_the_reader_and_of_the_rules_reach_the_report(tmp_path):
    slow = rule("slow", {"regex": "(a|a)+(b|b)+c"})
    rules = rules_in(tmp_path, slow, OFFER, en_terms=TERMS)
    report = screen(Ad(f"{LONG} {'a' * 5000}", notes=("cut short",)), rules)
    assert report.notes[:2] == ("cut short", LIMIT_NOTE)


def test_contacts_and_languages_are_in_the_report(rules):
    report = reported(rules, f"{LONG} Write to t.me/lotus_staff now.")
    assert [(each.kind, each.value) for each in report.contacts] == [("telegram", "lotus_staff")]
    assert report.language == report.languages[0] == "en"
    assert reported(rules, "123").language == "und"


def test_gates_say_what_held_the_level_down(rules):
    report = reported(rules, f"{LONG} We keep your passport.")
    assert (report.level, report.gates) == (Level.HIGH, ())
    many = reported(rules, f"{LONG} A fee, easy.")
    assert many.level is Level.MEDIUM


SAID = st.lists(
    st.sampled_from(
        ["fee", "a", "easy", "keep your passport", "we hire", "no", "beware of", "police warn", ".",
         "refund", "is this real", "f\u200bee", "ＦＥＥ", "护照", "t.me/abcde", "free of charge"]
    )
).map(" ".join)  # fmt: skip


@given(SAID, st.sampled_from(["text", "title"]))
def test_every_report_adds_up_and_quotes_the_advert(tmp_path_factory, text, name):
    rules = rules_in(tmp_path_factory.mktemp("laws"), *ALL, en_terms=TERMS)
    ad = advert({name: text, "company": "Lotus"})
    report = screen(ad, rules)
    assert report == screen(ad, rules)
    assert report.points == sum(f.points for f in (*report.findings, *report.protective))
    for finding in (*report.findings, *report.protective, *report.mentions):
        for each in finding.evidence:
            assert each.quote == ad.text[each.span.start : each.span.end] != ""
            field = dict(ad.fields)[each.field]
            assert field.start <= each.span.start < each.span.end <= field.end
            assert (each.start, each.end) == (
                each.span.start - field.start,
                each.span.end - field.start,
            )
    assert not {*names(report.findings)} & {*names(report.mentions)} or report.state in {
        State.SCREENED,
        State.QUESTION,
    }


def test_a_finding_names_the_signs_that_it_joins_through_building_blocks(tmp_path):
    block = rule("block", {"rule": "fee"}, points=0)
    both = rule("both", {"all": [{"rule": ["block", "free"]}, phrases("today")]}, points=30)
    report = reported(
        rules_in(tmp_path, FEE, FREE, block, both), "Pay the fee today, free of charge."
    )
    assert {f.rule: f.joins for f in report.findings} == {"both": ("fee",), "fee": ()}


def test_words_inside_other_words_of_the_same_sign_are_shown_once(tmp_path):
    twice = rule("twice", {"any": [phrases("keep your passport"), phrases("passport")]})
    evidence = reported(rules_in(tmp_path, twice), "We keep your passport.").findings[0].evidence
    assert [each.quote for each in evidence] == ["keep your passport"]


def test_a_rule_that_holds_the_level_is_asked_only_of_what_would_be_medium(tmp_path):
    rules = rules_in(tmp_path, KEEP, MINOR, HOLDS, en_terms=TERMS)
    held = reported(rules, "We hire. We keep your passport. Payslip each month.")
    assert (held.level, [f.rule for f in held.protective]) == (Level.LOW, ["holds"])
    assert [f.rule for f in held.findings] == ["keep"]
    assert reported(rules, "We hire. Easy work. Payslip each month.").protective == ()
    assert reported(rules, "We hire. We keep your passport.").level is Level.HIGH


def test_a_rule_that_others_need_holds_the_level_as_well(tmp_path):
    needs = rule("needs", {"rule": "holds"}, points=0)
    rules = rules_in(tmp_path, KEEP, HOLDS, needs, en_terms=TERMS)
    held = reported(rules, "We hire. We keep your passport. Payslip each month.")
    assert (held.level, [f.rule for f in held.protective]) == (Level.LOW, ["holds"])


def test_only_a_protective_rule_may_hold_the_level(tmp_path):
    with pytest.raises(RuleSetError, match="only a protective rule holds a level"):
        rules_in(tmp_path, rule("holds", phrases("payslip"), points=5, holds="low"))


@pytest.fixture
def joining(tmp_path):
    """Give a rule that is made of another, and of words of its own."""
    return rules_in(
        tmp_path,
        rule("low", phrases("pay"), points=1),
        rule("both", {"all": [{"rule": "low"}, phrases("passport")]}),
    )


def quotes(report, name):
    (found,) = (each for each in report.findings if each.rule == name)
    return [each.quote for each in found.evidence]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Good pay.\nYour pay after the passport", ["pay", "passport"]),
        ("Your pay after the passport.\nGood pay", ["pay", "passport", "pay"]),
        ("Good pay.\nThe passport", ["pay", "passport"]),
        ("Good pay, your passport", ["pay", "passport"]),
    ],
)
def test_what_stands_before_the_first_line_that_bears_a_rule_is_not_cited(joining, text, cited):
    assert quotes(reported(joining, text), "both") == cited


def test_many_lines_that_bear_a_rule_cost_no_more_than_their_length(joining):
    def cost(lines):
        started = time.process_time()
        assert len(quotes(reported(joining, "pay\n" + "pay, passport\n" * lines), "both")) > lines
        return time.process_time() - started

    assert keeps_pace(cost, 100, 800)


def test_what_speaks_for_an_employer_is_mentioned_in_a_warning_alone(tmp_path):
    rules = rules_in(
        tmp_path,
        rule("kept", phrases("you keep it"), points=-4),
        rule("alert", phrases("beware"), points=0, sets="warning"),
    )
    (mention,) = reported(rules, "Beware, says the firm; you keep it.").mentions
    assert mention.rule == "kept"
    assert reported(rules, "you keep it").mentions == ()
