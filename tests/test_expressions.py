"""Expressions that were compiled are taken back as they were, and nothing else is."""

import json

import pytest
import regex
from engine import shipped
from hypothesis import given
from hypothesis import strategies as st

from screenad.operators import expressions
from screenad.operators.expressions import Expressions

FLAGS = regex.VERSION1
#: What has groups or lists is compiled anew each time.
PLAIN = ("fee", r"(?:pay|send)\s{1,3}\d+", r"(?<!\d)[\p{Han}ー]{2,4}?", "é|ü", "(?i)ab", r"(?r)\bx")
NAMED = (r"(a)\1", r"(?P<sum>\d+)", r"(?:(b)|c)")


@pytest.fixture
def compilations(monkeypatch):
    """Give what is compiled from now on."""
    seen = []
    compile_ = regex.compile
    monkeypatch.setattr(
        regex, "compile", lambda written, *flags: seen.append(written) or compile_(written, *flags)
    )
    return seen


def again(first):
    """Give a shelf with what another has."""
    second = Expressions()
    second.fill(first.written())
    return second


def filled(*every):
    first = Expressions()
    for each in every:
        first.compiled(each, FLAGS)
    return first


@pytest.mark.parametrize("expression", PLAIN)
def test_what_was_compiled_is_taken_back(expression, compilations):
    second = again(filled(*PLAIN))
    compilations.clear()
    found = second.compiled(expression, FLAGS)
    assert set(compilations) <= {""}
    assert second.written() == b""
    whole = regex.compile(expression, FLAGS)
    assert (found.pattern, found.flags, found.groups) == (whole.pattern, whole.flags, whole.groups)
    text = "Pay 50, send  700 of the fee. 护照押金 ab AB x é ü"
    assert [m.span() for m in found.finditer(text)] == [m.span() for m in whole.finditer(text)]


@pytest.mark.parametrize("expression", NAMED)
def test_what_has_groups_is_compiled_each_time(expression, compilations):
    first = filled("fee", expression)
    second = again(first)
    compilations.clear()
    second.compiled(expression, FLAGS)
    assert expression in compilations


def test_flags_make_another_expression():
    second = again(filled("fee"))
    assert second.compiled("fee", FLAGS | regex.IGNORECASE).search("FEE")
    assert not second.compiled("fee", FLAGS).search("FEE")


def test_expressions_with_one_checksum_do_not_answer_for_each_other(monkeypatch):
    monkeypatch.setattr(expressions, "crc32", lambda _: 7)
    assert again(filled("fee")).compiled("pay", FLAGS).pattern == "pay"


def test_nothing_new_is_nothing_to_write():
    assert Expressions().written() == b""
    second = again(filled("fee", "pay"))
    second.compiled("pay", FLAGS)
    assert second.written() == b""
    second.compiled("visa", FLAGS)
    third = Expressions()
    third.fill(second.written())
    assert [third.compiled(each, FLAGS).pattern for each in ("fee", "pay", "visa")]
    assert third.written() == b""


def test_there_is_room_for_so_much_and_what_is_taken_stays_longest(monkeypatch):
    monkeypatch.setattr(expressions, "_MOST", 1000)
    kept = b""
    for run in range(6):
        some = Expressions()
        some.fill(kept)
        for number in (0, 1, *range(10 * run, 10 * run + 10)):
            some.compiled(f"fee{number}", FLAGS)
        kept = some.written()
        assert len(kept.partition(b"\n")[2]) <= 1000
    last = Expressions()
    last.fill(kept)
    for number in (0, 1, 50, 59):
        last.compiled(f"fee{number}", FLAGS)
    assert last.written() == b""
    last.compiled("fee12", FLAGS)
    assert last.written() != b""


@pytest.mark.parametrize("entry", [b"7", b"[]", b'["fee", 0, 7, 0, [], 0]', b"{", b"\xff"])
def test_what_is_kept_otherwise_is_compiled_anew(entry):
    some = Expressions()
    (name,) = json.loads(filled("fee").written().partition(b"\n")[0])
    some.fill(b'{"%s": [0, %d]}\n%s' % (name.encode(), len(entry), entry))
    assert some.compiled("fee", FLAGS).search("a fee")


def test_what_is_no_expression_is_refused():
    with pytest.raises(regex.error):
        Expressions().compiled("(", FLAGS)


def test_another_library_that_tells_otherwise_is_not_kept(monkeypatch):
    first = Expressions()
    for told in ((None, ("fee", 0, b"", 1)), (None, ())):
        monkeypatch.setattr(expressions, "_taken_apart", lambda _, told=told: told)
        assert first.compiled("fee", FLAGS).search("a fee")
        assert first.written() == b""
    monkeypatch.undo()
    monkeypatch.setattr(expressions.copyreg, "dispatch_table", {})
    assert first.compiled("pay", FLAGS).search("to pay")
    assert first.written() == b""


@given(st.text(max_size=12))
def test_any_words_are_taken_back(text):
    written = regex.escape(text)
    found = again(filled("fee", written)).compiled(written, FLAGS)
    assert found.fullmatch(text)


@pytest.mark.slow
def test_the_phrases_of_the_shipped_rules_are_taken_back_alike():
    every = {
        way
        for listed in shipped().terms.values()
        for phrase in listed.phrases
        for way in (phrase.expression, phrase.exact)
        if way
    }
    some = sorted(every)[:: len(every) // 800]
    first = filled(*some)
    second = again(first)
    text = "\n".join(regex.sub(r"\\(.)", r"\1", each) for each in some[:60])
    for each in some:
        one, other = first.compiled(each, FLAGS), second.compiled(each, FLAGS)
        assert [m.span() for m in one.finditer(text)] == [m.span() for m in other.finditer(text)]
    assert second.written() == b""
