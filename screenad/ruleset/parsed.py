"""Rules that were read, as bytes and back: a line of JSON a part, so that parts can wait.

The parts are a head, the rules, their examples, each language's messages, each language's words,
and what tables hold that few texts need. One advert speaks few languages, and its reader one.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from mmap import mmap
from typing import Any, NamedTuple

from screenad.operators.wordlist import Phrase, PhraseList
from screenad.ruleset.codec import Lists, Reader, Readers, plain
from screenad.ruleset.rule import Example, Language, Rule
from screenad.ruleset.stock import Stock

#: What rules are read from: bytes, or a file that is read as far as it is needed.
Data = bytes | mmap


class Part(NamedTuple):
    """Where a part stands."""

    data: Data
    start: int
    end: int


def encode(stock: Stock) -> bytes:
    """Write rules as bytes, the same for the same rules."""
    lists: dict[str, PhraseList] = {}
    examples = {rule.id: plain(rule.examples, lists) for rule in stock.rules.values()}
    rules = {rule.id: replace(rule, examples=()) for rule in stock.rules.values()}
    later: list[Any] = []
    core = plain(replace(stock, rules=rules, languages={}), lists, later)
    index = {name: [each.common, tuple(each.words)] for name, each in lists.items()}
    words: dict[str, dict[str, Any]] = {}
    for name, each in lists.items():
        for tongue, phrases in each.words.items():
            words.setdefault(tongue, {})[name] = plain(tuple(phrases), lists)
    messages = [plain(each, lists) for each in stock.languages.values()]
    parts = [_line(each) for each in (index, core, examples, *messages, *words.values())]
    parts += map(_lines, later)
    head = [stock.digest, tuple(stock.languages), tuple(words), [*map(len, parts)]]
    return b"\n".join((_line(head), *parts))


def _lines(part: object) -> bytes:
    """Write a tuple row by row, each after a line end, so that a row can be read by itself."""
    return b"".join(b"\n" + _line(row) for row in part) if isinstance(part, tuple) else _line(part)


def _line(part: object) -> bytes:
    text = json.dumps(part, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def decode(data: Data, lists: Lists | None = None, *, examples: bool = True) -> Stock:
    """Read rules back; without their examples where these are not wanted.

    ``lists`` take the place of those of the same name.
    """
    _, tags, tongues, _ = _head(data)
    index, core, texts, *parts = _parts(data)
    messages, words, later = _split(parts, len(tags), len(tongues))
    lexicon = _Lexicon(dict(zip(tongues, words, strict=True)))
    listed = {**_lists(index, lexicon), **(lists or {})}
    readers = Readers(listed, lambda number: _read_lines(later[number]))
    stock: Stock = readers.of(Stock)(_read(core))
    return replace(
        stock,
        rules=_with_examples(stock, texts) if examples else stock.rules,
        languages=_Unread(dict(zip(tags, messages, strict=True))),
    )


def digest(data: Data) -> str:
    """Give the digest of the rules that were written."""
    found: str = _head(data)[0]
    return found


def _head(data: Data) -> Any:
    """Give the digest, the languages of messages and of words, and the sizes of the parts."""
    return json.loads(data[: data.find(b"\n")])


def _parts(data: Data) -> Iterator[Part]:
    """Give the places of the parts, of which none is read yet."""
    start = data.find(b"\n") + 1
    for size in _head(data)[3]:
        yield Part(data, start, start + size)
        start += size + 1


def _split(parts: Sequence[Part], *sizes: int) -> Iterator[Sequence[Part]]:
    """Part a list into some of known length and the rest."""
    for size in sizes:
        yield parts[:size]
        parts = parts[size:]
    yield parts


@cache
def _phrase() -> Reader:
    return Readers({}).of(Phrase)


def _read(part: Part) -> Any:
    written = part.data[part.start : part.end]
    return json.loads(written.decode("utf-8", "surrogatepass"))


def _read_lines(part: Part) -> Any:
    written = bytes(part.data[part.start : part.end])
    first, *rows = written.split(b"\n")
    return json.loads(first) if first else _Rows(rows)


def _lists(index: Part, lexicon: "_Lexicon") -> Lists:
    return {
        name: PhraseList(name, _Listed(name, tuple(tongues), lexicon), common)
        for name, (common, tongues) in _read(index).items()
    }


def _with_examples(stock: Stock, part: Part) -> Mapping[str, Rule]:
    read = Readers({}).of(Example)
    written = _read(part)
    return {
        name: replace(rule, examples=tuple(map(read, written[name])))
        for name, rule in stock.rules.items()
    }


class _Rows(Sequence[Any]):
    """The rows of a list, each read when it is asked for: of thousands of places few are named."""

    def __init__(self, written: list[bytes]) -> None:
        self._written = written

    def __getitem__(self, at: Any) -> Any:
        return json.loads(self._written[at])

    def __len__(self) -> int:
        return len(self._written)


class _Lexicon:
    """The words of each language, each read when a text first speaks it."""

    def __init__(self, parts: dict[str, Part]) -> None:
        self._parts = parts
        self._read: dict[str, dict[str, Any]] = {}

    def phrases(self, tongue: str, name: str) -> tuple[Phrase, ...]:
        """Give the phrases of a list in a language."""
        if tongue not in self._read:
            self._read[tongue] = _read(self._parts[tongue])
        listed = self._read[tongue]
        if isinstance(listed[name], list):
            listed[name] = tuple(map(_phrase(), listed[name]))
        found: tuple[Phrase, ...] = listed[name]
        return found


class _Listed(Mapping[str, Sequence[Phrase]]):
    """The phrases of one list by language."""

    def __init__(self, name: str, tongues: tuple[str, ...], lexicon: _Lexicon) -> None:
        self._name = name
        self._tongues = tongues
        self._lexicon = lexicon

    def __getitem__(self, tongue: str) -> Sequence[Phrase]:
        if tongue not in self._tongues:
            raise KeyError(tongue)
        return self._lexicon.phrases(tongue, self._name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._tongues)

    def __len__(self) -> int:
        return len(self._tongues)


class _Unread(Mapping[str, Language]):
    """Languages by tag, each read when it is asked for: one reader needs few of them."""

    def __init__(self, parts: dict[str, Part]) -> None:
        self._parts = parts

    def __getitem__(self, tag: str) -> Language:
        found: Language = Readers({}).of(Language)(_read(self._parts[tag]))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)
