"""Chats as a table: a row is a message."""

from collections.abc import Iterator
from typing import BinaryIO

from screenad.inputs.cells import Lines, cells, separator
from screenad.inputs.chats.message import Chat, Message
from screenad.inputs.chats.said import columns, row
from screenad.inputs.encodings import decode
from screenad.inputs.recoding import Text, texts
from screenad.inputs.replay import peeked
from screenad.inputs.wants import Limits, Wants
from screenad.model import Ad, Skipped


def is_chat(head: str, limits: Limits) -> bool:
    """Say whether the first row of a table names the columns of a chat."""
    first = head.lstrip("\ufeff").partition("\n")[0]
    return columns(cell.strip(' "\r') for cell in first.split(separator(head, limits)))


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Give the adverts of a table whose first row names the columns."""
    head, again = peeked(stream)
    between = separator(decode(head, whole=False).text, wants.limits)
    from screenad.inputs.chats.talk import adverts  # to tell a chat needs it not

    yield from adverts(Chat(source, _rows(texts(again), between, source, wants)), wants.limits)


def _rows(text: Text, between: str, source: str, wants: Wants) -> Iterator[Message | Skipped]:
    rows = cells(Lines(text.stream, wants.limits), between, wants.limits)
    names = next(rows, None)
    for number, found in enumerate(rows, 1):
        if found.fault or names is None:
            yield Skipped(f"{source}:{found.line}", found.fault)
        else:
            record = dict(zip(names.cells, found.cells, strict=False))
            yield row({key: text.own(cell).text for key, cell in record.items()}, number)
