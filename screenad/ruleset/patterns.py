"""All that the rules may look for in any text: lists of phrases and regular expressions.

What tells the sides of a chat is left out. It is made of the commonest words, and few texts are
chats.
"""

from collections.abc import Iterator

import regex

from screenad.operators.phrases import lists_of
from screenad.operators.regexes import FLAGS, Regex
from screenad.operators.wordlist import PhraseList
from screenad.ruleset.rule import VOICES, Rule, RuleSet

#: Stands for what is of no language: regular expressions, and phrases that a rule itself lists.
ANY = "und"


def patterns(rules: RuleSet, tongue: str) -> dict[str, int]:
    """Give every expression that the rules may look for in a language, with its flags."""
    found: dict[str, int] = {
        each.expression: regex.VERSION1
        for listed in lists(rules)
        for each in listed.words.get(tongue, ())
    }
    return found | (dict.fromkeys(expressions(rules), FLAGS) if tongue == ANY else {})


def tongues(rules: RuleSet) -> tuple[str, ...]:
    """Give ``ANY``, then the languages that the rules have words of, without script or country."""
    spoken = {tongue for each in lists(rules) for tongue in each.words}
    return (ANY, *sorted(spoken - {ANY}))


def lists(rules: RuleSet) -> Iterator[PhraseList]:
    """Give every list of phrases, once or more."""
    own = _of_voices(rules)
    yield from (each for each in rules.terms.values() if each.name not in own)
    for rule in rules:
        yield from _lists(rule)


def is_scanned_for(rule: Rule) -> bool:
    """Say whether a rule is asked of every text."""
    return rule.sets not in VOICES


def _lists(rule: Rule) -> Iterator[PhraseList]:
    if is_scanned_for(rule):
        for operator in rule.operators():
            yield from lists_of(operator)


def _of_voices(rules: RuleSet) -> frozenset[str]:
    """Name the lists of those rules alone that tell the sides of a chat."""
    others = {each.name for rule in rules for each in _lists(rule)}
    every = (each for rule in rules for operator in rule.operators() for each in lists_of(operator))
    return frozenset(each.name for each in every) - others


def expressions(rules: RuleSet) -> tuple[str, ...]:
    """Give every regular expression, once."""
    found = {
        each.pattern: None
        for rule in filter(is_scanned_for, rules)
        for operator in rule.operators()
        if isinstance(operator, Regex)
        for each in operator.expressions
    }
    return tuple(found)
