import re
import sys
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from io import BytesIO, TextIOWrapper
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import ATTACKS, hostile, many, page, said, tree
from program import HIGH, OWN, call, spawn
from reports import (
    HELP,
    LURE,
    Messages,
    advert,
    fixed,
    lure,
    news,
    question,
    quiet_office,
    sign,
    translated,
    unreadable,
    words,
)
from test_visible import TEXTS

from screenad.model import Contact, Evidence, Level, Skipped, Span, State
from screenad.outputs import FORMATS, Style
from screenad.outputs.messages import ENGLISH
from screenad.translation import Translation

PAGES = {
    "one": page(lure()),
    "nothing found": page(quiet_office()),
    "many": page(*fixed()),
    "hostile": page(hostile()),
    "hostile, many": page(hostile(), Skipped(ATTACKS[4], ATTACKS[0]), *fixed()),
    "unread": page(unreadable()),
    "none": page(),
}
PLAIN = len(list(tree(page(advert("plain"))).iter()))
every_page = pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)


def headings(text, *levels):
    return [said(each) for each in tree(text).iter() if each.tag in levels]


def rows(text):
    return tree(text).findall(".//ul[@id='list']/li")


def with_class(element, name):
    return [each for each in element.iter() if name in each.get("class", "").split()]


@every_page
def test_a_page_is_valid_html(text):
    assert tree(text).find("body") is not None


@every_page
def test_the_policy_allows_this_style_and_this_script_and_nothing_else(text):
    parsed = tree(text)
    (policy,) = (
        each.get("content")
        for each in parsed.iter("meta")
        if each.get("http-equiv") == "Content-Security-Policy"
    )
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert allowed["default-src"] == allowed["base-uri"] == allowed["form-action"] == "'none'"
    for kind in ("style", "script"):
        hashes = {
            f"'sha256-{b64encode(sha256(each.text.encode()).digest()).decode()}'"
            for each in parsed.iter(kind)
        }
        assert hashes <= {allowed[f"{kind}-src"]}
        assert len(hashes) == len(list(parsed.iter(kind))) <= 1


@every_page
def test_a_page_refers_to_nothing_but_itself(text):
    parsed = tree(text)
    names = [each.get("id") for each in parsed.iter() if each.get("id")]
    assert len(names) == len(set(names))
    for each in parsed.iter():
        named = {str(name) for name in each.attrib}
        assert not {"src", "style", "action", "srcset", "data", "poster"} & named
        assert not [name for name in named if name.startswith("on")]
        for reference in (each.get("href"), each.get("for"), each.get("aria-labelledby")):
            if reference is not None:
                assert reference.removeprefix("#") in names
    assert "url(" not in text
    assert "@import" not in text


def test_the_same_input_gives_the_same_bytes_whatever_the_order_of_sets():
    text = f"{HIGH}\n{LURE}".encode()
    pages = {spawn(*OWN, "-f", "html", stdin=text, PYTHONHASHSEED=seed).stdout for seed in "123"}
    assert len(pages) == 1
    assert b"passport" in pages.pop()


@every_page
def test_no_page_calls_an_advert_safe(text):
    assert not re.search(r"\bsafe", re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.DOTALL))


def test_one_advert_reads_like_a_letter():
    assert headings(PAGES["one"], "h1", "h2") == [
        "CRITICAL RISK - many strong signs of labour abuse and trafficking",
        ENGLISH["heading.next"],
        ENGLISH["heading.lines"],
        ENGLISH["heading.harms"],
        ENGLISH["heading.advert"],
        ENGLISH["heading.signs"],
        ENGLISH["heading.points"],
        ENGLISH["heading.protective"],
        ENGLISH["heading.notes"],
        ENGLISH["heading.limits"],
    ]
    assert not list(tree(PAGES["one"]).iter("form"))


def test_no_signs_never_sound_like_an_all_clear():
    body = said(tree(PAGES["nothing found"]).find("body"))
    assert ENGLISH["means.none"] in body
    assert ENGLISH["limits"] in body
    assert ENGLISH["limits.none"] in body


def test_many_adverts_are_a_list_with_the_most_serious_first():
    levels = [row.get("data-level") for row in rows(PAGES["many"])]
    assert levels == ["critical", "high", "none", "", "", "", None]
    assert headings(PAGES["many"], "h1", "h2") == [
        ENGLISH["html.title"],
        ENGLISH["html.glance"],
        ENGLISH["html.adverts"],
        ENGLISH["heading.lines"],
        ENGLISH["heading.limits"],
    ]


def test_help_lines_and_limits_stand_once_on_a_page_of_many():
    text = page(lure(), lure(), replace(lure(), lines=HELP[:1]))
    assert text.count("Labour office (PH)") == 1
    assert text.count(ENGLISH["limits"]) == text.count(ENGLISH["limits.none"]) == 1


def test_a_record_that_could_not_be_read_is_listed_with_the_reason():
    last = rows(PAGES["many"])[-1]
    assert last.get("data-state") == "unread"
    assert "not JSON: a comma is missing at column 7" in said(last)
    assert "ads.jsonl:18" in said(rows(PAGES["unread"])[0])


def test_a_source_that_is_an_address_is_spoilt_and_the_name_of_a_file_is_not():
    shown = page(Skipped("https://example.net/x", "not fetched"), lure())
    assert "hxxps://example[.]net/x" in shown
    assert "ad.txt" in shown


def test_an_empty_run_is_a_page_that_says_so():
    assert "Summary of 0 adverts" in PAGES["none"]
    assert rows(PAGES["none"]) == []


def test_signs_are_marked_in_place_and_numbered():
    parsed = tree(PAGES["one"])
    (text,) = with_class(parsed, "text")
    assert [each.text for each in text.iter("mark")] == [
        "HR keeps your passport",
        "leave after the contract, or pay back 4,000 USD",
        "manager on T3legram",
    ]
    numbers = list(text.iter("a"))
    assert [each.text for each in numbers] == ["1", "2", "3"]
    signs = [parsed.find(f".//li[@id='{each.get('href')[1:]}']") for each in numbers]
    assert ["passport" in said(signs[0]), "pay to leave" in said(signs[1])] == [True, True]
    back = [each.find(".//a").get("href")[1:] for each in signs]
    assert back == [each.get("id") for each in numbers]


def test_overlapping_signs_share_a_mark_with_each_number_where_its_words_end():
    text = "pay the whole fee today"
    first = Evidence(Span(0, 17), "text", 0, 17, text[:17])
    second = Evidence(Span(8, 23), "text", 8, 23, text[8:])
    parsed = tree(page(advert(text, findings=(sign("a", 2, first), sign("b", 1, second)))))
    (drawn,) = with_class(parsed, "text")
    assert said(drawn) == "pay the whole fee1 today2"


def test_each_sign_has_its_points_reason_and_sources_and_they_add_up():
    (first, *_) = with_class(tree(PAGES["one"]), "sign")
    words = " ".join(said(first).split())
    assert words.startswith("1 Somebody else would keep your passport +45 HR keeps your passport")
    assert "indicators: ILO-7; sources: ILO11, FBI23" in words
    assert "45 + 28 + 7 - 4 = 76 points" in PAGES["one"]


def test_what_checks_the_work_is_there():
    (checks,) = with_class(tree(PAGES["one"]), "checks")
    assert f"SHA-256 of the text: {sha256(LURE.encode()).hexdigest()}" in said(checks)
    assert "rules: version 1.0, digest sha256:0a1b" in said(checks)
    assert "telegram: bavet_dream_jobs" in said(checks)


def test_what_a_text_mentions_is_explained_without_points():
    parsed = tree(page(news()))
    assert ENGLISH["heading.mentions"] in headings(page(news()), "h2")
    assert with_class(parsed, "points") == []


def test_charts_count_verdicts_signs_and_contacts():
    charts = {
        said(chart.find("caption")): {
            said(row.find("th")): row.findall("td")[-1].text for row in chart.findall("tbody/tr")
        }
        for chart in tree(PAGES["many"]).iter("table")
    }
    assert charts[ENGLISH["html.chart.levels"]] == {
        "critical": "1",
        "high": "1",
        "no known signs": "1",
        "a warning": "1",
        "not an offer": "1",
        "too short": "1",
        "could not be read": "1",
    }
    assert charts[ENGLISH["html.chart.signs"]]["A fee first"] == "1"
    assert charts[ENGLISH["html.chart.contacts"]] == {"telegram": "1"}


def test_the_longest_bar_is_full_and_the_others_in_proportion():
    text = page(lure(), lure(), lure(), question())
    widths = [each.get("width") for each in tree(text).iter() if str(each.tag).endswith("rect")]
    assert widths[:2] == ["100.0", "33.3"]


def test_a_contact_that_is_named_twice_in_an_advert_counts_once():
    twice = replace(lure(), contacts=(*lure().contacts, Contact(Span(0, 1), "telegram", "other")))
    last = tree(page(twice, quiet_office())).findall(".//table")[-1]
    assert [each.text for each in last.findall("tbody/tr/td")[1:]] == ["1"]


def test_what_can_be_chosen_is_what_there_is():
    parsed = tree(PAGES["many"])
    values = {
        each.get("data-by"): [option.get("value") for option in each.iter("option")][1:]
        for each in parsed.iter("select")
        if each.get("data-by")
    }
    assert values == {
        "level": ["critical", "high", "none"],
        "state": ["screened", "not-an-ad", "too-short", "warning", "question", "unread"],
        "rules": ["fee-first", "passport-kept", "moves-to-app", "pay-to-leave"],
        "harms": ["fraud", "labour", "trafficking"],
        "language": ["en", "und"],
    }
    for row in parsed.findall(".//ul[@id='list']/li"):
        for name, known in values.items():
            assert set(row.get(f"data-{name}", "").split()) <= set(known)


def test_an_advert_in_two_languages_is_found_by_either():
    (first, _) = rows(page(replace(lure(), languages=("zh-Hans", "en")), quiet_office()))
    assert first.get("data-language") == "zh-Hans en"


def test_a_question_is_named_as_such_beside_its_level():
    (badge, *_) = with_class(tree(page(question(), quiet_office())), "badge")
    assert said(badge) == "high (a question)"


def test_without_a_script_nothing_is_hidden_but_the_filters():
    hidden = [each.get("id") for each in tree(PAGES["many"]).iter() if "hidden" in each.attrib]
    assert hidden == ["filters", "keys", "nothing"]


def test_links_and_addresses_are_spoilt_wherever_they_stand():
    text = "Apply at https://jobs.example.com/x or mail boss@example.com today"
    found = Evidence(Span(9, 35), "text", 9, 35, text[9:35])
    contact = Contact(Span(9, 35), "url", "jobs.example.com/x")
    shown = page(advert(text, findings=(sign("a", 1, found),), contacts=(contact,)))
    assert "example.com" not in shown
    assert shown.count("jobs[.]example[.]com/x") == 3  # text, quote, contact
    assert "boss[at]example[.]com" in shown


def test_a_link_is_spoilt_where_a_mark_ends_inside_it():
    text = "see [www] https://jobs.example.com/x"
    found = (words(text, "[www] https://jobs"), words(text, ".example"))
    shown = page(advert(text, findings=(sign("a", 1, *found),)))
    (drawn,) = with_class(tree(shown), "text")
    assert said(drawn) == "see [www] hxxps://jobs1[.]example1[.]com/x"


def test_the_title_of_a_row_is_that_of_the_advert_or_its_first_line():
    named = advert("Cook wanted\nlong story")
    fields = (("text", Span(0, 11)), ("title", Span(12, 22)))
    titled = replace(named, ad=replace(named.ad, fields=fields))
    assert headings(page(named, titled, advert("\n \n")), "h3") == [
        "Cook wanted",
        "long story",
        ENGLISH["html.untitled"],
    ]
    (_, long) = headings(page(named, advert("word " * 90)), "h3")
    assert len(long) < 100
    assert long.endswith("…")


def test_a_page_speaks_the_readers_language_and_runs_its_way():
    assert tree(page(lure(), words=Translation("en"))).get("dir") == "ltr"
    assert tree(page(lure(), words=Translation("zh-Hant"))).get("lang") == "zh-Hant"
    arabic = Translation("ar", Messages({ENGLISH["html.title"]: "الفحص"}))
    shown = page(lure(), lure(), words=arabic)
    assert tree(shown).get("dir") == "rtl"
    assert headings(shown, "h1") == ["الفحص"]


def test_words_of_an_advert_keep_their_own_language_and_direction():
    (text,) = with_class(tree(page(replace(lure(), language="th"))), "text")
    assert (text.get("lang"), text.get("dir")) == ("th", "auto")
    (text,) = with_class(tree(page(replace(lure(), language=""))), "text")
    assert text.get("lang") is None


def test_an_encoding_that_lacks_letters_gets_references():
    stream = TextIOWrapper(BytesIO(), "cp1252")
    writer = FORMATS["html"](stream, Style(words=translated({ENGLISH["html.title"]: "é โ"})))
    for item in (lure(), advert("โอนเงิน")):
        writer.write(item)
    writer.close()
    stream.flush()
    text = stream.buffer.getvalue().decode("ascii")
    assert headings(text, "h1") == ["é โ"]
    assert headings(text, "h3")[-1] == "โอนเงิน"


@given(st.one_of(TEXTS, st.text(), st.sampled_from(ATTACKS)))
def test_no_text_becomes_markup(text):
    assert len(list(tree(page(advert(text))).iter())) == PLAIN


def test_an_attack_is_shown_letter_by_letter():
    (text,) = with_class(tree(PAGES["hostile"]), "text")
    assert "<script>window[.]ran = 1</script>" in said(text)
    assert "{{ 7 * 7 }} {% raw %} {# x #}" in said(text)
    assert "hxxps://example[.]net/pay?x=1 and name[at]example[.]net" in said(text)
    assert not set("\x1b\x00\x9b\u202e\u2066\u200f\ud800\ufffe") & set(PAGES["hostile"])


@pytest.mark.long
def test_thousands_of_adverts_are_put_aside_in_a_file():
    stream = TextIOWrapper(BytesIO(), "utf-8")
    writer = FORMATS["html"](stream, Style())
    for item in many(900):
        writer.write(item)
    assert stream.tell() == 0
    writer.close()
    stream.seek(0)
    text = stream.read()
    assert text.count('<li class="row"') == 900
    assert "Summary of 900 adverts" in text
    sources = re.findall(r'<span class="where"><bdi>(.*?)</bdi>', text)
    assert sources[:2] == ["ads.jsonl:1", "ads.jsonl:3"]
    assert sources[-1] == "ads.jsonl:900"


def test_the_ending_of_the_file_chooses_the_page(tmp_path):
    for name in ("a.html", "a.HTM"):
        done = call(*OWN, "-o", tmp_path / name, stdin=HIGH.encode())
        assert (done.status, done.out, done.err) == (0, "", "")
        shown = (tmp_path / name).read_text("utf-8")
        assert headings(shown, "h1")[0].startswith("HIGH RISK")


def test_without_its_package_a_page_is_refused_before_anything_is_read(tmp_path):
    with patch.dict(sys.modules, {"jinja2": None}):
        done = call(*OWN, "-o", tmp_path / "a.html", tmp_path / "nowhere.txt")
    assert done.status == 2
    assert "pip install 'screenad[html]'" in done.err
    assert "nowhere.txt" not in done.err
    assert list(tmp_path.iterdir()) == []


def test_levels_are_told_apart_by_shape_too():
    levels = [advert("x", level=level, findings=(sign("a", 1),)) for level in Level]
    text = page(*levels, advert("x", state=State.NOT_AN_AD))
    shapes = set(re.findall(r'href="#(shape-[a-z]+)"', text))
    assert len(shapes) == len(Level) + 1
