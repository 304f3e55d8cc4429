"""What must be in a text before a rule's condition can hold.

A need is a set of names, of which at least one must be there; a condition may have several, and
all must be met. They are necessary, not enough: meeting them proves nothing.
"""

from collections.abc import Iterable, Sequence
from itertools import product
from math import prod

from screenad.operators import Operator
from screenad.operators.disguise import Disguised
from screenad.operators.logic import AllOf, AtLeast
from screenad.operators.measure import Count, InField
from screenad.operators.near import Near
from screenad.operators.phrases import Phrases, Terms
from screenad.operators.polarity import EvenNegated
from screenad.operators.refer import FiredRule
from screenad.operators.regexes import Regex

Needs = tuple[frozenset[str], ...]
#: The name for any disguise at all.
DISGUISE = "disguise"
#: Alternatives with more needs than this are held to one need each.
_MANY = 16


def expression_name(pattern: str) -> str:
    """Name an expression apart from everything else."""
    return f"regex {pattern}"


def rule_name(rule: str) -> str:
    """Name a rule that fired apart from everything else."""
    return f"fired {rule}"


def needs(operator: Operator) -> Needs:
    """Give what must be there, what is rarest first; nothing for a kind that is not known."""
    return tuple(sorted(frozenset(_needs(operator)), key=lambda each: (len(each), sorted(each))))


def _needs(operator: Operator) -> Iterable[frozenset[str]]:
    found: Iterable[frozenset[str]] = ()
    match operator:
        case Phrases() | Terms() | Regex() | FiredRule():
            found = (frozenset(_names(operator)),)
        case AllOf(parts) | Near(slots=parts):
            found = (need for part in parts for need in _needs(part))
        case AtLeast(_, parts):
            found = _alternatives([tuple(frozenset(_needs(part))) for part in parts])
        case Count(inner, low=low):
            found = _needs(inner) if low else ()
        case EvenNegated(inner) | InField(_, inner):
            found = _needs(inner) if inner else ()
        case Disguised(of=inner):
            found = (frozenset({DISGUISE}), *(_needs(inner) if inner else ()))
        case _:
            pass
    return found


def _names(operator: Phrases | Terms | Regex | FiredRule) -> Iterable[str]:
    match operator:
        case Phrases(phrases):
            return (phrases.name,)
        case Terms(lists):
            return (each.name for each in lists)
        case Regex(expressions):
            return (expression_name(each.pattern) for each in expressions)
        case FiredRule(rules):
            return map(rule_name, rules)


def _alternatives(parts: Sequence[Needs]) -> Iterable[frozenset[str]]:
    """Give what any of the parts needs: one need of each, in every combination."""
    if prod(map(len, parts)) > _MANY:
        parts = [(min(part, key=len),) for part in parts]
    return (frozenset().union(*each) for each in product(*parts))
