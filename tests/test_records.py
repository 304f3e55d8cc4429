"""One JSON value to an advert: fields, nested values, and what is no advert."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screenad.inputs import Wants, read
from screenad.model import Ad, Skipped

OFFER = "Packers wanted in a cold store. Room and bus are free, pay every Friday."


def all_of(data, name="-", form="", **mapping):
    return list(read(io.BytesIO(data), name, form, Wants(mapping)))


def one(value, **mapping):
    (found,) = all_of(json.dumps(value).encode(), "ads.jsonl", "jsonl", **mapping)
    return found


def parts(ad):
    return {field: ad.text[span.start : span.end] for field, span in ad.fields}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"null", "null is no advert: an object or a text in quotes is"),
        (b"true", "true or false is no advert: an object or a text in quotes is"),
        (b"1500.50", "a number is no advert: an object or a text in quotes is"),
        (b"NaN", "a number is no advert: an object or a text in quotes is"),
        (b'["a"]', "a list is no advert: an object or a text in quotes is"),
        (b'""', "there is no text"),
        (b'" \\n "', "there is no text"),
        (b'{"text": ""}', "there is no text"),
        (b'{"text": null, "id": 3}', "there is no text"),
        (b"{}", "no key for the text; keys here: none (try --map text='KEY')"),
        (
            b'{"foo": "x", "bar": "a longer text"}',
            "no key for the text; keys here: 'foo', 'bar' (try --map text='bar')",
        ),
        (b"[" * 100_000, "not readable: brackets nested too deeply"),
        (b'{"text": ' + b"[" * 400 + b"]" * 400 + b"}", "not readable: brackets nested too deeply"),
    ],
)
def test_what_is_no_advert_says_why(line, reason):
    assert all_of(line, "ads.jsonl", "jsonl") == [Skipped("ads.jsonl:1", reason)]


def test_only_the_first_keys_are_listed():
    assert one({f"k{n}": "" for n in range(10)}).reason.startswith(
        "no key for the text; keys here: 'k0', 'k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7' and 2 more"
    )


def test_fields_are_laid_out_below_one_another_and_know_where_they_stand():
    ad = one(
        {
            "text": OFFER,
            "url": "https://jobs.example.com/1",
            "contact": "hr@example.com",
            "salary": 1500.0,
            "location": "Gdynia",
            "company": "Frost & Co",
            "title": "Packer",
        }
    )
    assert list(parts(ad)) == ["title", "company", "location", "salary", "text", "contact", "url"]
    assert parts(ad)["salary"] == "1500.0"
    assert ad.text == "\n\n".join(parts(ad).values())


@pytest.mark.parametrize(
    "key",
    [
        "description",
        "jobDescription",
        "Job Description",
        "job_description",
        "正文",
        "รายละเอียด",
        "Mô tả",
    ],
)
def test_the_text_is_found_under_the_names_of_many_boards(key):
    assert parts(one({key: OFFER})) == {"text": OFFER}


def test_all_the_texts_of_a_record_are_read_and_none_twice():
    ad = one(
        {"description": "First.", "requirements": ["a", "b"], "body": "First.", "notes": "irs"}
    )
    assert parts(ad)["text"] == "First.\n\na\nb"


def test_a_record_with_very_many_texts_is_read_in_short_time():
    ad = one({"te" + "_" * n + "xt": f"part {n}" for n in range(2000)})
    assert ad.text.count("part") == 2000


def test_every_contact_and_place_counts_but_only_one_company():
    ad = one(
        {
            "text": OFFER,
            "phone": 123456,
            "telegram": "@packer_demo",
            "city": "Gdynia",
            "country": "PL",
            "employer": "Agency",
            "company": "Frost",
            "name": "Packer",
        }
    )
    found = parts(ad)
    assert (found["contact"], found["location"]) == ("123456\n@packer_demo", "Gdynia, PL")
    assert (found["company"], found["title"]) == ("Frost", "Packer")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("1500", "1500"),
        ({"amount": 1500, "currency": "USD"}, "USD 1500"),
        ({"min": 1000, "max": 2000, "currency": "USD"}, "USD 1000-2000"),
        ({"max": 2000, "currency": "USD", "period": "Week"}, "USD up to 2000 per week"),
        (
            {
                "@type": "MonetaryAmount",
                "currency": "EUR",
                "value": {"@type": "QuantitativeValue", "minValue": 12.5, "unitText": "HOUR"},
            },
            "EUR 12.5 per hour",
        ),
        ({"amount": "negotiable", "currency": "USD"}, "negotiable, USD"),
        ({"amount": 1500, "currency": "USD", "remark": "after fees"}, "1500, USD, after fees"),
        (["1500", None, "bonus"], "1500, bonus"),
        ({"text": ["1500", True], "id": 4, "logo": "x.png"}, "1500"),
    ],
)
def test_pay_is_said_as_in_an_advert(value, words):
    assert parts(one({"text": OFFER, "salary": value}))["salary"] == words


def test_pay_in_several_keys_is_one_amount():
    ad = one({"text": OFFER, "min_amount": 900, "max_amount": 1200, "currency": "PLN"})
    assert parts(ad)["salary"] == "PLN 900-1200"


def test_pay_in_keys_that_are_no_amount_keeps_every_word():
    ad = one({"text": OFFER, "salary": "900 to 1200", "currency": "PLN"})
    assert parts(ad)["salary"] == "900 to 1200 PLN"


def test_nested_objects_are_laid_out_as_a_reader_would_see_them():
    place = {"@type": "Place", "address": {"addressLocality": "Gdynia", "addressCountry": "PL"}}
    ad = one({"text": OFFER, "jobLocation": place, "hiringOrganization": {"name": "Frost"}})
    assert (parts(ad)["location"], parts(ad)["company"]) == ("Gdynia, PL", "Frost")


def test_map_says_which_key_holds_a_field():
    record = {"text": "not this", "post": {"body": [{"t": OFFER}]}, "who": "Frost", "k.e": "9"}
    ad = one(record, text="post.body.0.t", company="who", id="k.e")
    assert parts(ad) == {"company": "Frost", "text": OFFER}
    assert ad.id == "9"


@pytest.mark.parametrize("key", ["nowhere", "post.x", "post.0", "list.7", "list.x", "who.a"])
def test_a_mapped_key_that_is_missing_is_said(key):
    record = {"post": {"y": 1}, "list": ["a"], "who": "Frost", "text": OFFER}
    assert one(record, text=key).reason == (
        f"no key {key!r} (from --map); keys here: 'post', 'list', 'who', 'text'"
    )


def test_a_long_text_under_an_unknown_key_is_not_passed_over_in_silence():
    record = {"text": OFFER, "small_print": "word " * 60}
    assert one(record).notes == (
        "not read: 'small_print' (--map text=KEY says which key holds the text)",
    )
    assert one(record, company="small_print").notes == ()


def test_a_list_of_adverts_in_one_object_is_opened():
    data = b'{"total": 2, "jobs": [{"text": "one"}, {"text": "two"}], "tags": []}'
    assert [(ad.source, ad.text) for ad in all_of(data)] == [("-:1#1", "one"), ("-:1#2", "two")]


def test_half_a_surrogate_pair_and_a_nul_are_replaced_in_place():
    ad = one({"text": "a\ud800b\0c", "id": "x\udfff"})
    assert (ad.text, ad.id) == ("a\ufffdb\ufffdc", "x\ufffd")


def test_a_whole_pair_is_one_character():
    (ad,) = all_of(b'{"text": "\\ud83d\\ude00 work"}')
    assert ad.text == "\U0001f600 work"


def test_a_bare_tab_inside_a_string_loses_nothing():
    assert all_of(b'{"text": "a\tb"}')[0].text == "a\tb"


def test_a_number_of_ten_thousand_digits_is_only_text():
    (ad,) = all_of(b'{"text": ' + b"9" * 10_000 + b"}")
    assert len(ad.text) == 10_000


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["text", "salary", "min", "currency", "jobs", "@x", "q"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=20,
    )
)
def test_spans_cut_out_the_fields_in_their_order(value):
    for found in all_of(json.dumps(value).encode(), "x", "jsonl"):
        if isinstance(found, Ad):
            assert "\n\n".join(parts(found).values()) == found.text
            found.text.encode("utf-8")
