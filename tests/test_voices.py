"""Who recruits in a chat and who is recruited, and whose words count."""

import io

import pytest
from engine import cases, phrases, rule, rules_in
from engine import shipped as shipped_rules

from screenad.errors import RuleSetError
from screenad.inputs import read
from screenad.model import Ad, Span, State
from screenad.ruleset.engine import Engine, equipped
from screenad.screen import screen

UNCLEAR = "who recruits in this chat was not clear: all words count"
CASES = cases("chats")


@pytest.fixture(scope="module")
def shipped():
    return shipped_rules()


def chat(text):
    (ad,) = read(io.BytesIO(text.encode()), "chat.txt")
    return ad


def places(findings):
    return {(finding.rule, each.field) for finding in findings for each in finding.evidence}


@pytest.fixture(params=CASES, ids=lambda case: case["name"])
def case(request):
    return request.param


def test_what_the_person_who_is_recruited_says_is_mentioned_and_a_yes_makes_it_count(case, shipped):
    report = screen(chat(case["chat"]), shipped)
    counted, mentioned = places(report.findings), places(report.mentions)
    strong = {
        (rule, field) for rule, field in counted if rule in {"passport-kept", "place-changes"}
    }
    assert strong == set(map(tuple, case["counts"]))
    assert set(map(tuple, case.get("mentioned", ()))) <= mentioned
    numbers = ", ".join(case["aside"])
    said = f"said by the person who is recruited, and not counted: messages {numbers}"
    assert (said if case["aside"] else UNCLEAR) in report.notes
    if "pay" in case:
        assert [report.ad.text[p.span.start : p.span.end] for p in report.pay] == case["pay"]
        assert [contact.value for contact in report.contacts] == case["contacts"]


RECRUITER = rule("recruiter", phrases("we hire"), points=0, sets="recruiter", negated="keep")
CANDIDATE = rule("candidate", phrases("do i"), points=0, sets="candidate", negated="keep")
YES = rule("yes", phrases("yes"), points=0, sets="agreement", negated="keep")
FEE = rule("fee", phrases("fee"), group="fee", negated="free")
FREE = rule("free", phrases("free of charge"), points=-5, group="protect")
BOTH = rule("both", {"all": [phrases("visa"), phrases("passport")]}, group="control")
BLOCK = rule("block", phrases("visa"), points=0)
MADE = rule("made", {"rule": "block"}, group="travel")
TERMS = {"negator-noun": ["no"]}


@pytest.fixture
def rules(tmp_path):
    every = (RECRUITER, CANDIDATE, YES, FEE, FREE, BOTH, BLOCK, MADE)
    return rules_in(tmp_path, *every, en_terms=TERMS)


def talk(*turns):
    """Make the chat of what each speaker says."""
    text, fields, at = "\n\n".join(words for _, words in turns), [], 0
    for number, (_, words) in enumerate(turns, 1):
        fields.append((f"message {number}", Span(at, at + len(words))))
        at += len(words) + 2
    return Ad(text, fields=tuple(fields), speakers=tuple(speaker for speaker, _ in turns))


def counted(rules, *turns):
    return places(screen(talk(*turns), rules).findings)


def test_the_sides_are_told_by_their_words_and_not_by_who_is_first(rules):
    turns = (("b", "Do I pay a fee?"), ("a", "We hire cooks."))
    assert counted(rules, *turns) == set()
    assert counted(rules, *reversed(turns)) == set()


def test_the_sides_are_the_same_whichever_way_words_are_looked_for(tmp_path):
    asks = rule("asks", {"regex": "do i|may i"}, points=0, sets="candidate", negated="keep")
    rules = rules_in(tmp_path, RECRUITER, asks, YES, FEE, FREE)
    turns = (("a", "We hire cooks."), ("b", "May I ask for the fee?"))
    reports = [screen(talk(*turns), equipped(rules, each)) for each in (Engine.PLAIN, Engine.SCAN)]
    assert reports[0] == reports[1]
    assert places(reports[0].mentions) == {("fee", "message 2")}


def test_an_offer_that_is_asked_about_makes_no_recruiter(rules):
    turns = (("a", "Do I hear that we hire? A fee."), ("b", "Do I know?"))
    assert counted(rules, *turns) == {("fee", "message 1")}


def test_nobody_s_words_are_left_out_where_both_speak_alike(rules):
    report = screen(talk(("a", "We hire cooks."), ("b", "We hire too, a fee.")), rules)
    assert places(report.findings) == {("fee", "message 2")}
    assert UNCLEAR in report.notes


def test_only_the_last_sentence_is_what_a_yes_is_said_to(rules):
    turns = (
        ("a", "We hire cooks."),
        ("b", "I paid a fee. Do I need a visa?"),
        ("a", "Yes, you do."),
    )
    assert counted(rules, *turns) == {("made", "message 2")}


@pytest.mark.parametrize("answer", ["No.", "Well, yes.", "Yesterday"])
def test_what_does_not_begin_with_a_yes_confirms_nothing(rules, answer):
    turns = (("a", "We hire cooks."), ("b", "Do I pay a fee?"), ("a", answer))
    assert counted(rules, *turns) == set()


def test_a_yes_of_the_person_who_is_recruited_confirms_nothing(rules):
    turns = (("a", "We hire cooks."), ("b", "Do I pay a fee?"), ("b", "Yes?"))
    assert counted(rules, *turns) == set()


def test_a_sign_of_two_parts_needs_one_from_the_recruiter_for_each(rules):
    asks, tells = ("b", "Do I need a visa?"), ("a", "We hire cooks. Bring a passport.")
    assert ("both", "message 2") not in counted(rules, asks, tells)
    assert ("both", "message 1") in counted(rules, ("a", "We hire. A visa, a passport."), asks)


def test_a_sign_made_of_building_blocks_is_mentioned_too(rules):
    report = screen(talk(("a", "We hire cooks."), ("b", "Do I need a visa?")), rules)
    assert places(report.mentions) == {("made", "message 2")}


def test_a_promise_counts_only_as_the_recruiter_s(rules):
    turns = (("a", "We hire cooks, a fee."), ("b", "Do I come? No fee, free of charge."))
    assert screen(talk(*turns), rules).protective == ()


def test_words_that_go_over_to_the_recruiter_count(tmp_path):
    near = {
        "near": {
            "first": phrases("visa"),
            "second": phrases("fee"),
            "within": {"words": 9, "characters": 9},
            "same": "text",
        }
    }
    rules = rules_in(tmp_path, RECRUITER, CANDIDATE, YES, rule("near", near))
    turns = (("b", "Do I need a visa?"), ("a", "A fee. We hire."))
    assert counted(rules, *turns) == {("near", "message 1")}


def test_an_advert_of_one_speaker_has_no_sides(rules):
    report = screen(talk(("a", "We hire cooks."), ("a", "Do I pay a fee?")), rules)
    assert places(report.findings) == {("fee", "message 2")}
    assert not any("recruit" in note for note in report.notes)


def test_what_is_let_off_says_who_said_it(rules):
    report = screen(talk(("a", "We hire cooks."), ("b", "Do I pay a fee?")), rules)
    assert [each.reason for each in report.excused] == ["said by the person who is recruited"]


def test_who_asks_whether_an_offer_is_genuine_is_still_answered(shipped):
    ad = chat(
        "Ann: I was offered a job abroad. They say they keep my passport. Is this legit?\n"
        "Tom: I don't know.\nAnn: Please help.\nTom: Ask the embassy.\n"
    )
    report = screen(ad, shipped)
    assert report.state is State.QUESTION
    assert ("passport-kept", "message 1") in places(report.findings)


def test_what_tells_the_sides_cannot_hang_on_other_rules(tmp_path):
    hanging = rule("hanging", {"rule": "fee"}, points=0, sets="candidate", negated="keep")
    with pytest.raises(RuleSetError, match="'candidate' can't refer to other rules"):
        rules_in(tmp_path, FEE, FREE, hanging)
