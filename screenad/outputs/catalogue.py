"""Rules explained in words, for ``rules show`` and the rule catalogue."""

from collections.abc import Iterator, Mapping

from screenad.operators import Operator
from screenad.operators.amount import HasSum
from screenad.operators.contact import HasContact
from screenad.operators.disguise import Disguised
from screenad.operators.hours import HasHours
from screenad.operators.logic import AllOf, AtLeast, NoneOf
from screenad.operators.measure import Count, InField
from screenad.operators.near import Near
from screenad.operators.pay import HasPay
from screenad.operators.phrases import Phrases, Terms, lists_of
from screenad.operators.place import HasPlace
from screenad.operators.polarity import EvenNegated
from screenad.operators.refer import FiredRule
from screenad.operators.regexes import Regex
from screenad.operators.requirement import HasRequirement
from screenad.operators.weigh import Weigh
from screenad.ruleset import Rule, RuleSet

INTRODUCTION = """\
# Rule catalogue

Written by `screenad rules docs` from the rule files; a test keeps it current. Points decay inside a
group (full, half, quarter ...); *alone* is the highest level that a rule may reach without a sign
from another group. Indicators with a number are those of the ILO: 1 abuse of vulnerability,
2 deception, 3 restriction of movement, 4 isolation, 5 violence, 6 intimidation and threats,
7 identity documents kept, 8 wages withheld, 9 debt bondage, 10 abusive conditions, 11 excessive
overtime. Others are groups of the operational indicators of ILO and European Commission. What the
sources are stands at the end.
"""


def catalogue(rules: RuleSet) -> str:
    """Write the catalogue of every rule as Markdown."""
    groups: dict[str, list[Rule]] = {}
    for rule in rules:
        groups.setdefault(rule.group, []).append(rule)
    parts = [INTRODUCTION]
    for group, members in groups.items():
        parts.append(f"## {group}\n")
        parts.extend(describe(rule, {}, words=False) for rule in members)
    used = sorted({key for rule in rules for key in rule.sources} & rules.citations.keys())
    if used:
        parts.append("## Sources\n")
        parts.append("".join(f"- **{key}**: {rules.citations[key]}\n" for key in used))
    return "\n".join(parts)


def describe(rule: Rule, citations: Mapping[str, str], *, words: bool = True) -> str:
    """Explain one rule as Markdown; ``words`` lists what it matches in each language.

    ``citations`` say what keys of sources stand for; a key without one stands for itself.
    """
    lines = [f"### {rule.id}", "", f"**{rule.title}**", ""]
    if rule.why:
        lines += [rule.why, ""]
    if rule.advice:
        lines += [f"*What to do:* {rule.advice}", ""]
    lines += [f"- {line}" for line in _facts(rule, citations)]
    lines += ["", "It fires when:", "", *_tree(rule.when, 0)]
    if rule.unless:
        lines += ["", "unless, in the same sentence:", ""]
        lines += [line for each in rule.unless for line in _tree(each, 0)]
    if words:
        lines += _words(rule)
    lines += _examples(rule)
    return "\n".join(lines) + "\n"


def _facts(rule: Rule, citations: Mapping[str, str]) -> Iterator[str]:
    if rule.sets:
        yield f"context: sets {rule.sets}"
    else:
        yield f"points {rule.points}, alone at most {rule.alone}, severity {rule.severity}"
        yield f"harms: {', '.join(rule.harms)}"
    if rule.holds:
        yield f"holds the level at {rule.holds}, beside one sign that is more than common"
    yield f"group {rule.group}, status {rule.status}, when negated: {rule.negated}"
    if rule.indicators:
        yield f"indicators: {', '.join(rule.indicators)}"
    if rule.sources:
        yield f"sources: {'; '.join(citations.get(key, key) for key in rule.sources)}"
    for each in rule.false_alarms:
        yield f"known false alarm: {each}"


def _tree(operator: Operator, depth: int) -> Iterator[str]:
    yield "  " * depth + f"- {_line(operator)}"
    for part in operator.parts():
        yield from _tree(part, depth + 1)


def _line(operator: Operator) -> str:
    match operator:
        case Phrases(phrases):
            return f"one of {len(phrases.phrases)} phrases"
        case Terms(lists):
            return "a word for " + " or ".join(each.name.partition(" ")[2] for each in lists)
        case Regex(expressions):
            return "one of " + " , ".join(f"`{each.pattern}`" for each in expressions)
        case Near(_, within, same, given):
            gap = (
                f" within {within.words} words or {within.characters} characters" if within else ""
            )
            return f"in one {same}{gap}{', in this order' if given else ''}:"
        case _:
            return _logic(operator)


def _logic(operator: Operator) -> str:
    match operator:
        case AllOf():
            return "all of:"
        case NoneOf():
            return "none of:"
        case AtLeast(n):
            return "any of:" if n == 1 else f"at least {n} of:"
        case EvenNegated():
            return "even when it is denied:"
        case FiredRule(names):
            return "the rule " + " or ".join(names)
        case _:
            return _count(operator)


def _count(operator: Operator) -> str:
    match operator:
        case (
            HasContact()
            | HasHours()
            | HasPlace()
            | HasRequirement()
            | HasSum()
            | HasPay()
            | Weigh()
        ):
            return operator.said()
        case Disguised(kinds):
            return f"a disguised word ({', '.join(sorted(kinds))})"
        case Count(_, low, _, distinct):
            return f"at least {low} {'different ' if distinct else ''}times:"
        case InField(name, has, but_last):
            but = " before its last line" if but_last else ""
            return f"in the field {name}{but}:" if has else f"the field {name} is missing"
        case _:
            return type(operator).__name__


def _words(rule: Rule) -> Iterator[str]:
    lists = {each.name: each for operator in rule.operators() for each in lists_of(operator)}
    if lists:
        yield from ("", "What it matches, by language:", "")
    for name, each in lists.items():
        by_language: dict[str, list[str]] = {}
        for phrase in each.phrases:
            by_language.setdefault(phrase.language, []).append(phrase.text)
        yield f"- {name}"
        yield from (f"  - {tag}: {' · '.join(texts)}" for tag, texts in by_language.items())


def _examples(rule: Rule) -> Iterator[str]:
    for fires, heading in ((True, "fires on"), (False, "stays silent on")):
        texts = [e for e in rule.examples if e.fires is fires][:2]
        if texts:
            yield from ("", f"It {heading}:", "")
            yield from (f"> {' '.join(each.text.split())}\n>" for each in texts)
