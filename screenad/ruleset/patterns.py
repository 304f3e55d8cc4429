"""All that the rules may look for: their lists of phrases and their regular expressions."""

from collections.abc import Iterator

import regex

from screenad.operators.phrases import lists_of
from screenad.operators.regexes import FLAGS, Regex
from screenad.operators.wordlist import PhraseList
from screenad.ruleset.rule import RuleSet


def patterns(rules: RuleSet) -> dict[str, int]:
    """Give every expression that the rules may look for, with its flags."""
    found: dict[str, int] = {
        p.expression: regex.VERSION1 for each in lists(rules) for p in each.phrases
    }
    return found | dict.fromkeys(expressions(rules), FLAGS)


def lists(rules: RuleSet) -> Iterator[PhraseList]:
    """Give every list of phrases, once or more."""
    yield from rules.terms.values()
    for rule in rules:
        for operator in rule.operators():
            yield from lists_of(operator)


def expressions(rules: RuleSet) -> tuple[str, ...]:
    """Give every regular expression, once."""
    found = {
        each.pattern: None
        for rule in rules
        for operator in rule.operators()
        if isinstance(operator, Regex)
        for each in operator.expressions
    }
    return tuple(found)
