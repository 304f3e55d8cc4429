"""JSON that is one value: a list of adverts, an object that holds one, or a single advert."""

from collections.abc import Iterator
from typing import BinaryIO

from screenad.errors import InputError
from screenad.inputs.jsonl import noted
from screenad.inputs.jsontext import parse
from screenad.inputs.recoding import Text, texts
from screenad.inputs.records import advert, adverts
from screenad.inputs.wants import Wants
from screenad.inputs.window import TooLongError, Window
from screenad.model import Ad, Skipped
from screenad.said import said

ROWS = " (if each line is a record of its own: --from jsonl)"


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read the adverts in their order, one at a time."""
    text = texts(stream)
    reading = _Reading(Window(text.stream, source, wants.limits), source, wants, text)
    try:
        yield from reading.all()
    except InputError as error:
        yield Skipped(error.source, reading.fault(error))


class _Reading:
    """The reading of one value, whose adverts are numbered in their order."""

    def __init__(self, window: Window, source: str, wants: Wants, text: Text) -> None:
        self._window = window
        self._source = source
        self._mapping = wants.mapping
        self._limits = wants.limits
        self._text = text
        self._given = 0

    def fault(self, error: InputError) -> str:
        """Say what a fault means for what comes after it."""
        told = not self._given or "not read" in error.reason
        return error.reason if told else f"{error.reason}: the rest was not read"

    def all(self) -> Iterator[Ad | Skipped]:
        """Give every advert."""
        window = self._window
        first = window.next()
        if not first:
            yield Skipped(self._source, said("there is no text"))
            return
        if first == "[":
            yield from self._list()
            if not self._given:
                yield Skipped(self._source, "an empty list")
        else:
            yield from self._whole()
        if window.next():
            raise InputError(self._source, window.wrong("extra data").reason + ROWS)

    def _whole(self) -> Iterator[Ad | Skipped]:
        """Read a value that is no list; an object that is too long may still hold one."""
        try:
            value, note = self._value(self._source)
        except TooLongError as problem:
            if self._window.next() == "{":
                yield from self._members(0)
            else:
                self._window.skip()
            if not self._given:
                yield Skipped(self._source, f"{problem}; there is no list of adverts in it")
            return
        for found in adverts(value, self._source, self._mapping):
            yield noted(found, note)

    def _members(self, depth: int) -> Iterator[Ad | Skipped]:
        """Read the lists of objects in an object, and in those that it holds."""
        window = self._window
        window.take("{")
        while window.next() != "}":
            window.skip()
            window.take(":")
            first = window.next()
            if first == "[":
                yield from self._list(only="{")
            elif first == "{" and depth < self._limits.depth:
                yield from self._members(depth + 1)
            else:
                window.skip()
            if window.next() != "}":
                window.take(",")
        window.take("}")

    def _list(self, only: str = "") -> Iterator[Ad | Skipped]:
        """Read the items of a list; with ``only`` those that begin so."""
        window = self._window
        window.take("[")
        while window.next() != "]":
            if only in {"", window.next()}:
                found = self._item(f"{self._source}#{self._given + 1}")
                self._given += 1
                yield found
            else:
                window.skip()
            if window.next() != "]":
                window.take(",")
        window.take("]")

    def _item(self, place: str) -> Ad | Skipped:
        try:
            value, note = self._value(place)
        except TooLongError as problem:
            self._window.skip()
            return Skipped(place, str(problem))
        return noted(advert(value, place, self._mapping), note)

    def _value(self, place: str) -> tuple[object, str]:
        """Read a value; give it with a note on its encoding."""
        value, spelt = self._window.value()
        decoded = self._text.own(spelt)
        return (value if decoded.text is spelt else parse(decoded.text, place)), decoded.note
