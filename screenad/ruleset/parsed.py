"""Rules that were read, as bytes and back: a line of JSON a part, so that parts can wait.

The parts are a head, the lists of phrases, the rules, their examples, and each language's messages.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from screenad.operators.wordlist import Phrase, PhraseList
from screenad.ruleset.codec import Lists, Readers, plain
from screenad.ruleset.rule import Example, Language, Rule
from screenad.ruleset.stock import Stock


def encode(stock: Stock) -> bytes:
    """Write rules as bytes, the same for the same rules."""
    lists: dict[str, PhraseList] = {}
    examples = {rule.id: plain(rule.examples, lists) for rule in stock.rules.values()}
    rules = {rule.id: replace(rule, examples=()) for rule in stock.rules.values()}
    tags = tuple(stock.languages)
    core = plain(replace(stock, rules=rules, languages={}), lists)
    words = {name: [plain(each, lists) for each in found.phrases] for name, found in lists.items()}
    parts = [[stock.digest, tags], words, core, examples]
    parts += [plain(stock.languages[tag], lists) for tag in tags]
    return b"\n".join(json.dumps(part, separators=(",", ":")).encode() for part in parts)


def decode(data: bytes, lists: Lists | None = None, *, examples: bool = True) -> Stock:
    """Read rules back; without their examples where these are not wanted.

    ``lists`` take the place of those of the same name.
    """
    head, words, core, texts, *messages = data.split(b"\n")
    listed = {**_lists(words), **(lists or {})}
    stock: Stock = Readers(listed).of(Stock)(json.loads(core))
    return replace(
        stock,
        rules=_with_examples(stock, texts) if examples else stock.rules,
        languages=_Unread(dict(zip(json.loads(head)[1], messages, strict=True))),
    )


def digest(data: bytes) -> str:
    """Give the digest of the rules that were written."""
    found: str = json.loads(data.partition(b"\n")[0])[0]
    return found


def _lists(part: bytes) -> Lists:
    read = Readers({}).of(Phrase)
    written = json.loads(part).items()
    return {name: PhraseList(name, tuple(map(read, rows))) for name, rows in written}


def _with_examples(stock: Stock, part: bytes) -> Mapping[str, Rule]:
    read = Readers({}).of(Example)
    written = json.loads(part)
    return {
        name: replace(rule, examples=tuple(map(read, written[name])))
        for name, rule in stock.rules.items()
    }


@dataclass(frozen=True, slots=True, eq=False)
class _Unread(Mapping[str, Language]):
    """Languages by tag, each read when it is asked for: one reader needs few of them."""

    parts: dict[str, bytes]

    def __getitem__(self, tag: str) -> Language:
        found: Language = Readers({}).of(Language)(json.loads(self.parts[tag]))
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.parts)

    def __len__(self) -> int:
        return len(self.parts)
