"""Options that several commands share."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from screenad.cli.complaints import Broken, problems
from screenad.cli.defaults import setting
from screenad.errors import ScreenadError, suggest
from screenad.ruleset import Rule, RuleSet, load

Command = TypeVar("Command", bound=Callable[..., Any])


def rule_options(command: Command) -> Command:
    """Add the options that say which rules are used."""
    for option in (
        setting("--drafts", is_flag=True, help="Use rules that are still drafts, too."),
        setting("--no-builtin", is_flag=True, help="Leave the shipped rules out."),
        setting(
            "-r",
            "--rules",
            "paths",
            type=click.Path(),
            multiple=True,
            metavar="PATH",
            help="More rules: a file, a folder or a pack. Repeatable.",
        ),
    ):
        command = option(command)
    return command


def load_rules(chosen: Mapping[str, Any]) -> RuleSet:
    """Read the rules that the options name; what is wrong with them ends the program with 2."""
    try:
        rules = read_rules(chosen)
    except ScreenadError as problem:
        raise Broken(problems(problem), "these rules can't be used") from problem
    if not rules.rules:
        raise click.UsageError("there are no rules: name some with --rules")
    return rules


def read_rules(chosen: Mapping[str, Any]) -> RuleSet:
    """Read the rules that the options name, or raise what is wrong with them."""
    return load(chosen["paths"], builtin=not chosen["no_builtin"], drafts=chosen["drafts"])


def named(rules: RuleSet, name: str) -> Rule:
    """Give a rule by its id, or refuse the name with a suggestion."""
    if name not in rules.rules:
        hint = suggest(name, tuple(rules.rules))
        raise click.UsageError(f"no rule is called {name!r} ({hint})")
    return rules.rules[name]
