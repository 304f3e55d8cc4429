"""When a language's words are compiled: not before there are texts enough to be worth it."""

from collections import Counter

from screenad.ruleset.cache import NOWHERE, Cache
from screenad.ruleset.rule import RuleSet
from screenad.ruleset.scanner import Database
from screenad.ruleset.stored import compiled, stored

#: To compile the words of a language takes as long as to ask them of about so many adverts.
PATIENCE = 200


class Later:
    """Databases that are there from the first text if the cache has them.

    Otherwise one is compiled, and kept, when so many texts have spoken its language that it pays.
    """

    def __init__(self, rules: RuleSet, cache: Cache = NOWHERE, patience: int = PATIENCE) -> None:
        self._rules = rules
        self._cache = cache
        self._patience = patience
        self._seen: Counter[str] = Counter()

    def __call__(self, tongue: str) -> Database | None:
        """Give the database of a language that a text speaks."""
        self._seen[tongue] += 1
        if self._seen[tongue] == 1:
            return stored(self._rules, tongue, self._cache)
        if self._seen[tongue] > self._patience:
            return compiled(self._rules, tongue, self._cache)
        return None
