"""A chat in any of its forms to adverts."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO

from screenad.errors import InputError
from screenad.inputs.chats import exported, page, table
from screenad.inputs.chats.lines import messages, style
from screenad.inputs.chats.message import Chat
from screenad.inputs.chats.talk import adverts
from screenad.inputs.encodings import decode
from screenad.inputs.looking import further
from screenad.inputs.recoding import texts
from screenad.inputs.replay import HEAD
from screenad.inputs.wants import Limits, Wants
from screenad.model import Ad, Skipped
from screenad.said import said

NONE = said("no chat: no app's export, and no names before the messages")

Reader = Callable[[BinaryIO, str, Wants], Iterator[Ad | Skipped]]


def kind(form: str, head: str, limits: Limits) -> bool:
    """Say whether what seems to be in ``form`` and begins so is a chat."""
    match form:
        case "json":
            return exported.is_chat(head)
        case "csv":
            return table.is_chat(head, limits)
        case "html":
            return page.is_chat(head)
        case "text":
            return page.is_chat(head) or style(head) is not None
        case _:
            return False


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Give the adverts of a chat, whichever its form."""
    head, again = further(stream, HEAD)
    text = decode(head, whole=False).text
    form = next((each for each in READERS if kind(each, text, wants.limits)), "")
    if not form and text.lstrip().startswith(("{", "[")):
        form = "json"
    try:
        yield from READERS[form](again, source, wants) if form else (Skipped(source, NONE),)
    except InputError as problem:
        yield Skipped(problem.source, problem.reason)


def _written(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read a chat that is text."""
    head, again = further(stream, HEAD)
    found = style(decode(head, whole=False).text)
    if found:
        text = texts(again)
        yield from adverts(Chat(source, messages(text, found, source, wants.limits)), wants.limits)


READERS: Mapping[str, Reader] = MappingProxyType(
    {"json": exported.read, "html": page.read, "csv": table.read, "text": _written}
)
