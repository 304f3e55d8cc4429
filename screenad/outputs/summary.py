"""Many adverts at a glance: how many of each verdict, and the most serious ones."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from screenad.model import Level, Report, Skipped, State
from screenad.outputs.head import judged, label
from screenad.outputs.lines import Line, heading, indented
from screenad.outputs.pen import QUIET, Pen

_WORST = 10
_TITLES = 3
_UNREAD = "state.unread"
_ROWS: Sequence[tuple[str, Level | None]] = (
    *((f"level.{level}", level) for level in reversed(Level) if level is not Level.NONE),
    ("level.none.signs", Level.NONE),
    ("level.none", Level.NONE),
    *((f"state.{state}", None) for state in (State.NOT_AN_AD, State.TOO_SHORT, State.WARNING)),
    (_UNREAD, None),
)


class Summary:
    """Counts, and the few worst reports: it does not grow with the number of adverts."""

    def __init__(self) -> None:
        self._verdicts: Counter[str] = Counter()
        self._worst: list[Report] = []

    @property
    def count(self) -> int:
        """Give the number of adverts, read or not."""
        return self._verdicts.total()

    def add(self, result: Report | Skipped) -> None:
        """Count a result."""
        if isinstance(result, Skipped):
            self._verdicts[_UNREAD] += 1
            return
        self._verdicts[label(result)] += 1
        if result.level is not Level.NONE:
            # The sort is stable: of equals, the one that came first stays first.
            self._worst = sorted([*self._worst, result], key=_order)[:_WORST]

    def lines(self, pen: Pen, *, worst: bool = True) -> Iterator[Line]:
        """Draw the table, and the most serious adverts unless they were just listed."""
        yield from heading(pen.say("summary", count=self.count))
        yield from _table(list(self.rows(pen)))
        if worst and self._worst:
            yield from heading(pen.say("summary.worst"))
            for report in self._worst:
                yield glance(report, pen)

    def rows(self, pen: Pen) -> Iterator[tuple[Text, int]]:
        """Give each verdict that there is, and how often."""
        for key, level in _ROWS:
            if count := self._verdicts[key]:
                yield pen.level(level, pen.say(key)) if level else pen.remark(pen.say(key)), count


def glance(report: Report, pen: Pen) -> Line:
    """Put a report in one line: verdict, source, weightiest signs."""
    line = _verdict(report, pen)
    line.append(f" {pen.inline(report.ad.source)}")
    titles = "; ".join(pen.inline(finding.title) for finding in report.findings[:_TITLES])
    return Line(line.append(f": {titles}" if titles else "", QUIET), rest=Text("    "))


def _verdict(report: Report, pen: Pen) -> Text:
    words = pen.say(label(report))
    if not judged(report):
        return pen.remark(words)
    drawn = pen.level(report.level, words)
    if report.state is not State.SCREENED:
        drawn.append(f" ({pen.say(f'state.{report.state}')})", QUIET)
    return drawn


def _order(report: Report) -> tuple[int, int]:
    return -report.level.rank, -report.points


def _table(rows: list[tuple[Text, int]]) -> Iterator[Line]:
    widest = max(cell_len(verdict.plain) for verdict, _ in rows)
    for verdict, count in rows:
        padding = " " * (widest - cell_len(verdict.plain))
        yield indented(Text.assemble(verdict, f"{padding} {count:>7}"), 1)
