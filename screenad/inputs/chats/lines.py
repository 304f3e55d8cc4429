"""Chats as text: lines that begin a message, and lines that go on with it."""

import re
from collections.abc import Iterator, Sequence

from screenad.errors import InputError
from screenad.inputs.cells import Lines
from screenad.inputs.chats.heads import (
    ABOVE,
    CLOCK,
    DATED,
    KAKAO,
    LINE,
    LINE_PC,
    WHATSAPP,
    Style,
    omitted,
)
from screenad.inputs.chats.labels import labels
from screenad.inputs.chats.message import CUT, Message
from screenad.inputs.endless import REST
from screenad.inputs.recoding import Text
from screenad.inputs.wants import Limits

STYLES = (LINE, KAKAO, WHATSAPP, DATED, ABOVE, LINE_PC)
#: Lines that are looked at to tell a style.
LOOK = 60
#: So much of a line is enough to tell how it begins.
HEAD = 400
#: What stands where a picture was is no longer than that.
SHORT = 32


def style(text: str) -> Style | None:
    """Tell how the messages of a text begin; nothing for what is no chat."""
    first = [line.strip() for line in text.lstrip("\ufeff").splitlines() if line.strip()][:LOOK]
    timed = STYLES if any(map(CLOCK.search, first)) else ()
    return next((each for each in timed if _begins(each, first)), None) or labels(text)


def _begins(style: Style, lines: Sequence[str]) -> bool:
    """Say whether a text begins with a message, after what is layout, and has enough of them."""
    worded = [line for line in lines if not (style.nobody and style.nobody.match(line))]
    heads = [match for line in worded if (match := style.head.match(line[:HEAD]))]
    named = [match for match in heads if match["sender"]]
    if not named or len(heads) < style.needed:
        return False
    return style.head.match(worded[0][:HEAD]) is not None


def messages(text: Text, style: Style, source: str, limits: Limits) -> Iterator[Message]:
    """Give the messages as they come."""
    lines = Lines(text.stream, limits)
    number = 0
    open_message: _Open | None = None
    while line := lines.next():
        line = line.rstrip("\r\n").removeprefix("\ufeff")
        head = style.head.match(line)
        if head or (style.nobody and style.nobody.match(line[:HEAD])):
            if open_message and open_message.holds():
                number += 1
                yield open_message.message(number, text)
            open_message = _Open(head, limits.record) if head else None
        elif open_message or line.strip():
            open_message = open_message or _Open(None, limits.record)
            open_message.add(line)
    if open_message and open_message.holds():
        yield open_message.message(number + 1, text)
    if lines.endless:
        raise InputError(source, f"a line without end{REST}")


class _Open:
    """A message that may go on. What an app says itself is nobody's, and goes on with nothing."""

    def __init__(self, head: re.Match[str] | None, limit: int) -> None:
        self._sender = ((head["sender"] if head else "") or "").strip(" \u202a\u202c\u200e\u200f~")
        self._lines = [head["text"] or ""] if head and self._sender else []
        self._left = limit - sum(map(len, self._lines))
        self._cut = False

    def add(self, line: str) -> None:
        """Go on with a line."""
        self._left = max(0, self._left - 1)
        self._cut = self._cut or len(line) > self._left
        self._lines.append(line[: self._left])
        self._left = max(0, self._left - len(line))

    def holds(self) -> bool:
        """Say whether there is anything in it."""
        return any(line.strip() for line in self._lines)

    def message(self, number: int, text: Text) -> Message:
        """Give the whole of it."""
        decoded = text.own("\n".join(self._lines).strip())
        words = decoded.text
        if words.startswith('"') and words.endswith('"') and "\n" in words:
            words = words[1:-1].replace('""', '"')  # LINE
        absent = len(words) <= SHORT and omitted().match(words) is not None
        notes = (decoded.note, CUT if self._cut else "")
        sender = text.own(self._sender).text
        note = "; ".join(filter(None, notes))
        return Message(number, sender, "" if absent else words, unread=absent, note=note)
