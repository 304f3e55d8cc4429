"""Put rules in an order in which each follows the rules that it refers to."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from screenad.errors import RuleError
from screenad.ruleset.rule import Rule


def arrange(rules: Mapping[str, Rule], problems: list[RuleError]) -> tuple[str, ...]:
    """Give the ids in that order, the same every time; report a circle and give nothing then.

    A protective rule follows those whose negated hits count for it.
    """
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for rule in rules.values():
        sorter.add(rule.id, *sorted(need for need in rule.needs if need in rules))
        if rule.negated in rules:
            sorter.add(rule.negated, rule.id)
    try:
        return tuple(sorter.static_order())
    except CycleError as problem:
        circle: list[str] = problem.args[1]
        where = rules[circle[0]].where
        problems.append(RuleError(where, f"rules refer in a circle: {' -> '.join(circle)}"))
        return ()
