"""Chats that an app exported as JSON, one of them or all of an account's."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from screenad.errors import InputError
from screenad.inputs.chats.message import Chat, Message
from screenad.inputs.chats.said import message, repaired
from screenad.inputs.jsontext import parse
from screenad.inputs.recoding import texts
from screenad.inputs.values import words
from screenad.inputs.wants import Wants
from screenad.inputs.window import TooLongError, Window
from screenad.model import Ad, Skipped
from screenad.said import said

#: Telegram's kinds of chats that have a name of their own.
GROUPS = re.compile("group|channel")
#: Telegram, Facebook and Instagram, DiscordChatExporter, and what reads out WeChat.
SHAPE = re.compile(
    r'"type"\s*:\s*"(?:personal_chat|bot_chat|saved_messages|replies|verification_codes'
    r'|(?:private|public)_(?:group|supergroup|channel))"'
    r'|^\s*\{\s*"about"\s*:\s*"[^"]{0,400}"\s*,\s*"(?:personal_information|contacts|chats)"'
    r'|^\s*\{\s*"personal_information"\s*:\s*\{\s*"user_id"'
    r'|^\s*\{\s*"participants"\s*:\s*\[[^]]*\]\s*,\s*"messages"\s*:\s*\['
    r'|^\s*\{\s*"guild"\s*:\s*\{[^{}]*\}\s*,\s*"channel"\s*:\s*\{'
    r'|^\s*\[\s*\{[^{}]*"(?:StrContent|StrTalker)"\s*:'
)


def is_chat(head: str) -> bool:
    """Say whether JSON that begins so is the export of a chat."""
    return SHAPE.search(head) is not None


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Give the adverts of every chat, while the messages come."""
    reading = _Reading(stream, source, wants)
    try:
        yield from reading.value(source, 0)
        if not reading.found:
            yield Skipped(source, said("no chat in this JSON"))
    except InputError as problem:
        told = not reading.found or "not read" in problem.reason
        reason = problem.reason if told else f"{problem.reason}: the rest was not read"
        yield Skipped(problem.source, reason)


class _Reading:
    """The reading of one file, which may hold many chats."""

    def __init__(self, stream: BinaryIO, source: str, wants: Wants) -> None:
        self._text = texts(stream)
        self._limits = wants.limits
        self._window = Window(self._text.stream, source, wants.limits)
        self.found = 0

    def value(self, place: str, depth: int) -> Iterator[Ad | Skipped]:
        """Look for chats in a value."""
        first = self._window.next()
        if first == "{" and depth < self._limits.depth:
            yield from self._object(place, depth)
        elif first == "[" and depth == 0:
            yield from self._chat(place, {})
        elif first == "[" and depth < self._limits.depth:
            yield from self._each(place, depth)
        else:
            self._window.skip()

    def _each(self, place: str, depth: int) -> Iterator[Ad | Skipped]:
        """Look into the objects of a list."""
        for number, first in enumerate(self._items(), 1):
            if first == "{":
                yield from self._object(f"{place}/{number}", depth + 1)
            else:
                self._window.skip()

    def _object(self, place: str, depth: int) -> Iterator[Ad | Skipped]:
        window = self._window
        known: dict[str, str] = {}
        window.take("{")
        while window.next() != "}":
            key = words(window.value()[0])
            window.take(":")
            yield from self._member(key, known, place, depth)
            if window.next() != "}":
                window.take(",")
        window.take("}")

    def _member(
        self, key: str, known: dict[str, str], place: str, depth: int
    ) -> Iterator[Ad | Skipped]:
        """Look into a member of an object; note what tells of the chat that comes after it."""
        first = self._window.next()
        match key, first:
            case "messages", "[":
                yield from self._chat(place, known)
            case (("chats" | "left_chats"), "{"):
                yield from self.value(f"{place}#{key}", depth + 1)
            case (("list" | "chats"), "["):
                yield from self.value(place, depth + 1)
            case "channel", "{":  # Discord
                known["name"] = words(self._whole(key).get("name"))
                known["type"] = "channel of a group"
            case (("name" | "type"), '"'):
                known[key] = words(self._window.value()[0])
            case _:
                if key == "participants":  # Facebook and Instagram
                    known[key] = first
                self._window.skip()

    def _whole(self, place: str) -> dict[str, object]:
        value, note = self._read(place)
        return value if isinstance(value, dict) and not note else {}

    def _chat(self, place: str, known: dict[str, str]) -> Iterator[Ad | Skipped]:
        self.found += 1
        kind = known.get("type", "")
        title = repaired(known.get("name", "")) if GROUPS.search(kind) else ""
        backwards = bool(known.get("participants"))
        messages = self._messages(place)
        posts = kind.endswith("_channel")
        from screenad.inputs.chats.talk import adverts  # to tell a chat needs it not

        yield from adverts(Chat(place, messages, title, posts, backwards), self._limits)

    def _messages(self, place: str) -> Iterator[Message | Skipped]:
        for number, first in enumerate(self._items(), 1):
            try:
                value, _ = self._read(place)
            except TooLongError as problem:
                self._window.skip()
                yield Skipped(f"{place}#messages/{number}", str(problem))
                continue
            found = message(value, number) if isinstance(value, dict) else None
            if found:
                yield found
            elif first != "{":
                yield Skipped(f"{place}#messages/{number}", "no message: an object is one")

    def _read(self, place: str) -> tuple[object, str]:
        """Read a value; give it with a note on its encoding."""
        value, spelt = self._window.value()
        decoded = self._text.own(spelt)
        return (parse(decoded.text, place), decoded.note) if decoded.note else (value, "")

    def _items(self) -> Iterator[str]:
        """Go to each item of a list and give its first character; who asks reads it."""
        window = self._window
        window.take("[")
        while (first := window.next()) != "]":
            yield first
            if window.next() != "]":
                window.take(",")
        window.take("]")
