"""A mailbox: one mail after the other, each begun by a line ``From ...``."""

from collections.abc import Iterator
from typing import BinaryIO

from screenad.inputs.cut import cut_at
from screenad.inputs.eml import mail
from screenad.inputs.wants import Wants
from screenad.model import Ad, Skipped
from screenad.said import said

BEGIN = b"From "


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read the mails as they come, only one at a time in memory."""
    limit = wants.limits.value
    number = 0
    for number, (data, is_cut) in enumerate(_mails(stream, limit), 1):
        yield from mail(data, f"{source}#{number}", wants, (cut_at(limit),) * is_cut)
    if not number:
        yield Skipped(source, said("there is no mail in it"))


def _mails(stream: BinaryIO, limit: int) -> Iterator[tuple[bytes, bool]]:
    """Give the bytes of each mail, and whether there were more of them than the limit."""
    lines: list[bytes] = []
    size, after_blank, begun = 0, True, False
    while line := stream.readline(limit):
        if line.startswith(BEGIN) and after_blank:
            if begun:
                yield b"".join(lines), size > limit
            lines, size, begun = [], 0, True
        elif begun:
            size += len(line)
            # ">From" was "From" before it was put into a mailbox.
            plain = line[1:] if line.lstrip(b">").startswith(BEGIN) and line[:1] == b">" else line
            lines += [plain] if size <= limit else []
        after_blank = line in {b"\n", b"\r\n"}
    if begun:
        yield b"".join(lines), size > limit
