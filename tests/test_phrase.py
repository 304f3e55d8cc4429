"""How phrases are written, what they match, and that every way of saying one is matched by it."""

import pytest
import regex
from engine import condition, quotes
from hypothesis import given
from hypothesis import strategies as st

from screenad.model import Ad
from screenad.operators import Document
from screenad.operators.phrase import expression
from screenad.operators.tokens import Choice, Literal, Mark, PhraseError, read, required
from screenad.operators.variants import variants

LOOSE_GAP = "'..' stands between two words that must be there, not 'a .. (b|)'"
WORDS = st.sampled_from(["hand", "over", "passport", "fee", "паспорт", "护照", "여권", "มา", "50"])
PHRASES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(" ".join),
        st.lists(WORDS, min_size=1, max_size=3).map(lambda words: f"({'|'.join(words)})"),
        st.tuples(WORDS, inner).map(lambda pair: f"({pair[0]}|) {pair[1]}"),
        st.tuples(inner, WORDS).map(lambda pair: f"{pair[0]} ({pair[1]}|)"),
    ),
    max_leaves=4,
)


def matched(phrase, text):
    doc = Document(Ad(text))
    return quotes(doc, condition({"phrases": [phrase]}).find(doc)) or []


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("data entry", "Data-Entry, data\nentry, dataentry, data  entry", 3),
        ("deduct*", "deducted, deduction, deduct, undeducted", 3),
        ("keep (your|the) passport", "keep your passport, keep the passport, keep passport", 2),
        ("(all |)documents", "all documents and documents", 2),
        ("keep (your|) passport", "keep passport, keep your passport, keep our passport", 2),
        ("(your|) passport", "your passport, the passport", 2),
        ("passport (copy|)", "passport copy, passport, passports", 2),
        ("pass(port|)", "pass, passport, passed", 2),
        ("pay (a (big|small)|the) fee", "pay a big fee, pay a small fee, pay the fee", 3),
        ("hand .. passport", "hand passport; hand over your passport; hand in a b2 c3 passport", 2),
        ("护照..保管", "护照由公司统一保管。护照保管。护照会一直都由公司统一保管", 2),
        ("护照 .. 保管", "护照由公司保管", 1),
        ("keep ( your | the ) passport", "keep your passport, keep the passport", 2),
        ("# a day", "30 a day, 1,500 a day, x5 a day, some a day", 3),
        ("¥#", "¥1,500 ¥8. ¥x", 2),
        ("pay #(k|)", "pay back, pay 5k, pay 5", 2),
        (r"\#1 rated", "#1 rated, 1 rated", 1),
        (r"five \* hotel", "a five * hotel", 1),
        (r"fee \(once\)", "fee (once), fee once", 1),
        (r"this \| that", "this | that", 1),
        ("data (entry|) (clerk|)", "data, data entry, data clerk, data entry clerk, datas", 4),
        ("(our|) (head|) office", "office, our office, head office, our head office", 4),
        ("hand .. (your|) passport", "hand over passport, hand over your passport", 2),
        ("((old|)|new) fee", "old fee, new fee", 2),
        ("pay (once|)ly", "pay oncely, pay ly", 2),
        ("100%", "100% sure, 100 sure", 1),
        ("no. 5", "no. 5, no 5", 1),
        ("café", "CAFÉ cafe\u0301", 2),
        ("  fee ", "fee", 1),
        ("ဖုန်း အပ်", "ဖုန်းအပ်၊ ဖုန်း အပ်၊ ဖုန်းမအပ်", 2),
        ("ပတ်စပို့ .. သိမ်း", "ပတ်စပို့ကို ရုံးက သိမ်းမယ်။ ပတ်စပို့သိမ်း။ ပတ်စပို့။ သိမ်း", 2),
    ],
)  # fmt: skip
def test_a_phrase_matches_what_is_meant_by_it(phrase, text, expected):
    assert len(matched(phrase, text)) == expected, matched(phrase, text)


def test_a_match_ends_with_its_last_word():
    """The space before a word that may follow is no part of a match without it."""
    assert matched("hand (over|) (now|)", "hand out") == ["hand"]
    assert matched("(please|) (do|) hand", "to hand") == ["hand"]


def test_a_gap_stays_inside_the_sentence():
    assert matched("hand .. passport", "hand it over. passport ready") == []
    assert matched("护照..保管", "护照。由公司保管") == []
    assert matched("护照..保管", "护照\n由公司保管") == []


def test_a_gap_is_no_gap_inside_a_word():
    assert matched("ją .. bił", "jabił") == []
    assert matched("ją .. bił", "ją wczoraj bił") == ["ją wczoraj bił"]
    assert matched("на .. рот", "наоборот") == []
    assert matched("#..元", "50元") == ["50元"]
    assert matched("usdt..结算", "用usdt结算") == ["usdt结算"]
    assert matched("护照..保管", "护照保管") == ["护照保管"]


@pytest.mark.parametrize(
    ("phrase", "problem"),
    [
        ("(a", "'(' without ')'"),
        ("a|b", "')' or '|' without '('"),
        ("a)", "')' or '|' without '('"),
        ("()", "an empty choice"),
        ("x (|)", "an empty choice"),
        ("*", "a phrase needs a word that must stand there"),
        ("(a|)", "a phrase needs a word that must stand there"),
        ("..", LOOSE_GAP),
        (".. passport", LOOSE_GAP),
        ("passport..", LOOSE_GAP),
        ("pay back .. (the debt|)", LOOSE_GAP),
        ("(please|) .. hand (it|)", LOOSE_GAP),
        ("# .. (a|)*", LOOSE_GAP),
        ("#", "a phrase needs a word that must stand there"),
        ("", "a phrase needs a word that must stand there"),
        ("\u200b\xad", "a phrase needs a word that must stand there"),
        ("(a (b (c|d)|e)|f)", "choices may be nested once only"),
        ("(a |) b", "'(a |) b' asks for two spaces: '(a|) b'"),
        ("b ( a|c)", "'(a |) b' asks for two spaces: '(a|) b'"),
        ("x (b (# |c) d|e)", "'(a |) b' asks for two spaces: '(a|) b'"),
    ],
)
def test_a_phrase_that_is_not_well_formed_says_why(phrase, problem):
    with pytest.raises(PhraseError) as caught:
        read(phrase)
    assert str(caught.value) == problem


def test_a_phrase_is_read_into_its_parts_and_folded():
    assert read("Keep (YOUR|) Pass* .. 護照") == (
        Literal("keep"),
        Mark(" "),
        Choice(((Literal("your"),),), optional=True),
        Mark(" "),
        Literal("pass"),
        Mark("*"),
        Mark(".."),
        Literal("护照"),
    )


@pytest.mark.parametrize(
    ("phrase", "literals"),
    [
        ("keep passport", ("passport",)),
        ("keep (passport|visa)", ("keep",)),
        ("x (passport|identity card)", ("passport", "identity")),
        ("(all|) fee", ("fee",)),
        ("(a*|fee (x|))", ("a", "fee")),
    ],
)
def test_the_longest_words_that_must_stand_there_are_known(phrase, literals):
    assert required(read(phrase)) == literals


def test_every_choice_is_written_out():
    assert sorted(variants(read("(a|b) fee (x|)"))) == ["a fee ", "a fee x", "b fee ", "b fee x"]
    assert list(variants(read("hand .. over*"))) == ["hand..over*"]


@given(PHRASES)
def test_a_phrase_matches_every_way_of_saying_it(phrase):
    tokens = read(phrase)
    pattern = regex.compile(expression(tokens, required(tokens)), regex.VERSION1)
    for said in variants(tokens):
        text = " ".join(said.split())
        assert pattern.fullmatch(text), (phrase, text)
        assert any(literal in text for literal in required(tokens))


@given(st.text(max_size=30) | st.text(st.sampled_from(r"ab ()|*.\护")))
def test_any_text_is_a_phrase_or_says_why_it_is_none(text):
    try:
        tokens = read(text)
    except PhraseError:
        return
    assert all(required(tokens))
    assert required(tokens)
    regex.compile(expression(tokens, required(tokens)), regex.VERSION1)


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=8), st.text(max_size=20))
def test_a_match_is_never_empty_and_holds_a_word_that_must_stand_there(word, text):
    try:
        tokens = read(f"{word}*")
    except PhraseError:
        return
    folded = Document(Ad(f"{text} {word} {text}")).text
    for match in regex.finditer(expression(tokens, required(tokens)), folded, regex.VERSION1):
        assert any(literal in match.group() for literal in required(tokens))
