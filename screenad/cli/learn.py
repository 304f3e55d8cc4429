"""``screenad learn``: a short quiz on what gives harmful offers away."""

import sys
from collections.abc import Iterable
from itertools import islice
from typing import Any

import click

from screenad.cli.defaults import setting
from screenad.cli.keys import answer
from screenad.cli.options import load_rules, rule_options
from screenad.cli.terminal import plain_style, reader_language, words
from screenad.lesson import Question, languages, questions
from screenad.outputs import quiz
from screenad.outputs.lines import Line, console_for, put
from screenad.outputs.pen import Pen
from screenad.ruleset import RuleSet


@click.command(
    epilog="""\b
Examples:
  screenad learn
  screenad learn --count 3 --lang th
  yes 1 | screenad learn --seed 7
"""
)
@click.option(
    "--count", type=click.IntRange(1, 50), default=8, metavar="N", help="How many questions."
)
@click.option("--seed", type=int, metavar="N", help="The same number asks the same questions.")
@setting("--lang", metavar="TAG", help="The language; default: the environment's.")
@rule_options
def learn(count: int, seed: int | None, lang: str | None, **chosen: Any) -> None:
    """Learn to see the signs of harmful offers, in a short quiz.

    Press the number of your answer, and q to stop. Without a terminal, answers are read from
    standard input, one a line.
    """
    rules = load_rules(chosen)
    reader = reader_language(lang, rules)
    texts = reader if reader in languages(rules) else "en"
    asked = tuple(islice(questions(rules, texts, reader, seed), count))
    if not asked:
        raise click.UsageError("these rules have no examples to learn from")
    lesson = Lesson(rules, reader)
    lesson.show(quiz.opening(lesson.pen, foreign=texts != reader))
    for number, question in enumerate(asked, 1):
        lesson.show(quiz.asked(question, number, len(asked), lesson.pen))
        if not lesson.answers(question):
            break
    lesson.show(quiz.ending(lesson.right, lesson.total, lesson.pen))


class Lesson:
    """A quiz under way, and how many answers were right so far."""

    def __init__(self, rules: RuleSet, reader: str) -> None:
        style = plain_style(sys.stdout, words(rules, reader))
        self._rules = rules
        self._reader = reader
        self._console = console_for(sys.stdout, style)
        self.pen = Pen(style)
        self.right = self.total = 0

    def show(self, lines: Iterable[Line]) -> None:
        """Draw lines."""
        put(self._console, lines, self.pen.style.width)

    def answers(self, question: Question) -> bool:
        """Take the answers to a question and explain it; False when the person stops."""
        given = self._asked(2)
        if not given:
            return False
        right = self._counted((given == 1) is question.risky)
        self.show([quiz.noticed(question, self.pen, right=right)])
        if question.choices and not self._named(question):
            return False
        message = self._rules.message(question.rule, self._reader)
        self.show(quiz.explained(question, message, self.pen))
        return True

    def _named(self, question: Question) -> bool:
        titles = (self._rules.message(rule, self._reader).title for rule in question.choices)
        self.show(quiz.which(titles, self.pen))
        given = self._asked(len(question.choices))
        if given:
            right = self._counted(question.choices[given - 1] is question.rule)
            self.show([quiz.named(self.pen, right=right)])
        return bool(given)

    def _asked(self, highest: int) -> int:
        prompt = f"  {self.pen.ready(quiz.PRESS)} "
        return answer(highest, lambda: click.echo(prompt, nl=False))

    def _counted(self, right: bool) -> bool:
        self.total += 1
        self.right += right
        return right
