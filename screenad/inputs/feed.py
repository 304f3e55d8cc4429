"""Feeds of adverts: RSS, Atom, RDF and job boards' XML; badly written ones, too.

Nothing in a feed is expanded: an entity that it defines itself stays as it is written.
"""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from screenad.inputs.cut import cut_at
from screenad.inputs.declared import decoded
from screenad.inputs.jsonl import noted
from screenad.inputs.markup.page import worded
from screenad.inputs.markup.tokens import End, Start, Text, Token, tokens
from screenad.inputs.markup.words import Region, Words
from screenad.inputs.records import advert
from screenad.inputs.wants import Wants
from screenad.model import Ad, Skipped
from screenad.said import said

ITEMS = frozenset({"item", "entry", "job", "vacancy", "position"})
#: What feeds call the fields of an advert, where others call them something else.
NAMES = {
    "encoded": "content",
    "summary": "description",
    "subtitle": "description",
    "creator": "contact",
    "author": "contact",
    "referencenumber": "id",
    "guid": "id",
    "jobtype": "details",
}
#: Elements whose inner tags are markup, not data.
MARKUP = frozenset({"title", "description", "content", "encoded", "summary"})
Record = dict[str, object]


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read the entries of a feed in their order."""
    limit = wants.limits.value
    data = stream.read(limit + 1)
    text = decoded(data[:limit], wants, whole=len(data) <= limit)
    number = 0
    for number, item in enumerate(items(text.text), 1):
        yield noted(advert(item, f"{source}#{number}", wants.mapping), text.note)
    if len(data) > limit:
        yield Skipped(source, cut_at(limit))
    elif not number:
        yield Skipped(source, said("a feed without an entry"))


def items(text: str) -> Iterator[Record]:
    """Give each entry as a record; one that never closes ends where the next begins."""
    entry: _Entry | None = None
    for token in tokens(text, xml=True):
        name = token.name.rpartition(":")[2] if isinstance(token, Start | End) else ""
        begins = isinstance(token, Start) and (name == entry.name if entry else name in ITEMS)
        if entry and (entry.ends(token, name) or (begins and not entry.element)):
            yield entry.closed()
            entry = None
        if begins and not entry:
            entry = _Entry(name)
        elif entry:
            entry.take(token, name)
    if entry:
        yield entry.closed()


class _Entry:
    """An entry as it is read: what its elements say, by their names."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._record: Record = {}
        self._region = Region()
        self._begin({})

    @property
    def element(self) -> str:
        """Name the element of the entry that is open."""
        return self._region.name

    def ends(self, token: Token, name: str) -> bool:
        """Say whether an end is that of the entry, not of something in it with the same name."""
        return isinstance(token, End) and name == self.name != self.element

    def closed(self) -> Record:
        """Give the record, with an element that was left open."""
        if self.element:
            self._add(self.element)
        return self._record

    def take(self, token: Token, name: str) -> None:
        """Take in what stands inside the entry."""
        match token:
            case Start(_, attributes) if self._region.start(name, wanted=True):
                self._begin(attributes)
            case Start(_, attributes):
                self._nested = True
                self._words.start(name, attributes)
                self._words.text("" if self.element in MARKUP else " ")
            case End():
                element = self.element
                self._words.end(name)
                if self._region.end(name):
                    self._add(element)
            case Text(text) if self.element:
                self._plain.append(text)
                self._words.text(text)
            case _:
                pass

    def _begin(self, attributes: Mapping[str, str]) -> None:
        self._plain: list[str] = []
        self._words = Words()
        self._nested = False
        is_other = attributes.get("rel", "alternate") != "alternate"
        self._link = "" if is_other else attributes.get("href", "")

    def _add(self, element: str) -> None:
        words = self._words
        inner = f"{words.main}\n\n{words.around}" if self._nested else "".join(self._plain)
        value = worded(inner) or self._link
        key = NAMES.get(element, element)
        before = self._record.get(key)
        if isinstance(before, list):
            before.append(value)
        elif value and before != value:
            self._record[key] = value if before is None else [before, value]
