"""The case note: what was found in an advert, in Markdown, for those who have to show it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TextIO

from screenad.model import Report, Skipped
from screenad.outputs import cited, closing, head, signs
from screenad.outputs.blocks import block, code, document, plain
from screenad.outputs.columns import contacts, notes, pay, place, places
from screenad.outputs.defang import defanged
from screenad.outputs.pen import Pen
from screenad.outputs.reasons import bibliography
from screenad.outputs.sealed import digest
from screenad.outputs.summary import Summary
from screenad.outputs.writer import Style

#: Markdown draws a line here, between two notes.
_LINE = "---"


class CaseNotes:
    """Write one note after another, and at the end of many how many there are of each verdict."""

    def __init__(self, stream: TextIO, style: Style) -> None:
        self._stream = stream
        self._pen = Pen(replace(style, color=False))
        self._summary = Summary()

    def write(self, item: Report | Skipped) -> None:
        """Write the note of one advert, or the reason why there is none."""
        between = f"\n{_LINE}\n\n" if self._summary.count else ""
        blocks = _unread(item, self._pen) if isinstance(item, Skipped) else _note(item, self._pen)
        self._stream.write(between + document(blocks))
        self._stream.flush()
        self._summary.add(item)

    def close(self) -> None:
        """Write the counts of many."""
        if self._summary.count > 1:
            self._stream.write(f"\n{_LINE}\n\n{document(_counts(self._summary, self._pen))}")


def _note(report: Report, pen: Pen) -> Iterator[str]:
    yield f"# {plain(pen.say('note.title', verdict=head.verdict(report, pen).plain))}"
    yield from _record(report, pen)
    yield from (plain(pen.say(key)) for key in head.meanings(report))
    yield from map(block, head.harms(report, pen))
    yield from cited.signs(report, pen)
    yield from map(block, signs.level(report, pen))
    yield from cited.protective(report, pen)
    yield from cited.mentions(report, pen)
    if pen.style.explain:
        yield from cited.excused(report, pen)
    yield from _listed("note.facts", [*pay(report, pen), *places(report, pen)], pen)
    yield from _listed("note.contacts", contacts(report, pen), pen)
    yield from _listed("column.sources", [*bibliography(report, pen)], pen)
    yield from _listed("heading.notes", notes(report, pen), pen)
    for section in (closing.steps, closing.lines, closing.limits):
        yield from map(block, section(report, pen))


def _record(report: Report, pen: Pen) -> Iterator[str]:
    """Say what makes the note hold: which text it was, when, and by which rules."""
    yield _named("column.source", place(report.ad.source, pen), pen)
    if report.ad.id:
        yield _named("column.id", place(report.ad.id, pen), pen)
    if pen.style.time:
        yield _named("book.time", f"{pen.style.time:%Y-%m-%d %H:%M:%S} UTC", pen)
    if report.language:
        yield _named("column.language", report.language, pen)
    yield _named("column.sha256", digest(report.ad), pen)
    yield _named("column.rules_version", report.rules_version, pen)
    yield _named("column.rules_digest", report.rules_digest, pen)


def _named(key: str, value: str, pen: Pen) -> str:
    return f"- {plain(pen.say(key))}: {code(pen.inline(value))}"


def _listed(key: str, texts: list[str], pen: Pen) -> Iterator[str]:
    if texts:
        yield f"## {plain(pen.say(key))}"
    yield from (f"- {plain(text)}" for text in texts)


def _unread(skipped: Skipped, pen: Pen) -> Iterator[str]:
    yield f"# {plain(pen.say('note.title', verdict=pen.say('state.unread')))}"
    yield _named("column.source", place(skipped.source, pen), pen)
    yield f"- {plain(defanged(pen.ready(skipped.reason)))}"


def _counts(summary: Summary, pen: Pen) -> Iterator[str]:
    yield f"# {plain(pen.say('summary', count=summary.count))}"
    for verdict, count in summary.rows(pen):
        yield f"- {plain(verdict.plain)}: {count}"
