"""Text with separators to rows of cells, one pass, a broken row at its own cost."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from screenad.inputs.endless import REST, ends
from screenad.inputs.fields import field_of
from screenad.inputs.recognition import SEPARATORS
from screenad.inputs.wants import Limits

#: What separates nothing in a file of one column.
NONE = "\x1f"
SAMPLE = 20
ENDS = ("\n", "\r")
BLANK = frozenset({"\n", "\r", "\r\n"})
OPENS = re.compile(' ?"')


class Cells(NamedTuple):
    """The cells of a row and the number of its first line.

    ``fault`` says why it can't be read, ``note`` what was odd about it.
    """

    line: int
    cells: tuple[str, ...]
    note: str = ""
    fault: str = ""


class Lines:
    """The lines of a text, each no longer than a limit, that can be given back.

    ``endless`` is set when one was so long that what follows it was given up.
    """

    def __init__(self, text: io.TextIOBase, limits: Limits) -> None:
        self.number = 0
        self.limit = limits.record
        self.endless = False
        self._text = text
        self._passed = limits.passed
        self._back: list[str] = []

    def next(self) -> str:
        """Give the next line, cut where it is too long; nothing at the end."""
        line = self._back.pop() if self._back else self._read()
        self.number += bool(line)
        return line

    def back(self, lines: list[str]) -> None:
        """Take lines back, to give them again."""
        self.number -= len(lines)
        self._back.extend(reversed(lines))

    def _read(self) -> str:
        line = "" if self.endless else self._text.readline(self.limit)
        if len(line) >= self.limit and not line.endswith(ENDS):
            self.endless = not ends(self._text.readline, ENDS, self._passed)
        return line


def cells(lines: Lines, separator: str, limits: Limits) -> Iterator[Cells]:
    """Give the rows; one may go over many lines, but not over the limit of a record."""
    while line := lines.next():
        number = lines.number
        if line in BLANK:
            continue
        if len(line) >= limits.record:
            reason = f"longer than {limits.record / 2**20:g} MiB (--limit record=SIZE)"
            yield Cells(number, (), fault=reason + REST * lines.endless)
            continue
        found = _plain(line, separator) if '"' not in line else _quoted(line, lines, separator)
        note = "" if found is not None else "a quotation mark is never closed"
        row = _plain(line, separator) if found is None else found
        yield Cells(number, tuple(row), note)


def separator(sample: str, limits: Limits) -> str:
    """Tell from the beginning of a text what separates its columns."""
    scores = {each: _score(sample, each, limits) for each in SEPARATORS}
    best = max(SEPARATORS, key=lambda each: scores[each])
    return best if scores[best] > NOTHING else NONE


NOTHING = (0, 0.6, 0)


def _score(sample: str, separator: str, limits: Limits) -> tuple[int, float, int]:
    """Say how well a separator fits: names that are known, rows of one width, their width."""
    lines = Lines(io.StringIO(sample, ""), limits)
    rows = list(islice(cells(lines, separator, limits), SAMPLE))
    widths = Counter(len(row.cells) for row in rows)
    width, count = widths.most_common(1)[0] if widths else (0, 0)
    known = max((len({f for f in map(field_of, row.cells) if f}) for row in rows), default=0)
    if width < 2 and known < 2:
        return NOTHING
    return min(known, 2), round(count / len(rows), 1), width


def _plain(line: str, separator: str) -> list[str]:
    return line.rstrip("\r\n").split(separator)


def _quoted(line: str, lines: Lines, separator: str) -> list[str] | None:
    """Read a row with quotation marks; None where one is never closed."""
    at = _At(line, lines)
    row: list[str] = []
    while True:
        opening = OPENS.match(at.line, at.place)
        words = ""
        if opening:
            at.place = opening.end()
            closed = at.closed()
            if closed is None:
                lines.back(at.taken)
                return None
            words = closed
        end = at.line.find(separator, at.place)
        if end < 0:
            return [*row, words + at.line[at.place :].rstrip("\r\n")]
        row.append(words + at.line[at.place : end])
        at.place = end + 1


class _At:
    """A place in a row that may go over many lines, those ``taken`` after the first."""

    def __init__(self, line: str, lines: Lines) -> None:
        self.line = line
        self.place = 0
        self.taken: list[str] = []
        self._lines = lines
        self._left = lines.limit - len(line)

    def closed(self) -> str | None:
        """Go behind the mark that closes, and give what was before it."""
        parts = []
        while True:
            end = self.line.find('"', self.place)
            if end < 0:
                parts.append(self.line[self.place :])
                if not self._more():
                    return None
            elif self.line.startswith('"', end + 1):
                parts.append(self.line[self.place : end + 1])
                self.place = end + 2
            else:
                parts.append(self.line[self.place : end])
                self.place = end + 1
                return "".join(parts)

    def _more(self) -> bool:
        self.line, self.place = self._lines.next(), 0
        if self.line:
            self.taken.append(self.line)
        self._left -= len(self.line)
        return bool(self.line) and self._left > 0
