"""A page taken to pieces: its words, what stands around them, and its data for search engines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from screenad.inputs.markup.items import Item, Items
from screenad.inputs.markup.tokens import End, Lost, Start, Text, tokens, unescaped
from screenad.inputs.markup.words import BLOCK, Words

DATA = re.compile(r"application/(?:[a-z.-]+\+)?json", re.IGNORECASE)
METAS = frozenset({"description", "og:title", "og:description"})
TAGGED = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|br|center|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|li|ol|p|pre|s"
    r"|small|span|strong|sub|sup|table|tbody|td|th|tr|u|ul|wbr|html|body|section|article)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
LAID_OUT = re.compile(rf"<(?:br|{'|'.join(sorted(BLOCK))})[\s/>]", re.IGNORECASE)
#: Text that is still tags once its characters are put in place was escaped twice: as often as this.
ROUNDS = 3
ELSEWHERE = 1000


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds; ``hidden``, ``scripts`` and ``lost`` count characters.

    A script that stands elsewhere counts as ``ELSEWHERE`` of them.

    ``data`` are scripts of JSON as they stand, ``items`` the postings that are marked in the text,
    ``more`` how many of these were too many.
    """

    title: str
    main: str
    around: str
    metas: Mapping[str, str]
    data: tuple[str, ...]
    items: tuple[Item, ...]
    more: int
    hidden: int
    scripts: int
    lost: int


class _Sorter:
    """Gives each part of a page to where it belongs."""

    def __init__(self, most: int, *, lines: bool) -> None:
        self.words = Words(lines=lines)
        self.items = Items(most)
        self.title = ""
        self.metas: dict[str, str] = {}
        self.data: list[str] = []
        self.scripts = self.lost = 0
        self._is_data = False

    def start(self, token: Start) -> None:
        name, attributes = token.name, token.attributes
        if name == "meta":
            self._meta(attributes)
        elif name == "script" and "src" in attributes:
            self.scripts += ELSEWHERE
        self._is_data = name == "script" and bool(DATA.match(attributes.get("type", "").strip()))
        added = self.words.start(name, attributes)
        self.items.start(name, attributes)
        if added:
            self.items.text(added)

    def text(self, token: Text) -> None:
        if token.inside == "script" and self._is_data:
            self.data.append(token.text)
        elif token.inside == "title" and not self.title:
            self.title = " ".join(token.text.split())
        elif token.inside == "script":
            self.scripts += len(token.text)
        elif token.inside in {"", "textarea", "xmp"}:
            self.items.text(self.words.text(token.text))

    def _meta(self, attributes: Mapping[str, str]) -> None:
        name = (attributes.get("name") or attributes.get("property") or "").lower()
        if name in METAS:
            self.metas.setdefault(name, " ".join(attributes.get("content", "").split()))


def page(text: str, *, most: int = 0, lines: bool = False) -> Page:
    """Take a page to pieces, with at most so many marked postings.

    ``lines`` keeps the line ends of the text itself.
    """
    sorter = _Sorter(most, lines=lines)
    for token in tokens(text):
        match token:
            case Start():
                sorter.start(token)
            case Text():
                sorter.text(token)
            case End(name):
                sorter.words.end(name)
                sorter.items.end(name)
            case Lost(length):
                sorter.lost = length
    sorter.items.close()
    words, items = sorter.words, sorter.items
    return Page(
        title=sorter.title,
        main=words.main,
        around=words.around,
        metas=sorter.metas,
        data=tuple(sorter.data),
        items=tuple(items.found),
        more=items.more,
        hidden=words.hidden,
        scripts=sorter.scripts,
        lost=sorter.lost,
    )


def worded(text: str) -> str:
    """Give the words of a value that may hold markup, or markup escaped once or twice."""
    for _ in range(ROUNDS):
        before = text
        text = _laid_out(text) if TAGGED.search(text) else unescaped(text)
        if text == before:
            break
    return text.strip()


def _laid_out(text: str) -> str:
    found = page(text, lines=not LAID_OUT.search(text))
    return "\n\n".join(part for part in (found.main, found.around) if part)
