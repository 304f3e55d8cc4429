"""``screenad rules check``, ``test`` and ``coverage``: are the rules well made, and shown to be."""

import sys
from collections.abc import Sequence
from typing import Any

import click

from screenad.cli.complaints import harmless
from screenad.cli.completing import rule_ids
from screenad.cli.options import load_rules, named, rule_options
from screenad.cli.terminal import plain_style
from screenad.outputs.tables import table
from screenad.ruleset import coverage as covering
from screenad.ruleset.check import check as mistakes
from screenad.ruleset.examples import dead, run

PROBLEMS = 2


@click.command(
    epilog="""\b
Examples:
  screenad rules check
  screenad rules check -r my-rule.yaml --no-builtin
"""
)
@rule_options
@click.pass_context
def check(context: click.Context, /, **chosen: Any) -> None:
    """Find mistakes in rules.

    Dead alternatives, unused terms, missing messages, unbounded expressions and the like. Exit
    status 2 when there is one.
    """
    loaded = load_rules(chosen)
    problems = mistakes(loaded)
    for problem in problems:
        click.echo(harmless(str(problem)))
    click.echo(f"{len(loaded)} rules checked, {len(problems)} problems", err=True)
    context.exit(PROBLEMS if problems else 0)


@click.command(
    epilog="""\b
Examples:
  screenad rules test
  screenad rules test passport-kept
  screenad rules test -r my-rule.yaml --no-builtin
"""
)
@click.argument("names", nargs=-1, metavar="[RULE]...", shell_complete=rule_ids)
@rule_options
@click.pass_context
def test(context: click.Context, /, names: Sequence[str], **chosen: Any) -> None:
    """Run the examples of rules.

    It fails, with exit status 2, on an example that is wrong and on an alternative without one.
    """
    loaded = load_rules(chosen)
    outcomes = list(run(loaded, [named(loaded, name).id for name in names]))
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
"""
)
@rule_options
def coverage(**chosen: Any) -> None:
    """Count the examples of rules by language.

    Each cell is how many fire and how many stay silent, with "!" where there are too few.
    """
    loaded = load_rules(chosen)
    tags = covering.languages(loaded)
    rows = (
        (name, *(str(cells[tag]) if tag in cells else "-" for tag in tags))
        for name, cells in covering.coverage(loaded).items()
    )
    table(sys.stdout, plain_style(sys.stdout), ("rule", *tags), rows)
