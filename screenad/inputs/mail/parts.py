"""The parts of a message: its text, whichever way it is told, and the files beside it."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from screenad.inputs.declared import by_name, declared
from screenad.inputs.mail.heads import Head, parted
from screenad.inputs.markup.page import page
from screenad.inputs.markup.words import agreement
from screenad.inputs.wants import Limits
from screenad.said import counted, said

OTHER_WORDS = said("the text and the HTML of the mail say different things; both were read")
TOO_DEEP = said("parts nested too deeply were not read")
TOO_MANY = said("not all of its parts were read: there are too many")
NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
#: Parts that serve how a mail looks, or who signed it.
WORDLESS = frozenset(
    {"text/css", "text/javascript", "application/javascript", "application/pgp-signature"}
)
#: Two tellings of one text agree when this share of the one stands in the other.
SAME = 0.5


@dataclass(frozen=True, slots=True)
class File:
    """A file beside the text of a message; ``form`` is known where it is a message itself."""

    name: str
    kind: str
    data: bytes
    form: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """What a message, or a part of one, holds."""

    texts: tuple[str, ...] = ()
    files: tuple[File, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Give all of the text."""
        return "\n\n".join(text for text in self.texts if text.strip())


@dataclass(slots=True)
class Budget:
    """How many parts may still be read."""

    parts: int


def content(head: Head, body: bytes, limits: Limits) -> Content:
    """Give what a message holds."""
    return _content(head, body, limits.depth, Budget(limits.members))


def _content(head: Head, body: bytes, depth: int, budget: Budget) -> Content:
    if not head.kind.startswith("multipart/") or not head.boundary:
        return _leaf(head, body)
    if not depth:
        return Content(notes=(TOO_DEEP,))
    inner = []
    for part in _split(body, head.boundary):
        budget.parts -= 1
        if budget.parts < 0:
            inner.append(Content(notes=(TOO_MANY,)))
            break
        inner.append(_content(*parted(part), depth - 1, budget))
    if head.kind == "multipart/alternative":
        return _told(inner)
    return _all(inner)


def _all(inner: list[Content]) -> Content:
    texts = tuple(text for each in inner for text in each.texts)
    files = tuple(file for each in inner for file in each.files)
    notes = dict.fromkeys(note for each in inner for note in each.notes)
    return Content(texts, files, tuple(notes))


def _told(inner: list[Content]) -> Content:
    """Give the last telling that has a text: the richest. One that says other things is added."""
    spoken = [each for each in inner if each.text]
    if not spoken:
        return _all(inner)
    *others, best = spoken
    different = [each for each in others if agreement(each.text, best.text) < SAME]
    files = tuple(file for each in inner for file in each.files)
    texts = (*best.texts, *(text for each in different for text in each.texts))
    return Content(texts, files, (*best.notes, *(OTHER_WORDS,) * bool(different)))


def _split(body: bytes, boundary: bytes) -> Iterator[bytes]:
    """Give the parts between lines that are the boundary."""
    mark = b"--" + boundary
    begin, at = -1, body.find(mark)
    while at >= 0:
        line = body.find(b"\n", at)
        end = line + 1 if line >= 0 else len(body)
        rest = body[at + len(mark) : min(end, at + len(mark) + 80)].strip()
        if rest in {b"", b"--"} and (at == 0 or body[at - 1 : at] == b"\n"):
            if begin >= 0:
                yield body[begin:at].removesuffix(b"\n").removesuffix(b"\r")
            begin = -1 if rest else end
            if rest:
                return
        at = body.find(mark, max(end, at + 1))
    if begin >= 0:
        yield body[begin:]


def _leaf(head: Head, body: bytes) -> Content:
    data, kind = _bytes(head.coding, body), head.kind
    if kind in {"message/rfc822", "message/global"}:
        return Content(files=(File(head.name, kind, data, "eml"),))
    if kind in WORDLESS:
        return Content()
    if head.is_attached or kind not in {"text/plain", "text/html"}:
        return Content(files=(File(head.name, kind, data),) if data.strip() else ())
    if kind == "text/html":
        return _page(data, head.charset or declared(data))
    found = by_name(data, head.charset)
    return Content((found.text.replace("\r\n", "\n"),), notes=(found.note,) if found.note else ())


def _page(data: bytes, charset: str) -> Content:
    found = by_name(data, charset)
    parts = page(found.text)
    hidden = counted(
        "{count} character of it is hidden in a mail program; it was read, too",
        "{count} characters of it are hidden in a mail program; they were read, too",
        count=parts.hidden,
    )
    notes = (found.note, hidden if parts.hidden else "")
    return Content((parts.main, parts.around), notes=tuple(note for note in notes if note))


def _bytes(coding: str, body: bytes) -> bytes:
    match coding:
        case "base64":
            letters = NOT_BASE64.sub(b"", body)
            whole = letters[: len(letters) - (len(letters) % 4 == 1)]
            return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))
        case "quoted-printable":
            return binascii.a2b_qp(body)
        case _:
            return body
