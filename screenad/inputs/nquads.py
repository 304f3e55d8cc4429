"""N-Quads of postings, as Web Data Commons gives them: the lines of one page stand together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from screenad.inputs.markup.postings import Record, is_posting, posting, record
from screenad.inputs.wants import Wants
from screenad.model import Ad, Skipped

QUAD = re.compile(
    r"(<[^>]*+>|_:\S++)\s++<([^>]*+)>\s++"
    r"(<[^>]*+>|_:\S++|\"(?:[^\"\\]|\\.)*+\"(?:@[\w-]++|\^\^<[^>]*+>)?+)\s++<([^>]*+)>\s*+\.\s*+"
)
ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
TYPE = "22-rdf-syntax-ns#type"
DEEPEST = 6
Nodes = dict[str, Record]


@dataclass(slots=True)
class _Graph:
    """The quads of one page: ``first`` is the line that they begin at."""

    url: str
    first: int
    nodes: Nodes = field(default_factory=dict)
    size: int = 0


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read the postings of each page as soon as its last line has come."""
    limit = wants.limits.record
    graph = _Graph("", 0)
    number = 0
    for number, line in enumerate(iter(lambda: stream.readline(limit), b""), 1):
        text = line.decode("utf-8", "replace").strip()
        found = QUAD.fullmatch(text)
        if not found:
            if text and not text.startswith("#"):
                yield Skipped(f"{source}:{number}", "not a line of N-Quads")
            continue
        if found[4] != graph.url:
            yield from _postings(graph, source, wants)
            graph = _Graph(found[4], number)
        graph.size += len(line)
        if graph.size <= limit:
            _add(graph.nodes, found)
    yield from _postings(graph, source, wants)
    if not number:
        yield Skipped(source, "there is no text")


def _postings(graph: _Graph, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    place = f"{source}:{graph.first}"
    told = [name for name, node in graph.nodes.items() if is_posting(node)]
    for number, name in enumerate(told, 1):
        item = record(_filled(graph.nodes[name], graph.nodes, frozenset({name})))
        item.setdefault("url", graph.url)
        yield posting(item, place if len(told) == 1 else f"{place}#{number}", wants.mapping)
    if graph.size > wants.limits.record:
        reason = f"only the first {wants.limits.record / 2**20:g} MiB of {graph.url[:80]} were read"
        yield Skipped(place, reason)


def _add(nodes: Nodes, found: re.Match[str]) -> None:
    node = nodes.setdefault(found[1], {})
    key = found[2].rpartition("/")[2]
    key, value = ("@type" if key == TYPE else key), _value(found[3])
    before = node.get(key)
    if before is None:
        node[key] = value
    else:
        node[key] = [*(before if isinstance(before, list) else [before]), value]


def _value(text: str) -> str:
    if text[0] != '"':
        return text.strip("<>")
    inner = text[1 : text.rindex('"')]
    return ESCAPE.sub(_letter, inner) if "\\" in inner else inner


def _letter(found: re.Match[str]) -> str:
    code = int(found[1] or found[2] or "0", 16)
    if code:
        return chr(code) if code < 0x110000 else "\ufffd"
    return LETTERS.get(found[3] or "", found[3] or "\ufffd")


def _filled(node: Record, nodes: Nodes, seen: frozenset[str]) -> Record:
    """Put nodes in the place of their names; none inside itself, and none too deeply."""
    return {key: _put(value, nodes, seen) for key, value in node.items()}


def _put(value: object, nodes: Nodes, seen: frozenset[str]) -> object:
    if isinstance(value, list):
        return [_put(each, nodes, seen) for each in value]
    if not isinstance(value, str) or value not in nodes or value in seen or len(seen) > DEEPEST:
        return value if isinstance(value, str) and not value.startswith("_:") else ""
    return _filled(nodes[value], nodes, seen | {value})
