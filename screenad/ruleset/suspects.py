"""What may be in one text, as far as a scan tells, and so which rules have to be asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import Any, TypeVar

from screenad.operators.wordlist import Phrase
from screenad.ruleset.needs import DISGUISE, Needing, Needs, expression_name, rule_name
from screenad.ruleset.patterns import expressions, is_scanned_for, lists
from screenad.ruleset.rule import RuleSet

T = TypeVar("T")
#: How common a thing is that can't be scanned for.
ALWAYS = 1e9


class Plan:
    """What a rule set needs to see of a text.

    ``names`` gives for each pattern, by its place, the lists that it stands in, or its own name;
    ``always`` are the names of what can't be scanned for, and may be in any text. A rule is woken
    by the rarest of the things that it needs.
    """

    def __init__(self, rules: RuleSet, patterns: Mapping[str, float]) -> None:
        self.rules = rules
        self.lists = {each.name: each for each in lists(rules)}
        self.phrases: dict[str, dict[int, Phrase]] = {name: {} for name in self.lists}
        places = {pattern: place for place, pattern in enumerate(patterns)}
        names: list[list[str]] = [[] for _ in places]
        for each in self.lists.values():
            for phrase in each.phrases:
                names[places[phrase.expression]].append(each.name)
                self.phrases[each.name][places[phrase.expression]] = phrase
        self.expressions = frozenset(expressions(rules))
        for pattern in self.expressions:
            names[places[pattern]].append(expression_name(pattern))
        self.names = tuple(map(tuple, names))
        self.open = frozenset(at for at, each in enumerate(patterns.values()) if each >= ALWAYS)
        self.always = frozenset(name for place in self.open for name in self.names[place])
        needing = Needing(_common(self.names, patterns.values()))
        # By identity: to compare conditions takes long. ``rules`` keeps them alive.
        self.needs = {
            id(operator): self._unmet(needing.needs(operator))
            for rule in filter(is_scanned_for, rules)
            for operator in rule.operators()
        }
        self.places = {rule: place for place, rule in enumerate(rules.order)}
        self.first: list[int] = []
        self.woken: dict[str, list[int]] = {}
        for rule, place in self.places.items():
            wanted = self.needs.get(id(rules.rules[rule].when))
            for name in wanted[0] if wanted else ():
                self.woken.setdefault(name, []).append(place)
            if not wanted:
                self.first.append(place)

    def _unmet(self, found: Needs) -> Needs:
        """Give the needs that a text may fail to meet."""
        return tuple(need for need in found if self.always.isdisjoint(need))


def _common(names: Iterable[Sequence[str]], patterns: Iterable[float]) -> Mapping[str, float]:
    """Tell how common each name is: as all that bears it together."""
    common: dict[str, float] = {}
    for owned, one in zip(names, patterns, strict=True):
        for name in owned:
            common[name] = common.get(name, 0) + one
    return common


class Suspected:
    """What may be in one text; all that it leaves out is surely not there."""

    def __init__(self, plan: Plan, told: set[int], *, disguised: bool) -> None:
        self._plan = plan
        self._told = told
        self._there = {DISGUISE} if disguised else set()
        for place in told:
            self._there.update(plan.names[place])
        self._awake = set(plan.first)
        self._agenda: list[int] = []

    def among(self, name: str, phrases: Sequence[T]) -> Sequence[T]:
        """Give those phrases of a list that may be there: all, if it is none of the rule set's."""
        listed = self._plan.lists.get(name)
        if listed is None or listed.phrases is not phrases:
            return phrases
        known = self._plan.phrases[name]
        kept = known.keys() & self._told
        kept |= known.keys() & self._plan.open
        found: Any = [known[place] for place in kept]
        return found  # type: ignore[no-any-return]

    def expression(self, pattern: str) -> bool:
        """Tell whether an expression may match: any that is not scanned for may."""
        name = expression_name(pattern)
        plan = self._plan
        return name in self._there or name in plan.always or pattern not in plan.expressions

    def may(self, condition: object) -> bool:
        """Tell whether a condition may hold, by what has been settled so far."""
        there = self._there
        return not any(map(there.isdisjoint, self._plan.needs.get(id(condition), ())))

    def rules(self) -> Iterator[str]:
        """Give the rules that may hold, each in its turn; more are woken on the way."""
        woken = self._plan.woken
        for name in self._there & woken.keys():
            self._awake.update(woken[name])
        self._agenda = sorted(self._awake)
        while self._agenda:
            yield self._plan.rules.order[heappop(self._agenda)]

    def settle(self, rule: str) -> None:
        """Note that a rule fired, and wake those that need it."""
        name = rule_name(rule)
        self._there.add(name)
        for place in self._plan.woken.get(name, ()):
            self._turn(place)

    def wake(self, rule: str) -> None:
        """Note that a rule has to be asked, whatever the text holds."""
        self._turn(self._plan.places.get(rule))

    def _turn(self, place: int | None) -> None:
        if place is not None and place not in self._awake:
            self._awake.add(place)
            heappush(self._agenda, place)
