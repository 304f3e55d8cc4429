"""The case note: it says all that a case needs, and nothing in it is markup of the advert's."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from reports import (
    LURE,
    advert,
    fixed,
    lure,
    news,
    quiet_office,
    sign,
    translated,
    unreadable,
    words,
)
from test_commas import hostile
from test_visible import TEXTS, steering

from screenad.model import Contact, Level, Line, Pay, Period, Report, Skipped, Span, Wage
from screenad.outputs import FORMATS, Style
from screenad.outputs.blocks import code, plain
from screenad.outputs.defang import defanged
from screenad.outputs.messages import ENGLISH

AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
#: As on GitHub: tables, struck words, and links of bare addresses.
MARKDOWN = MarkdownIt("gfm-like", {"linkify": True})
MARKUP = {
    "html": "<img src=x onerror=alert(1)> <!-- <script>x</script> &lt;b&gt; &#60;",
    "links": "[pay](https://example.com) [a]: https://example.com <https://example.com> [x][y]",
    "bare links": "https://example.com www.example.com boss@example.com 10.0.0.1 example.com",
    "pictures": "![x](https://example.com/a.png) ![y][z]",
    "emphasis": "*a* **b** _c_ __d__ ***e*** ~~f~~ ~g~ a_b_c",
    "code": "`a` ``b`` ``` c ~~~ `",
    "headings": "# a\n## b\nc\n===\nd\n---",
    "lists": "- a\n+ b\n* c\n1. d\n2) e\n- [ ] f",
    "quotes": "> a\n>> b",
    "tables": "| a | b |\n|---|---|\n| c | d |",
    "lines": "---\n***\n___",
    "escapes": "\\# \\` \\[a](b) a\\",
    "fences": "```\n</code>\n```",
    "controls": "\x1b[2J \u202e \x00 \u2028 a\r# b",
    "sums": "$a$ $$b$$ :smile: ^c^ ==d== {{e}} {% f %}",
    "notes": "[^1] [^1]: a",
}
HARMLESS = {
    "paragraph", "heading", "list_item", "bullet_list", "ordered_list", "inline", "hr",
    "text", "code_inline",
}  # fmt: skip


def written(*items: Report | Skipped, **style: object) -> str:
    stream = StringIO()
    writer = FORMATS["markdown"](stream, Style(**style))  # type: ignore[arg-type]
    for item in items:
        writer.write(item)
    writer.close()
    return stream.getvalue()


def tokens(text: str) -> Iterator[Token]:
    for token in MARKDOWN.parse(text):
        yield token
        yield from token.children or ()


def kinds(text: str) -> set[str]:
    """Give what Markdown makes of a text."""
    return {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(text)}


def shape(text: str) -> list[str]:
    """Give the blocks that Markdown finds, without their words."""
    return [token.type for token in MARKDOWN.parse(text)]


def test_a_note_has_everything_that_a_case_needs() -> None:
    note = written(lure(), time=AT)
    assert note.startswith(
        "# Case note: ▲▲ CRITICAL RISK - many strong signs of labour abuse and trafficking\n"
    )
    for said in (
        "- source: `ad.txt`\n",
        "- time of screening: `2026-03-04 05:06:07 UTC`\n",
        f"- SHA-256 of the text: `{sha256(LURE.encode()).hexdigest()}`\n",
        "- version of the rules: `1.0`\n- digest of the rules: `sha256:0a1b`\n",
        "- trafficking: you could be brought somewhere by a false promise",
        "### 1. Somebody else would keep your passport (+45)\n\n- `HR keeps your passport` (text",
        "(text, characters 137 to 159)\n\nWhoever holds your papers decides whether you can leave.",
        "- indicators: ILO-7\n- sources: ILO11, FBI23\n",
        "- `manager on T3legram` (text, characters 249 to 268); these words were disguised: digits",
        "\n45 + 28 + 7 - 4 = 76 points\n",
        "### No fees are asked for (-4)\n\n- `never ask for money before you start` (text,",
        "- telegram: bavet_dream_jobs\n",
        "1. Keep your passport yourself.",
        "\n- Labour office (PH): 1-555 (workers abroad)\n",
        f"\n## {ENGLISH['heading.limits']}\n\n{ENGLISH['limits']}\n",
    ):
        assert said in note, said


def test_the_points_add_up() -> None:
    (line,) = (each for each in written(lure()).splitlines() if each.endswith("= 76 points"))
    assert eval(line.replace("=", "==").removesuffix(" points"))  # noqa: S307


def test_no_finding_is_no_promise() -> None:
    note = written(quiet_office())
    assert note.startswith("# Case note: ○ NO KNOWN SIGNS\n")
    assert note.endswith(f"\n{ENGLISH['limits.none']}\n")
    assert "safe" not in note.lower()


def test_pay_is_set_beside_what_such_work_pays_and_a_combined_sign_names_its_parts() -> None:
    text = "2,000 USD a month, free flight"
    wage = Wage("KH", 240, "2026", "estimate")
    pay = Pay(words(text, "2,000 USD").span, 2000.0, 2000.0, "USD", Period.MONTH, False,
              (2000.0, 2000.0), wage)  # fmt: skip
    signs = (
        sign("both", 9, words(text, "2,000 USD"), words(text, "flight"), joins=("much",)),
        sign("much", 9, words(text, "2,000 USD"), group="pay"),
    )
    note = written(advert(text, pay=(pay,), findings=signs))
    assert "\n\nthese signs together: \\[2\\]\n\n- `flight` (text, characters 24 to 30)\n" in note
    assert "\n- about 8 times what such work pays in Cambodia" in note
    assert (
        "\n- 2,000 USD \\[0:9\\]: pay, 2,000 USD, period: month; 2,000 US dollars a month" in note
    )


def test_more_places_than_anybody_reads_are_counted() -> None:
    text = "fee " * 30
    places = tuple(
        words(text, "fee")._replace(span=Span(n, n + 3), start=n, end=n + 3)
        for n in range(0, 120, 4)
    )
    note = written(advert(text, findings=(sign("fee", 9, *places),)))
    assert note.count("- `fee` (text, characters") == 20
    assert "\n- ... and 10 more such places\n" in note


def test_what_was_let_off_is_said_when_it_is_asked_for() -> None:
    said = "- flight-paid let off (common in hotel work): `flight and room` (text, characters 95 to"
    assert said in written(lure(), explain=True)
    assert said not in written(lure())


def test_many_notes_are_parted_and_counted() -> None:
    note = written(*fixed())
    assert shape(note).count("hr") == len(fixed())
    headings = [line for line in note.splitlines() if line.startswith("# ")]
    assert (
        headings[2] == "# Case note: ◇ A WARNING, NOT AN OFFER - this text describes harmful offers"
    )
    assert headings[-2:] == ["# Case note: could not be read", "# Summary of 7 adverts"]
    assert "- source: `ads.jsonl:18`\n- not JSON: a comma is missing at column 7\n" in note
    assert note.endswith("- ◇ could not be read: 1\n")
    assert shape(written(lure())).count("hr") == 0


def test_what_a_warning_mentions_is_cited_too() -> None:
    assert "### 1. Passport is kept\n\n- `take the passport` (text," in written(news())


def test_the_note_is_in_the_language_of_the_reader() -> None:
    other = translated({text: f"<{key}>" for key, text in ENGLISH.items()})
    note = written(*fixed(), explain=True, time=AT, words=other)
    alone = {text for text in ENGLISH.values() if "{" not in text and len(text) > 12}
    assert [text for text in alone if text in note] == []


def test_addresses_of_the_advert_are_no_links_and_those_of_help_lines_are() -> None:
    url = "https://example.com/a"
    line = Line("INT", "Help", "https://help.example.org", "work", "2026")
    report = advert(url, findings=(sign("a", 1, words(url, url)),), lines=(line,),
                    contacts=(Contact(Span(0, 1), "url", "example.com/a"),))  # fmt: skip
    note = written(replace(report, ad=replace(report.ad, source=url)))
    links = [token.attrs["href"] for token in tokens(note) if token.type == "link_open"]
    assert links == ["https://help.example.org"]
    assert "- source: `hxxps://example[.]com/a`\n" in note
    assert "- `hxxps://example[.]com/a` (text" in note
    assert "- url: example\\[.\\]com/a\n" in note


@pytest.mark.parametrize("text", MARKUP.values(), ids=MARKUP)
def test_markup_of_an_advert_is_shown_and_not_obeyed(text: str) -> None:
    # Addresses of rules are links: they name who helps.
    ruled = defanged(text)
    note = written(hostile(text, ruled), Skipped(text, text), explain=True)
    assert kinds(note) <= HARMLESS
    assert shape(note) == shape(written(hostile("word"), Skipped("word", "word"), explain=True))
    assert steering(note) == []


@given(TEXTS | st.text("`*_[]()<>#|~$&!\\ -+=1.:/@aw\n"))
def test_any_text_leaves_the_note_as_it_is(text: str) -> None:
    # Before and after it words of the program's: a note without words has fewer lines.
    note = written(hostile(f"w {text} w", defanged(f"w {text} w")), Skipped(text, f"w {text}"))
    assert kinds(note) <= HARMLESS
    assert shape(note) == shape(written(hostile("w"), Skipped("w", "w")))
    assert steering(note) == []


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_escaped_words_read_as_they_were(text: str) -> None:
    line = " ".join(text.split()) or "w"
    for made in (plain(line), code(line)):
        (inline,) = (token for token in MarkdownIt("commonmark").parse(made) if token.children)
        assert "".join(child.content for child in inline.children or ()) == line


def test_levels_have_the_words_of_the_report() -> None:
    for level in Level:
        report = advert("x", level=level, findings=(sign("a", 1),))
        stream = StringIO()
        FORMATS["report"](stream, Style()).write(report)
        verdict = stream.getvalue().splitlines()[0]
        assert written(report).startswith(f"# Case note: {verdict}\n")


def test_a_plain_stream_gets_plain_signs() -> None:
    assert written(lure(), unicode=False).startswith("# Case note: (!!!) CRITICAL RISK")


def test_an_unread_record_of_its_own_has_a_note() -> None:
    assert written(unreadable()).count("\n") == 4
