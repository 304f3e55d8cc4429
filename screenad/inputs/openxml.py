"""What the XML of Word and PowerPoint says to a reader: the two share most of their words."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from screenad.inputs.office import End, Event, Parts, Start
from screenad.inputs.writing import HIDDEN, Writing
from screenad.said import said

# What was deleted, how ruby is said, and a copy of what stands beside it for old programs.
UNSEEN = frozenset({"del", "moveFrom", "rt", "Fallback", "sdtPr"})
ASKED = re.compile(r'HYPERLINK\s+"([^"]+)"')
OFF = frozenset({"0", "false"})
SLIDES = said("some of its slides are hidden")

OPENS: Mapping[str, Callable[[Writing], None]] = MappingProxyType(
    {
        "tab": lambda out: out.add("\t"),
        "br": Writing.line,
        "cr": Writing.line,
        "noBreakHyphen": lambda out: out.add("-"),
        "sym": lambda out: out.add("•"),
        "txbxContent": Writing.line,
    }
)
CLOSES: Mapping[str, Callable[[Writing], None]] = MappingProxyType(
    {"p": Writing.line, "tc": Writing.cell, "tr": Writing.row, "txbxContent": Writing.line}
)


def write(parts: Parts, name: str, out: Writing) -> None:
    """Write down one part of a document."""
    links = parts.links(name)
    within = ""
    for event in _shown(parts.events(name)):
        match event:
            case str():
                _say(event, within, out)
            case Start(within, words):
                _begin(within, words, links, out)
            case End(ended):
                within = ""
                CLOSES.get(ended, _nothing)(out)


def _say(text: str, within: str, out: Writing) -> None:
    if within == "t":
        out.add(text)
    elif within == "instrText":
        for target in ASKED.findall(text):
            out.link(target)


def _begin(name: str, words: Mapping[str, str], links: Mapping[str, str], out: Writing) -> None:
    match name:
        case "hyperlink" | "hlinkClick":
            out.link(links.get(words.get("id", ""), ""))
        case "vanish" if words.get("val") not in OFF:
            out.notes[HIDDEN] = None
        case "sld" if words.get("show") in OFF:
            out.notes[SLIDES] = None
        case _:
            OPENS.get(name, _nothing)(out)


def _nothing(_: Writing) -> None:
    pass


def _shown(events: Iterable[Event]) -> Iterator[Event]:
    """Leave out what a reader doesn't see."""
    inside = 0
    for event in events:
        if isinstance(event, Start) and (inside or event.name in UNSEEN):
            inside += 1
        elif inside:
            inside -= isinstance(event, End)
        else:
            yield event
