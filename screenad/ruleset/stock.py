"""Rules as they were read: those of every status, and the words that they share."""

from collections.abc import Mapping
from dataclasses import dataclass

from screenad.facts.tables import NO_TABLES, Tables
from screenad.model import Line
from screenad.operators.wordlist import PhraseList
from screenad.ruleset.rule import Language, Rule, RuleSet, Status


@dataclass(frozen=True, slots=True)
class Stock:
    """What all sources hold together. ``phrases`` are those that languages list for a rule."""

    rules: Mapping[str, Rule]
    order: tuple[str, ...]
    terms: Mapping[str, PhraseList]
    phrases: Mapping[str, PhraseList]
    languages: Mapping[str, Language]
    lines: tuple[Line, ...]
    tables: Tables
    citations: Mapping[str, str]
    version: str
    digest: str

    def rule_set(self, *, drafts: bool) -> RuleSet:
        """Give the rules that are in use; drafts only when they are asked for."""
        used = {Status.STABLE, Status.DRAFT} if drafts else {Status.STABLE}
        kept = {rule.id: rule for rule in self.rules.values() if rule.status in used}
        return RuleSet(
            rules=kept,
            order=tuple(name for name in self.order if name in kept),
            terms=self.terms,
            languages=self.languages,
            version=self.version,
            digest=self.digest[:12],
            chosen=frozenset(kept),
            lines=self.lines,
            tables=self.tables,
            citations=self.citations,
        )


EMPTY = Stock({}, (), {}, {}, {}, (), NO_TABLES, {}, "", "")
