"""The parts of an office document: XML in a zip archive, read as it comes, within its limits."""

import posixpath
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import BinaryIO, NamedTuple
from xml.etree.ElementTree import ParseError, XMLParser

from screenad.errors import InputError
from screenad.inputs.clock import LATE, clock
from screenad.inputs.flow import Allowance, Meter, PackedError
from screenad.inputs.wants import Limits
from screenad.inputs.zipped import archive, chunks
from screenad.said import said

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff")


class Start(NamedTuple):
    """An element begins. Names are local ones, in ``words`` too: ``id``, not ``r:id``."""

    name: str
    words: Mapping[str, str]


class End(NamedTuple):
    """An element ends."""

    name: str


#: A string is what stands between two of the others.
Event = Start | End | str


class Parts:
    """The parts of one document."""

    def __init__(self, stream: BinaryIO, source: str, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.faults: dict[str, None] = {}
        self._allowance = Allowance(limits)
        self._left = clock(limits)
        try:
            self._zip = archive(stream, limits)
        except PackedError as problem:
            raise InputError(source, str(problem)) from problem
        self.names = tuple(self._zip.NameToInfo)

    def named(self, start: str, end: str = ".xml") -> list[str]:
        """Name the parts that begin and end so, by number where they have one."""
        found = [name for name in self.names if name.startswith(start) and name.endswith(end)]
        return sorted(found, key=lambda name: (len(name), name))

    def events(self, name: str) -> Iterator[Event]:
        """Read a part of XML; what ends it before its time stands in ``faults`` then."""
        target = _Target()
        parser = XMLParser(target=target)  # noqa: S314  # no declarations are let in: see doctype
        try:
            for data in self._data(name):
                parser.feed(data)
                yield from target.taken()
                if self._left() <= 0:
                    raise PackedError(LATE)
            parser.close()
        except (PackedError, ParseError, ValueError, LookupError) as problem:
            yield from target.taken()
            note = said("damaged: {part}: {problem}", part=name, problem=str(problem))
            self.faults[note] = None

    def links(self, name: str) -> dict[str, str]:
        """Give what the part refers to, by the names that it has for it."""
        folder, file = posixpath.split(name)
        listed = f"{folder}/_rels/{file}.rels"
        if listed not in self.names:
            return {}
        starts = (event for event in self.events(listed) if isinstance(event, Start))
        return {each.words.get("Id", ""): each.words.get("Target", "") for each in starts}

    def pictures(self) -> Iterator[bytes]:
        """Give the pictures that stand in the document."""
        for name in self.names:
            if name.lower().endswith(PICTURES) and "thumbnail" not in name.lower():
                try:
                    yield b"".join(self._data(name))
                except PackedError:
                    yield b""

    def _data(self, name: str) -> Iterator[bytes]:
        info = self._zip.NameToInfo[name]
        meter = Meter(self._allowance, lambda: info.compress_size)
        for data in chunks(self._zip, info, self.limits):
            meter.take(len(data))
            yield data


class _Target:
    """Gathers events; no tree grows, however deep or long a part is."""

    def __init__(self) -> None:
        self._events: list[Event] = []

    def start(self, tag: str, words: Mapping[str, str]) -> None:
        self._events.append(Start(_local(tag), {_local(key): words[key] for key in words}))

    def end(self, tag: str) -> None:
        self._events.append(End(_local(tag)))

    def data(self, text: str) -> None:
        self._events.append(text)

    def doctype(self, *_: object) -> None:
        raise ValueError("it declares a type of its own, as no office program does")

    def close(self) -> None:
        pass

    def taken(self) -> list[Event]:
        events, self._events = self._events, []
        return events


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return name.rpartition("}")[2]
