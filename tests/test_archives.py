"""Archives of the web: what crawlers kept of pages (WARC), and of their data (N-Quads)."""

import gzip
import io
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenad.inputs import Wants, read, recognise
from screenad.inputs.wants import Limits
from screenad.model import Ad, Skipped

SAMPLES = Path(__file__).parent / "samples"
PAGE = b"<html><head><title>Packers</title></head><p>Cold store.</p></html>"


def of(data, form, **limits):
    name = f"x.{form}"
    return list(read(io.BytesIO(data), name, form, Wants(limits=Limits(**limits))))


def parts(ad):
    return {field: ad.text[span.start : span.end] for field, span in ad.fields}


def archive(*answers):
    """Write an archive as a crawler does: each answer is a kind, a body, and lines of its head."""
    records = [record("warcinfo", "", "application/warc-fields", b"software: test")]
    for number, (status, kind, body, *lines) in enumerate(answers):
        head = "".join(f"{line}\r\n" for line in (f"Content-Type: {kind}", *lines))
        block = f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body
        url = f"http://jobs.example/{number}"
        records.append(record("response", url, "application/http; msgtype=response", block))
    return b"".join(records)


def record(kind, url, content, block):
    head = f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nContent-Type: {content}"
    return f"{head}\r\nContent-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def test_each_page_of_an_archive_is_read_under_its_address():
    data = archive(
        ("200 OK", "text/html", PAGE),
        ("404 Not Found", "text/html", PAGE),
        ("200 OK", "image/png", b"x"),
        ("200 OK", "application/json", b'{"text": "Cooks wanted"}'),
        ("200 OK", "text/html; charset=koi8-r", "<p>Склад".encode("koi8-r")),
    )
    assert recognise(data, "-") == "warc"
    page, line, old, passed = of(data, "warc")
    assert page.source == "x.warc#http://jobs.example/0"
    assert parts(page) == {"title": "Packers", "text": "Cold store."}
    assert line.text == "Cooks wanted"
    assert old.text == "Склад"
    assert passed == Skipped("x.warc", "1 file in it is no text, and not read")


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(PAGE, mtime=0)),
        ("Transfer-Encoding: chunked", b"%x;a=b\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
        ("Transfer-Encoding: chunked", b"20\r\n%s\r\n%x\r\n%s" % (PAGE[:32], 999, PAGE[32:])),
        ("Transfer-Encoding: chunked", PAGE),
    ],
    ids=["gzip", "chunked", "a chunk cut short", "chunked, and not"],
)
def test_a_page_is_read_as_it_was_sent(line, body):
    (ad,) = of(archive(("200 OK", "text/html", body, line)), "warc")
    assert parts(ad) == {"title": "Packers", "text": "Cold store."}


def test_a_page_that_unpacks_without_end_is_cut():
    bomb = gzip.compress(b"word " * 10**7)
    (ad,) = of(
        archive(("200 OK", "text/html", bomb, "Content-Encoding: gzip")), "warc", record=1000
    )
    assert len(ad.text) <= 1000
    assert "only the first" in ad.notes[0]


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_a_page_that_cannot_be_unpacked_is_told_and_the_next_is_read(coding):
    bad, good = of(
        archive(
            ("200 OK", "text/html", PAGE, f"Content-Encoding: {coding}"),
            ("200 OK", "text/html", PAGE),
        ),
        "warc",
    )
    assert bad.source == "x.warc#http://jobs.example/0"
    assert bad.reason.startswith("it is packed in a")
    assert parts(good)["text"] == "Cold store."


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"WARC/1.0\r\nContent-Length: 99\r\n\r\nshort", "the archive breaks off, after 1 record"),
        (b"WARC/1.0\r\nContent-Length: x\r\n\r\n", "a record does not say how long it is"),
        (b"WARC/1.0\r\n", "a record does not say how long it is"),
        (b"something else\r\n", "what should be a record of WARC is none"),
    ],
)
def test_an_archive_that_breaks_off_says_where(data, reason):
    (found,) = of(data, "warc")
    assert found.reason.startswith(reason)


def test_a_record_over_the_limit_is_cut_and_the_next_is_read():
    long = b"<p>" + b"word " * 2000
    found = of(
        archive(("200 OK", "text/html", long), ("200 OK", "text/html", PAGE)),
        "warc",
        value=1000,
    )
    assert len(found[0].text) < 1000
    assert "only the first" in found[0].notes[0]
    assert parts(found[-1])["text"] == "Cold store."


QUADS = rb"""
# one page
_:a <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/JobPosting> <http://x/1> .
_:a <http://schema.org/title> "\u5BA2\u670D \"now\""@zh <http://x/1> .
_:a <http://schema.org/JobPosting/description> "<p>Cold store.</p>\n<p>Bus</p>" <http://x/1> .
_:a <http://schema.org/jobLocation> _:l <http://x/1> .
_:l <http://schema.org/address> _:m <http://x/1> .
_:m <http://schema.org/addressLocality> "Hull" <http://x/1> .
_:m <http://schema.org/near> _:l <http://x/1> .
_:a <http://schema.org/baseSalary> _:s <http://x/1> .
_:s <http://schema.org/currency> "GBP" <http://x/1> .
_:s <http://schema.org/value> "12.50"^^<http://www.w3.org/2001/XMLSchema#decimal> <http://x/1> .
not a quad
_:a <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/jobposting> <http://x/2> .
_:a <http://schema.org/description> "Second" <http://x/2> .
_:b <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/JobPosting> <http://x/2> .
_:b <http://schema.org/description> "Third" <http://x/2> .
_:c <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Firm> <http://x/3> .
"""


def test_the_quads_of_a_page_make_its_postings():
    bad, first, second, third = of(QUADS, "nquads")
    assert bad == Skipped("x.nquads:13", "not a line of N-Quads")
    assert first.source == "x.nquads:3"
    assert parts(first) == {
        "title": '客服 "now"',
        "location": "Hull",
        "salary": "GBP 12.50",
        "text": "Cold store.\n\nBus",
        "url": "http://x/1",
    }
    assert [second.source, third.source] == ["x.nquads:14#1", "x.nquads:14#2"]
    assert [parts(second)["text"], parts(third)["text"]] == ["Second", "Third"]


def test_quads_are_known_by_their_first_line():
    assert recognise(QUADS.split(b"\n", 2)[2], "-") == "nquads"


def test_quads_are_read_page_by_page_as_they_come():
    class Endless(io.RawIOBase):
        def __init__(self):
            self.page = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            self.page += 1
            graph = b"<http://x/%d> ." % self.page
            data = (
                b"_:a <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <x/JobPosting> %s\n"
                b'_:a <x/description> "Work" %s\n' % (graph, graph)
            )
            buffer[: len(data)] = data
            return len(data)

    stream = Endless()
    found = read(io.BufferedReader(stream), "x.nq", "nquads")
    assert parts(next(found)) == {"text": "Work", "url": "http://x/1"}
    assert stream.page < 2000


def test_a_page_with_too_many_quads_is_cut_and_says_so():
    first, last, *_ = of(QUADS.replace(b"not a quad\n", b""), "nquads", record=400)
    assert parts(first)["title"] == '客服 "now"'
    assert "location" not in parts(first)
    assert last.reason.endswith("MiB of http://x/1 were read")


@pytest.mark.parametrize(
    "line",
    [
        b'_:a <x> "' + b"\\" * 400_000,
        b"<" * 400_000,
        b"_:a <x> " + b'"x' * 200_000,
        b"_:a <x> _:b <x> ." * 20_000,
        b"_:a <x/k> _:b <x> .\n_:b <x/k> _:a <x> .\n" * 8_000,
        b"".join(
            b"_:a <x/k%d> _:b%d <x> .\n_:b%d <x/k> _:a <x> .\n" % (n, n, n) for n in range(4000)
        ),
    ],
)
def test_hostile_quads_are_read_in_time(line):
    begun = time.process_time()
    kind = b"_:a <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <x/JobPosting> <x> .\n"
    of(kind + line, "nquads")
    assert time.process_time() - begun < 2


@given(st.data())
def test_an_archive_with_a_piece_cut_out_never_breaks(data):
    name, form = data.draw(st.sampled_from([("offers.nq", "nquads"), ("offers.warc", "warc")]))
    whole = (SAMPLES / name).read_bytes()
    at, until = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    for found in of(whole[:at] + whole[until:], form):
        assert isinstance(found, Ad | Skipped)
