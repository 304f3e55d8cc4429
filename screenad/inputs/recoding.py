"""A stream in any encoding as text, or as bytes of UTF-8, while it comes."""

import io
import re
from typing import BinaryIO, NamedTuple

from screenad.inputs.encodings import Decoded, decode, unicode_form
from screenad.inputs.replay import peeked
from screenad.said import said

#: Bytes that are not UTF-8, as they are kept in a text until the record is whole.
BROKEN = re.compile("[\udc80-\udcff]")
#: Their characters may have bytes of ASCII in them, which must not be taken for marks.
MIXED = frozenset(
    ("gb18030", "big5hkscs", "cp932", "cp949", "hz", "iso2022_jp_ext", "iso2022_kr", "johab")
)


class Text(NamedTuple):
    """A stream as text; each record of it has to go through ``own``."""

    stream: io.TextIOWrapper
    note: str = ""
    hint: str = ""

    def own(self, text: str) -> Decoded:
        """Decode the broken bytes of one record by themselves: files are glued from many."""
        if not BROKEN.search(text):
            return Decoded(text, note=self.note)
        return decode(text.encode("utf-8", "surrogateescape"), hint=self.hint)


def recoded(stream: BinaryIO, encoding: str) -> BinaryIO:
    """Give the stream in UTF-8; what can't be read becomes U+FFFD."""
    return io.BufferedReader(_Recoded(io.TextIOWrapper(stream, encoding, "replace", newline="")))


def texts(stream: BinaryIO) -> Text:
    """Give the stream as text, while it comes."""
    head, again = peeked(stream)
    form, mark = unicode_form(head)
    again.read(mark)
    encoding = form or decode(head, whole=False).encoding
    if form and form != "utf-8":
        return Text(io.TextIOWrapper(again, form, "replace", newline=""))
    if encoding in MIXED:
        text = io.TextIOWrapper(again, encoding, "replace", newline="")
        return Text(text, note=said("read as {encoding}", encoding=encoding))
    text = io.TextIOWrapper(again, "utf-8", "surrogateescape", newline="")
    return Text(text, hint="" if encoding == "utf-8" else encoding)


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
