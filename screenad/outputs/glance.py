"""An advert in one line: verdict, source, and as many of its weightiest signs as fit."""

from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from screenad.model import Level, Report, Skipped, State
from screenad.outputs.head import judged, label
from screenad.outputs.lines import Line
from screenad.outputs.palette import QUIET
from screenad.outputs.pen import Pen

_TITLES = 3
_SOURCE = 4  # the part of the width that is kept for the source
_LEAST = 12
_LEVELS = (*Level, "none.signs")
_STATES = (State.NOT_AN_AD, State.TOO_SHORT, State.WARNING, "unread")


def glance(report: Report, pen: Pen) -> Line:
    """Put a report in one line."""
    titles = [pen.inline(finding.title) for finding in report.findings[:_TITLES]]
    return _laid_out(_verdict(report, pen), pen.inline(report.ad.source), titles, pen)


def missed(skipped: Skipped, pen: Pen) -> Line:
    """Say in one line what could not be read, and why."""
    source, reason = pen.inline(skipped.source), pen.ready(skipped.reason)
    if pen.style.width is None or not pen.style.quiet:
        said = pen.say("unread", source=source, reason=reason)
        return Line(pen.remark(said), rest=Text("    "))
    line = _columns(pen.remark(pen.say("state.unread")), source, pen, pen.style.width)
    return Line(line.append(f" {reason}", QUIET), rest=Text("    "), wide=True)


def _laid_out(verdict: Text, source: str, said: Sequence[str], pen: Pen) -> Line:
    """Set verdict, source and the rest in columns where there is a width, else in a sentence."""
    width = pen.style.width
    if width is None:
        rest = f": {'; '.join(said)}" if said else ""
        return Line(Text.assemble(verdict, f" {source}", (rest, QUIET)))
    line = _columns(verdict, source, pen, width)
    room = width - cell_len(line.plain) - 1
    if said and room >= _LEAST:
        line.append(f" {_fitting(said, room, pen)}", QUIET)
    return Line(line, wide=True)


def _columns(verdict: Text, source: str, pen: Pen, width: int) -> Text:
    return Text.assemble(_padded(verdict, _widest(pen)), " ", _padded(source, width // _SOURCE))


def _padded(words: Text | str, columns: int) -> Text:
    text = Text.assemble(words)
    return text.append(" " * (columns - cell_len(text.plain)))


def _widest(pen: Pen) -> int:
    """Give the columns of the longest verdict: they are known before the adverts are."""
    drawn = [pen.level(Level.CRITICAL, pen.say(f"level.{key}")) for key in _LEVELS]
    drawn += [pen.remark(pen.say(f"state.{key}")) for key in _STATES]
    return max(cell_len(each.plain) for each in drawn)


def _fitting(said: Sequence[str], room: int, pen: Pen) -> str:
    """Give as much as fits: whole titles, or the beginning of the first."""
    for count in range(len(said), 0, -1):
        joined = "; ".join(said[:count])
        if cell_len(joined) <= room:
            return joined
    gap = f" {pen.gap}"
    return set_cell_size(said[0], room - cell_len(gap)).rstrip() + gap


def _verdict(report: Report, pen: Pen) -> Text:
    words = pen.say(label(report))
    if not judged(report):
        return pen.remark(words)
    drawn = pen.level(report.level, words)
    if report.state is not State.SCREENED:
        drawn.append(f" ({pen.say(f'state.{report.state}')})", QUIET)
    return drawn
