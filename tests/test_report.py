import re
import time
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from growth import keeps_pace
from hypothesis import given
from hypothesis import strategies as st
from pages import page
from reports import (
    HELP,
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
from rich.color import Color
from test_visible import TEXTS, steering

from screenad.campaigns import Campaigns
from screenad.model import (
    Contact,
    Disguise,
    Excused,
    Finding,
    Harm,
    Level,
    Moment,
    Pay,
    Payer,
    Period,
    Place,
    PlaceKind,
    PlaceRole,
    Report,
    Skipped,
    Span,
    State,
    Term,
    TermKind,
    Wage,
)
from screenad.outputs import FORMATS, Style, Theme, linked, whatif
from screenad.outputs.joined import own
from screenad.outputs.messages import COUNTED, ENGLISH
from screenad.outputs.palette import colours
from screenad.outputs.rtl import is_right_to_left
from screenad.outputs.tops import Tops
from screenad.score import score
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


@pytest.mark.parametrize("width", [60, 80, 100, 120])
@pytest.mark.parametrize("color", [False, True])
def test_no_row_is_wider_than_asked(width: int, color: bool) -> None:
    text = ESCAPES.sub("", shown(*fixed(), width=width, color=color, explain=True))
    assert max(map(cell_len, text.splitlines())) <= width


def test_wide_terminals_get_rows_that_can_be_read() -> None:
    rows = shown(lure(), width=200).splitlines()
    columns = [part for row in rows for part in re.split(" {3,}", row)]
    assert max(map(cell_len, columns)) <= 100


def test_on_a_wide_terminal_reasons_stand_beside_their_signs() -> None:
    wide = section(shown(lure(), width=120), "heading.signs")
    left, right = "  [1] Somebody else would keep your passport (+45)", "Whoever holds your papers"
    assert wide[0].startswith(f"{left:61}{right}")
    narrow = section(shown(lure(), width=80), "heading.signs")
    assert narrow[:2] == [
        "  [1] Somebody else would keep your passport (+45)",
        "      │ HR keeps your passport",
    ]
    assert len(wide) < len(narrow)


def test_what_helps_stands_beside_what_to_do_on_a_wide_terminal() -> None:
    (row,) = [
        row
        for row in shown(lure(), width=120).splitlines()
        if row.startswith(ENGLISH["heading.next"])
    ]
    assert row.endswith(ENGLISH["heading.lines"])


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
        "  ▪ No fees are asked for (-4)",
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


def test_what_was_not_read_is_said_before_anything_else() -> None:
    noted = shown(replace(quiet_office(), notes=("the text was cut",)))
    assert noted.index("the text was cut") < noted.index(ENGLISH["heading.advert.plain"])


def test_every_note_is_printed_once() -> None:
    report = quiet_office()
    noted = replace(report, ad=replace(report.ad, notes=("cut", "gb18030")), notes=("cut", "slow"))
    assert section(shown(noted), "heading.notes") == ["  ▪ cut", "  ▪ gb18030", "  ▪ slow"]


def test_an_explanation_names_rules_weights_and_what_was_let_off() -> None:
    bands = "no known signs 0, low 1, medium 15, high 35, critical 65"
    assert section(shown(lure(), explain=True), "heading.explain") == [
        "  [1] passport-kept: control, critical, 45 points, alone at most high",
        "      indicators: ILO-7",
        "      sources: ILO11, FBI23",
        "  [2] pay-to-leave: pay, high, 28 points, alone at most medium",
        "  [3] moves-to-app: channel, low, 7 points, alone at most low",
        "  " + ENGLISH["explain.common"].format(points=14),
        "  " + ENGLISH["explain.credit.none"],
        f"  levels begin at so many points: {bands}",
        "  ▪ flight-paid let off (common in hotel work):",
        "    │ flight and room",
        "  ▪ Bavet [48:53]: Bavet, KH, city, workplace",
        "  ▪ visa office [168:179]: visa office, KH, company, taken for the workplace",
        "  ▪ telegram: bavet_dream_jobs",
        "  ▪ FBI23: FBI: False job ads (2023)",
        "  ▪ ILO11: ILO: Indicators (2012)",
        "  languages: en",
        "  rules: version 1.0, digest sha256:0a1b",
    ]
    assert ENGLISH["heading.explain"] not in shown(lure())


def test_an_explanation_says_why_less_than_a_weight_counts() -> None:
    pair = [sign("fee", 28, group="fee"), sign("deposit", 20, group="fee", alone=Level.NONE)]
    lines = section(shown(scored(*pair), explain=True), "heading.explain")
    assert lines[:3] == [
        "  [1] fee: fee, medium, 28 points, alone at most medium",
        "  [2] deposit: fee, medium, 20 points, alone at most none",
        "      " + ENGLISH["explain.share"].format(points=10, weight=20, place=2, group="fee"),
    ]


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
    assert [line.split()[-2:] for line in table] == [["1", "14%"]] * 7
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


def named(report: Report, source: str, *contacts: str) -> Report:
    found = tuple(Contact(Span(0, 1), "telegram", value) for value in contacts)
    return replace(report, ad=replace(report.ad, source=source), contacts=found)


def test_the_most_frequent_signs_are_counted() -> None:
    once = advert("x", level=Level.LOW, findings=(sign("rare", 3),))
    text = shown(question(), question(), once, quiet=True)
    assert section(text, "summary.rules") == ["     2  A fee first", "     1  Title of rare"]


def test_contacts_that_adverts_share_are_listed_and_others_are_not() -> None:
    adverts = [
        named(question(), "a", "fee_desk", "fee_desk", "only_here"),
        named(question(), "b", "fee_desk", "second"),
        named(question(), "c", "fee_desk", "second"),
        named(quiet_office(), "d", "office"),
        named(quiet_office(), "e", "office"),
    ]
    assert section(shown(*adverts), "summary.contacts") == [
        "     3  telegram: fee_desk",
        "     2  telegram: second",
    ]
    assert ENGLISH["summary.contacts"] not in shown(*adverts[:1], *adverts[3:])


def test_contacts_are_forgotten_before_they_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("screenad.outputs.summary._KEPT", 4)
    adverts = [named(question(), "a", "desk", f"once{number}") for number in range(40)]
    lines = section(shown(*adverts), "summary.contacts")
    assert [line.split()[1:] for line in lines[:1]] == [["telegram:", "desk"]]
    assert 2 <= int(lines[0].split()[0]) <= 40
    assert lines[-1].strip() == ENGLISH["summary.contacts.least"]


@given(st.lists(st.integers(0, 30), max_size=200), st.integers(1, 8))
def test_a_count_is_never_too_high_and_too_low_by_a_known_share(
    things: list[int], limit: int
) -> None:
    tops: Tops[int] = Tops(limit)
    for thing in things:
        tops.add([thing, thing])
    kept = dict(tops.most(len(things)))
    for thing in set(things):
        real = things.count(thing)
        assert real - len(things) / (limit + 1) <= kept.get(thing, 0) <= real


def test_what_could_not_be_read_is_listed_at_the_end() -> None:
    records = [Skipped(f"ads.jsonl:{number}", "not JSON") for number in range(12)]
    lines = section(shown(*records), "summary.unread")
    assert lines[0] == "  ▪ ads.jsonl:0: not JSON"
    assert len(lines) == 11
    assert lines[-1] == "  ... and 2 more"


def test_a_share_that_is_not_nothing_is_not_shown_as_nothing() -> None:
    text = shown(question(), *[quiet_office()] * 400, quiet=True)
    assert re.search(r"high +1 +< 1%\n", text)


def test_a_compact_list_is_in_columns_and_one_line_an_advert() -> None:
    long = replace(question(), findings=(replace(question().findings[0], title="word " * 40),))
    adverts = [lure(), quiet_office(), news(), long]
    for width in (40, 60, 80, 120):
        lines = shown(*adverts, quiet=True, width=width).split("\n\n")[0].splitlines()
        assert len(lines) == len(adverts)
        assert {line.index("ad") for line in (lines[0], *lines[2:3])} == {lines[1].index("ad")}
        assert max(map(cell_len, lines[:4])) <= width
        assert width == 40 or lines[3].endswith(" …")
        assert unreadable().reason in shown(unreadable(), quiet=True, width=width).replace(
            "\n    ", " "
        )


# What would change the level.


def scored(*findings: Finding, **changes: object) -> Report:
    """Make a report of findings whose points and level are those of the score."""
    result = score(findings, ())
    return advert(
        "x", level=result.level, points=result.points, findings=result.findings, **changes
    )


def strong(rule: str, points: int, **changes: object) -> Finding:
    return sign(rule, points, group=rule, alone=Level.HIGH, **changes)


def test_the_signs_that_carry_the_level_are_named() -> None:
    text = shown(scored(strong("a", 45), sign("b", 22, group="b"), sign("c", 7, group="c")))
    assert section(text, "heading.changes") == [
        "  ▪ Without [1] it would be 'medium'.",
        "  ▪ Without [2] it would be 'high'.",
    ]


def test_a_sign_goes_with_those_that_rest_on_it() -> None:
    report = scored(strong("a", 40), strong("b", 30, joins=("a",)), sign("c", 3, group="c"))
    assert section(shown(report), "heading.changes")[0] == "  ▪ Without [1] [2] it would be 'low'."


def test_no_level_that_falls_to_nothing_is_an_all_clear() -> None:
    text = shown(scored(strong("a", 40)))
    assert section(text, "heading.changes")[:2] == [
        "  ▪ Without [1] it would be 'no known signs'.",
        "  ▪ That would not mean that the offer is fine.",
    ]


def test_where_no_sign_carries_the_level_alone_it_is_said() -> None:
    text = shown(scored(*(strong(name, 45) for name in "abcd")))
    assert section(text, "heading.changes") == [
        "  ▪ " + ENGLISH["change.steady"].format(level="critical"),
        "  ▪ Without all of [1]-[3] it would be 'high'.",
    ]


def test_what_one_more_sign_would_do_is_said() -> None:
    (_, _, more) = section(shown(scored(strong("a", 40))), "heading.changes")
    assert more == (
        "  ▪ One more sign of another kind, of 25 points or more and not a common one, would make "
        "it 'critical'."
    )
    weak = scored(sign("a", 6, alone=Level.NONE))
    assert section(shown(weak), "heading.changes") == [
        "  ▪ One more sign of another kind that is not a common one would make it 'low'."
    ]


FINDINGS = st.builds(
    lambda rule, points, group, alone: sign(rule, points, group=group, alone=alone),
    st.sampled_from("abcdefgh"),
    st.integers(1, 50),
    st.sampled_from("xyz"),
    st.sampled_from(Level),
)


@given(st.lists(FINDINGS, min_size=1, max_size=6, unique_by=lambda each: each.rule))
def test_what_is_said_to_change_the_level_does(findings: list[Finding]) -> None:
    report = scored(*findings)
    for fall in whatif.falls(report):
        left = [f for at, f in enumerate(report.findings) if at not in fall.signs]
        assert score(left, ()).level is fall.rest.level
        assert fall.rest.level.rank < report.level.rank
    if lift := whatif.rise(report):
        for points, higher in ((lift[0], True), (lift[0] - 1, False)):
            if points:
                more = sign("more", points, group="more", alone=Level.MEDIUM)
                assert (score([*findings, more], ()).level.rank > report.level.rank) is higher
    else:
        assert report.level is Level.CRITICAL


@pytest.mark.parametrize(
    ("currency", "period", "lack"),
    [(None, Period.MONTH, "currency"), ("USD", None, "period"), ("USD", Period.MONTH, "country")],
)
def test_what_is_not_said_of_the_pay_is_named(currency, period, lack) -> None:
    pay = Pay(Span(5, 10), 3000, 3000, currency, period)
    text = shown(advert("earn 3,000 now", findings=(sign("a", 1),), pay=(pay,)))
    asked, quote = section(text, "heading.changes")[-2:]
    assert asked == f"  ▪ {ENGLISH[f'change.lacks.{lack}']}"
    assert quote == "    │ 3,000"


def test_pay_that_is_set_beside_other_pay_lacks_nothing() -> None:
    wage = Wage("TH", 340, "2023", "estimate")
    pay = Pay(Span(5, 10), 1300, 1300, "USD", None, monthly=(1300, 1300), against=wage)
    text = shown(advert("earn 1,300 now", findings=(sign("a", 1),), pay=(pay,)))
    assert not any(ENGLISH[f"change.lacks.{lack}"] in text for lack in ("period", "country"))


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


def test_every_message_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screenad.outputs.summary._KEPT", 4)
    every = Messages({})
    weak, judged = sign("a", 0), dict.fromkeys(Harm, 1)
    disguised = sign(
        "a",
        1,
        *(
            words("abcdefg", c)._replace(disguise=d)
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
    term = Term(Span(0, 1), TermKind.COST, "visa", payer=Payer.WORKER, moment=Moment.BEFORE)
    reached = advert(
        "a", terms=(term,), contacts=tuple(Contact(Span(0, 1), "phone", f"{n}") for n in range(999))
    )
    lacking = [
        advert("a", pay=(Pay(Span(0, 1), 9, 9, currency, period),), findings=(sign("a", 1),))
        for currency, period in ((None, None), ("USD", None), ("USD", Period.DAY))
    ]
    everywhere = advert("x", lines=HELP[-1:], level=Level.MEDIUM)
    halved = scored(sign("a", 9, group="a"), sign("b", 9, group="a"))
    credited = replace(halved, protective=lure().protective)
    sets = [
        scored(strong("a", 40)),
        scored(*(strong(name, 45) for name in "abcd")),
        scored(sign("a", 6, alone=Level.NONE)),
    ]
    shown(*lacking, everywhere, credited, *sets, **style)
    shared = [
        replace(question(), contacts=(Contact(Span(0, 1), "line", f"{n}"), *lure().contacts))
        for n in range(9)
    ]
    shown(*[unreadable()] * 11, *shared, quiet=True, **style)
    campaigns = Campaigns()
    for report in [lure()] * 25:
        campaigns.add(report)
    linked.written(campaigns.groups(), StringIO(), Style(words=Translation(catalogue=every)))
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
    finding = replace(finding, indicators=(text,), cited=(text,))
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


def test_right_to_left_words_stand_beside_nothing() -> None:
    text = "الراتب 900 دولار في بويبيت"
    place = Place(words(text, "بويبيت").span, "Poipet", "KH", PlaceKind.CITY, PlaceRole.WORKPLACE)
    found = sign("a", 3, words(text, "900 دولار"))
    lines = shown(advert(text, findings=(found,), places=(place,)), width=120, explain=True)
    rows = [row for row in lines.splitlines() if is_right_to_left(row)]
    assert [row.split("│")[0].strip() for row in rows] == [""] * 3
    assert "  ▪ … [20:26]: Poipet, KH, city, taken for the workplace\n    │ بويبيت\n" in lines


def test_no_row_of_chinese_begins_with_what_ends_a_sentence() -> None:
    text = "护照由公司统一保管，包吃住。" * 20
    for width in range(40, 60):
        rows = section(shown(advert(text), width=width), "heading.advert.plain")
        assert all(cell_len(row) <= width for row in rows)
        assert not [row for row in rows if row[4:5] in "，。"]
        assert "".join(row[4:] for row in rows) == text


def test_a_number_stays_with_the_words_that_it_marks() -> None:
    text = "护照由公司统一保管" * 12
    report = advert(text, findings=tuple(sign(str(n), 1, words(text, text)) for n in range(12)))
    for width in range(40, 90):
        rows = section(shown(report, width=width), "heading.advert")
        assert not [row for row in rows if re.search(r"\[\d*$|│ [»\d\]]", row)]
    few = advert(f"{text[:9]}。{text[:40]}。" * 2, findings=report.findings[:0])
    marked = [sign(str(n), 1, words(few.ad.text, text[:9])) for n in range(3)]
    for width in range(40, 90):
        rows = section(shown(replace(few, findings=(*marked,)), width=width), "heading.advert")
        assert not [row for row in rows if "│ [" in row]


def test_an_advert_of_empty_lines_at_the_end_shows_none_of_them() -> None:
    assert section(shown(advert("Cook wanted\n\n \n")), "heading.advert.plain") == [
        "  │ Cook wanted"
    ]


def luminance(color: str) -> float:
    """Give the relative luminance of WCAG 2."""
    parts = [part / 255 for part in Color.parse(color).get_truecolor()]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(
    ("theme", "grounds", "least"),
    [
        (Theme.DARK, ["#000000", "#1e1e1e", "#300a24"], 4.5),
        (Theme.LIGHT, ["#ffffff", "#fafafa", "#fdf6e3"], 4.5),
        (Theme.AUTO, ["#000000", "#1e1e1e", "#ffffff", "#fafafa"], 3.0),
    ],
)
def test_every_colour_reads_on_the_grounds_that_it_is_for(theme, grounds, least) -> None:
    styles = colours(theme).styles.values()
    inks = [style.color.name for style in styles if style.color and not style.bgcolor]
    assert len(inks) == 4
    assert min(contrast(ink, each) for ink in inks for each in grounds) >= least
    labels = [style for style in styles if style.bgcolor]
    assert min(contrast(each.color.name, each.bgcolor.name) for each in labels) >= 4.5


def test_the_theme_changes_colours_and_nothing_else() -> None:
    looks = {theme: shown(*fixed(), color=True, theme=theme) for theme in Theme}
    assert len(set(looks.values())) == 3
    assert len({ESCAPES.sub("", text) for text in looks.values()}) == 1


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
        evidence = [one._replace(span=span) for span in places]
        findings = (sign("both", 30, *evidence, joins=("place",)), sign("place", 18, *evidence))
        before = time.process_time()
        assert own(findings[0], findings) == ()
        return time.process_time() - before

    assert keeps_pace(seconds, 2_000, 16_000)
