"""Names of people, where words or signs around say that they are names. No list of names."""

from collections.abc import Iterator

import regex

from screenad.model import Report, Span
from screenad.redact.namewords import NO_NAMES
from screenad.redact.naming import patterns
from screenad.redact.stretches import Stretch

#: How far from a number a name may stand.
_BEFORE, _AFTER = 48, 40
#: Contacts beside which a name stands.
_CALLED = frozenset({"phone", "whatsapp", "zalo", "viber", "signal", "line", "wechat", "telegram"})


def names(report: Report) -> Iterator[Stretch]:
    """Give the names that are told to be names, and those beside a number; no names of places."""
    text = report.ad.text
    places = [place.span for place in report.places]
    for found in _found(report):
        name = _trimmed(text, found)
        if name and not any(name.start < each.end and each.start < name.end for each in places):
            value = " ".join(text[name.start : name.end].casefold().split())
            yield Stretch(name.start, name.end, "name", value)


def _found(report: Report) -> Iterator[Span]:
    text = report.ad.text
    for pattern in patterns().anywhere:
        yield from (Span(*found.span("name")) for found in pattern.finditer(text))
    for contact in report.contacts:
        if contact.kind in _CALLED:
            yield from _beside(text, contact.span)


def _beside(text: str, span: Span) -> Iterator[Span]:
    known = patterns()
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _BEFORE)
    before = known.before.search(text, start, span.start)
    after = known.after.match(text, span.end, span.end + _AFTER)
    yield from (Span(*found.span("name")) for found in (before, after) if found)


def _trimmed(text: str, span: Span) -> Span | None:
    """Leave out words that are part of no name, at both ends."""
    words = list(regex.finditer(r"[^\s]+", text, pos=span.start, endpos=span.end))
    while words and _is_none(words[-1][0]):
        words.pop()
    while words and _is_none(words[0][0]):
        words.pop(0)
    return Span(words[0].start(), words[-1].end()) if words else None


def _is_none(word: str) -> bool:
    return word.casefold().strip(".,:;") in NO_NAMES
