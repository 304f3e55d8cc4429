"""What a table says of an advert, a column each; all text in it is harmless and without links."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from screenad.model import Evidence, Finding, Harm, Report, Skipped
from screenad.outputs.closing import noted
from screenad.outputs.defang import defanged
from screenad.outputs.explained import located
from screenad.outputs.head import judged, label
from screenad.outputs.paid import read
from screenad.outputs.pen import Pen
from screenad.outputs.sealed import digest
from screenad.outputs.writer import Style

#: A number, or texts that the format joins in its way.
Value = int | Sequence[str]
UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name, which stays the same in every language."""

    name: str
    give: Callable[[Report, Pen], Value]


def values(item: Report | Skipped, columns: Sequence[Column], pen: Pen) -> list[Value]:
    """Give a row; what could not be read has one, too."""
    if isinstance(item, Report):
        return [column.give(item, pen) for column in columns]
    told: Mapping[str, Value] = {
        "source": (place(item.source, pen),),
        "state": (UNREAD,),
        "error": (defanged(pen.ready(item.reason)),),
    }
    return [told.get(column.name, ()) for column in columns]


def plain(style: Style) -> Pen:
    """Give a pen for files that have no colours of a terminal and hold every character."""
    return Pen(replace(style, color=False, unicode=True))


def shown(text: str, pen: Pen) -> str:
    """Show an advert's text in one line, without a link in it."""
    return defanged(pen.inline(text))


def place(source: str, pen: Pen) -> str:
    """Show where an advert is from; the dots in the names of files stay."""
    return shown(source, pen) if "://" in source else pen.inline(source)


def verdict(report: Report, pen: Pen) -> str:
    """Put the level, or the reason why there is none, in few words after its shape."""
    words = pen.say(label(report))
    drawn = pen.level(report.level, words) if judged(report) else pen.remark(words)
    return drawn.plain


def words(evidence: Evidence, pen: Pen) -> str:
    """Quote the words of a place, with how they were disguised."""
    quote = shown(evidence.quote, pen)
    if evidence.disguise is None:
        return quote
    how = pen.say(f"disguise.{evidence.disguise}")
    return f"{quote} ({pen.say('disguise', how=how)})"


def pay(report: Report, pen: Pen) -> list[str]:
    """Say how sums were read."""
    return [defanged(read(each, report, pen)) for each in report.pay]


def places(report: Report, pen: Pen) -> list[str]:
    """Say how places were read."""
    return [defanged(located(each, report, pen)) for each in report.places]


def contacts(report: Report, pen: Pen) -> list[str]:
    """Name the ways to reach the recruiter."""
    said = (pen.say("explain.contact", kind=c.kind, value=c.value) for c in report.contacts)
    return [defanged(each) for each in said]


def notes(report: Report, pen: Pen) -> list[str]:
    """Say what was not read or not understood."""
    return [defanged(note) for note in noted(report, pen)]


def _evidence(report: Report, pen: Pen) -> Iterator[str]:
    for finding in (*report.findings, *report.mentions):
        for each in finding.evidence:
            yield f"{finding.rule} {each.field}[{each.start}:{each.end}]: {words(each, pen)}"


def _once(texts: Sequence[str]) -> Sequence[str]:
    return tuple(dict.fromkeys(texts))


def _ids(findings: Sequence[Finding]) -> list[str]:
    return [finding.rule for finding in findings]


def _harm(harm: Harm) -> Column:
    return Column(harm, lambda report, _pen: report.harms.get(harm, 0))


COLUMNS: Sequence[Column] = (
    Column("source", lambda report, pen: (place(report.ad.source, pen),)),
    Column("id", lambda report, pen: (place(report.ad.id, pen),)),
    Column("state", lambda report, _pen: (report.state,)),
    Column("level", lambda report, _pen: (report.level,)),
    Column("points", lambda report, _pen: report.points),
    *map(_harm, Harm),
    Column("language", lambda report, _pen: (report.language,)),
    Column("rules", lambda report, _pen: _ids(report.findings)),
    Column("titles", lambda report, pen: [pen.inline(each.title) for each in report.findings]),
    Column("evidence", lambda report, pen: list(_evidence(report, pen))),
    Column("mentions", lambda report, _pen: _ids(report.mentions)),
    Column("protective", lambda report, _pen: _ids(report.protective)),
    Column("gates", lambda report, pen: [pen.ready(gate) for gate in report.gates]),
    Column("pay", pay),
    Column("places", places),
    Column("contacts", contacts),
    Column("advice", lambda report, pen: [pen.inline(each) for each in _once(report.advice)]),
    Column("notes", notes),
    Column("error", lambda _report, _pen: ()),
    Column("sha256", lambda report, _pen: (digest(report.ad),)),
    Column("rules_version", lambda report, pen: (pen.inline(report.rules_version),)),
    Column("rules_digest", lambda report, pen: (pen.inline(report.rules_digest),)),
)
