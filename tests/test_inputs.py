"""Bytes to adverts: which format they are in, each reader, and any bytes at all."""

import codecs
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenad.inputs import FORMATS, Wants, read, recognise
from screenad.inputs.encodings import unicode_form
from screenad.inputs.recognition import packed_as
from screenad.inputs.replay import Replay, peeked, some
from screenad.inputs.wants import Limits
from screenad.inputs.window import Window
from screenad.model import Ad, Skipped

OFFER = "Packers wanted in a cold store. Room and bus are free, pay every Friday."


def all_of(data, name="-", form="", **mapping):
    return list(read(io.BytesIO(data), name, form, Wants(mapping)))


def parts(ad):
    return {field: ad.text[span.start : span.end] for field, span in ad.fields}


@pytest.mark.parametrize(
    ("head", "name", "form"),
    [
        (b"", "-", "text"),
        (b"", "empty.jsonl", "jsonl"),
        (b"Packers wanted", "-", "text"),
        (b"[Urgent] packers", "-", "text"),
        (b"{Hiring} packers", "-", "text"),
        (b'"Packers" wanted', "-", "text"),
        (b'"Packers wanted"', "ads.jsonl", "jsonl"),
        (b'\n \n{"text": "a"}\n', "-", "jsonl"),
        (b'\xef\xbb\xbf{"text": "a"}\n', "-", "jsonl"),
        ('{"text": "a"}\n'.encode("utf-16"), "-", "jsonl"),
        (b'{"text": "a"}\n{"text": "b"}\n', "ads.json", "jsonl"),
        (b'{"text": "a"}\n{"text": "b"}\n', "ads.txt", "jsonl"),
        (b'{"text": "a"}\n', "ad.json", "json"),
        (b'{"text": "a', "-", "jsonl"),
        (b'{"text": "a', "ads.json", "json"),
        (b'{"text": "broken\n{"text": "b"}\n', "-", "jsonl"),
        (b'{\n  "text": "a"\n}', "-", "json"),
        (b'{"jobs": [\n{"text": "a"}\n]}', "-", "json"),
        (b"{", "-", "json"),
        (b'[{"text": "a"}]', "-", "json"),
        (b'[\n{"text": "a"}\n]', "ads.jsonl", "json"),
        (b'["a"]\n["b"]\n', "-", "jsonl"),
        (b'["Packers" wanted\nnow', "ad.txt", "text"),
        (b"no JSON", "ads.json", "json"),
        (b"{\\rtf1 words}", "ad.rtf", "rtf"),
        (b"%PDF-1.7", "ads.jsonl", "pdf"),
        (b"caf\xe9", "-", "text"),
    ],
)
def test_the_first_line_says_the_format_and_the_name_decides_a_doubt(head, name, form):
    assert recognise(head, name) == form


def test_a_named_format_is_not_questioned():
    (found,) = all_of(b'{"text": "a"}', form="text")
    assert found.text == '{"text": "a"}'


def test_a_pasted_text_is_one_advert_with_one_field():
    (ad,) = all_of(OFFER.encode(), "paste")
    assert (ad.text, ad.source, ad.id, ad.notes) == (OFFER, "paste", "", ())
    assert parts(ad) == {"text": OFFER}


def test_the_text_stays_as_it_is_so_that_offsets_count_in_the_original():
    text = "  Packers\r\n\twanted\x0bnow \n"
    (ad,) = all_of(text.encode())
    assert ad.text == text


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u3000".encode()]
)
def test_an_empty_file_is_skipped_with_the_reason(data):
    assert all_of(data, "empty.txt") == [Skipped("empty.txt", "there is no text")]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x7fELF ...", "a program"),
        (b"\0\0\0\x18ftypmp42", "a film or a picture (MP4, HEIC)"),
    ],
)
def test_a_file_of_another_kind_is_named_and_never_read_as_words(data, what):
    (found,) = all_of(data, "poster")
    assert found.reason.startswith(f"not text but {what};")


@pytest.mark.parametrize("data", [bytes(500), bytes(range(32)) * 9, b"ab\x01\x02\x03\0" * 50])
def test_bytes_that_stand_for_no_words_are_not_screened(data):
    (found,) = all_of(data, "blob.txt", "text")
    assert found.reason.startswith("not text")


def test_a_stray_nul_is_shown_and_shifts_nothing():
    (ad,) = all_of(b"Packers\0wanted now")
    assert ad.text == "Packers\ufffdwanted now"


def test_a_text_over_the_limit_is_cut_and_says_so():
    data = ("ж" * (Limits().record // 2) + "ж").encode()
    (ad,) = all_of(b"x" + data, "long.txt")
    assert len(ad.text) == Limits().record // 2
    assert "\ufffd" not in ad.text
    assert ad.notes == ("only the first 4 MiB were read",)


def test_each_line_is_an_advert_with_its_place():
    data = f'{{"text": "{OFFER}", "id": 7}}\n\n"Just a text."\r\n'.encode()
    first, second = all_of(data, "ads.jsonl")
    assert (first.text, first.source, first.id) == (OFFER, "ads.jsonl:1", "7")
    assert (second.text, second.source) == ("Just a text.", "ads.jsonl:3")


def test_a_bad_line_does_not_stop_the_rest():
    data = b'{"text": "one"}\n{"text": oops}\n{"text": "three"}\n'
    first, bad, third = all_of(data, "ads.jsonl")
    assert (first.text, third.text) == ("one", "three")
    assert bad == Skipped("ads.jsonl:2", "not JSON: expecting value at column 10")


def test_a_line_with_broken_bytes_is_read_and_noted():
    data = '{"text": "Упаковщики нужны'.encode() + b'\xff"}\n{"text": "b"}'
    broken, whole = all_of(data)
    assert broken.notes == ("1 character could not be read as utf-8",)
    assert whole.notes == ()


def test_a_line_over_the_limit_is_skipped_and_the_next_is_read():
    long = b'{"text": "' + b"x" * (2 * Limits().record) + b'"}\n'
    fits = b'{"text": "' + b"y" * (Limits().record - 12) + b'"}\n'
    skipped, ad, last = all_of(long + fits + long[:-1], "ads.jsonl", "jsonl")
    assert skipped.source == "ads.jsonl:1"
    assert skipped.reason.startswith("longer than 4 MiB")
    assert len(ad.text) == Limits().record - 12
    assert isinstance(last, Skipped)


class Slow(io.RawIOBase):
    """A stream that tells how much was taken from it."""

    def __init__(self, lines):
        self.lines = list(lines)

    def readable(self):
        return True

    def readinto(self, buffer):
        data = self.lines.pop(0) if self.lines else b""
        buffer[: len(data)] = data
        return len(data)


@pytest.mark.parametrize("form", ["", "jsonl"])
def test_an_advert_is_given_before_the_next_line_has_come(form):
    stream = Slow(b'{"text": "%d"}\n' % n for n in range(100))
    ads = read(io.BufferedReader(stream), "-", form)
    assert [next(ads).text, next(ads).text] == ["0", "1"]
    assert len(stream.lines) >= 97


def test_a_list_gives_each_record_its_number():
    data = b'\n[{"text": "one"},\n {"none": 1},\n "three"]'
    first, bad, third = all_of(data, "ads.json")
    assert (first.source, first.text) == ("ads.json#1", "one")
    assert (bad.source, third.text) == ("ads.json#2", "three")
    assert isinstance(bad, Skipped)


def test_a_single_object_over_many_lines_is_one_advert():
    (ad,) = all_of(b'{\n "text": "one",\n "id": "x"\n}')
    assert (ad.source, ad.text, ad.id) == ("-", "one", "x")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "there is no text"),
        (b"[]", "an empty list"),
        (b"[\n oops]", "not JSON: expecting value at line 2 column 2"),
    ],
)
def test_json_that_holds_no_advert_says_why(data, reason):
    assert all_of(data, "x.json", "json") == [Skipped("x.json", reason)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'["a b",\n oops]', "not JSON: expecting value at line 2 column 2: the rest was not read"),
        (b'["a b"', "not JSON: expecting ',' at column 7: the rest was not read"),
        (b'["a b", {"text": "x', "not JSON: unterminated string starting at at column 18"),
        (
            b'"a b"{',
            "not JSON: extra data at column 6 (if each line is a record of its own: --from jsonl)",
        ),
    ],
)
def test_what_came_before_a_fault_in_json_is_kept(data, reason):
    first, fault = all_of(data, "x.json", "json")
    assert first.text == "a b"
    assert fault.reason.startswith(reason)


FEED = {"took": 12, "data": {"page": [1, 2], "items": [{"text": "one"}, {"text": "two"}]}}


def test_a_list_inside_of_objects_is_found():
    one, two = all_of(json.dumps(FEED).encode(), "feed.json")
    assert [(ad.text, ad.source) for ad in (one, two)] == [
        ("one", "feed.json#1"),
        ("two", "feed.json#2"),
    ]


def long_feed(items):
    """Give a feed that is longer than a record may be, with all that has to be passed over."""
    before = {"a": 'x\\"]}' * 900, "b": -1.5e9, "c": None, "d": [[{"e": "]"}], "f"], "g": {}}
    return json.dumps({**before, "data": {"items": items}, "next": [True]}).encode()


def small(data, record=4000):
    return list(read(io.BytesIO(data), "x.json", "json", Wants(limits=Limits(record=record))))


def test_a_feed_of_any_length_is_read_an_advert_at_a_time():
    items = [{"text": f"number {n} " + "z" * 500} for n in range(500)]
    found = small(long_feed(items))
    assert [ad.source for ad in found] == [f"x.json#{n}" for n in range(1, 501)]
    assert found[-1].text.startswith("number 499 ")


def test_an_advert_over_the_limit_in_a_feed_costs_no_other():
    one, long, three = small(long_feed([{"text": "one"}, {"text": '"]' * 5000}, {"text": "three"}]))
    assert (one.text, three.text, three.source) == ("one", "three", "x.json#3")
    assert long.reason == "longer than 0.0038147 MiB (--limit record=SIZE)"


def test_one_value_over_the_limit_says_so():
    (found,) = small(json.dumps({"text": "x" * 9000, "tags": ["a"]}).encode())
    assert found.reason.endswith("(--limit record=SIZE); there is no list of adverts in it")
    (found,) = small(json.dumps("x" * 9000).encode())
    assert found.reason.endswith("there is no list of adverts in it")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    ),
    st.integers(0, 30),
)
def test_a_value_that_is_passed_over_ends_where_it_would_if_it_were_read(value, size):
    text = json.dumps(value) + " " * size + "]"
    window = Window(io.StringIO(text), "x", Limits(record=10))
    window.skip()
    assert window.next() == "]"


@given(st.binary(max_size=200), st.integers(1, 60))
def test_any_bytes_as_json_end_even_with_a_small_limit(data, record):
    assert all(isinstance(found, Ad | Skipped) for found in small(b"[" + data, record))


@given(st.binary(max_size=400), st.sampled_from(sorted(FORMATS)))
def test_any_bytes_never_crash_any_reader(data, form):
    for found in all_of(data, "x", form):
        assert isinstance(found, Ad | Skipped)
        assert isinstance(found, Skipped) or found.text.strip()


LINES = st.lists(
    st.binary(max_size=40)
    | st.text(max_size=20).map(lambda text: json.dumps({"text": text}).encode())
    | st.just(b"  \t")
)


@given(LINES)
def test_each_line_that_is_not_blank_gives_exactly_one_result(lines):
    data = b"\n".join(lines)
    if unicode_form(data) in {("", 0), ("utf-8", 3)} and not packed_as(data):
        filled = [line for line in data.removeprefix(codecs.BOM_UTF8).split(b"\n") if line.strip()]
        assert len(all_of(data, "x", "jsonl")) == len(filled)


def test_a_stream_that_fails_is_a_result_and_no_traceback():
    class Broken(io.BytesIO):
        def read1(self, _size=-1):
            raise OSError(5, "Input/output error")

    assert list(read(Broken(), "disk")) == [Skipped("disk", "input/output error")]


def test_a_nameless_failure_is_told_too():
    class Broken(io.BytesIO):
        def read1(self, _size=-1):
            raise OSError("Gone")

    assert list(read(Broken(), "disk")) == [Skipped("disk", "gone")]


@given(st.lists(st.binary(min_size=1, max_size=20)))
def test_a_look_at_the_beginning_loses_nothing(pieces):
    head, again = peeked(io.BufferedReader(Slow(pieces)))
    assert again.read() == b"".join(pieces)
    assert b"".join(pieces).startswith(head)


def test_the_end_of_a_terminal_is_not_asked_for_twice():
    stream = Slow([b"one line", b"", b"more"])
    _, again = peeked(io.BufferedReader(stream))
    assert again.read() == b"one line"
    assert stream.lines == [b"more"]


def test_a_replay_gives_small_pieces_too():
    assert io.BufferedReader(Replay(b"abcdef", io.BytesIO(b"ghi")), 2).read() == b"abcdefghi"
    assert some(None, 5) == b""
