"""Markup to tags and texts, once through: no tree is built, and nothing is looked at twice.

Tree parsers take minutes for 100 kB of tags that somebody nested or repeated with that in mind.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

NO_ATTRIBUTES: Mapping[str, str] = {}
TAG = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*+)|(!--)|(!\[CDATA\[)|[!?/])")
# A quote that is never closed fails once, at the end of the text.
ATTRIBUTE = re.compile(
    r"[\s/]*+(?:([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'][^\s>]*+)))?+"
    r"|=)"
)
UNCLOSED = re.compile(r"\s*+=\s*+[\"']")
END = re.compile(r"[\s/]*+>")
#: Between these tags of a page other tags are text.
RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"),
        *("param", "source", "track", "wbr"),
    )
)
ZEROS = re.compile(r"(&#[xX]?)0++(?=[0-9a-fA-F])")
# ``unescape`` raises an error for a number of more than 4,300 digits.
NO_CHARACTER = re.compile(r"&#(?:\d{8,}+|[xX][0-9a-fA-F]{7,}+);?")


@dataclass(frozen=True, slots=True)
class Start:
    """The beginning of an element; names are in lower case, values as the reader would see them."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class End:
    """The end of an element."""

    name: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words between tags; ``inside`` names the element where they are no part of the page."""

    text: str
    inside: str = ""


@dataclass(frozen=True, slots=True)
class Lost:
    """So many characters at the end are part of something that never closes, as in a browser."""

    length: int


Token = Start | End | Text | Lost


def unescaped(text: str) -> str:
    """Put characters in the place of what stands for them, such as ``&amp;``."""
    if "&" not in text:
        return text
    return unescape(NO_CHARACTER.sub("\ufffd", ZEROS.sub(r"\1", text)))


def tokens(text: str, *, xml: bool = False) -> Iterator[Token]:
    """Give the tags and texts; in ``xml`` ``<b/>`` ends at once and no element is raw."""
    reader = _Reader(text, xml=xml)
    while found := TAG.search(text, reader.at):
        if found.start() > reader.at:
            yield Text(unescaped(text[reader.at : found.start()]))
        yield from reader.tag(found) if found[2] else reader.aside(found)
    if reader.at < len(text):
        yield Text(unescaped(text[reader.at :]))


class _Reader:
    """Reads what begins with ``<``, and knows where that ends: ``at``."""

    def __init__(self, text: str, *, xml: bool) -> None:
        self.at = 0
        self._text = text
        self._xml = xml
        self._closers: dict[str, re.Pattern[str]] = {}

    def tag(self, found: re.Match[str]) -> Iterator[Token]:
        """Read a tag, and the text of an element that has no tags in it."""
        name = found[2].lower()
        attributes, end = _attributes(self._text, found.end())
        if end < 0:
            yield self._lost(found.start())
            return
        self.at = end
        if found[1]:
            yield End(name)
            return
        yield Start(name, attributes)
        if self._xml and self._text[end - 2] == "/":
            yield End(name)
        elif name in RAW and not self._xml:
            yield self._raw(name)

    def aside(self, found: re.Match[str]) -> Iterator[Token]:
        """Pass over a comment or a declaration; a section of CDATA is text."""
        text = self._text
        closer = "-->" if found[3] else "]]>" if found[4] else ">"
        # "<!-->" is a whole comment.
        end = text.find(closer, found.end() - 2 if found[3] else found.end())
        if found[4]:
            yield Text(text[found.end() : end if end >= 0 else len(text)])
        elif end < 0:
            yield self._lost(found.start())
            return
        self.at = end + len(closer) if end >= 0 else len(text)

    def _raw(self, name: str) -> Text:
        if name not in self._closers:
            self._closers[name] = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
        closed = self._closers[name].search(self._text, self.at)
        begin, self.at = self.at, closed.start() if closed else len(self._text)
        text = self._text[begin : self.at]
        return Text(unescaped(text) if name in {"title", "textarea"} else text, name)

    def _lost(self, start: int) -> Lost:
        self.at = len(self._text)
        return Lost(self.at - start)


def _attributes(text: str, at: int) -> tuple[Mapping[str, str], int]:
    """Give the attributes of a tag, and where it ends: -1 if it never does."""
    if text[at : at + 1] == ">":
        return NO_ATTRIBUTES, at + 1
    attributes: dict[str, str] = {}
    while not (end := END.match(text, at)):
        found = ATTRIBUTE.match(text, at)
        if not found or (found[1] and UNCLOSED.match(text, found.end())):
            return attributes, -1
        if found[1]:
            value = next((each for each in found.groups()[1:] if each is not None), "")
            attributes.setdefault(found[1].lower(), unescaped(value))
        at = found.end()
    return attributes, end.end()
