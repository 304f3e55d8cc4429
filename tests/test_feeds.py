"""Feeds of adverts: RSS, Atom, RDF, job boards' XML; well written or not."""

import io
import json
import time
import xml.etree.ElementTree as ET
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenad.inputs import Wants, read, recognise
from screenad.inputs.feed import items
from screenad.inputs.wants import Limits
from screenad.model import Ad, Skipped

SAMPLES = Path(__file__).parent / "samples"


def of(text, **wants):
    data = text if isinstance(text, bytes) else text.encode()
    return list(read(io.BytesIO(data), "f.xml", "feed", Wants(**wants)))


def parts(ad):
    return {field: ad.text[span.start : span.end] for field, span in ad.fields}


def test_an_item_of_rss_is_an_advert():
    first, second = of("""<?xml version="1.0"?><rss version="2.0"
      xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="d"><channel>
      <title>All jobs</title><link>http://jobs.example/</link>
      <item><title>Packers &amp; movers</title><link>http://jobs.example/1</link><guid>j1</guid>
        <dc:creator>Ann</dc:creator><description>Cold store.</description>
        <content:encoded><![CDATA[<p>Cold store.</p><p>Room & bus <b>free</b>.]]></content:encoded>
      </item>
      <item><description>&lt;p&gt;Cooks&lt;/p&gt;&lt;p&gt;Start now</description></item>
    </channel></rss>""")
    assert (first.source, first.id) == ("f.xml#1", "j1")
    assert parts(first) == {
        "title": "Packers & movers",
        "text": "Cold store.\n\nRoom & bus free.",
        "contact": "Ann",
        "url": "http://jobs.example/1",
    }
    assert parts(second) == {"text": "Cooks\n\nStart now"}


def test_an_entry_of_atom_is_an_advert():
    (ad,) = of("""<feed xmlns="http://www.w3.org/2005/Atom"><title>Jobs</title><entry>
      <id>tag:1</id><title type="html">Packers &amp;amp; movers</title>
      <link rel="self" href="http://jobs.example/self"/><link href="http://jobs.example/1"/>
      <author><name>Ann</name><email>ann@jobs.example</email></author>
      <content type="xhtml"><div><p>Cold store.</p><ul><li>Room</li><li>Bus</li></ul></div>
      </content></entry></feed>""")
    assert ad.id == "tag:1"
    assert parts(ad) == {
        "title": "Packers & movers",
        "text": "Cold store.\n\nRoom\nBus",
        "contact": "Ann ann@jobs.example",
        "url": "http://jobs.example/1",
    }


def test_a_job_of_a_board_is_an_advert_with_its_fields():
    first, second = of("""<source><publisher>Jobs</publisher>
      <job><title><![CDATA[Packer]]></title><referencenumber>7</referencenumber>
        <company>Fish & Sons</company><city>Hull</city><country>GB</country>
        <salary>£12 an hour</salary><description><![CDATA[<li>Room</li><li>Bus</li>]]></description>
        <position>any</position></job>
      <job><title>Cook</title><description>Start now</description></job></source>""")
    assert (first.id, second.source) == ("7", "f.xml#2")
    assert parts(first) == {
        "title": "Packer, any"[:6],
        "company": "Fish & Sons",
        "location": "Hull, GB",
        "salary": "£12 an hour",
        "text": "Room\nBus",
    }


def test_rdf_and_the_oldest_rss_are_read():
    (ad,) = of("""<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x">
      <title>Jobs</title></channel><item rdf:about="y"><title>Packer</title>
      <description>Cold store.</description></item></rdf:RDF>""")
    assert parts(ad) == {"title": "Packer", "text": "Cold store."}


@pytest.mark.parametrize(
    "text",
    [
        "<rss><item><title>Packer</title><description>Room & bus</description></item>",
        "<rss><item><title>Packer</title><description>Room & bus</description>",
        "<rss><item><title>Packer</title><description>Room & bus<item><title>x</title></rss>",
        "<rss><item><title>Packer</title><description>Room &amp; <br>bus</description></item>",
        "<rss><item><title>Packer</title><description><![CDATA[Room & bus</description></item>",
        "<rss><item><title>Packer</title><description>Room &amp;amp; bus</description></item>",
        "<RSS><ITEM><TITLE>Packer</TITLE><DESCRIPTION>Room &#38; bus</DESCRIPTION></ITEM></RSS>",
        "<rss><item a=b><title>Packer</title><description>Room & <x:y/>bus</description></item>",
    ],
)
def test_a_badly_written_feed_is_read_all_the_same(text):
    ad = of(text)[0]
    assert parts(ad)["title"] == "Packer"
    assert parts(ad)["text"].replace("\n", " ").startswith("Room & bus")


def test_a_feed_is_read_in_the_encoding_that_it_names():
    text = "<?xml version='1.0' encoding='windows-1251'?><rss><item><title>Работа</title>"
    (ad,) = of((text + "<description>На склад</description></item></rss>").encode("cp1251"))
    assert parts(ad) == {"title": "Работа", "text": "На склад"}


def test_a_feed_without_an_entry_says_so():
    assert of("<rss><channel><title>x</title></channel></rss>") == [
        Skipped("f.xml", "a feed without an entry")
    ]


def test_an_entry_without_a_text_is_told_and_the_next_is_read():
    bare, ad = of(
        "<rss><item><title>x</title></item><item><description>y</description></item></rss>"
    )
    assert bare.source == "f.xml#1"
    assert bare.reason.startswith("no key for the text; keys here: 'title'")
    assert ad.text == "y"


def test_a_key_that_a_person_names_is_taken():
    (ad,) = of("<rss><item><notice>Cold hands</notice></item></rss>", mapping={"text": "notice"})
    assert parts(ad) == {"text": "Cold hands"}


def test_no_entity_of_a_feeds_own_is_expanded():
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    text = f"{bomb}<!ENTITY file SYSTEM 'file:///etc/passwd'>]><rss><item><description>&i;&file;"
    begun = time.process_time()
    assert recognise(text.encode(), "-") == "feed"
    (ad,) = of(text + "</description></item></rss>")
    assert time.process_time() - begun < 0.5
    assert ad.text == "&i;&file;"


def test_a_feed_over_the_limit_is_cut_and_says_so():
    text = "<rss>" + "<item><description>words of an advert</description></item>" * 9
    *ads, last = of(text, limits=Limits(value=200))
    assert 3 <= len(ads) <= 4
    assert last.reason.startswith("only the first")


def test_a_feed_of_json_gives_its_entries():
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Jobs",
        "description": "All that is open",
        "items": [
            {
                "id": "1",
                "url": "http://jobs.example/1",
                "title": "Packer",
                "summary": "Cold store.",
                "content_html": "<p>Cold store.</p>" + "<p>Room &amp; bus are free.</p>" * 20,
                "authors": [{"name": "Ann"}],
            },
            {"id": "2", "content_text": "Cooks wanted"},
            7,
        ],
    }
    first, second, bad = read(io.BytesIO(json.dumps(feed).encode()), "f.json")
    assert (first.id, first.source, first.notes) == ("1", "f.json#1", ())
    assert parts(first)["text"].startswith("Cold store.\n\nRoom & bus are free.")
    assert (parts(first)["title"], parts(first)["contact"]) == ("Packer", "Ann")
    assert parts(second) == {"text": "Cooks wanted"}
    assert isinstance(bad, Skipped)


@pytest.mark.parametrize(
    "text",
    [
        "<rss>" + "<item>" * 60_000,
        "<rss><item>" + "<a>" * 100_000,
        "<rss><item><a>" + "<a>x</b>" * 60_000,
        "<rss><item><description>" + "&lt;p&gt;" * 50_000,
        "<rss><item>" + "<title>x</title>" * 20_000,
        "<rss><item><title>" + "<![CDATA[" * 50_000,
    ],
)
def test_a_hostile_feed_is_read_in_time(text):
    begun = time.process_time()
    of(text)
    assert time.process_time() - begun < 0.5 + 8e-6 * len(text)


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b'<?xml version="1.0"?><!-- x --><rss version="2.0">', "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        (b'<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="x">', "feed"),
        (b"<source>\n<job>", "feed"),
        (b'<!DOCTYPE rss PUBLIC "-//x" "http://x"><rss>', "feed"),
        (b"<feedback>great job</feedback>", "text"),
    ],
)
def test_a_feed_is_known_by_how_it_begins(head, form):
    assert recognise(head, "-") == form


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"]), max_size=12)


@given(
    st.lists(st.dictionaries(st.sampled_from(["title", "company", "notice"]), WORDS, max_size=3))
)
def test_a_well_written_feed_is_read_as_a_parser_of_xml_reads_it(records):
    text = "".join(
        f"<item>{''.join(f'<{k}>{escape(v)}</{k}>' for k, v in record.items())}</item>"
        for record in records
    )
    text = f"<rss>{text}</rss>"
    known = [
        {each.tag: (each.text or "").strip() for each in item}
        for item in ET.fromstring(text)  # noqa: S314
    ]
    plain = [{k: v for k, v in item.items() if v} for item in known]
    if not any("&" in v or "<" in v for item in plain for v in item.values()):
        assert list(items(text)) == plain


@given(st.data())
def test_a_feed_with_a_piece_cut_out_never_breaks(data):
    whole = (SAMPLES / data.draw(st.sampled_from(["offers.rss", "offers.atom"]))).read_bytes()
    at, until = sorted(data.draw(st.tuples(*[st.integers(0, len(whole))] * 2)))
    for found in of(whole[:at] + whole[until:]):
        assert isinstance(found, Ad | Skipped)
