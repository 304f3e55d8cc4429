"""What must be in a text before a condition can hold.

A need is a set of names, of which at least one must be there; a condition may have several, and
all must be met. They are necessary, not enough: meeting them proves nothing.
"""

from collections.abc import Iterable, Mapping

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
#: No more needs than these are kept; the rarest stay.
_MANY = 16


def expression_name(pattern: str) -> str:
    """Name an expression apart from everything else."""
    return f"regex {pattern}"


def rule_name(rule: str) -> str:
    """Name a rule that fired apart from everything else."""
    return f"fired {rule}"


class Needing:
    """What conditions need, the rarest first. ``common`` tells how often a name is met."""

    def __init__(self, common: Mapping[str, float]) -> None:
        self._common = common
        self._known: dict[int, tuple[Operator, Needs]] = {}

    def needs(self, operator: Operator) -> Needs:
        """Give what must be there; nothing for a kind that is not known."""
        if id(operator) not in self._known:
            self._known[id(operator)] = operator, self._least(self._found(operator))
        return self._known[id(operator)][1]

    def _found(self, operator: Operator) -> Iterable[frozenset[str]]:
        found: Iterable[frozenset[str]] = ()
        match operator:
            case Phrases() | Terms() | Regex() | FiredRule():
                found = (frozenset(_names(operator)),)
            case AllOf(parts) | Near(slots=parts):
                found = (need for part in parts for need in self.needs(part))
            case AtLeast(_, parts):
                found = self._alternatives(parts)
            case Count(inner, low=low):
                found = self.needs(inner) if low else ()
            case EvenNegated(inner) | InField(_, inner):
                found = self.needs(inner) if inner else ()
            case Disguised(of=inner):
                found = (frozenset({DISGUISE}), *(self.needs(inner) if inner else ()))
            case _:
                pass
        return found

    def _alternatives(self, parts: Iterable[Operator]) -> Needs:
        """Give what any of the parts needs: one need of each, in every combination."""
        found: Needs = (frozenset(),)
        for part in parts:
            needed = self.needs(part)
            found = self._least(one | other for one in found for other in needed)
        return found

    def _least(self, found: Iterable[frozenset[str]]) -> Needs:
        """Keep the needs that no other one includes."""
        distinct = set(found)
        if len(distinct) < 2:
            return tuple(distinct)
        kept: list[frozenset[str]] = []
        for need in sorted(distinct, key=lambda each: (self._weight(each), sorted(each))):
            if not any(other <= need for other in kept):
                kept.append(need)
        return tuple(kept[:_MANY])

    def _weight(self, need: frozenset[str]) -> float:
        return sum(self._common.get(name, 0) for name in need)


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
