"""What may be in one text, as far as a scan tells, and so which rules have to be asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Self

from screenad.operators.wordlist import Phrase, PhraseList
from screenad.ruleset.needs import DISGUISE, Needing, expression_name, rule_name
from screenad.ruleset.patterns import ANY, expressions, is_scanned_for, lists
from screenad.ruleset.rule import RuleSet

#: How common a thing is that can't be scanned for.
ALWAYS = 1e9
Named = tuple[tuple[str, Phrase], ...]


class Plan:
    """What a rule set needs to see of a text, in any language.

    A rule is woken by the rarest of the things that it needs. ``patterns`` tells how common the
    expressions are.
    """

    def __init__(self, rules: RuleSet, patterns: Mapping[str, float]) -> None:
        self.rules = rules
        self.lists = {each.name: each for each in lists(rules)}
        self.expressions = {each: expression_name(each) for each in expressions(rules)}
        common = {name: each.common for name, each in self.lists.items()}
        common |= {name: patterns[each] for each, name in self.expressions.items()}
        needing = Needing(common)
        # By identity: to compare conditions takes long. ``rules`` keeps them alive.
        self.needs = {
            id(operator): needing.needs(operator)
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


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the numbers of a language's database stand for.

    ``phrases`` gives for each number the phrases, with the lists that they stand in, and
    ``expressions`` the name of an expression. What can't be scanned for is in ``always``.
    """

    phrases: Sequence[Named]
    expressions: Mapping[int, str]
    always: frozenset[int]

    @classmethod
    def of(cls, plan: Plan, tongue: str, patterns: Mapping[str, float]) -> Self:
        """Look up what each pattern of a language is."""
        phrases: list[list[tuple[str, Phrase]]] = [[] for _ in patterns]
        numbers = {pattern: number for number, pattern in enumerate(patterns)}
        for name, each in plan.lists.items():
            for phrase in each.words.get(tongue, ()):
                phrases[numbers[phrase.expression]].append((name, phrase))
        named = plan.expressions if tongue == ANY else {}
        return cls(
            tuple(map(tuple, phrases)),
            {numbers[each]: name for each, name in named.items()},
            frozenset(numbers[each] for each, common in patterns.items() if common >= ALWAYS),
        )


#: Of a database that is not there.
NO_MEANING = Meaning((), {}, frozenset())


class Suspected:
    """What may be in one text; all that it leaves out is surely not there.

    ``told`` are the numbers that the databases of its languages name.
    """

    def __init__(
        self, plan: Plan, told: Iterable[tuple[Meaning, set[int]]], *, disguised: bool
    ) -> None:
        self._plan = plan
        self._there = {DISGUISE} if disguised else set()
        self._phrases: dict[str, list[Phrase]] = {}
        for meaning, numbers in told:
            for number in numbers | meaning.always:
                for name, phrase in meaning.phrases[number]:
                    self._phrases.setdefault(name, []).append(phrase)
                if number in meaning.expressions:
                    self._there.add(meaning.expressions[number])
        self._there.update(self._phrases)
        self._awake = set(plan.first)
        self._agenda: list[int] = []

    def among(self, phrases: PhraseList) -> Sequence[Phrase] | None:
        """Give those phrases of a list that may be there; nothing for a list not scanned for."""
        if self._plan.lists.get(phrases.name) is not phrases:
            return None
        return self._phrases.get(phrases.name, ())

    def expression(self, pattern: str) -> bool:
        """Tell whether an expression may match: any that is not scanned for may."""
        name = self._plan.expressions.get(pattern)
        return name is None or name in self._there

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
