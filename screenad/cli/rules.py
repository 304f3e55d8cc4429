"""``screenad rules``: list and explain rules, and gather the commands that work on them."""

import sys
from typing import Any

import click

from screenad.cli.checking import check, coverage, test
from screenad.cli.compiling import compile_rules
from screenad.cli.completing import rule_ids
from screenad.cli.defaults import setting
from screenad.cli.making import new, schema
from screenad.cli.options import load_rules, named, rule_options
from screenad.cli.statistics import stats
from screenad.cli.terminal import plain_style, reader_language
from screenad.errors import suggest
from screenad.outputs import Style
from screenad.outputs.catalogue import catalogue, describe
from screenad.outputs.markdown import markdown
from screenad.outputs.tables import table
from screenad.ruleset import Rule, RuleSet


class Group(click.Group):
    """A group that says which of its commands was probably meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or refuse its name with a suggestion."""
        if args[0] not in self.commands and not ctx.resilient_parsing:
            hint = suggest(args[0], tuple(self.commands))
            raise click.UsageError(f"no such command {args[0]!r} ({hint})", ctx)
        return super().resolve_command(ctx, args)


@click.command(
    "list",
    epilog="""\b
Examples:
  screenad rules list
  screenad rules list -r my-rules/ --no-builtin
""",
)
@rule_options
@setting("--lang", metavar="TAG", help="The language of the titles.")
def list_rules(lang: str | None, **chosen: Any) -> None:
    """List the rules with their points."""
    loaded = load_rules(chosen, examples=False)
    language = reader_language(lang, loaded)
    rows = (_row(loaded, rule, language) for rule in loaded)
    header = ("rule", "group", "points", "alone", "status", "title")
    table(sys.stdout, plain_style(sys.stdout), header, rows)


@click.command(
    epilog="""\b
Examples:
  screenad rules show passport-kept
  screenad rules show my-rule -r my-rule.yaml
"""
)
@click.argument("name", metavar="RULE", shell_complete=rule_ids)
@rule_options
def show(name: str, **chosen: Any) -> None:
    """Explain one rule.

    Why it matters, what it matches in each language, and when it stays silent.
    """
    loaded = load_rules(chosen)
    markdown(sys.stdout, plain_style(sys.stdout), describe(named(loaded, name), loaded.citations))


@click.command(
    epilog="""\b
Examples:
  screenad rules docs > catalogue.md
"""
)
@rule_options
def docs(**chosen: Any) -> None:
    """Write the catalogue of every rule as Markdown."""
    markdown(sys.stdout, Style(), catalogue(load_rules(chosen)))


@click.group(
    cls=Group,
    commands=[list_rules, show, check, test, coverage, compile_rules, new, schema, docs, stats],
    epilog="""\b
Examples:
  screenad rules list
  screenad rules show passport-kept
  screenad rules new my-rule && screenad rules test my-rule.yaml
""",
)
def rules() -> None:
    """List, explain, check and test rules."""


def _row(loaded: RuleSet, rule: Rule, language: str) -> tuple[str, ...]:
    title = loaded.message(rule, language).title
    return (rule.id, rule.group, str(rule.points), rule.alone, rule.status, title)
