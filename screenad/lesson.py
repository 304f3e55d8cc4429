"""Questions to learn from: texts of the rules' own examples, with a sign or quite ordinary."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from screenad.model import Ad, Level, Report, Span, State
from screenad.ruleset.rule import Example, Rule, RuleSet
from screenad.screen import is_short, screen

#: Among so many signs the right one is to be found.
CHOICES = 3
#: So many examples of a rule are looked at for one that makes a question.
TRIES = 6


@dataclass(frozen=True, slots=True)
class Question:
    """A text, and the sign that it carries or, where it is not ``risky``, only comes close to.

    ``choices`` are the signs to choose from, where there is one.
    """

    report: Report
    rule: Rule
    risky: bool
    choices: tuple[Rule, ...]


def languages(rules: RuleSet) -> frozenset[str]:
    """Give the languages that there are examples in."""
    return frozenset(example.language for rule in rules for example in rule.examples)


def questions(rules: RuleSet, language: str, reader: str, seed: int | None) -> Iterator[Question]:
    """Ask about texts in a language, each explained in that of the reader.

    The same seed gives the same questions in the same order.
    """
    chance = Random(seed)  # noqa: S311  # there is nothing to be kept secret
    kinds = [_asked(rules, language, reader, chance, risky=risky) for risky in (True, False)]
    while kinds:
        kind = chance.choice(kinds)
        found = next(kind, None)
        if found:
            yield found
        else:
            kinds.remove(kind)


def _asked(
    rules: RuleSet, language: str, reader: str, chance: Random, *, risky: bool
) -> Iterator[Question]:
    """Make at most one question of each rule."""
    signs = [rule for rule in rules if rule.points > 0 and rule.alone.rank >= Level.MEDIUM.rank]
    for rule in chance.sample(signs, len(signs)):
        own = [e for e in rule.examples if e.language == language and e.fires is risky]
        some = chance.sample(own, min(TRIES, len(own)))
        reports = (_report(rules, example, reader) for example in some)
        fit = (report for report in reports if _fits(report, rule, risky=risky))
        for report in islice(fit, 1):
            yield Question(report, rule, risky, _choices(report, rule, signs, chance, risky=risky))


def _report(rules: RuleSet, example: Example, reader: str) -> Report:
    text = example.text
    return screen(Ad(text, fields=(("text", Span(0, len(text))),)), rules, reader)


def _fits(report: Report, rule: Rule, *, risky: bool) -> bool:
    """Tell whether a text is long enough, and says nothing besides what is asked for."""
    if is_short(report.ad.text):
        return False
    if risky:
        return report.state is State.SCREENED and rule.id in {f.rule for f in report.findings}
    return not (report.findings or report.mentions)


def _choices(
    report: Report, rule: Rule, signs: Sequence[Rule], chance: Random, *, risky: bool
) -> tuple[Rule, ...]:
    """Put the right sign among others of which the text has none."""
    if not risky:
        return ()
    found = {finding.rule for finding in report.findings}
    others = [each for each in signs if each.id not in found and each.group != rule.group]
    offered = [rule, *chance.sample(others, min(CHOICES - 1, len(others)))]
    return tuple(chance.sample(offered, len(offered)))
