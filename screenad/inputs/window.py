"""A window that moves over JSON: a value at a time, of any amount of them."""

import io
import json
import re

from screenad.errors import InputError
from screenad.inputs.endless import REST
from screenad.inputs.jsontext import DECODER
from screenad.inputs.wants import Limits

CHUNK = 65_536
BLANK = re.compile(r"[ \t\r\n]*")
#: What opens, closes or hides an end, outside of strings and in them.
OUTSIDE, INSIDE = re.compile(r'["\[\]{}]'), re.compile(r'["\\]')
ANY, WORD = re.compile("(?s)."), re.compile(r"[^\s,\]}]*")
DEEP = "not readable: brackets nested too deeply"


class Window:
    """The part of a text that is looked at; no more than a value is held."""

    def __init__(self, text: io.TextIOBase, source: str, limits: Limits) -> None:
        self._text = text
        self._source = source
        self._limit = limits.record
        self._passing = limits.passed
        self._left = limits.passed
        self._held = ""
        self._at = 0
        self._line = 1
        self._column = 1
        self._ended = False

    def next(self) -> str:
        """Go to the next character that isn't blank and give it; nothing at the end."""
        while True:
            self._at = BLANK.match(self._held, self._at).end()  # type: ignore[union-attr]  # always
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._more(CHUNK):
                return ""

    def take(self, wanted: str) -> None:
        """Pass one of some characters, or raise an ``InputError``."""
        found = self.next()
        if not found or found not in wanted:
            expected = " or ".join(repr(each) for each in wanted)
            raise self._wrong(f"expecting {expected}", self._at)
        self._at += 1

    def value(self) -> tuple[object, str]:
        """Read a value; give it with its spelling.

        ``TooLongError`` where it is over the limit, ``InputError`` where it is none.
        """
        self.next()
        while True:
            try:
                value, end = DECODER.raw_decode(self._held, self._at)
            except json.JSONDecodeError as error:
                if not self._may_go_on(error):
                    raise self._wrong(error.msg.lower(), error.pos) from error
            except RecursionError as error:
                raise TooLongError(DEEP) from error
            else:
                if end < len(self._held) or self._ended:
                    self._check(end - self._at)
                    spelt = self._held[self._at : end]
                    self._at = end
                    return value, spelt
            self._check(len(self._held) - self._at)
            # As much again: to begin anew each time costs no more than twice the whole.
            self._more(max(CHUNK, len(self._held) - self._at))

    def skip(self) -> None:
        """Pass over a value without reading it."""
        self._left = self._passing
        first = self.next()
        if first in {"{", "["}:
            self._skip_to_end()
        elif first == '"':
            self._at += 1
            self._skip_string()
        else:
            self._skip_word()

    def _skip_to_end(self) -> None:
        depth = 0
        while True:
            found = self._search(OUTSIDE)
            if found == '"':
                self._skip_string()
            else:
                depth += 1 if found in {"{", "["} else -1
                if not depth:
                    return

    def _skip_string(self) -> None:
        while self._search(INSIDE) == "\\":
            self._search(ANY)

    def _skip_word(self) -> None:
        if not self.next() or self.next() in "]},:":
            raise self._wrong("expecting value", self._at)
        while True:
            self._at = WORD.match(self._held, self._at).end()  # type: ignore[union-attr]  # always
            if self._at < len(self._held) or not self._pass():
                return

    def _search(self, wanted: re.Pattern[str]) -> str:
        """Go behind the next of some characters, and give it."""
        while not (found := wanted.search(self._held, self._at)):
            self._at = len(self._held)
            if not self._pass():
                raise self._wrong("the text ends", self._at)
        self._at = found.end()
        return found[0]

    def _pass(self) -> bool:
        """Move on in a value that is passed over, but not without end."""
        self._left -= CHUNK
        if self._left < 0:
            raise InputError(self._source, f"one value without end{REST}")
        return self._more(CHUNK)

    def wrong(self, problem: str) -> InputError:
        """Give an error for the place that was come to."""
        return self._wrong(problem, self._at)

    def _check(self, size: int) -> None:
        if size > self._limit:
            raise TooLongError(f"longer than {self._limit / 2**20:g} MiB (--limit record=SIZE)")

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        """Say whether a fault may be that the end of the window is not that of the value."""
        near = error.pos >= len(self._held) - 10 or error.msg.startswith("Unterminated string")
        return near and not self._ended

    def _more(self, size: int) -> bool:
        """Move the window on; what lies behind is forgotten."""
        passed = self._held[: self._at]
        lines = passed.count("\n")
        self._line += lines
        self._column = len(passed) - passed.rfind("\n") if lines else self._column + len(passed)
        more = self._text.read(size)
        self._held = self._held[self._at :] + more
        self._at = 0
        self._ended = self._ended or not more
        return bool(more)

    def _wrong(self, problem: str, at: int) -> InputError:
        passed = self._held[:at]
        lines = passed.count("\n")
        column = len(passed) - passed.rfind("\n") if lines else self._column + len(passed)
        line = f"line {self._line + lines} " if self._line + lines > 1 else ""
        return InputError(self._source, f"not JSON: {problem} at {line}column {column}")


class TooLongError(Exception):
    """A value is not read, but what comes after it may be."""
