"""Expressions as they were compiled before: to take one back costs a hundredth of compiling it.

What is kept of one is what ``regex`` gives ``copyreg`` to have it made again: code and numbers,
which ``regex`` alone reads. No pickle is made; but ``regex`` trusts such code as it trusts its own
compiler, so what is taken back must come from a place that the user trusts.
"""

import copyreg
import json
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import accumulate, chain, pairwise
from mmap import mmap
from typing import Any, Final, NamedTuple
from zlib import crc32

import regex

#: More bytes are not kept: to look into them would take as long as they save.
_MOST: Final = 4_000_000
#: Groups and lists of words, by name and number: what is kept has none.
_NAMES: Final[tuple[Any, ...]] = ({}, {}, {}, [])


class _Kept(NamedTuple):
    """Entries one behind the other from ``start`` on, and where each begins and ends."""

    data: mmap | bytes = b""
    start: int = 0
    places: Mapping[str, tuple[int, int]] = {}

    def entry(self, name: str) -> bytes:
        """Give what was kept under a name that is there."""
        start, end = self.places[name]
        return self.data[self.start + start : self.start + end]


class Expressions:
    """Compiled expressions, by what they were written as."""

    def __init__(self) -> None:
        self.fill(b"")

    def fill(self, data: mmap | bytes) -> None:
        """Put there what ``written`` gave, and nothing else."""
        start = data.find(b"\n") + 1
        self._taken: set[str] = set()
        self._new: dict[str, bytes] = {}
        self._room = _MOST
        self._kept = _Kept(data, start, json.loads(data[:start])) if start else _Kept()

    def written(self) -> bytes:
        """Give what is there as bytes; none where nothing has come since it was filled.

        What has come goes first, then what was taken; where there is no more room, the others go.
        """
        if not self._new:
            return b""
        kept = self._kept
        names = sorted(kept.places, key=lambda name: name not in self._taken)
        entries = dict(_fitting(chain(self._new.items(), ((n, kept.entry(n)) for n in names))))
        ends = pairwise(accumulate(map(len, entries.values()), initial=0))
        places = dict(zip(entries, ends, strict=True))
        return b"".join((json.dumps(places).encode(), b"\n", *entries.values()))

    def compiled(self, expression: str, flags: int) -> regex.Pattern[str]:
        """Give an expression ready for use. Raises ``regex.error`` for what is none."""
        name, kept = _name(expression, flags), self._kept
        if name in kept.places:
            found = _made(kept.entry(name))
            if found is not None and found.pattern == expression:
                self._taken.add(name)
                return found
        found = regex.compile(expression, flags)
        if self._room > 0 and (entry := _entry(found)):
            self._new[name] = entry
            self._room -= len(entry)
        return found


#: Those of the process: phrases and rules are many, and each asks by itself.
EXPRESSIONS: Final = Expressions()


def _fitting(entries: Iterable[tuple[str, bytes]]) -> Iterable[tuple[str, bytes]]:
    """Give entries as long as there is room."""
    room = _MOST
    for name, entry in entries:
        room -= len(entry)
        if room < 0:
            return
        yield name, entry


def _name(expression: str, flags: int) -> str:
    """Name an expression shortly; two may share a name."""
    checked = crc32(expression.encode("utf-8", "surrogatepass"))
    return f"{flags:x}.{len(expression):x}.{checked:x}"


def _entry(found: regex.Pattern[str]) -> bytes:
    """Write what an expression is made of; nothing where that is not as it is known here."""
    match _taken_apart(found):
        case (
            _,
            (str(text), int(flags), bytes(code), *names, int(at), tuple(letters), int(how), 0),
        ) if tuple(names) == _NAMES:
            parts = (text, flags, b2a_base64(code).decode(), at, letters, how)
            return json.dumps(parts).encode()
    return b""


def _made(entry: bytes) -> regex.Pattern[str] | None:
    """Make an expression of what was written of it; nothing where that is not as it is known."""
    try:
        text, flags, code, at, letters, how = json.loads(entry)
        made = (text, flags, a2b_base64(code), *_NAMES, at, tuple(letters), how, 0)
        found: regex.Pattern[str] = _maker()(*made)
    except (ValueError, TypeError, regex.error):
        return None
    return found


@cache
def _maker() -> Any:
    return _taken_apart(regex.compile(""))[0]


def _taken_apart(found: regex.Pattern[str]) -> Any:
    """Give what makes an expression, and of what; other versions of ``regex`` may tell nothing."""
    apart = copyreg.dispatch_table.get(regex.Pattern)
    return apart(found) if apart else (None, ())
