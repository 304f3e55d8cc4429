import re
import time
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import page
from reports import (
    KEEP_IT,
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
from rich.cells import cell_len
from test_visible import TEXTS, steering

from screenad.model import (
    Contact,
    Disguise,
    Excused,
    Finding,
    Harm,
    Level,
    Pay,
    Report,
    Skipped,
    Span,
    State,
    Wage,
)
from screenad.outputs import FORMATS, Style
from screenad.outputs.joined import own
from screenad.outputs.messages import COUNTED, ENGLISH
from screenad.translation import Translation

GATE = "too few kinds of signs"
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def shown(*items: Report | Skipped, **style: object) -> str:
    stream = StringIO()
    writer = FORMATS["report"](stream, Style(**style))  # type: ignore[arg-type]
    for item in items:
        writer.write(item)
    writer.close()
    return stream.getvalue()


def section(text: str, heading: str) -> list[str]:
    """Give the lines below a heading, up to the next empty line."""
    return text.split(f"\n{ENGLISH[heading]}\n", 1)[1].split("\n\n", maxsplit=1)[0].splitlines()


@pytest.mark.parametrize(
    ("level", "first"),
    [
        (Level.CRITICAL, "▲▲ CRITICAL RISK - many strong signs of fraud"),
        (Level.HIGH, "▲ HIGH RISK - strong signs of fraud"),
        (Level.MEDIUM, "◆ MEDIUM RISK - clear signs of fraud"),
        (Level.LOW, "● LOW RISK - weak signs of fraud"),
        (Level.NONE, "○ NO STRONG SIGNS - only signs that many ordinary offers have too"),
    ],
)
def test_the_first_line_is_the_level_in_words(level: Level, first: str) -> None:
    report = advert("x", level=level, findings=(sign("a", 1),), harms={Harm.FRAUD: 1})
    assert shown(report).splitlines()[0] == first


@pytest.mark.parametrize(
    ("points", "named"),
    [
        ((0, 0, 0), "harm"),
        ((9, 0, 0), "fraud"),
        ((0, 5, 9), "trafficking and labour abuse"),
        ((9, 8, 7), "fraud, labour abuse and trafficking"),
        ((2, 0, 9), "trafficking"),
    ],
)
def test_the_first_line_names_the_main_harms(points: tuple[int, int, int], named: str) -> None:
    report = advert("x", level=Level.HIGH, harms=dict(zip(Harm, points, strict=True)))
    assert shown(report).splitlines()[0].endswith(f"strong signs of {named}")


@pytest.mark.parametrize("state", [State.NOT_AN_AD, State.TOO_SHORT, State.WARNING])
def test_a_text_that_cannot_be_judged_has_a_first_line_of_its_own(state: State) -> None:
    lines = shown(advert("x", state=state)).splitlines()
    assert lines[0] == f"◇ {ENGLISH[f'head.{state}']}"
    assert ENGLISH["limits.none"] not in shown(advert("x", state=state))


def test_a_level_is_said_whatever_the_state() -> None:
    report = advert("x", state=State.TOO_SHORT, level=Level.HIGH, findings=(sign("a", 40),))
    text = shown(report)
    assert text.startswith("▲ HIGH RISK")
    assert ENGLISH["means.too-short"] in text


def test_a_question_addresses_the_reader() -> None:
    text = shown(question())
    assert text.startswith("▲ You asked about an offer: HIGH RISK - strong signs of fraud\n")
    assert ENGLISH["means.question"] in text


def test_no_signs_never_sounds_like_an_all_clear() -> None:
    text = shown(quiet_office())
    assert text.startswith("○ NO KNOWN SIGNS\n")
    assert "never means that the offer is fine" in text
    assert section(text, "heading.limits") == [
        "  " + ENGLISH["limits"],
        "  " + ENGLISH["limits.none"],
    ]


def test_the_word_safe_is_never_used() -> None:
    assert "safe" not in " ".join(ENGLISH.values()).lower()


def test_the_source_and_the_id_are_named() -> None:
    report = quiet_office()
    named = replace(report, ad=replace(report.ad, id="A-7"))
    assert "\n  Advert: ad.txt\n" in shown(report)
    assert "\n  Advert: ad.txt (A-7)\n" in shown(named)


def test_signs_are_marked_in_place_and_numbered() -> None:
    assert section(shown(lure()), "heading.advert")[2:5] == [
        "  │ On arrival «HR keeps your passport»[1] for the visa office",
        "  │ You may «leave after the contract, or pay back 4,000 USD»[2]",
        "  │ Write to our «manager on T3legram»[3]: @bavet_dream_jobs",
    ]


def test_without_unicode_the_report_is_ascii() -> None:
    text = shown(lure(), unicode=False, explain=True)
    assert text.isascii()
    assert text.startswith("(!!!) CRITICAL RISK")
    assert "  | On arrival <<HR keeps your passport>>[1] for" in text


def test_with_colour_the_marks_are_underlined() -> None:
    text = shown(lure(), color=True)
    assert "\x1b[1;4;38;5;166mHR keeps your passport\x1b[0m\x1b[1;38;5;166m[1]\x1b[0m" in text
    assert "«" not in text


@pytest.mark.parametrize("width", [None, 60, 80, 120])
def test_colour_changes_nothing_but_colour_and_brackets(width: int | None) -> None:
    plain = re.sub("[«»│]", "", shown(news(), width=width))
    coloured = re.sub(f"{ESCAPES.pattern}|│", "", shown(news(), width=width, color=True))
    assert coloured.split() == plain.split()


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("color", [False, True])
def test_no_row_is_wider_than_asked(width: int, color: bool) -> None:
    text = ESCAPES.sub("", shown(*fixed(), width=width, color=color, explain=True))
    assert max(map(cell_len, text.splitlines())) <= width


def test_wide_terminals_get_rows_that_can_be_read() -> None:
    assert max(map(cell_len, shown(lure(), width=200).splitlines())) <= 100


def test_without_a_width_nothing_is_wrapped() -> None:
    long = "word " * 300 + "end"
    assert f"│ {long}\n" in shown(advert(long))


def test_overlapping_signs_share_their_brackets() -> None:
    text = "Pay the fee now to our manager, please"
    report = advert(
        text,
        findings=(
            sign("a", 3, words(text, "the fee now")),
            sign("b", 2, words(text, "fee now to our manager")),
            sign("c", 1, words(text, "now to our manager")),
        ),
    )
    assert "│ Pay «the fee now[1] to our manager»[2][3], please" in shown(report)


def test_a_sign_over_two_lines_is_bracketed_in_both() -> None:
    text = "we keep\nyour passport here"
    report = advert(text, findings=(sign("a", 3, words(text, "keep\nyour passport")),))
    assert section(shown(report), "heading.advert") == [
        "  │ we «keep»",
        "  │ «your passport»[1] here",
    ]
    assert "      │ keep your passport\n" in shown(report)


def test_a_long_advert_shows_the_lines_with_signs() -> None:
    text = "\n".join(f"line {number}" for number in range(40))
    report = advert(text, findings=(sign("a", 3, words(text, "line 10"), words(text, "line 13")),))
    assert section(shown(report), "heading.advert") == [
        "  │ …",
        "  │ line 9",
        "  │ «line 10»[1]",
        "  │ line 11",
        "  │ line 12",
        "  │ «line 13»[1]",
        "  │ line 14",
        "  │ …",
    ]


def test_a_long_advert_shows_its_edges_when_the_signs_are_there() -> None:
    text = "\n".join(f"line {number}." for number in range(40))
    found = sign("a", 3, words(text, "line 0."), words(text, "line 39."))
    assert section(shown(advert(text, findings=(found,))), "heading.advert") == [
        "  │ «line 0.»[1]",
        "  │ line 1.",
        "  │ …",
        "  │ line 38.",
        "  │ «line 39.»[1]",
    ]


def test_a_long_advert_without_signs_shows_its_opening() -> None:
    text = "\n".join(f"line {number}" for number in range(40))
    assert section(shown(advert(text)), "heading.advert.plain") == [
        "  │ line 0",
        "  │ line 1",
        "  │ line 2",
        "  │ …",
    ]


def test_a_megabyte_in_one_line_shows_what_is_near_its_signs() -> None:
    text = "a" * 500_000 + " pay first " + "b" * 500_000 + " pay later " + "c" * 9000
    report = advert(
        text, findings=(sign("a", 3, words(text, "pay first"), words(text, "pay later")),)
    )
    (line,) = section(shown(report), "heading.advert")
    assert line.startswith("  │  … aaa")
    assert line.endswith("ccc …")
    assert "a «pay first»[1] b" in line
    assert "b … b" in line
    assert len(line) < 500


def test_a_megabyte_without_signs_shows_its_start() -> None:
    assert section(shown(advert("a" * 1_000_000)), "heading.advert.plain") == [
        "  │ " + "a" * 80 + " …"
    ]


def test_a_sign_as_long_as_the_advert_shows_both_ends() -> None:
    text = "a" * 9000
    report = advert(text, findings=(sign("a", 3, words(text, text)),))
    (line,) = section(shown(report), "heading.advert")
    assert line == f"  │ «{'a' * 80}» … «{'a' * 80}»[1]"
    assert f"      │ {'a' * 100} … {'a' * 100}\n" in shown(report)


def test_a_sign_over_many_lines_shows_where_it_starts_and_ends() -> None:
    text = "\n".join(f"line {number}." for number in range(40))
    found = sign("a", 3, words(text, text[text.index("line 5") : text.index(" 30.")]))
    assert section(shown(advert(text, findings=(found,))), "heading.advert") == [
        "  │ …",
        "  │ line 4.",
        "  │ «line 5.»",
        "  │ «line 6.»",
        "  │ …",
        "  │ «line 29.»",
        "  │ «line»[1] 30.",
        "  │ line 31.",
        "  │ …",
    ]


def test_the_colour_of_the_level_ends_with_its_words() -> None:
    first = shown(question(), color=True, quiet=True).splitlines()[0]
    assert "▲ high \x1b[0m\x1b[38;5;244m (a question)\x1b[0m ad.txt" in first


def test_each_sign_says_its_points_its_words_and_why() -> None:
    assert section(shown(lure()), "heading.signs")[4:8] == [
        "      │ leave after the contract, or pay back 4,000 USD",
        "      A debt for leaving ties people to a place, however bad it is.",
        "  [3] You are asked to go on in a private chat (+7)",
        "      │ manager on T3legram",
    ]
    assert "these words were disguised: digits or signs in place of letters" in shown(lure())


def test_a_sign_without_words_or_reason_is_still_a_sign() -> None:
    report = advert("x", findings=(sign("a", 3, why="", title="Two things at once"),))
    assert section(shown(report), "heading.signs") == ["  [1] Two things at once (+3)"]


def test_of_many_places_three_are_quoted() -> None:
    text = "fee1 fee2 fee3 fee4 fee5 fee1"
    quotes = [words(text, f"fee{number}") for number in range(1, 6)]
    report = advert(text, findings=(sign("a", 3, *quotes),))
    assert section(shown(report), "heading.signs")[1:5] == [
        "      │ fee1",
        "      │ fee2",
        "      │ fee3",
        "      ... and 2 more such places",
    ]


def test_the_addends_are_printed_and_add_up() -> None:
    report = lure()
    assert section(shown(report), "heading.points") == [
        "  45 + 28 + 7 - 4 = 76 points",
        "  The level is held at 'critical': too few kinds of signs; one kind of sign alone.",
    ]
    addends = [finding.points for finding in (*report.findings, *report.protective)]
    assert sum(addends) == report.points


def test_one_sign_is_no_sum() -> None:
    assert section(shown(question()), "heading.points") == ["  40 points, all from one sign"]


def test_protective_words_are_listed_as_cheap() -> None:
    lines = section(shown(lure()), "heading.protective")
    assert lines[:2] == [
        "  Anybody can write such words, so they count for little.",
        "  • No fees are asked for (-4)",
    ]


def test_mentions_are_numbered_and_not_counted() -> None:
    text = shown(news())
    assert section(text, "heading.mentions")[0] == "  [1] Passport is kept"
    assert "«take the passport»[1]" in section(text, "heading.text")[0]
    assert ENGLISH["heading.points"] not in text


def test_advice_is_said_once_and_ends_with_what_always_helps() -> None:
    steps = section(shown(lure()), "heading.next")
    assert steps[0] == f"  1. {KEEP_IT}"
    assert [step[:4] for step in steps] == ["  1.", "  2.", "  3.", "  4."]
    assert steps[-1] == f"  4. {ENGLISH['next.always']}"


def test_no_more_than_six_steps_are_asked_of_anybody() -> None:
    report = advert("x", advice=tuple(f"step {number}" for number in range(9)))
    assert len(section(shown(report), "heading.next")) == 6


def test_every_note_is_printed_once() -> None:
    report = quiet_office()
    noted = replace(report, ad=replace(report.ad, notes=("cut", "gb18030")), notes=("cut", "slow"))
    assert section(shown(noted), "heading.notes") == ["  • cut", "  • gb18030", "  • slow"]


def test_an_explanation_names_rules_weights_and_what_was_let_off() -> None:
    assert section(shown(lure(), explain=True), "heading.explain") == [
        "  [1] passport-kept: control, critical, 45 points, alone at most high",
        "      indicators: ILO-7",
        "      sources: ILO11, FBI23",
        "  [2] pay-to-leave: pay, high, 28 points, alone at most medium",
        "  [3] moves-to-app: channel, low, 14 points, alone at most low",
        "  • flight-paid let off (common in hotel work):",
        "    │ flight and room",
        "  • Bavet [48:53]: Bavet, KH, city, workplace",
        "  • visa office [168:179]: visa office, KH, company, taken for the workplace",
        "  • telegram: bavet_dream_jobs",
        "  languages: en",
        "  rules: version 1.0, digest sha256:0a1b",
    ]
    assert ENGLISH["heading.explain"] not in shown(lure())


def test_an_unknown_language_is_said() -> None:
    text = shown(advert("x", languages=()), explain=True)
    assert "\n  languages: not recognised\n" in text


def test_quiet_is_one_line_an_advert() -> None:
    lines = shown(*fixed(), quiet=True).splitlines()
    assert lines[0].startswith("▲▲ critical ad.txt: Somebody else would keep your passport; You")
    assert lines[1:6] == [
        "○ no known signs ad.txt",
        "◇ a warning ad.txt",
        "▲ high (a question) ad.txt: A fee first",
        "◇ too short ad.txt",
        "◇ not an offer ad.txt",
    ]
    assert lines[6] == "◇ could not be read: ads.jsonl:18: not JSON: a comma is missing at column 7"
    assert ENGLISH["summary.worst"] not in lines


def test_many_adverts_end_in_a_summary() -> None:
    text = shown(*fixed())
    worst = section(text, "summary.worst")
    assert worst[0].startswith("▲▲ critical ad.txt: Somebody else would keep your passport; You ")
    assert worst[1:] == ["▲ high (a question) ad.txt: A fee first"]
    table = text.split("\nSummary of 7 adverts\n")[1].split("\n\n")[0].splitlines()
    assert [line.split()[-1] for line in table] == ["1"] * 7
    assert len({cell_len(line) for line in table}) == 1


def test_one_advert_has_no_summary() -> None:
    assert "Summary" not in shown(lure())
    assert shown() == ""


def test_only_unread_records_have_no_worst() -> None:
    text = shown(unreadable(), unreadable())
    assert "◇ could not be read" in text
    assert ENGLISH["summary.worst"] not in text


def test_the_worst_of_many_come_first_and_equals_keep_their_order() -> None:
    low = [replace(lure(), level=Level.LOW, points=number % 3) for number in range(12)]
    named = [replace(one, ad=replace(one.ad, source=f"s{n}")) for n, one in enumerate(low)]
    worst = section(shown(*named, lure(), quiet=False), "summary.worst")
    assert re.findall(r"s\d+|ad\.txt", "".join(worst)) == [
        "ad.txt", "s2", "s5", "s8", "s11", "s1", "s4", "s7", "s10", "s0",
    ]  # fmt: skip


def test_a_translation_is_only_data() -> None:
    every = {*ENGLISH.values(), *COUNTED.values()}
    said = shown(*fixed(), explain=True, words=translated(dict.fromkeys(every, "<>")))
    alone = {text for text in ENGLISH.values() if "{" not in text and len(text) > 12}
    assert [text for text in alone if text in said] == []


@pytest.mark.parametrize("broken", ["{nobody}", "{", "{0}", "{harms.real}", "{harms!x}"])
def test_a_broken_translation_falls_back_to_english(broken: str) -> None:
    text = shown(question(), words=translated({ENGLISH["head.high"]: broken}))
    assert "HIGH RISK - strong signs of fraud" in text


def joined() -> Report:
    text = "a job in Bavet, the ticket is free"
    place, ticket = words(text, "Bavet"), words(text, "ticket is free")
    both = sign("both", 30, place, ticket, words(text, "job"), joins=("place", "ticket"))
    return advert(text, findings=(both, sign("place", 18, place), sign("ticket", 12, ticket)))


def test_a_combined_sign_names_the_signs_it_joins_and_marks_only_its_own_words() -> None:
    text = shown(joined())
    assert "a «job»[1] in «Bavet»[2], the «ticket is free»[3]" in text
    assert "these signs together: [2], [3]\n      │ job\n" in text
    assert text.count("│ Bavet") == 1


def test_every_message_is_used() -> None:
    every = Messages({})
    weak, judged = sign("a", 0), dict.fromkeys(Harm, 1)
    disguised = sign(
        "a",
        1,
        *(
            replace(words("abcdefg", c), disguise=d)
            for c, d in zip("abcdefg", Disguise, strict=True)
        ),
    )
    reports = [advert("abcdefg", level=level, harms=judged, findings=(weak,)) for level in Level]
    ones = [
        advert("abcdefg", findings=(replace(disguised, evidence=(e,)),)) for e in disguised.evidence
    ]
    named = replace(lure(), ad=replace(lure().ad, id="A-7"))
    hidden = advert("abcdefg", findings=(disguised,), languages=())
    wage = Wage("KH", 240, "2026", "estimate")
    pays = [
        Pay(Span(0, 1), worth, worth, "USD", None, part, (worth, worth), wage)
        for worth, part in ((900.0, False), (90.0, False), (900.0, True))
    ]
    paid = [
        advert("a", pay=(pay,), findings=(sign("a", 1, words("a", "a"), group="pay"),))
        for pay in pays
    ]
    style = {
        "explain": True,
        "words": Translation(catalogue=every, reviewed=False),
        "time": datetime(2026, 1, 1, tzinfo=UTC),
    }
    reached = advert("a", contacts=tuple(Contact(Span(0, 1), "phone", f"{n}") for n in range(999)))
    items = (*fixed(), *reports, *ones, named, hidden, joined(), *paid, reached, advert(""))
    for form in FORMATS.values():
        stream = BytesIO() if form.raw else StringIO()
        writer = form(stream, Style(**style))  # type: ignore[arg-type]
        for item in items:
            writer.write(item)
        writer.close()
    page(lure(), **style)
    assert {*ENGLISH.values()} - every.asked - {ENGLISH[key] for key in COUNTED} == set()
    assert {*COUNTED.values()} <= every.asked


def test_sentences_made_elsewhere_are_translated_too() -> None:
    text = shown(lure(), words=translated({GATE: "zu wenige Arten von Zeichen"}))
    assert "zu wenige Arten von Zeichen; one kind of sign alone" in text


def test_signs_that_add_nothing_stay_out_of_the_sum() -> None:
    report = replace(lure(), findings=(*lure().findings, sign("a", 0)))
    assert "Title of a (0)" in shown(report)
    assert section(shown(report), "heading.points")[0] == "  45 + 28 + 7 - 4 = 76 points"
    weak = advert("x", findings=(sign("a", 0),))
    assert section(shown(weak), "heading.points") == ["  0 points"]


def hostile(text: str) -> Report:
    """Put the text wherever an advert or a rule can have text."""
    whole = f"x{text}x"
    found = words(whole, whole)
    finding: Finding = sign(text, 3, found, title=text, why=text, group=text)
    finding = replace(finding, indicators=(text,), sources=(text,))
    report = advert(
        whole,
        findings=(finding,),
        protective=(finding,),
        mentions=(finding,),
        excused=(Excused(text, text, found),),
        contacts=(Contact(Span(0, 1), "other", text),),
        languages=(text,),
        advice=(text,),
        gates=(text,),
        notes=(text,),
        rules_version=text,
        rules_digest=text,
    )
    return replace(report, ad=replace(report.ad, source=text, id=text, notes=(text,)))


@given(TEXTS, st.sampled_from([None, 20, 80]), st.booleans(), st.booleans())
def test_no_text_reaches_the_terminal_as_a_command(
    text: str, width: int | None, quiet: bool, unicode: bool
) -> None:
    style = {"width": width, "quiet": quiet, "unicode": unicode, "explain": True}
    text = shown(
        hostile(text), Skipped(text, text), words=translated({ENGLISH["limits"]: text}), **style
    )
    assert steering(text) == []


@given(TEXTS)
def test_colours_are_the_programs_own(text: str) -> None:
    plain = ESCAPES.sub("", shown(hostile(text), color=True))
    assert "\x1b" not in plain


@given(TEXTS, st.sampled_from([None, 30, 80]))
def test_an_advert_cannot_forge_a_line_of_the_report(text: str, width: int | None) -> None:
    def own(text: str) -> list[str]:
        lines = shown(advert(text), width=width).splitlines()
        return [line for line in lines if not line.startswith("  │")]

    assert own(text) == own("x")


@pytest.mark.parametrize(
    "markup", ["[red]x[/red]", "[/]", "[link=http://x.test]y[/link]", ":smile:", "[bold", "\\[a]"]
)
def test_markup_is_text(markup: str) -> None:
    text = shown(hostile(markup), Skipped(markup, markup))
    assert f"  │ «x{markup}x»[1][2]" in text
    assert f"  Advert: {markup} ({markup})" in text
    assert f"could not be read: {markup}: {markup}" in text
    assert "\x1b" not in shown(hostile(markup))


def test_a_source_cannot_forge_the_first_line_of_the_next_report() -> None:
    text = shown(Skipped("a\n○ NO KNOWN SIGNS\n", "b\r\nc"))
    assert text == "◇ could not be read: a ○ NO KNOWN SIGNS: b c\n"


def test_right_to_left_words_stand_on_lines_of_their_own() -> None:
    text = "نحتفظ بجواز سفرك"
    report = advert(text, findings=(sign("a", 3, words(text, "بجواز سفرك")),))
    assert section(shown(report), "heading.signs")[1] == "      │ بجواز سفرك"


def test_the_same_report_is_the_same_bytes() -> None:
    assert shown(*fixed(), color=True) == shown(*fixed(), color=True)


def test_the_lure_is_what_the_report_quotes() -> None:
    marked = section(shown(lure()), "heading.advert")
    bare = [re.sub(r"[«»]|\[\d\]", "", line).removeprefix("  │ ") for line in marked]
    assert bare == LURE.splitlines()


def test_a_combined_sign_with_many_places_takes_no_longer_than_their_number() -> None:
    def seconds(count: int) -> float:
        text = "Bavet " * count
        places = [Span(at * 6, at * 6 + 5) for at in range(count)]
        one = words(text, "Bavet")
        evidence = [replace(one, span=span) for span in places]
        findings = (sign("both", 30, *evidence, joins=("place",)), sign("place", 18, *evidence))
        before = time.process_time()
        assert own(findings[0], findings) == ()
        return time.process_time() - before

    # Eight times the number: linear is eight times the time, quadratic sixty-four.
    assert seconds(16_000) < 28 * seconds(2_000) + 0.1
