"""Load rules: from what was read before where that still holds, and from YAML otherwise."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from zlib import crc32

from screenad.ruleset.cache import NOWHERE, Cache
from screenad.ruleset.identity import program
from screenad.ruleset.parsed import Data, decode, digest
from screenad.ruleset.rule import RuleSet
from screenad.ruleset.sources import Source, ready, shipped_source, source, stamps
from screenad.ruleset.stock import EMPTY

#: The kinds of entries that the cache keeps them as: no user's rules push out the shipped ones.
OWN, SHIPPED = "rules", "shipped"


def load(
    paths: Sequence[str] = (),
    *,
    builtin: bool = True,
    drafts: bool = False,
    examples: bool = True,
    cache: Cache = NOWHERE,
) -> RuleSet:
    """Read the shipped rules and those of ``paths`` (files, folders or packs).

    ``examples`` may be left out by who does not look at them. Raises ``RuleSetError`` with every
    problem found, ``InputError`` for a path that is not there.
    """
    data: Data = _shipped(cache) if builtin else b""
    data = _with(data, [source(Path(path)) for path in paths], cache) if paths else data
    stock = decode(data, examples=examples) if data else EMPTY
    return stock.rule_set(drafts=drafts)


def read_shipped() -> bytes:
    """Read the shipped rules from YAML."""
    return _read(b"", [shipped_source()])


def _shipped(cache: Cache) -> Data:
    """Give the shipped rules as bytes: those of the wheel, or else what the checkout says now."""
    return ready() or _kept(cache, SHIPPED, _key(b"", stamps()), read_shipped)


def _with(below: Data, sources: Sequence[Source], cache: Cache) -> Data:
    """Give rules of the user on top of others."""
    return _kept(cache, OWN, _key(below, _sums(sources)), partial(_read, below, sources))


def _kept(cache: Cache, kind: str, key: str, read: Callable[[], bytes]) -> Data:
    """Give rules as they were kept, or as they are read now."""
    kept = cache.mapped(kind, key)
    if kept is not None:
        return kept
    found = read()
    cache.write(kind, key, found)
    return found


def _read(below: Data, sources: Sequence[Source]) -> bytes:
    # YAML is slow to load.
    from screenad.ruleset.loading import Loading
    from screenad.ruleset.parsed import encode

    loading = Loading(below)
    for each in sources:
        loading.take(each)
    return encode(loading.finish())


def _key(below: Data, files: Iterable[str]) -> str:
    """Name what rules are read from: the program, what is below, and the files."""
    return "\n".join((program(), digest(below) if below else "", *files))


def _sums(sources: Iterable[Source]) -> Iterator[str]:
    """Give each file's place, size and checksum: users may change one twice in a moment."""
    for each in sources:
        for path, data in each.files:
            yield f"{each.root}\0{path}\0{each.marked}\0{len(data)}\0{crc32(data):08x}"
