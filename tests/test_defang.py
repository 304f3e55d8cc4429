"""Addresses are broken, so that no program makes a link of them."""

import re
import time

import pytest
from growth import keeps_pace
from hypothesis import given
from hypothesis import strategies as st
from linkify_it import LinkifyIt

from screenad.outputs.defang import defanged

LINKS = LinkifyIt(options={"fuzzy_ip": True})
#: What GitHub makes links of, too.
WWW = re.compile(r"\bwww\.\w")
PIECES = st.sampled_from(
    [
        *(
            "http",
            "https",
            "HTTP",
            "ftp",
            "tg",
            "://",
            "//",
            "www.",
            ".",
            "..",
            "。",
            "．",
            "@",
            "＠",
        ),
        *(
            "com",
            "example",
            "xn--p1ai",
            "рф",
            "公司",
            "t.me",
            "a",
            "b-c",
            "1",
            "10",
            "255",
            "_",
            "-",
        ),
        *(" ", "\n", "/", ":", "?", "[.]", "[at]", "hxxps", "(", ")", "me", "\u200b"),
    ]
)
TEXTS = st.lists(PIECES, max_size=12).map("".join) | st.text()


@pytest.mark.parametrize(
    ("written", "broken"),
    [
        ("https://work.example.com/a.html?b=c", "hxxps://work[.]example[.]com/a[.]html?b=c"),
        ("HTTP://EXAMPLE.ORG", "HxxP://EXAMPLE[.]ORG"),
        ("tg://resolve?domain=x", "tg[:]//resolve?domain=x"),
        ("ftp://files.example.net", "ftp[:]//files[.]example[.]net"),
        ("https://localhost:8080", "hxxps://localhost:8080"),
        ("t.me/some_name", "t[.]me/some_name"),
        ("www.1a.com", "www[.]1a[.]com"),
        ("boss@mail.example.com", "boss[at]mail[.]example[.]com"),
        ("boss@intranet", "boss[at]intranet"),
        ("boss＠example。com", "boss[at]example[。]com"),
        ("работа.рф", "работа[.]рф"),
        ("пример.xn--p1ai", "пример[.]xn--p1ai"),
        ("10.0.0.1:8080", "10[.]0[.]0[.]1:8080"),
        ("加微信。example.com。", "加微信。example[.]com。"),
    ],
)
def test_an_address_is_broken_and_can_still_be_read(written: str, broken: str) -> None:
    assert defanged(written) == broken


@pytest.mark.parametrize(
    "text",
    [
        "1.900.000.000 rupiah, 1,900.50 USD, 12.30 pm, 1.5 kg, version 1.2.3",
        "Write to @some_name, e.g. today. Wait... now",
        "包吃住。USDT结算。",
        "+855 12 345 678 / C++ / a:b",
    ],
)
def test_what_is_no_address_stays(text: str) -> None:
    assert defanged(text) == text


@given(TEXTS)
def test_nothing_is_left_to_make_a_link_of(text: str) -> None:
    broken = defanged(text)
    assert not LINKS.test(broken)
    assert not WWW.search(broken)


@given(TEXTS)
def test_what_is_broken_comes_back_unchanged(text: str) -> None:
    assert defanged(defanged(text)) == defanged(text)


@given(st.text())
def test_no_letter_is_lost(text: str) -> None:
    def letters(text: str) -> str:
        kept = re.sub(r"[\[\]]|hxxp", "", text.replace("[at]", "@").replace("＠", "@"))
        return kept.replace("xx", "tt").replace("TT", "tt")

    assert letters(defanged(text)) == letters(text)


def test_a_long_text_takes_no_long_time() -> None:
    def took(text: str) -> float:
        start = time.process_time()
        defanged(text)
        return time.process_time() - start

    for piece in ("a", "a.", "1.", "@", "a@", "http", "://", "。a", "www."):
        assert keeps_pace(took, piece * 16_000, piece * 128_000), piece
