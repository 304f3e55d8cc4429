"""Find mistakes in rules that are not errors: what can never match, what nobody uses or reads."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from screenad.errors import RuleError
from screenad.operators.phrases import Phrases, Terms
from screenad.operators.regexes import Expression, Regex
from screenad.operators.tokens import read
from screenad.operators.variants import variants
from screenad.operators.weigh import Weigh
from screenad.operators.wordlist import Phrase, PhraseList
from screenad.ruleset.costly import faults, unscanned
from screenad.ruleset.located import place
from screenad.ruleset.messages import missing
from screenad.ruleset.negation import NEGATION
from screenad.ruleset.rule import Rule, RuleSet, Status

#: Tells of a place whether its mistakes are asked for.
Wanted = Callable[[str], bool]
#: Terms that the program itself asks for.
RESERVED = frozenset({*NEGATION, "offer"})
#: A phrase with more ways to say it than this is not compared with others.
MANY = 500


def _everywhere(_where: str) -> bool:
    return True


def check(rules: RuleSet, asked: Wanted = _everywhere) -> tuple[RuleError, ...]:
    """Give every mistake in the places that are asked for, in order of place."""
    found = [*_unused_terms(rules), *_missing_messages(rules)]
    for rule in rules:
        found.extend(_words(rule))
        expressions = (each for each in _expressions(rule) if asked(each.where))
        found.extend(problem for each in expressions for problem in faults(each))
        found.extend(problem for each in _own_lists(rule) for problem in _doubled(each, asked))
    found.extend(problem for each in rules.terms.values() for problem in _doubled(each, asked))
    found.extend(unscanned(rules, asked))
    return tuple(sorted((each for each in found if asked(each.where)), key=place))


def _unused_terms(rules: RuleSet) -> Iterator[RuleError]:
    used = {each.name for rule in rules for each in _term_lists(rule)}
    for name, phrases in rules.terms.items():
        if phrases.name not in used and name not in RESERVED:
            yield RuleError(phrases.phrases[0].where, f"no rule uses the term {name!r}")


def _missing_messages(rules: RuleSet) -> Iterator[RuleError]:
    """Hold languages to their promise to be complete."""
    for tag in (tag for tag, language in rules.languages.items() if language.complete):
        lacks = missing(rules, tag)
        for rule in lacks.rules:
            yield RuleError(rule.where, f"rule {rule.id!r} has no message in {tag!r}")
        for word in lacks.data:
            where = f"languages/{tag}/messages.yaml:1:1"
            yield RuleError(where, f"{word!r}, a word of the data, is missing")


def _words(rule: Rule) -> Iterator[RuleError]:
    """Ask of a stable rule what its reader needs."""
    if rule.sets is None and rule.points and rule.status is Status.STABLE:
        for name, value in (("why", rule.why), ("advice", rule.advice or rule.protective)):
            if not value:
                yield RuleError(rule.where, f"rule {rule.id!r} has no {name!r}")


def _expressions(rule: Rule) -> Iterator[Expression]:
    for operator in rule.operators():
        if isinstance(operator, Regex):
            yield from operator.expressions


def _doubled(phrases: PhraseList, asked: Wanted) -> Iterator[RuleError]:
    """Find phrases that can add nothing: another of the same language matches the whole of them."""
    for listed in phrases.words.values():
        for each in filter(lambda phrase: asked(phrase.where), listed):
            texts = _written_out(each)
            for other in listed:
                if other is not each and other.language == each.language and _covers(other, texts):
                    said = f"dead: {other.text!r} already matches {each.text!r}"
                    yield RuleError(each.where, said)
                    break


def _written_out(phrase: Phrase) -> tuple[str, ...]:
    """Give every way to say a phrase, or nothing where there are too many to compare."""
    first = tuple(islice(variants(read(phrase.text)), MANY + 1))
    return tuple(" ".join(text.split()) for text in first) if len(first) <= MANY else ()


def _covers(phrase: Phrase, texts: Sequence[str]) -> bool:
    return bool(texts) and all(
        any(literal in text for literal in phrase.literals) and phrase.is_all_of(text)
        for text in texts
    )


def _term_lists(rule: Rule) -> Iterator[PhraseList]:
    for operator in rule.operators():
        if isinstance(operator, Terms | Weigh):
            yield from operator.lists


def _own_lists(rule: Rule) -> Iterator[PhraseList]:
    for operator in rule.operators():
        if isinstance(operator, Phrases):
            yield operator.list
