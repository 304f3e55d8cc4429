"""A mail: who writes, the subject, the text; forwarded mails and attachments on their own."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import reduce
from typing import BinaryIO

from screenad import inputs
from screenad.inputs.cut import cut_at
from screenad.inputs.mail.heads import parted
from screenad.inputs.mail.parts import File, content
from screenad.inputs.records import advert
from screenad.inputs.wants import Wants
from screenad.model import Ad, Skipped
from screenad.said import said

CUT = said("lines of its head beyond 8 kB were not read")
UNPRINTABLE = re.compile(r"[\s\x00-\x1f/\\#]+")


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read one mail and what comes with it."""
    limit = wants.limits.value
    data = stream.read(limit + 1)
    yield from mail(data[:limit], source, wants, (cut_at(limit),) * (len(data) > limit))


def mail(
    data: bytes, source: str, wants: Wants, notes: tuple[str, ...] = ()
) -> Iterator[Ad | Skipped]:
    """Give the advert that the bytes of a mail are, then what is attached to it."""
    head, body = parted(data)
    found = content(head, body, wants.limits)
    senders = dict.fromkeys(head.words(name) for name in ("from", "sender", "reply-to"))
    record: dict[str, object] = {
        "title": head.words("subject"),
        "text": found.text.strip("\r\n"),
        "contact": [each for each in senders if each],
        "id": head.words("message-id").strip("<> "),
    }
    named = [(file, _name(file, number)) for number, file in enumerate(found.files, 1)]
    beside = [_file(file, f"{source}#{name}", wants) for file, name in named]
    unread = [
        said("not read: {name} ({reason})", name=name, reason=each[0].reason)
        for (_, name), each in zip(named, beside, strict=True)
        if isinstance(each[0], Skipped) and len(each) == 1
    ]
    told = (*notes, *found.notes, *(CUT,) * head.cut, *unread)
    ad = advert(record, source, {})
    if isinstance(ad, Ad):
        yield replace(ad, notes=(*ad.notes, *told))
    elif len(unread) == len(beside):
        yield Skipped(source, reduce(_both, told, ad.reason))
    for each in beside:
        yield from () if len(each) == 1 and isinstance(each[0], Skipped) else each


def _both(first: str, second: str) -> str:
    return said("{first}; {second}", first=first, second=second)


def _file(file: File, source: str, wants: Wants) -> list[Ad | Skipped]:
    """Read what is attached, as if it were a file of its own: at least one result."""
    limits = replace(wants.limits, depth=wants.limits.depth - 1)
    if not limits.depth:
        return [Skipped(source, said("mails in mails, nested too deeply"))]
    deeper = replace(wants, limits=limits)
    found = list(inputs.read(io.BytesIO(file.data), source, file.form, deeper))
    return found or [Skipped(source, said("there is no text"))]


def _name(file: File, number: int) -> str:
    """Give a name that can stand in a place: short, and on one line."""
    return UNPRINTABLE.sub("-", file.name).strip("-")[-80:] or str(number)
