"""Several offers in one text: each is an advert, with what is said for all of them.

A wrong cut parts signs that belong together, so a text is cut only where each part names its own
work, and pay or a contact.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import BinaryIO, NamedTuple

from screenad.inputs import plain
from screenad.inputs.fields import field_of
from screenad.inputs.offered import amount, has_contact, is_paid, is_wide, letters, time
from screenad.inputs.wants import Wants
from screenad.model import Ad, Skipped, Span
from screenad.said import said

SHARED = said("what is said for all offers of the text is read with each")

#: Letters of a line that names the work.
ROLE, HEADING = 3, 70

RULE = re.compile(r"[ \t]*([-_=*~#+.·•—–─━➖▬═⸻〰️➿🔹🔸⭐✨🔻🔺])(?:[ \t]?(?:\1|\ufe0f)){3,}[ \t]*")
WORD = (
    r"job|position|vacancy|opening|offer|role|post|岗位|崗位|职位|職位|工作|职务|ตำแหน่งที่|ตำแหน่ง|งานที่|งาน|"
    r"vị trí|việc|công việc|lowongan|posisi|loker|jawatan|trabaho|puesto|oferta|vaga|poste|"
    r"вакансия|oferta pracy|求人|仕事|채용|일자리"
)
COUNTED = re.compile(
    rf"[^\w\n]{{0,6}}(?:{WORD})\s?(?:no\.?|#|№)?\s?(?:\d{{1,2}}|[一二三四五六七八九十①-⑳])[^\w\n]",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"[^\w\n]{0,4}(?:(\d{1,2})(?:[.)、:：]|\ufe0f?\u20e3)(?!\d)|([①-⑳])|[(（](\d{1,2})[)）])\s*(?=\S)"
)
LABELLED = re.compile(r"[^\w\n]{0,6}([^\W\d][^:：\n]{1,30}?)\s?[:：]\s*(?=\S)")
MOST = 200


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read a text, which may hold several offers."""
    for found in plain.read(stream, source, wants):
        yield from several(found) if isinstance(found, Ad) else (found,)


class _Cut(NamedTuple):
    """Where the parts of a text stand, what is said before them, and what after, for all."""

    before: str
    parts: tuple[Span, ...]
    after: str


def several(ad: Ad) -> Iterator[Ad]:
    """Give each offer of an advert that is one text, or the advert as it is."""
    *others, (name, span) = ad.fields
    cut = _cut(ad.text[span.start : span.end])
    if cut is None or any(each != "title" for each, _ in others):
        yield ad
        return
    title = ad.text[: span.start]
    shared = (SHARED,) if cut.before or cut.after else ()
    for number, part in enumerate(cut.parts, 1):
        own = ad.text[span.start + part.start : span.start + part.end]
        text = "\n\n".join(filter(None, (cut.before, own.strip("\n"), cut.after)))
        field = (name, Span(len(title), len(title) + len(text)))
        place = said(
            "offer {number} of {total} in one text: characters {start} to {end}",
            number=number,
            total=len(cut.parts),
            start=part.start,
            end=part.end,
        )
        yield replace(
            ad,
            text=title + text,
            source=f"{ad.source}#{number}",
            fields=(*others, field),
            notes=(*ad.notes, place, *shared),
        )


def _cut(text: str) -> _Cut | None:
    lines = _lines(text)
    for starts, strict in (
        (_ruled(text, lines), True),
        (_starting(text, lines, COUNTED), False),
        (_labelled(text, lines), False),
        (_numbered(text, lines), True),
    ):
        if 2 <= len(starts) <= MOST and (cut := _checked(text, starts, strict=strict)):
            return cut
    return None


def _lines(text: str) -> list[Span]:
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        found.append(Span(at, at + len(line)))
        at += len(line)
    return found


def _ruled(text: str, lines: Sequence[Span]) -> list[int]:
    """Give where something stands below a rule across the page."""
    ends = [
        line.end for line in lines if RULE.fullmatch(text[line.start : line.end].rstrip("\r\n"))
    ]
    parts = [0, *ends, len(text)] if ends else []
    return [a for a, b in pairwise(parts) if letters(text[a:b])]


def _starting(text: str, lines: Sequence[Span], begins: re.Pattern[str]) -> list[int]:
    return [line.start for line in lines if begins.match(text, line.start, line.end)]


def _labelled(text: str, lines: Sequence[Span]) -> list[int]:
    """Give where the same label for the work stands, again and again."""
    found: dict[str, list[int]] = {}
    for line in lines:
        label = LABELLED.match(text, line.start, line.end)
        if label and field_of(label[1].strip()) == "title":
            found.setdefault(label[1].strip().casefold(), []).append(line.start)
    return max(found.values(), key=len, default=[])


def _numbered(text: str, lines: Sequence[Span]) -> list[int]:
    """Give where the items of a list stand that counts up from one."""
    starts: list[int] = []
    for line in lines:
        item = NUMBERED.match(text, line.start, line.end)
        if item and _number(item) == len(starts) + 1:
            starts.append(line.start)
        elif item and _number(item) == 1:
            return []
    return starts


def _number(item: re.Match[str]) -> int:
    return ord(item[2]) - ord("①") + 1 if item[2] else int(item[1] or item[3])


def _checked(text: str, starts: Sequence[int], *, strict: bool) -> _Cut | None:
    """Give the cut if each part is an offer; what is none at either end is said for all."""
    parts = [Span(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    before, after = text[: starts[0]].strip("\n"), ""
    while len(parts) > 2 and not _is_offer(text, parts[-1], strict=strict):
        last = parts.pop()
        after = text[last.start : last.end].strip("\n") + ("\n\n" + after if after else "")
    if len(parts) > 2 and not before and not _is_offer(text, parts[0], strict=strict):
        first = parts.pop(0)
        before = text[first.start : first.end].strip("\n")
    own, tail = _tail(text, parts)
    parts[-1] = own
    if len(parts) < 2 or not all(_is_offer(text, part, strict=strict) for part in parts):
        return None
    return _Cut(before, tuple(parts), "\n\n".join(filter(None, (tail, after))))


def _is_offer(text: str, part: Span, *, strict: bool) -> bool:
    words = text[part.start : part.end]
    lines = [line for line in words.splitlines() if line.strip() and not RULE.fullmatch(line)]
    if not lines or len(lines[0].strip()) > HEADING * (2 - strict) or letters(lines[0]) < ROLE:
        return False
    if strict:
        return is_paid(words) and time(words) is not None and _names_work(lines[0])
    return is_paid(words) or has_contact(words)


def _names_work(line: str) -> bool:
    """Say whether a line begins with something else than pay: "1. Cook - 500 USD a month"."""
    item = NUMBERED.match(line)
    label = re.split(r"[:：]", line[item.end() if item else 0 :], maxsplit=1)[0]
    paid = amount(label)
    label = label[: paid.start()] if paid else label
    told = time(label)
    if told and is_wide(label) and label[: told.start()].endswith((" ", "\u3000", "，")):
        label, told = label[: told.start()], None
    return not told and letters(label) >= ROLE and not field_of(label.strip())


def _tail(text: str, parts: Sequence[Span]) -> tuple[Span, str]:
    """Part from the last offer what it has beyond the longest of the others: it is for all.

    Paragraphs are counted, or lines where no offer has a blank one.
    """
    last = parts[-1]
    for between in (r"\n[ \t\r]*\n\s*", r"\n"):
        most = max(len(_split(text[p.start : p.end], between)) for p in parts[:-1])
        pieces = _split(text[last.start : last.end], between)
        if len(pieces) > most:
            end = pieces[most - 1].end
            start = pieces[most].start
            cut = Span(last.start, last.start + end)
            return cut, text[last.start + start : last.end].strip("\n")
    return last, ""


def _split(text: str, between: str) -> list[Span]:
    """Give the paragraphs, or the lines, that hold words."""
    spans, at = [], 0
    for gap in (*(match.span() for match in re.finditer(between, text)), (len(text), len(text))):
        if text[at : gap[0]].strip() and not RULE.fullmatch(text[at : gap[0]].strip()):
            spans.append(Span(at, gap[0]))
        at = gap[1]
    return spans
