"""Questions to learn from: texts of the rules' own examples, with a sign or quite ordinary."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from screenad.model import Ad, Level, Report, State
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


def most(rules: RuleSet, language: str) -> int:
    """Give the highest number of questions that there can be in a language."""
    kinds = ((rule, risky) for rule in _signs(rules) for risky in (True, False))
    return sum(bool(_examples(rule, language, risky=risky)) for rule, risky in kinds)


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
    signs = _signs(rules)
    for rule in chance.sample(signs, len(signs)):
        own = _examples(rule, language, risky=risky)
        some = chance.sample(own, min(TRIES, len(own)))
        reports = (_report(rules, example, reader) for example in some)
        fit = (report for report in reports if _fits(report, rule, risky=risky))
        for report in islice(fit, 1):
            yield Question(report, rule, risky, _choices(report, rule, signs, chance, risky=risky))


def _signs(rules: RuleSet) -> list[Rule]:
    """Give the rules that say something by themselves."""
    return [rule for rule in rules if rule.points > 0 and rule.alone.rank >= Level.MEDIUM.rank]


def _examples(rule: Rule, language: str, *, risky: bool) -> list[Example]:
    own = (e for e in rule.examples if e.language == language and e.fires is risky)
    return [example for example in own if not is_short(example.text)]


def _report(rules: RuleSet, example: Example, reader: str) -> Report:
    text = example.text
    return screen(Ad.pasted(text), rules, reader)


def _fits(report: Report, rule: Rule, *, risky: bool) -> bool:
    """Tell whether the sign is found in a text, or none at all."""
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
