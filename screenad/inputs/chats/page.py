"""Chats that Telegram exported as pages: messages.html, messages2.html and so on."""

import html
import re
from collections.abc import Iterator
from typing import BinaryIO

from screenad.errors import InputError
from screenad.inputs.cells import Lines
from screenad.inputs.chats.message import CUT, Chat, Message
from screenad.inputs.endless import REST
from screenad.inputs.recoding import Text, texts
from screenad.inputs.wants import Wants
from screenad.model import Ad, Skipped

#: The program writes its pages always in the same way: a tag never goes over the end of a line.
TOKEN = re.compile(r"<(/?)([a-z]{1,10})([^<>]*)>|([^<]+|<)")
CLASS = re.compile(r'class="([^"]*)"')
HREF = re.compile(r'href="([^"]*)"')
PAGE = re.compile(r'<div class="page_wrap[ "]')
HISTORY = re.compile(r'<div class="(?:history|page_body chat_page)"')
LINKED = ("http:", "https:", "mailto:", "tg:")


def is_chat(head: str) -> bool:
    """Say whether a page that begins so is an exported chat."""
    return PAGE.search(head) is not None and HISTORY.search(head) is not None


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Give the adverts of one page."""
    from screenad.inputs.chats.talk import adverts  # to tell a chat needs it not

    yield from adverts(Chat(source, _messages(texts(stream), source, wants)), wants.limits)


def _messages(text: Text, source: str, wants: Wants) -> Iterator[Message]:
    lines = Lines(text.stream, wants.limits)
    page = _Page(wants.limits.record)
    while line := lines.next():
        for token in TOKEN.finditer(text.own(line).text):
            if page.take(token):
                yield page.message()
    if lines.endless:
        raise InputError(source, f"a line without end{REST}")
    if page.holds():
        yield page.message()


class _Page:
    """The message that is being read, and the boxes that it stands in."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._boxes: list[frozenset[str]] = []
        self._sender = ""
        self._number = 0
        self._clear()

    def _clear(self) -> None:
        self._name: list[str] = []
        self._origin: list[str] = []
        self._words: list[str] = []
        self._link = ""
        self._left = self._limit
        self._unread = False

    def take(self, token: re.Match[str]) -> bool:
        """Take a tag or some words; say whether a message has ended with that."""
        ends, tag, rest, words = token.groups()
        if words is not None:
            self._add(html.unescape(words))
        elif tag == "br":
            self._add("\n", laid_out=True)
        elif tag == "a":
            self._anchor(rest, ends=bool(ends))
        elif tag in {"div", "span"} and ends:
            del self._boxes[-1:]
        elif tag in {"div", "span"}:
            found = CLASS.search(rest)
            box = frozenset(found[1].split() if found else ())
            self._boxes.append(box)
            self._unread = self._unread or "media_wrap" in box
            return "message" in box and self.holds()
        return False

    def holds(self) -> bool:
        """Say whether there is a message."""
        return self._unread or any(part.strip() for part in self._words)

    def message(self) -> Message:
        """Give the message; a later one without a name is of the same person."""
        self._number += 1
        self._sender = " ".join("".join(self._name).split()) or self._sender
        origin = " ".join("".join(self._origin).split())
        text = "".join(self._words).strip()
        note = "" if self._left else CUT
        found = Message(self._number, self._sender, text, origin, unread=self._unread, note=note)
        self._clear()
        return found

    def _anchor(self, rest: str, *, ends: bool) -> None:
        found = HREF.search(rest)
        href = html.unescape(found[1]) if found and not ends else ""
        said = "".join(self._words[-3:])
        if ends and self._link and self._link.rstrip("/") not in said:
            self._add(f" ({self._link})", laid_out=True)
        self._link = href if href.startswith(LINKED) else ""

    def _add(self, words: str, *, laid_out: bool = False) -> None:
        box = self._boxes[-1] if self._boxes else frozenset()
        if "text" in box and "bold" not in box:
            words = words if laid_out else re.sub(r"\s+", " ", words)
            self._words.append(words[: self._left])
            self._left = max(0, self._left - len(words))
        elif "from_name" in box:
            names = self._origin if any("forwarded" in each for each in self._boxes) else self._name
            names.append(words)
