"""N-Quads of postings, as Web Data Commons gives them: the lines of one page stand together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from screenad.inputs.markup.postings import Record, is_posting, posting, record
from screenad.inputs.wants import Wants
from screenad.model import Ad, Skipped
from screenad.said import said

QUAD = re.compile(
    r"(<[^>]*+>|_:\S++)\s++<([^>]*+)>\s++"
    r"(<[^>]*+>|_:\S++|\"(?:[^\"\\]|\\.)*+\"(?:@[\w-]++|\^\^<[^>]*+>)?+)\s++<([^>]*+)>\s*+\.\s*+"
)
ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
TYPE = "22-rdf-syntax-ns#type"
DEEPEST = 6
#: How often, all in all, a node may be put into the postings of its page.
AGAIN = 10
Nodes = dict[str, Record]


@dataclass(slots=True)
class _Graph:
    """The quads of one page: ``first`` is the line that they begin at."""

    url: str
    first: int
    nodes: Nodes = field(default_factory=dict)
    size: int = 0
    quads: int = 0


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
                yield Skipped(f"{source}:{number}", said("not a line of N-Quads"))
            continue
        if found[4] != graph.url:
            yield from _postings(graph, source, wants)
            graph = _Graph(found[4], number)
        graph.size += len(line)
        if graph.size <= limit:
            graph.quads += 1
            _add(graph.nodes, found)
    yield from _postings(graph, source, wants)
    if not number:
        yield Skipped(source, said("there is no text"))


def _postings(graph: _Graph, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    place = f"{source}:{graph.first}"
    told = [name for name, node in graph.nodes.items() if is_posting(node)]
    filler = _Filler(graph.nodes, graph.quads)
    for number, name in enumerate(told, 1):
        item = record(filler.filled(name))
        item.setdefault("url", graph.url)
        yield posting(item, place if len(told) == 1 else f"{place}#{number}", wants.mapping)
    if graph.size > wants.limits.record:
        size, page = f"{wants.limits.record / 2**20:g}", graph.url[:80]
        reason = said("only the first {size} MiB of {page} were read", size=size, page=page)
        yield Skipped(place, reason)


def _add(nodes: Nodes, found: re.Match[str]) -> None:
    node = nodes.setdefault(found[1], {})
    key = found[2].rpartition("/")[2]
    key, value = ("@type" if key == TYPE else key), _value(found[3])
    before = node.get(key)
    if isinstance(before, list):
        before.append(value)
    else:
        node[key] = value if before is None else [before, value]


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


class _Filler:
    """Puts nodes in the place of their names: each once in a posting, and not for ever."""

    def __init__(self, nodes: Nodes, values: int) -> None:
        self._nodes = nodes
        self._left = AGAIN * values
        self._seen: set[str] = set()

    def filled(self, name: str) -> Record:
        """Give a posting with the nodes that it names."""
        self._seen = {name}
        return self._node(name, DEEPEST)

    def _node(self, name: str, depth: int) -> Record:
        return {key: self._put(value, depth) for key, value in self._nodes[name].items()}

    def _put(self, value: object, depth: int) -> object:
        if isinstance(value, list):
            return [self._put(each, depth) for each in value]
        self._left -= 1
        if not isinstance(value, str) or value not in self._nodes:
            return "" if str(value).startswith("_:") else value
        if value in self._seen or not depth or self._left < 0:
            return ""
        self._seen.add(value)
        return self._node(value, depth - 1)
