"""A quiz for those who learn: a text, a question, what was right, and why."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from screenad.lesson import Question
from screenad.outputs.lines import Line, heading, indented, item, quoted
from screenad.outputs.marked import marked
from screenad.outputs.pen import NUMBER, QUIET, TITLE, Pen
from screenad.ruleset.rule import Message
from screenad.said import counted, said

# Shape tells right from wrong as well as hue does.
_RIGHT, _WRONG = "bold color(30)", "bold color(166)"
#: So many signs of a text are explained.
_SIGNS = 3
PRESS = said("A number, or q to stop:")
_ANSWERS = (said("yes, there is a warning sign"), said("no, these are ordinary words"))
_MISSED = said("Look again: there is a warning sign.")
_ORDINARY = said("These words are ordinary. But it is never wrong to be careful.")
#: Praise by the share of right answers that it takes.
_PRAISE = (
    (0.8, said("You have a sharp eye. Show your friends what you know.")),
    (0.5, said("You see a lot already. Every round makes your eye sharper.")),
    (0.0, said("These tricks are made to be missed. Every round makes them easier to see.")),
)


def opening(pen: Pen, *, foreign: bool) -> Iterator[Line]:
    """Say what this is; ``foreign`` texts are not in the reader's language."""
    yield indented(pen.ready(said("Can you see the tricks in job offers? The texts are made up.")))
    if foreign:
        yield indented(pen.ready(said("There are none in your language yet: they are in English.")))


def asked(question: Question, number: int, total: int, pen: Pen) -> Iterator[Line]:
    """Show a text, and ask whether there is a sign in it."""
    title = said("Question {number} of {total}", number=number, total=total)
    yield from heading(pen.ready(title))
    for row in question.report.ad.text.splitlines():
        yield quoted(pen.inline(row), pen)
    yield from _choice(pen.ready(said("Is there a warning sign in it?")), map(pen.ready, _ANSWERS))


def which(titles: Iterable[str], pen: Pen) -> Iterator[Line]:
    """Ask which sign it is."""
    yield from _choice(pen.ready(said("Which sign is it?")), map(pen.inline, titles))


def noticed(question: Question, pen: Pen, *, right: bool) -> Line:
    """Say whether there is a sign."""
    wrong = _MISSED if question.risky else _ORDINARY
    return _verdict(said("Right.") if right else wrong, pen, right=right)


def named(pen: Pen, *, right: bool) -> Line:
    """Say whether the right sign was chosen."""
    said_ = said("Right.") if right else said("Not quite. Look at the marked words:")
    return _verdict(said_, pen, right=right)


def explained(question: Question, message: Message, pen: Pen) -> Iterator[Line]:
    """Show where the signs are, why they matter and what to do; or what the text came close to."""
    if not question.risky:
        close = said("They only come close to this sign: {title}", title=message.title)
        yield indented(pen.ready(close))
        return
    asked_first = sorted(question.report.findings, key=lambda f: f.rule != question.rule.id)
    findings = asked_first[:_SIGNS]
    yield Line()
    yield from marked(question.report.ad.text, findings, pen)
    for number, finding in enumerate(findings, 1):
        yield item(Text(pen.inline(finding.title), TITLE), Text(f"[{number}] ", NUMBER))
        yield indented(pen.inline(finding.why), 6)
    if message.advice:
        yield indented(pen.ready(said("What to do: {advice}", advice=message.advice)))


def ending(right: int, total: int, pen: Pen) -> Iterator[Line]:
    """Say how it went, kindly, and what always helps."""
    yield Line()
    if total:
        score = counted(
            "{count} right answer out of {total}.",
            "{count} right answers out of {total}.",
            count=right,
            total=total,
        )
        praise = next(words for share, words in _PRAISE if right >= share * total)
        yield indented(Text(pen.ready(score), TITLE))
        yield indented(pen.ready(praise))
    yield indented(pen.say("next.always"))
    yield indented(pen.ready(said("Come back at any time: screenad learn")))
    if not pen.style.words.reviewed:
        yield indented(Text(pen.say("unreviewed"), QUIET))


def _choice(asks: str, answers: Iterable[str]) -> Iterator[Line]:
    yield Line()
    yield indented(asks)
    for number, answer in enumerate(answers, 1):
        yield item(answer, Text(f"{number}  ", NUMBER), 4)


def _verdict(words: str, pen: Pen, *, right: bool) -> Line:
    drawn = pen.style.unicode
    shape = ("✓" if drawn else "(+)") if right else ("◇" if drawn else "(-)")
    return Line(Text(f"{shape} {pen.ready(words)}", _RIGHT if right else _WRONG))
