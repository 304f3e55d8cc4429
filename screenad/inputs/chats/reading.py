"""A chat in any of its forms to adverts."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import BinaryIO

from screenad.errors import InputError
from screenad.inputs.chats import exported, page, table
from screenad.inputs.chats.lines import messages, style
from screenad.inputs.chats.message import Chat
from screenad.inputs.encodings import decode
from screenad.inputs.looking import further
from screenad.inputs.recoding import texts
from screenad.inputs.replay import HEAD
from screenad.inputs.wants import Limits, Wants
from screenad.model import Ad, Skipped
from screenad.said import said

NONE = said("no chat: no app's export, and no names before the messages")

Reader = Callable[[BinaryIO, str, Wants], Iterator[Ad | Skipped]]


def kind(form: str, head: str, limits: Limits) -> str:
    """Name the form (of ``READERS``) of a chat that seems to be in ``form``; "" for no chat."""
    match form:
        case "json":
            return "json" if exported.is_chat(head) else ""
        case "csv":
            return "csv" if table.is_chat(head, limits) else ""
        case "html":
            return "html" if page.is_chat(head) else ""
        case "text" if style(head):
            return "text"
        case "text":
            return kind("html", head, limits) or kind("csv", head, limits)
        case _:
            return ""


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Give the adverts of a chat, whichever its form."""
    head, again = further(stream, HEAD)
    text = decode(head, whole=False).text
    json = "json" if text.lstrip("\ufeff \r\n").startswith(("{", "[{", "[\n")) else ""
    form = kind("json", text, wants.limits) or kind("text", text, wants.limits) or json
    try:
        yield from READERS[form](again, source, wants) if form else (Skipped(source, NONE),)
    except InputError as problem:
        yield Skipped(problem.source, problem.reason)


def _written(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read a chat that is text."""
    from screenad.inputs.chats.talk import adverts  # to tell a chat needs it not

    head, again = further(stream, HEAD)
    found = style(decode(head, whole=False).text)
    if found:
        text = texts(again)
        yield from adverts(Chat(source, messages(text, found, source, wants.limits)), wants.limits)


READERS: Mapping[str, Reader] = MappingProxyType(
    {"json": exported.read, "html": page.read, "csv": table.read, "text": _written}
)
