"""Run the examples of rules, and find the alternatives that none of them shows to work."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from screenad.model import Ad
from screenad.operators import Document, Hit, Operator
from screenad.operators.logic import AtLeast, NoneOf
from screenad.operators.phrases import lists_of
from screenad.operators.regexes import Regex
from screenad.operators.wordlist import Phrase, PhraseList
from screenad.ruleset.asking import ask
from screenad.ruleset.negation import NEGATION
from screenad.ruleset.rule import Example, Rule, RuleSet

#: Texts on which a rule does what its examples say, by rule id and whether it fires on them.
Docs = dict[tuple[str, bool], list[Document]]
Work = tuple[PhraseList, Sequence[Document]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule did on one of its examples; ``hits`` and ``reasons`` say why."""

    rule: Rule
    example: Example
    doc: Document
    hits: tuple[Hit, ...]
    fired: bool
    reasons: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Tell whether it did what the example says."""
        return self.fired is self.example.fires

    def said(self) -> str:
        """Say what went wrong."""
        words = ", ".join(repr(self.doc.text[hit.start : hit.end]) for hit in self.hits)
        if self.fired:
            return f"fires on {words}" if words else "fires"
        return "stays silent" + (f" ({'; '.join(self.reasons)})" if self.reasons else "")


@dataclass(frozen=True, slots=True)
class Dead:
    """An alternative that no example of a rule that uses it shows at work."""

    where: str
    what: str


def told(rules: RuleSet, only: Sequence[str] = ()) -> Iterator[tuple[Rule, Example]]:
    """Give the examples of every rule, or of some."""
    return (
        (rule, example)
        for rule in rules
        if not only or rule.id in only
        for example in rule.examples
    )


def run(rules: RuleSet, only: Sequence[str] = ()) -> Iterator[Outcome]:
    """Run the examples of every rule, or of some."""
    return (_outcome(rules, rule, example) for rule, example in told(rules, only))


def dead(rules: RuleSet, outcomes: Sequence[Outcome]) -> tuple[Dead, ...]:
    """Find phrases, terms, expressions and branches that no example shows at work.

    A term is a lexicon: one of its words in a language stands for the others.

    What makes a rule fire is shown by an example that fires; an exception, what ``not`` forbids and
    the words of negation by one that stays silent.
    """
    docs: Docs = {}
    for outcome in outcomes:
        if outcome.right:
            docs.setdefault((outcome.rule.id, outcome.fired), []).append(outcome.doc)
    asked = [rule for rule in rules if any(o.rule is rule for o in outcomes)]
    found = [*_dead_phrases(_lists_at_work(rules, asked, docs))]
    if len(asked) == len(rules):
        found.extend(_dead_phrases(_negation(rules, docs)))
    for rule in asked:
        for operator, fires in _used(rule):
            found.extend(_dead_parts(operator, docs.get((rule.id, fires), [])))
    return tuple(dict.fromkeys(found))


def _outcome(rules: RuleSet, rule: Rule, example: Example) -> Outcome:
    answers = ask(rules, Ad.pasted(example.text, example.where))
    hits = answers.fired.get(rule.id)
    reasons = tuple(off.reason for off in answers.let_off if off.rule is rule)
    answers.doc.forget()
    return Outcome(rule, example, answers.doc, hits or (), hits is not None, reasons)


def _used(rule: Rule) -> Iterator[tuple[Operator, bool]]:
    """Give every condition of a rule, and whether it speaks for firing or against."""
    todo = [(rule.when, True), *((exception, False) for exception in rule.unless)]
    while todo:
        operator, fires = todo.pop()
        yield operator, fires
        inside = fires is not isinstance(operator, NoneOf)
        todo.extend((part, inside) for part in operator.parts())


def _lists_at_work(rules: RuleSet, asked: Sequence[Rule], docs: Docs) -> Iterator[Work]:
    lists: dict[str, PhraseList] = {}
    texts: dict[str, list[Document]] = {}
    for rule in rules:
        for operator, fires in _used(rule):
            for each in lists_of(operator):
                texts.setdefault(each.name, []).extend(docs.get((rule.id, fires), []))
                if rule in asked:
                    lists[each.name] = each
    return ((each, texts[name]) for name, each in lists.items())


def _negation(rules: RuleSet, docs: Docs) -> Iterator[Work]:
    every = [doc for texts in docs.values() for doc in texts]
    return ((rules.terms[name], every) for name in NEGATION if name in rules.terms)


def _dead_phrases(work: Iterable[Work]) -> Iterator[Dead]:
    for phrases, docs in work:
        term = phrases.name.startswith("term ")
        for some in _by_language(phrases) if term else ((phrase,) for phrase in phrases.phrases):
            if not any(_is_in(phrase, doc) for doc in docs for phrase in some):
                what = phrases.name if term else f"the phrase {some[0].text!r}"
                yield Dead(some[0].where, f"no example shows {what} at work")


def _is_in(phrase: Phrase, doc: Document) -> bool:
    return any(True for _ in phrase.spans(doc.seen))


def _by_language(phrases: PhraseList) -> Iterable[Sequence[Phrase]]:
    """Sort the words of a term by language: they are a lexicon, and one shows the others."""
    sorted_out: dict[str, list[Phrase]] = {}
    for phrase in phrases.phrases:
        sorted_out.setdefault(phrase.language, []).append(phrase)
    return sorted_out.values()


def _dead_parts(operator: Operator, docs: Sequence[Document]) -> Iterator[Dead]:
    match operator:
        case AtLeast(_, of, places):
            for number, (part, where) in enumerate(zip(of, places, strict=True), 1):
                if not any(part.find(doc) is not None for doc in docs):
                    yield Dead(where, f"no example shows alternative {number} at work")
        case Regex(expressions):
            for each in expressions:
                if not any(True for doc in docs for _ in each.matches(doc)):
                    yield Dead(each.where, f"no example shows {each.pattern!r} at work")
        case _:
            pass
