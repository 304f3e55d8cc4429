"""``screenad rules check``, ``test`` and ``coverage``: are the rules well made, and shown to be."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from screenad.cli.complaints import harmless
from screenad.cli.completing import rule_ids
from screenad.cli.naming import is_within, load_named
from screenad.cli.options import engine_option, equip, load_rules, rule_options
from screenad.cli.progress import bar
from screenad.cli.terminal import plain_style
from screenad.outputs.tables import table
from screenad.ruleset import coverage as covering
from screenad.ruleset.check import check as mistakes
from screenad.ruleset.examples import Outcome, dead, run, told
from screenad.ruleset.messages import missing
from screenad.ruleset.rule import RuleSet

PROBLEMS = 2
LACKING = ("language", "complete", "reviewed", "rules without words", "data without words")


@click.command(
    epilog="""\b
Examples:
  screenad rules check
  screenad rules check my-rule.yaml
"""
)
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path(exists=True))
@rule_options
@click.pass_context
def check(context: click.Context, /, files: Sequence[str], **chosen: Any) -> None:
    """Find mistakes in all rules, or in those of some files and folders.

    Dead alternatives, unused terms, missing messages, unbounded expressions and the like. Exit
    status 2 when there is one.
    """
    loaded, ids = load_named(files, chosen)
    paths = [str(Path(file)) for file in files]
    problems = mistakes(loaded, lambda where: not paths or is_within(where, paths))
    for problem in problems:
        click.echo(harmless(str(problem)))
    click.echo(f"{len(ids) or len(loaded)} rules checked, {len(problems)} problems", err=True)
    context.exit(PROBLEMS if problems else 0)


@click.command(
    epilog="""\b
Examples:
  screenad rules test
  screenad rules test passport-kept
  screenad rules test my-rule.yaml
"""
)
@click.argument("names", nargs=-1, metavar="[RULE|FILE]...", shell_complete=rule_ids)
@rule_options
@engine_option
@click.pass_context
def test(context: click.Context, /, names: Sequence[str], **chosen: Any) -> None:
    """Run the examples of all rules, or of those named by id, file or folder.

    It fails, with exit status 2, on an example that is wrong and on an alternative without one.
    """
    loaded, ids = load_named(names, chosen)
    loaded = equip(loaded, chosen)
    outcomes: list[Outcome] = []
    with bar(lambda: len(outcomes), sum(1 for _ in told(loaded, ids))) as progress:
        for outcome in run(loaded, ids):
            outcomes.append(outcome)
            progress.passed(1)
    wrong = [outcome for outcome in outcomes if not outcome.right]
    unused = dead(loaded, outcomes)
    for each in wrong:
        click.echo(harmless(f"{each.example.where}: {each.rule.id} {each.said()}"))
    for part in unused:
        click.echo(harmless(f"{part.where}: {part.what}"))
    click.echo(
        f"{len(outcomes)} examples, {len(wrong)} wrong, {len(unused)} alternatives never fired",
        err=True,
    )
    context.exit(PROBLEMS if wrong or unused else 0)


@click.command(
    epilog="""\b
Examples:
  screenad rules coverage
  screenad rules coverage --messages
"""
)
@click.option("--messages", is_flag=True, help="What languages lack for their readers instead.")
@rule_options
def coverage(messages: bool, **chosen: Any) -> None:
    """Count the examples of rules by language.

    Each cell is how many fire and how many stay silent, with "!" where there are too few.
    """
    loaded = load_rules(chosen)
    if messages:
        table(sys.stdout, plain_style(sys.stdout), LACKING, _lacking(loaded))
        return
    tags = covering.languages(loaded)
    rows = (
        (name, *(str(cells[tag]) if tag in cells else "-" for tag in tags))
        for name, cells in covering.coverage(loaded).items()
    )
    table(sys.stdout, plain_style(sys.stdout), ("rule", *tags), rows)


def _lacking(rules: RuleSet) -> Iterator[Sequence[str]]:
    for tag, language in rules.languages.items():
        lacks, yes = missing(rules, tag), {True: "yes", False: "no"}
        names = ", ".join(rule.id for rule in lacks.rules)
        data = "; ".join(lacks.data)
        yield tag, yes[language.complete], yes[language.reviewed], names or "-", data or "-"
