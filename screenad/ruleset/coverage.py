"""Which rules are shown to work in which languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from screenad.ruleset.rule import Rule, RuleSet

#: A rule covers a language when it has so many examples of each kind in it.
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Cover:
    """Examples of one rule in one language."""

    fires: int
    silent: int

    @property
    def enough(self) -> bool:
        """Tell whether the language is covered."""
        return min(self.fires, self.silent) >= ENOUGH

    def __str__(self) -> str:
        """Show as ``3/2``, with ``!`` where there are too few."""
        return f"{self.fires}/{self.silent}" + ("" if self.enough else "!")


def coverage(rules: RuleSet) -> Mapping[str, Mapping[str, Cover]]:
    """Give for each rule the examples by language."""
    return {rule.id: _cover(rule) for rule in rules}


def languages(rules: RuleSet) -> tuple[str, ...]:
    """Give every language that some example is in, those with most examples first."""
    counts: dict[str, int] = {}
    for rule in rules:
        for example in rule.examples:
            counts[example.language] = counts.get(example.language, 0) + 1
    return tuple(sorted(counts, key=lambda tag: (-counts[tag], tag)))


def _cover(rule: Rule) -> Mapping[str, Cover]:
    tags = sorted({example.language for example in rule.examples})
    return {tag: _count(rule, tag) for tag in tags}


def _count(rule: Rule, tag: str) -> Cover:
    kinds = [example.fires for example in rule.examples if example.language == tag]
    return Cover(kinds.count(True), kinds.count(False))
