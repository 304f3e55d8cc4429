"""One advert's report as the parts of a page: words that are ready to be set."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from screenad.model import Report, State
from screenad.outputs import closing, head, signs
from screenad.outputs.columns import place
from screenad.outputs.defang import defanged
from screenad.outputs.explained import explained
from screenad.outputs.passages import Passage, passages
from screenad.outputs.pen import Pen
from screenad.outputs.reasons import Sign, found, mentioned, protective, sources
from screenad.outputs.sealed import digest
from screenad.outputs.section import Section, section

_TITLE = 90
_TITLES = 3
_LONG = 4000
#: What is drawn where a level would be, and is none.
REMARK = "remark"
#: The tag of a language that is not known (BCP 47).
UNKNOWN = "und"


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything that a page says of an advert, ``number`` being its place among the results."""

    number: int
    report: Report
    tone: str
    label: str
    title: str
    source: str
    verdict: str
    meanings: tuple[str, ...]
    steps: Section
    harms: Section
    heading: str
    passages: tuple[Passage, ...]
    signs: tuple[Sign, ...]
    level: Section
    protective: tuple[Sign, ...]
    mentions: tuple[Sign, ...]
    notes: Section
    checks: tuple[str, ...]

    @property
    def tag(self) -> str:
        """Give the tag of the language to set the advert's words in, where it is known."""
        return self.report.language if self.report.language != UNKNOWN else ""

    @property
    def named(self) -> Mapping[str, Sequence[str]]:
        """Give what the advert can be found by."""
        report = self.report
        return {
            "level": [report.level] if self.tone != REMARK else [],
            "state": [report.state],
            "rules": sorted({each.rule for each in (*report.findings, *report.mentions)}),
            "harms": sorted(harm for harm, points in report.harms.items() if points > 0),
            "language": self.report.languages or [UNKNOWN],
        }

    @property
    def long(self) -> bool:
        """Tell whether the text is too long to be passed over with the eyes."""
        return len(self.report.ad.text) > _LONG

    @property
    def marked(self) -> set[int]:
        """Give the numbers of the signs that are marked in the text."""
        return {number for passage in self.passages for number in passage.numbers}

    @property
    def gist(self) -> str:
        """Name the weightiest signs in one line."""
        return "; ".join(sign.title for sign in (*self.signs, *self.mentions)[:_TITLES])


def entry(report: Report, number: int, pen: Pen) -> Entry:
    """Word a report."""
    numbered = (*report.findings, *report.mentions)
    return Entry(
        number=number,
        report=report,
        tone=report.level if head.judged(report) else REMARK,
        label=_label(report, pen),
        title=_title(report, pen),
        source=_source(report, pen),
        verdict=head.said(report, pen),
        meanings=tuple(_meanings(report, pen)),
        steps=section(closing.steps(report, pen)),
        harms=section(head.harms(report, pen)),
        heading=_heading(report, pen, plain=not numbered),
        passages=tuple(passages(report.ad.text, numbered, pen)),
        signs=tuple(found(report, pen)),
        level=section(signs.level(report, pen)),
        protective=tuple(protective(report, pen)),
        mentions=tuple(mentioned(report, pen)),
        notes=section(closing.notes(report, pen)),
        checks=tuple(_checks(report, pen)),
    )


def _label(report: Report, pen: Pen) -> str:
    words = pen.say(head.label(report))
    if report.state is State.SCREENED or not head.judged(report):
        return words
    return f"{words} ({pen.say(f'state.{report.state}')})"


def _meanings(report: Report, pen: Pen) -> Iterator[str]:
    yield from map(pen.say, head.meanings(report))
    if report.findings:
        yield pen.say("about")


def _title(report: Report, pen: Pen) -> str:
    fields = dict(report.ad.fields)
    part = fields.get("title")
    words = report.ad.text[part.start : part.end] if part else report.ad.text[: 4 * _TITLE]
    first = next((line for line in words.splitlines() if line.strip()), "")
    line = defanged(pen.inline(first))
    return line if len(line) <= _TITLE else f"{line[:_TITLE].rstrip()} {pen.gap}"


def _source(report: Report, pen: Pen) -> str:
    source, id_ = place(report.ad.source, pen), place(report.ad.id, pen)
    return pen.say("source.id" if id_ else "source", source=source, id=id_)


def _heading(report: Report, pen: Pen, *, plain: bool) -> str:
    kind = "advert" if report.state is State.SCREENED else "text"
    return pen.say(f"heading.{kind}.plain" if plain else f"heading.{kind}")


def _checks(report: Report, pen: Pen) -> Iterator[str]:
    """Say how the verdict came about, but for what stands beside the signs, and of which text."""
    _heading, *lines = (line.text.plain for line in explained(report, pen) if line.text)
    beside = {
        said for finding in (*report.findings, *report.mentions) for said in sources(finding, pen)
    }
    yield from (defanged(line) for line in lines if line not in beside)
    yield f"{pen.say('column.sha256')}: {digest(report.ad)}"
