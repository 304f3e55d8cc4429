"""Ask every rule of one advert: what it found, what is excused, what is only mentioned.

Where the rule set has a scanner, what is surely not in the text is not asked for. The answers are
the same, byte for byte.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from screenad.model import Ad
from screenad.operators import Document, Found, Hit
from screenad.operators.logic import AtLeast
from screenad.ruleset.negation import denial
from screenad.ruleset.rule import Rule, RuleSet, Sets
from screenad.ruleset.voices import asides, is_talk
from screenad.said import said


class LetOff(NamedTuple):
    """Words that a rule matched and that do not count, and why."""

    rule: Rule
    hit: Hit
    reason: str


@dataclass(slots=True)
class Answers:
    """What the rules found in one advert, by rule id in the order in which they were asked.

    ``mentioned`` words stand in a sentence that warns of such things, or are said in a chat by the
    person who is recruited.
    """

    doc: Document
    fired: dict[str, tuple[Hit, ...]] = field(default_factory=dict)
    mentioned: dict[str, tuple[Hit, ...]] = field(default_factory=dict)
    let_off: list[LetOff] = field(default_factory=list)

    def sets(self, rules: RuleSet, value: Sets) -> bool:
        """Tell whether a context rule says this of the text."""
        return any(rules.rules[name].sets is value for name in self.fired)

    def mention(self, rule: Rule, hits: Iterable[Hit]) -> None:
        """Note words that a rule found and that count for nothing."""
        known = self.mentioned.get(rule.id, ())
        self.mentioned[rule.id] = tuple(sorted({*known, *hits}))


def ask(rules: RuleSet, ad: Ad, home: str = "", leave: Sequence[Rule] = ()) -> Answers:
    """Ask every rule, those first that others refer to, but none that are left for ``hold``.

    ``home`` is the reader's country.
    """
    answers = Answers(Document(ad, rules.scan, rules.tables, home))
    passed: dict[str, list[Hit]] = {}
    if is_talk(ad):
        answers.doc.asides = asides(answers.doc, rules.voices, _found)
    warned = _warned(rules, answers)
    left = {rule.id for rule in leave}
    suspects = answers.doc.suspects
    for name in suspects.rules() if suspects else rules.order:
        rule = rules.rules[name]
        if name in left:
            continue
        found = _found(rule, answers.doc)
        kept = _judge(rules, rule, found, answers, passed)
        if kept:
            kept = _set_apart(rule, kept, warned, answers)
        if name in passed:
            kept = tuple(sorted({*(kept or ()), *passed[name]}))
        answers.doc.settle(name, kept)
        if kept is not None:
            answers.fired[name] = kept
    return answers


def hold(rules: RuleSet, answers: Answers, left: Sequence[Rule]) -> bool:
    """Tell whether one of the rules that were left fires; no more is asked than that takes."""
    return any(_holds(rules, answers, rule) for rule in left)


def later(rules: RuleSet, answers: Answers, left: Iterable[Rule]) -> Mapping[str, tuple[Hit, ...]]:
    """Ask rules that were left; give what those that fire found, by rule id."""
    asked = ((rule.id, _asked(rules, answers, rule)) for rule in left)
    return {name: found for name, found in asked if found is not None}


def _holds(rules: RuleSet, answers: Answers, rule: Rule) -> bool:
    doc = answers.doc
    if isinstance(rule.when, AtLeast) and rule.when.n == 1:
        for part in rule.when.of:
            if (found := part.find(doc)) and _judge(rules, rule, found, answers, {}):
                return True
    return _asked(rules, answers, rule) is not None


def _asked(rules: RuleSet, answers: Answers, rule: Rule) -> Found:
    return _judge(rules, rule, _found(rule, answers.doc), answers, {})


def _found(rule: Rule, doc: Document) -> Found:
    return rule.when.find(doc) if doc.suspects is None or doc.suspects.may(rule.when) else None


def _warned(rules: RuleSet, answers: Answers) -> frozenset[int]:
    """Give the sentences that warn of something and have no exception."""
    doc = answers.doc
    warned: set[int] = set()
    for rule in rules.mentions:
        hits = _found(rule, doc) or ()
        said = {at for hit in hits for at in _sentences(doc, hit)}
        warned |= said - _spared(rule, doc) if said else set()
    return frozenset(warned)


def _judge(
    rules: RuleSet, rule: Rule, found: Found, answers: Answers, passed: dict[str, list[Hit]]
) -> Found:
    """Let off what an exception or a denial speaks for."""
    if found is None or _excused(rule, answers.doc, bare=not found):
        return None
    spared = _spared(rule, answers.doc)
    kept: list[Hit] = []
    for hit in _accusing(rule, found, answers):
        if spared and not spared.isdisjoint(_sentences(answers.doc, hit)):
            answers.let_off.append(LetOff(rule, hit, said("exception")))
        elif (word := _denied(rules, rule, hit, answers.doc)) is not None:
            words = repr(answers.doc.text[word.start : word.end])
            answers.let_off.append(LetOff(rule, hit, said("denied by {words}", words=words)))
            if rule.negated != "drop":
                passed.setdefault(rule.negated, []).append(hit)
                if answers.doc.suspects:
                    answers.doc.suspects.wake(rule.negated)
        else:
            kept.append(hit)
    return _standing(rule, answers.doc, kept) if len(kept) < len(found) else found


def _accusing(rule: Rule, found: Sequence[Hit], answers: Answers) -> Iterator[Hit]:
    """Give what counts; what the person who is recruited says in a chat is only mentioned.

    Building blocks keep it, for the rules that are made of them.
    """
    for hit in found:
        if rule.points and answers.doc.is_aside(hit):
            answers.let_off.append(LetOff(rule, hit, said("said by the person who is recruited")))
            answers.mention(rule, [hit])
        else:
            yield hit


def _standing(rule: Rule, doc: Document, kept: Iterable[Hit]) -> Found:
    """Give what a rule finds in what is left of its words: in none, nothing."""
    left = frozenset(kept)
    return (rule.when.standing(doc, left) or None) if left else None


def _excused(rule: Rule, doc: Document, *, bare: bool) -> bool:
    """Tell whether an exception lets off all: one without words, or any when ``bare``."""
    found = (operator.find(doc) for operator in rule.unless)
    return any(each is not None and (bare or not each) for each in found)


def _denied(rules: RuleSet, rule: Rule, hit: Hit, doc: Document) -> Hit | None:
    if hit.exempt or rule.negated == "keep":
        return None
    return denial(doc, hit, rules.terms)


def _spared(rule: Rule, doc: Document) -> set[int]:
    hits = (hit for operator in rule.unless for hit in operator.find(doc) or ())
    return {at for hit in hits for at in _sentences(doc, hit)}


def _set_apart(
    rule: Rule, kept: tuple[Hit, ...], warned: frozenset[int], answers: Answers
) -> Found:
    """Move what stands in a warning sentence to the mentions; building blocks keep it."""
    if rule.sets is not None or not rule.points or not warned:
        return kept
    apart = {hit for hit in kept if warned & set(_sentences(answers.doc, hit))}
    if not apart:
        return kept
    answers.mention(rule, apart)
    return _standing(rule, answers.doc, set(kept) - apart)


def _sentences(doc: Document, hit: Hit) -> Iterator[int]:
    sentence = doc.segments.sentence
    return iter(range(sentence(hit.start), sentence(max(hit.start, hit.end - 1)) + 1))
