"""A chat in any of its forms to adverts."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, BinaryIO

from screenad.errors import InputError
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

#: The modules that tell and read the forms other than text. Most texts are no chat and need none.
FORMS = {"json": "exported", "csv": "table", "html": "page"}


def kind(form: str, head: str, limits: Limits) -> str:
    """Name the form of a chat that seems to be in ``form``; "" for no chat."""
    match form:
        case "json" | "html":
            return form if _module(form).is_chat(head) else ""
        case "csv":
            return form if _module(form).is_chat(head, limits) else ""
        case "text" if style(head):
            return form
        case "text":
            page = "<" in head and kind("html", head, limits)
            return page or kind("csv", head, limits)
        case _:
            return ""


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Give the adverts of a chat, whichever its form."""
    head, again = further(stream, HEAD)
    text = decode(head, whole=False).text
    json = "json" if text.lstrip("\ufeff \r\n").startswith(("{", "[{", "[\n")) else ""
    form = kind("json", text, wants.limits) or kind("text", text, wants.limits) or json
    try:
        if form:
            yield from (_module(form).read if form in FORMS else _written)(again, source, wants)
        else:
            yield Skipped(source, NONE)
    except InputError as problem:
        yield Skipped(problem.source, problem.reason)


def _module(form: str) -> Any:
    return import_module(f"screenad.inputs.chats.{FORMS[form]}")


def _written(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read a chat that is text."""
    from screenad.inputs.chats.talk import adverts  # to tell a chat needs it not

    head, again = further(stream, HEAD)
    found = style(decode(head, whole=False).text)
    if found:
        text = texts(again)
        yield from adverts(Chat(source, messages(text, found, source, wants.limits)), wants.limits)
