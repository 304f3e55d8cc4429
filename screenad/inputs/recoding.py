"""A stream in any encoding as text, or as bytes of UTF-8, while it comes."""

import io
import re
from typing import BinaryIO

from screenad.inputs.encodings import Decoded, decode, unicode_form
from screenad.inputs.replay import peeked

#: Bytes that are not UTF-8, as they are kept in a text until the record is whole.
BROKEN = re.compile("[\udc80-\udcff]")


def recoded(stream: BinaryIO, encoding: str) -> BinaryIO:
    """Give the stream in UTF-8; what can't be read becomes U+FFFD."""
    return io.BufferedReader(_Recoded(io.TextIOWrapper(stream, encoding, "replace", newline="")))


def texts(stream: BinaryIO) -> tuple[io.TextIOWrapper, str]:
    """Give the stream as text, and a note on its encoding.

    Each record has to go through ``own``: what is not UTF-8 is still in it as it was.
    """
    head, again = peeked(stream)
    form, mark = unicode_form(head)
    again.read(mark)
    encoding = form or decode(head, whole=False).encoding
    errors = "surrogateescape" if encoding == "utf-8" else "replace"
    note = "" if form or encoding == "utf-8" else f"read as {encoding}"
    return io.TextIOWrapper(again, encoding, errors, newline=""), note


def own(text: str) -> Decoded:
    """Decode the broken bytes of one record by themselves: files are glued from many."""
    if not BROKEN.search(text):
        return Decoded(text)
    return decode(text.encode("utf-8", "surrogateescape"))


class _Recoded(io.RawIOBase):
    """Text as UTF-8 bytes."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        super().__init__()
        self._text = text

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer
        # A code point is at most four bytes of UTF-8.
        data = self._text.read(len(buffer) // 4).encode("utf-8", "replace")
        buffer[: len(data)] = data
        return len(data)
