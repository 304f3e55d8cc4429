"""Many adverts at a glance: verdicts, the most serious, what they share, what was not read."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from screenad.model import Level, Report, Skipped, State
from screenad.outputs.glance import glance
from screenad.outputs.head import label
from screenad.outputs.lines import Line, Pair, heading, indented, item
from screenad.outputs.palette import QUIET
from screenad.outputs.pen import Pen
from screenad.outputs.tops import Tops

_SHOWN = 10
_KEPT = 20_000  # different contacts, and a few megabytes
_UNREAD = "state.unread"
_ROWS: Sequence[tuple[str, Level | None]] = (
    *((f"level.{level}", level) for level in reversed(Level) if level is not Level.NONE),
    ("level.none.signs", Level.NONE),
    ("level.none", Level.NONE),
    *((f"state.{state}", None) for state in (State.NOT_AN_AD, State.TOO_SHORT, State.WARNING)),
    (_UNREAD, None),
)


class Summary:
    """Counts, and a few of the worst: it does not grow with the number of adverts."""

    def __init__(self) -> None:
        self._verdicts: Counter[str] = Counter()
        self._worst: list[Report] = []
        self._rules: Tops[tuple[str, str]] = Tops(_KEPT)
        self._contacts: Tops[tuple[str, str]] = Tops(_KEPT)
        self._unread: list[Skipped] = []

    @property
    def count(self) -> int:
        """Give the number of adverts, read or not."""
        return self._verdicts.total()

    def add(self, result: Report | Skipped) -> None:
        """Count a result."""
        if isinstance(result, Skipped):
            self._verdicts[_UNREAD] += 1
            self._unread = [*self._unread, result][:_SHOWN]
            return
        self._verdicts[label(result)] += 1
        self._rules.add((finding.rule, finding.title) for finding in result.findings)
        if result.level is not Level.NONE:
            self._contacts.add((contact.kind, contact.value) for contact in result.contacts)
            # The sort is stable: of equals, the one that came first stays first.
            self._worst = sorted([*self._worst, result], key=_order)[:_SHOWN]

    def lines(self, pen: Pen, *, worst: bool = True) -> Iterator[Line | Pair]:
        """Draw the tables, and the most serious adverts unless they were just listed."""
        yield Pair([*self._table(pen), *self._met(pen)], [*self._often(pen)])
        if worst and self._worst:
            yield from heading(pen.say("summary.worst"))
            for report in self._worst:
                yield glance(report, pen)
        yield from self._missed(pen)

    def rows(self, pen: Pen) -> Iterator[tuple[Text, int]]:
        """Give each verdict that there is, and how often."""
        for key, level in _ROWS:
            if count := self._verdicts[key]:
                yield pen.level(level, pen.say(key)) if level else pen.remark(pen.say(key)), count

    def _table(self, pen: Pen) -> Iterator[Line]:
        yield from heading(pen.say("summary", count=self.count))
        rows = list(self.rows(pen))
        widest = max(cell_len(verdict.plain) for verdict, _ in rows)
        for verdict, count in rows:
            padding = " " * (widest - cell_len(verdict.plain))
            numbers = f"{padding} {count:>7}  {_share(count, self.count):>5}"
            yield indented(Text.assemble(verdict, numbers), 1)

    def _often(self, pen: Pen) -> Iterator[Line]:
        found = self._rules.most(_SHOWN)
        if found:
            yield from heading(pen.say("summary.rules"))
        for (_, title), count in found:
            yield _counted(count, pen.inline(title))

    def _met(self, pen: Pen) -> Iterator[Line]:
        found = self._contacts.most(_SHOWN, least=2)
        if found:
            yield from heading(pen.say("summary.contacts"))
        for (kind, value), count in found:
            yield _counted(count, pen.inline(f"{kind}: {value}"))
        if found and self._contacts.forgotten:
            yield indented(pen.say("summary.contacts.least"))

    def _missed(self, pen: Pen) -> Iterator[Line]:
        if self._unread:
            yield from heading(pen.say("summary.unread"))
        for each in self._unread:
            yield item(f"{pen.inline(each.source)}: {pen.ready(each.reason)}", pen.bullet)
        if more := self._verdicts[_UNREAD] - len(self._unread):
            yield indented(Text(pen.say("more", count=more), QUIET))


def _share(count: int, whole: int) -> str:
    return f"{count / whole:.0%}" if count * 100 >= whole else "< 1%"


def _counted(count: int, words: str) -> Line:
    return item(words, f"{count:>6}  ", 0)


def _order(report: Report) -> tuple[int, int]:
    return -report.level.rank, -report.points
