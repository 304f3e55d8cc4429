"""A compiled database as bytes and back, so that it is compiled once."""

import json
import os
from importlib import import_module

from screenad.ruleset.cache import DATABASE, Cache
from screenad.ruleset.identity import program
from screenad.ruleset.patterns import patterns
from screenad.ruleset.rule import RuleSet
from screenad.ruleset.scanner import Database, build

#: The kind of entry that tells which pattern has which number in a database.
PATTERNS = "patterns"


def stored(rules: RuleSet, tongue: str, cache: Cache) -> Database | None:
    """Give a language's database if the cache has one that can be used here."""
    engine, key = import_module("hyperscan"), _key(rules)
    head, body = (cache.read(f"{kind}-{tongue}", key) for kind in (PATTERNS, DATABASE))
    if head is None or body is None:
        return None
    found, pieces = json.loads(head)
    if patterns(rules, tongue).keys() != found.keys():
        return None
    try:
        return Database(found, pieces, engine.loadb(body, engine.HS_MODE_BLOCK) if body else None)
    except engine.error:
        # It was compiled for another processor.
        return None


def compiled(rules: RuleSet, tongue: str, cache: Cache) -> Database:
    """Give a language's database; what had to be compiled is kept."""
    found = stored(rules, tongue, cache)
    if found is None:
        found, key = build(rules, tongue), _key(rules)
        head = json.dumps([found.patterns, found.pieces]).encode()
        if cache.write(f"{PATTERNS}-{tongue}", key, head):
            cache.write(f"{DATABASE}-{tongue}", key, _bytes(found))
    return found


def _bytes(database: Database) -> bytes:
    if database.compiled is None:
        return b""
    return bytes(import_module("hyperscan").dumpb(database.compiled))


def _key(rules: RuleSet) -> str:
    """Name a database by what goes into it and what compiles it; it checks the processor itself."""
    machine = os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_IDENTIFIER")
    engine = import_module("hyperscan").__version__
    said = (program(), f"{machine}", engine, rules.digest, *rules.rules)
    return "\n".join(said)
