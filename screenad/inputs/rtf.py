"""Rich Text Format: its words, in the encoding of their fonts, without what it says of itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from screenad.errors import InputError
from screenad.inputs.clock import LATE, Clock, clock
from screenad.inputs.wants import Wants
from screenad.inputs.writing import HIDDEN, Writing, composed
from screenad.model import Ad, Skipped
from screenad.said import said

TOKEN = re.compile(
    rb"""\\(?: '(?P<byte>[0-9a-fA-F]{2})
        | (?P<word>[a-zA-Z]{1,32}) (?P<number>-?\d{1,10})? \x20?
        | (?P<sign>[^a-zA-Z]) )
    | (?P<brace>[{}]) | (?P<text>[^\\{}\r\n]+) | [\r\n]+ | \\""",
    re.VERBOSE | re.DOTALL,
)
# Groups that hold no words for readers.
BEGINS = b"{\\rtf"
FONTS = b"fonttbl"
HIDES = frozenset(
    b"fonttbl colortbl datafield filetbl generator info listoverridetable listtable object pict "
    b"revtbl rsidtbl stylesheet themedata xmlnstbl pntext deleted".split()
)
CHARSETS = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
SIGNS = {b"~": " ", b"_": "-", b"-": "", b"{": "{", b"}": "}", b"\\": "\\"}
WORDS = {
    b"tab": "\t",
    b"emdash": "—",
    b"endash": "–",
    b"bullet": "•",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"emspace": " ",
    b"enspace": " ",
}
ENDS = {
    b"par": Writing.line,
    b"line": Writing.line,
    b"sect": Writing.block,
    b"page": Writing.block,
    b"cell": Writing.cell,
    b"nestcell": Writing.cell,
    b"row": Writing.row,
    b"nestrow": Writing.row,
}
NUMBERED = frozenset({b"ansicpg", b"f", b"fcharset", b"uc", b"u"})
# These hold words, though a reader may pass over them.
SHOWS = frozenset({b"footnote", b"shptxt"})
DEEPEST = 10_000
# The clock is looked at after so many words and braces.
MANY = 4096
ASKED = re.compile(r'HYPERLINK\s+"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Group:
    """What holds within one pair of braces."""

    seen: bool = True
    field: bool = False
    fonts: bool = False
    codec: str = ""
    skip: int = 1


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read the one advert."""
    limit = wants.limits.value
    data = stream.read(limit + 1)
    if not data.lstrip().startswith(BEGINS):
        raise InputError(source, "not an RTF document: it does not begin like one")
    out = Writing(wants.limits)
    if len(data) > limit:
        out.notes[said("only the first {size} MiB were read", size=f"{limit / 2**20:g}")] = None
    _Reader(out).read(data[:limit], clock(wants.limits))
    yield composed((_whole(out.text()),), source, out.notes)


class _Reader:
    def __init__(self, out: Writing) -> None:
        self._out = out
        self._group = Group()
        self._outer: list[Group] = []
        self._codec = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._bytes = bytearray()
        self._asked: list[str] = []
        self._skip = 0

    def read(self, data: bytes, left: Clock) -> None:
        for number, token in enumerate(TOKEN.finditer(data)):
            if number % MANY == 0 and left() <= 0:
                self._out.notes[LATE] = None
                break
            kind, value = token.lastgroup, token.group()
            if kind == "byte":
                self._byte(bytes([int(token["byte"], 16)]))
            elif kind == "text":
                self._byte(value)
            else:
                self._flush()
                self._other(token)
        self._flush()

    def _byte(self, data: bytes) -> None:
        skipped = min(self._skip, len(data))
        self._skip -= skipped
        self._bytes += data[skipped:]

    def _flush(self) -> None:
        if self._bytes:
            codec = self._group.codec or self._codec
            self._say(self._bytes.decode(codec, "replace"))
            self._bytes.clear()

    def _say(self, text: str) -> None:
        if self._group.field:
            self._asked.append(text)
        elif self._group.seen:
            self._out.add(text)

    def _other(self, token: re.Match[bytes]) -> None:
        if token["brace"] == b"{":
            if len(self._outer) < DEEPEST:
                self._outer.append(self._group)
        elif token["brace"] == b"}":
            self._close()
        elif token["sign"] == b"*":
            self._group = replace(self._group, seen=False)
        elif token["sign"]:
            self._say(SIGNS.get(token["sign"], "\n" if token["sign"] in b"\r\n" else ""))
        elif token["word"]:
            self._word(token["word"], int(token["number"]) if token["number"] else None)

    def _close(self) -> None:
        if self._group.field:
            for target in ASKED.findall("".join(self._asked)):
                self._out.link(target)
            self._asked.clear()
        self._group = self._outer.pop() if self._outer else self._group
        self._skip = 0

    def _word(self, word: bytes, number: int | None) -> None:
        if number is not None and word in NUMBERED:
            self._numbered(word, number)
        elif word in HIDES:
            self._group = replace(self._group, seen=False, fonts=word == FONTS)
        elif word in SHOWS:
            self._group = replace(self._group, seen=True)
            self._out.line()
        elif word == b"fldinst":
            self._group = replace(self._group, field=True)
        elif word == b"v" and number != 0:
            self._out.notes[HIDDEN] = None
        elif word in WORDS:
            self._say(WORDS[word])
        elif self._group.seen and not self._group.field:
            ENDS.get(word, _nothing)(self._out)

    def _numbered(self, word: bytes, number: int) -> None:
        match word:
            case b"ansicpg":
                self._codec = _known(f"cp{number}", self._codec)
            case b"f" if self._group.fonts:
                self._font = number
            case b"f":
                self._group = replace(self._group, codec=self._fonts.get(number, ""))
            case b"fcharset":
                self._fonts[self._font] = "" if number == 1 else CHARSETS.get(number, "")
            case b"uc":
                self._group = replace(self._group, skip=max(0, min(number, 10)))
            case _:
                self._say(chr(number % 0x10000))
                self._skip = self._group.skip


def _whole(text: str) -> str:
    """Put the two halves of characters together that are beyond the first plane."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _nothing(_: Writing) -> None:
    pass


def _known(codec: str, otherwise: str) -> str:
    try:
        b"".decode(codec)
    except LookupError:
        return otherwise
    return codec
