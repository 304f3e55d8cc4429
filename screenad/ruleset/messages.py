"""What the rules say to their reader, and what of that a language lacks."""

from collections.abc import Iterator
from dataclasses import dataclass

from screenad.model import EVERYWHERE
from screenad.ruleset.rule import Rule, RuleSet


@dataclass(frozen=True, slots=True)
class Missing:
    """What a language has no words for: rules, and words of the data."""

    rules: tuple[Rule, ...]
    data: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether there is anything."""
        return bool(self.rules or self.data)


def missing(rules: RuleSet, tag: str) -> Missing:
    """Find what a language has no words for; rules of no pack need none."""
    own = rules.languages.get(tag)
    return Missing(
        tuple(rule for rule in told(rules) if not rules.speaks(tag, rule.id)),
        tuple(word for word in words(rules) if not (own and own.data.get(word))),
    )


def told(rules: RuleSet) -> Iterator[Rule]:
    """Give the rules of packs that a report may name."""
    return (rule for rule in rules if rule.points and not rule.own)


def words(rules: RuleSet) -> tuple[str, ...]:
    """Give the words of the data that a report shows, names of help lines left out.

    A reader has to find a name as it is written there, but who helps everywhere has none.
    """
    everywhere = (line for line in rules.lines if line.country == EVERYWHERE)
    found = (
        *(text for line in everywhere for text in (line.name, line.contact)),
        *(line.scope for line in rules.lines),
        *(wage.basis for wage in rules.tables.wages.values()),
    )
    return tuple(dict.fromkeys(found))
