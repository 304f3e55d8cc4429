"""Web pages: their words, the postings in their data, and what stands around an advert."""

import io
import json
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from program import HIGH, MEDIUM, OWN, call

from screenad.inputs import Wants, read, recognise
from screenad.inputs.markup.loose import loose
from screenad.inputs.markup.page import page, worded
from screenad.inputs.markup.tokens import Start, Text, tokens, unescaped
from screenad.inputs.wants import Limits
from screenad.model import Ad, Skipped

CASES = Path(__file__).parent / "cases"
LAID_OUT = yaml.safe_load((CASES / "pages.yaml").read_text(encoding="utf-8"))
DIRTY = yaml.safe_load((CASES / "postings.yaml").read_text(encoding="utf-8"))
LONG = (
    " Here we pack fish all day in a big cold store by the sea, in two shifts."
    " The bus is free, and so is soup at noon."
)


def of(html, name="p.html", **wants):
    data = html if isinstance(html, bytes) else html.encode()
    return list(read(io.BytesIO(data), name, "html", Wants(**wants)))


def parts(ad):
    return {field: ad.text[span.start : span.end] for field, span in ad.fields}


def posting(**values):
    value = {"@type": "JobPosting", "title": "Packer", "description": "Cold store.", **values}
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize("case", LAID_OUT, ids=lambda case: case["name"])
def test_the_words_of_a_page_stand_where_a_browser_shows_them(case):
    (ad,) = of(case["html"])
    assert parts(ad) == {f: case[f] for f in ("title", "text", "page") if f in case}
    assert ad.notes == tuple(case.get("notes", ()))


@pytest.mark.parametrize("case", DIRTY, ids=lambda case: case["name"])
def test_a_posting_is_found_however_badly_it_is_written(case):
    (ad,) = of(f"<head>{case.get('head', '')}</head><body>{case.get('body', '')}</body>")
    assert parts(ad)["title"] == "Packer"
    assert "office keeps passports" in parts(ad)["text"]
    assert "<" not in ad.text
    assert "&" not in ad.text.replace("Cold & dark", "")
    assert ad.notes == tuple(case.get("notes", ()))


def test_the_fields_of_a_posting_are_fields_of_the_advert():
    value = posting(
        hiringOrganization={"@type": "Organization", "name": "Fish &amp; Sons", "logo": "x.png"},
        jobLocation={
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressCountry": "GB",
                "addressLocality": "Hull",
                "streetAddress": "1 Quay",
            },
        },
        baseSalary={
            "@type": "MonetaryAmount",
            "currency": "GBP",
            "value": {"@type": "QuantitativeValue", "minValue": 10.50, "unitText": "HOUR"},
        },
        workHours="12 hours a day",
        applicationContact={"@type": "ContactPoint", "telephone": "01632 960001"},
        identifier={"@type": "PropertyValue", "name": "Fish", "value": 77},
        validThrough="2026-12-31",
        directApply=True,
    )
    (ad,) = of(value)
    assert ad.id == "77"
    assert ad.notes == ("open until 2026-12-31, by its own words",)
    assert parts(ad) == {
        "title": "Packer",
        "company": "Fish & Sons",
        "location": "1 Quay, Hull, GB",
        "salary": "GBP 10.5 per hour",
        "text": "Cold store.\n\n12 hours a day",
        "contact": "01632 960001",
    }


def test_what_another_object_says_is_put_where_it_is_named():
    graph = {
        "@graph": [
            {"@id": "#us", "@type": "Organization", "name": "Fish & Sons", "about": "x" * 500},
            {"@id": "#quay", "address": {"@id": "#address"}},
            {"@id": "#address", "addressLocality": "Hull", "near": {"@id": "#quay"}},
            {
                "@type": "JobPosting",
                "description": "Cold store.",
                "hiringOrganization": {"@id": "#us"},
                "jobLocation": {"@id": "#quay"},
            },
        ]
    }
    (ad,) = of(f'<script type="application/ld+json">{json.dumps(graph)}</script>')
    assert parts(ad)["company"] == "Fish & Sons"
    assert parts(ad)["location"] == "Hull"


def test_each_posting_of_a_page_is_an_advert_and_so_is_what_else_it_says():
    first, second, page_itself = of(
        posting(title="Packer") + posting(title="Cook") + f"<p>Cold store.</p><p>{LONG}</p>"
    )
    assert [first.source, second.source] == ["p.html#1", "p.html#2"]
    assert [parts(first)["title"], parts(second)["title"]] == ["Packer", "Cook"]
    assert page_itself.source == "p.html"
    assert parts(page_itself) == {"text": LONG.strip()}


def test_little_that_a_page_says_besides_its_postings_stands_around_the_last():
    first, last = of(posting(title="Packer") + posting(title="Cook") + "<p>We keep passports")
    assert "page" not in parts(first)
    assert parts(last)["page"] == "We keep passports"


def test_what_a_page_shows_besides_its_posting_stands_around_it():
    (ad,) = of(posting() + "<h1>Packer</h1><p>Cold store.</p><p>Similar: cooks in Dubai</p>")
    assert parts(ad)["text"] == "Cold store."
    assert parts(ad)["page"] == "Similar: cooks in Dubai"


def test_a_page_that_shows_other_words_than_its_data_is_read_as_it_is_shown():
    (ad,) = of(posting() + "<p>We keep your passport in the office.</p>")
    assert parts(ad)["text"] == "Cold store.\n\nWe keep your passport in the office."
    assert ad.notes == (
        "the page shows other words than its data for search engines; both were read",
    )


def test_a_posting_without_a_text_leaves_the_page_to_be_read():
    (ad,) = of(
        '<script type="application/ld+json">{"@type": "JobPosting", "title": "x"}</script>'
        "<p>Packers wanted</p>"
    )
    assert parts(ad) == {"text": "Packers wanted"}


def test_a_key_that_a_person_names_is_taken_from_the_posting():
    (ad,) = of(posting(skills="Strong arms", notice="Cold hands"), mapping={"text": "notice"})
    assert parts(ad)["text"] == "Cold hands"


def test_signs_around_an_advert_are_mentioned_and_do_not_count(tmp_path):
    site = tmp_path / "p.html"
    site.write_text(
        f"<p>Bakers wanted.{LONG}</p><footer>Never pay the training fee today: {MEDIUM}</footer>",
        encoding="utf-8",
    )
    (record,) = call(*OWN, "-f", "jsonl", site).records
    assert (record["level"], record["findings"]) == ("none", [])
    (mention,) = record["mentions"]
    for evidence in mention["evidence"]:
        assert evidence["field"] == "page"
        (ad,) = read(io.BytesIO(site.read_bytes()), "p.html")
        around = parts(ad)["page"]
        assert around[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert any("mentioned, and not counted" in note for note in record["notes"])


def test_an_offer_put_where_signs_do_not_count_is_pointed_at(tmp_path):
    site = tmp_path / "p.html"
    site.write_text(f"<p>Bakers wanted.{LONG}</p><aside>{HIGH}</aside>", encoding="utf-8")
    (record,) = call(*OWN, "-f", "jsonl", site).records
    assert (record["level"], [each["rule"] for each in record["mentions"]]) == (
        "none",
        ["papers-kept"],
    )
    assert any("reads like a harmful offer itself" in note for note in record["notes"])


def test_the_same_signs_in_the_advert_count(tmp_path):
    site = tmp_path / "p.html"
    site.write_text(f"<p>{MEDIUM}{LONG}</p><footer>Never pay.</footer>", encoding="utf-8")
    (record,) = call(*OWN, "-f", "jsonl", site).records
    assert record["level"] == "medium"


@pytest.mark.parametrize(
    ("head", "name", "form"),
    [
        (b"<!DOCTYPE html><p>x", "-", "html"),
        (b"\xef\xbb\xbf\n<!-- made by hand --><HTML lang=en>", "-", "html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0">', "-", "html"),
        ("<p>зарплата".encode("utf-16"), "ad.txt", "html"),
        (b"plain <b>words</b>", "page.htm", "html"),
        (b"plain words", "page.html", "text"),
        (b"<b>Packers</b> wanted", "-", "html"),
        (b'<div class="ad">Packers', "-", "html"),
        (b"<br/>Packers", "-", "html"),
        (b"<B Of A>: your account is locked", "-", "text"),
        (b"<Packers> wanted", "-", "text"),
        (b"<name> has work for you", "-", "text"),
        (b"1 < 2", "-", "text"),
    ],
)
def test_a_page_is_known_by_how_it_begins(head, name, form):
    assert recognise(head, name) == form


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        *(("gb2312", "gb18030"), ("GBK", "gb18030"), ("big5", "big5"), ("Shift_JIS", "cp932")),
        *(("euc-kr", "cp949"), ("ks_c_5601-1987", "cp949"), ("iso-8859-1", "cp1252")),
        *(("windows-1251", "cp1251"), ("koi8-r", "koi8-r"), ("tis-620", "cp874")),
        *(("windows-874", "cp874"), ("iso-2022-jp", "iso2022_jp"), ("windows-1258", "cp1258")),
    ],
)
@pytest.mark.parametrize("way", ["meta", "http-equiv", "xml", "sender"])
def test_a_page_is_read_in_the_encoding_that_it_names(charset, codec, way):
    texts = {
        "gb18030": "招聘客服，包吃住",
        "big5": "高薪誠聘客服",
        "cp932": "未経験者歓迎の仕事",
        "cp949": "해외 고수익 알바",
        "cp1252": "Café hiring – naïve",
        "cp1251": "Требуются рабочие",
        "koi8-r": "Требуются рабочие",
        "cp874": "รับสมัครพนักงาน",
        "iso2022_jp": "未経験者歓迎",
        "cp1258": "Tuyển dụng",
    }
    marks = {
        "meta": f'<meta charset="{charset}">',
        "sender": "",
        "xml": f'<?xml version="1.0" encoding="{charset}"?>',
        "http-equiv": f'<meta http-equiv=Content-Type content="text/html; charset={charset}">',
    }
    text = texts[codec].encode(codec, "ignore").decode(codec)
    page = f"{marks[way]}<html><p>{text}</p>".encode(codec)
    (ad,) = of(page, charset=charset if way == "sender" else "")
    assert ad.text == text


def test_an_encoding_that_nobody_knows_is_guessed():
    (ad,) = of('<meta charset="x-none"><p>Требуются рабочие на склад'.encode("cp1251"))
    assert ad.text == "Требуются рабочие на склад"


def test_a_page_over_the_limit_is_cut_and_says_so():
    (ad,) = of("<p>" + "word " * 1000, limits=Limits(record=100))
    assert len(ad.text) < 100
    assert "only the first" in ad.notes[-1]


def test_too_many_postings_are_said():
    found = of("".join(posting(title=f"Packer {n}") for n in range(5)), limits=Limits(members=3))
    assert found[0] == Skipped("p.html", "only the first 3 of its postings were read")
    assert [parts(ad)["title"] for ad in found[1:]] == ["Packer 0", "Packer 1", "Packer 2"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("line one\nline two", "line one\nline two"),
        ("R&amp;D &lt;b&gt;now&lt;/b&gt;", "R&D now"),
        ("line <b>one</b>\nline two\n\nthree", "line one\nline two\n\nthree"),
        ("<p>one\ntwo</p><p>three", "one two\n\nthree"),
        ("pay < 5 and > 3, write to <name>", "pay < 5 and > 3, write to <name>"),
        ("&amp;lt;p&amp;gt;one&amp;lt;br&amp;gt;two", "one\ntwo"),
    ],
)
def test_a_value_with_markup_gives_its_words(value, words):
    assert worded(value) == words


def hostile(n):
    """Give pages that cost readers dearly who look at things twice; ``n`` is how often."""
    data = '<script type="application/ld+json">'
    names = {f"k{m}": {"@id": f"#{m}"} for m in range(40)}
    circle = [{"@id": f"#{m}", **names} for m in range(40)]
    asking = {"@type": "JobPosting", "description": "x", **names}
    naming = {"@type": "JobPosting", "description": "x", "hiringOrganization": {"@id": "#x"}}
    return {
        "nested tags": "<div>" * n,
        "nested menus": "<nav>x" * n,
        "nested hidden": "<div hidden>x" * n,
        "attributes": "<b " + " ".join(map(str, range(n))),
        "tags of attributes": "<b 0><b 1>" * n,
        "one long attribute": "<a b=" + "x" * 9 * n,
        "open quotes": '<a b="' * n,
        "spaces in a tag": "<a" + " " * 5 * n + "b" + " " * 5 * n,
        "equal signs": "<a" + "=" * 9 * n,
        "open comments": "<!--" * n,
        "open sections": "<![CDATA[" * n,
        "open scripts": "<script>" * n,
        "open data": data * n,
        "titles": "<title>" * n,
        "ampersands": "&" * 9 * n,
        "zeros": "&#0" * n,
        "a huge number": "&#" + "9" * 9 * n + ";",
        "marked postings": "<div itemprop=a itemtype=JobPosting>" * n,
        "nested marks": "<b itemtype=JobPosting>" + "<i itemprop=x>y" * n,
        "nested scopes": "<b itemtype=JobPosting>" + "<i itemscope itemprop=x>y" * n,
        "ends of nothing": "<b itemtype=JobPosting>" + "<i itemprop=x></u>" * n,
        "brackets in data": data + "[" * 9 * n,
        "objects in data": data + '{"a":' * n,
        "quotes in data": data + '"\\' * n,
        "escapes in data": data + '"' + '\\"' * n,
        "titles in data": data + '"title":"' * n,
        "commas in data": data + "[1" + ", ,\t" * n,
        "names in a circle": data + json.dumps([*circle, *[asking] * (n // 2000)]) + "</script>",
        "many that name one": data
        + json.dumps([{"@id": "#x", "name": "x" * 5 * n}, *[naming] * (n // 20)])
        + "</script>",
        "much microdata": '<div itemscope itemtype="http://schema.org/JobPosting"><p itemprop='
        '"description">Packers wanted in <b>a cold</b> store</p></div>' * (n * 2 // 7),
    }


def in_time(html):
    """Read a page in time that grows with its length; twice as much for a busy machine."""
    begun = time.process_time()
    of(html)
    return time.process_time() - begun < 0.3 + 8e-6 * len(html)


@pytest.mark.parametrize("name", hostile(0))
def test_a_hostile_page_is_read_in_time_that_grows_with_its_length_alone(name):
    assert in_time(hostile(8000)[name])


#: Reads a page in a process of its own; prints seconds, and MiB that it took beyond its start.
ALONE = """
import resource, sys, time
from screenad.inputs import read
data = sys.stdin.buffer
def most():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before, begun = most(), time.process_time()
for _ in read(data, "p.html", "html"):
    pass
print(time.process_time() - begun, most() - before)
"""


@pytest.mark.long
@pytest.mark.parametrize("name", hostile(0))
def test_a_huge_hostile_page_is_read_in_time_and_little_memory(name):
    html = hostile(80_000)[name]
    done = subprocess.run(
        [sys.executable, "-c", ALONE], input=html.encode(), capture_output=True, check=True
    )
    seconds, mebibytes = map(float, done.stdout.split())
    assert seconds < 0.5 + 8e-6 * len(html)
    assert mebibytes < 20 + 40 * len(html) / 2**20


@given(st.text("<>/=\"' abdivscript!-[]&#;x", max_size=60))
def test_any_text_at_all_gives_tokens_that_hold_nothing_else(text):
    for xml in (False, True):
        words = "".join(each.text for each in tokens(text, xml=xml) if isinstance(each, Text))
        assert len(words) <= 2 * len(text)
    assert isinstance(page(text).main, str)
    assert isinstance(worded(text), str)


@given(st.text("<>/&;#x12apn b", max_size=60))
def test_a_text_that_is_escaped_is_read_as_it_was(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    assert "".join(each.text for each in tokens(escaped)) == text
    (start,) = tokens(f'<b title="{escaped}">')
    assert start == Start("b", {"title": text})
    assert unescaped(escaped) == text


VALUES = st.recursive(
    st.none() | st.booleans() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(VALUES)
def test_json_that_is_well_written_is_read_as_it_is(value):
    text = json.dumps(value)
    for way in (text, f"<!-- {text} -->", f"//<![CDATA[\n{text}\n//]]>", f"{text};"):
        assert loose(way) == value


@given(st.text('{}[]",:\\ab/*<!->', max_size=60))
def test_no_text_breaks_the_reader_of_loose_json(text):
    loose(text)


@given(st.data())
def test_a_page_with_a_piece_cut_out_never_breaks(data):
    whole = posting() + LAID_OUT[2]["html"] + DIRTY[15]["body"]
    at, until = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    for found in of(whole[:at] + whole[until:]):
        assert isinstance(found, Ad | Skipped)
        assert all(a.end <= b.start for (_, a), (_, b) in pairwise(getattr(found, "fields", ())))
