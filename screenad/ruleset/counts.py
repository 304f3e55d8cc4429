"""How many rules there are of each kind, and what they know in each language."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from screenad.operators.phrases import lists_of
from screenad.operators.regexes import Regex
from screenad.ruleset.rule import Rule, RuleSet

#: What no language is given for: a pattern that holds in all.
ANY = "und"


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules know in one language: ``rules`` are those that have words in it."""

    rules: int
    words: int
    patterns: int
    fires: int
    silent: int


def kinds(rules: RuleSet) -> Iterator[tuple[str, str, int]]:
    """Count rules by topic, status and severity, and by harm, of which a rule may have several."""
    for what, named in (
        ("topic", lambda rule: [rule.group]),
        ("status", lambda rule: [rule.status]),
        ("kind", _kind),
        ("severity", lambda rule: [] if rule.sets else [rule.severity]),
        ("harm", lambda rule: rule.harms),
    ):
        counted = Counter(str(name) for rule in rules for name in named(rule))
        yield from ((what, name, count) for name, count in sorted(counted.items()))


def languages(rules: RuleSet) -> dict[str, Known]:
    """Count words, patterns and examples by language, the best known first."""
    covering: Counter[str] = Counter()
    words: set[tuple[str, str]] = set()
    patterns: set[tuple[str, str]] = set()
    for rule in rules:
        own_words, own_patterns = set(_words(rule)), set(_patterns(rule))
        covering.update({tag for tag, _ in own_words | own_patterns})
        words |= own_words
        patterns |= own_patterns
    examples = Counter((each.language, each.fires) for rule in rules for each in rule.examples)
    said, matched = (Counter(tag for tag, _ in each) for each in (words, patterns))
    tags = covering.keys() | {tag for tag, _ in examples}
    known = {
        tag: Known(
            rules=covering[tag],
            words=said[tag],
            patterns=matched[tag],
            fires=examples[tag, True],
            silent=examples[tag, False],
        )
        for tag in tags
    }
    return dict(sorted(known.items(), key=lambda each: (-each[1].rules, each[0])))


def _kind(rule: Rule) -> list[str]:
    if rule.sets:
        return ["context"]
    return ["protective" if rule.protective else "sign" if rule.points else "building block"]


def _words(rule: Rule) -> Iterator[tuple[str, str]]:
    for operator in rule.operators():
        for each in lists_of(operator):
            yield from ((phrase.language, phrase.text) for phrase in each.phrases)


def _patterns(rule: Rule) -> Iterator[tuple[str, str]]:
    for operator in rule.operators():
        if isinstance(operator, Regex):
            yield from ((each.language, each.pattern) for each in operator.expressions)
