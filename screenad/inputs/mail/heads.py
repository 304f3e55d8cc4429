"""The head of a message: its lines by name, in words, and what they say of the body.

The standard library takes seconds for one line of 300 kB, so no line is looked at beyond its limit.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value

from screenad.inputs.charsets import meant
from screenad.inputs.declared import by_name
from screenad.inputs.encodings import decode

#: Of a line of a head; what is beyond is no subject and no address.
LONGEST = 8192
EMPTY_LINE = re.compile(rb"\r?\n\r?\n|\A\r?\n")
FOLDED = re.compile(rb"\r?\n(?=[ \t])")
LINE = re.compile(rb"([!-9;-~]+)[ \t]*:[ \t]*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of a head, the first of each name; ``cut`` says that one was too long."""

    lines: Mapping[str, bytes] = field(default_factory=dict)
    cut: bool = False

    def words(self, name: str) -> str:
        """Give what a line says."""
        return _words(self.lines.get(name, b""))

    @property
    def kind(self) -> str:
        """Give the kind of the body, such as ``text/html``."""
        return self._told("content-type").get_content_type()

    @property
    def charset(self) -> str:
        """Name the codec that the body is said to be in; "" where none that is known is named."""
        return meant(self._parameter("content-type", "charset"))

    @property
    def boundary(self) -> bytes:
        """Give what stands between the parts of the body."""
        return self._parameter("content-type", "boundary").encode("latin-1", "replace").rstrip()

    @property
    def coding(self) -> str:
        """Name the way in which the body is written down, such as ``base64``."""
        return self.words("content-transfer-encoding").strip().lower()

    @property
    def name(self) -> str:
        """Give the name of the file that a part is, if it has one."""
        name = self._parameter("content-disposition", "filename")
        return _words((name or self._parameter("content-type", "name")).encode("utf-8", "replace"))

    @property
    def is_attached(self) -> bool:
        """Say whether a part is a file beside the message."""
        return self.words("content-disposition").lower().startswith("attachment")

    def _told(self, name: str) -> Message:
        told = Message()
        told["Content-Type"] = " ".join(self.lines.get(name, b"").decode("latin-1").split())
        return told

    def _parameter(self, line: str, name: str) -> str:
        found = self._told(line).get_param(name, "")
        return collapse_rfc2231_value(found).strip() if found else ""


def parted(message: bytes) -> tuple[Head, bytes]:
    """Give the head and the body of a message or of a part."""
    end = EMPTY_LINE.search(message)
    if not end:
        return head(message), b""
    return head(message[: end.start()]), message[end.end() :]


def head(text: bytes) -> Head:
    """Read the lines of a head; what is no line of one is passed over."""
    found: dict[str, bytes] = {}
    cut = False
    for line in FOLDED.sub(b"", text).splitlines():
        cut = cut or len(line) > LONGEST
        if told := LINE.match(line[:LONGEST]):
            found.setdefault(told[1].decode("ascii").lower(), told[2].strip())
    return Head(found, cut)


def _words(value: bytes) -> str:
    """Read a line that may hold encoded words."""
    if b"=?" not in value:
        return decode(value).text
    try:
        pieces = decode_header(value.decode("latin-1"))
    except (MessageError, ValueError):
        return decode(value).text
    return "".join(_piece(text, name) for text, name in pieces)


def _piece(text: bytes | str, name: str | None) -> str:
    raw = text.encode("latin-1", "replace") if isinstance(text, str) else text
    return by_name(raw, meant(name or "")).text
