"""Options that several commands share."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from screenad.cli.complaints import Broken, problems
from screenad.cli.defaults import setting
from screenad.errors import ScreenadError, suggest
from screenad.ruleset import Cache, Engine, Rule, RuleSet, equipped, load
from screenad.ruleset.cache import NOWHERE, default_folder
from screenad.ruleset.engine import keep

Command = TypeVar("Command", bound=Callable[..., Any])


def rule_options(command: Command) -> Command:
    """Add the options that say which rules are used, and where they are kept once read."""
    for option in (
        setting("--no-cache", is_flag=True, help="Neither use nor keep what was compiled before."),
        setting(
            "--cache-dir",
            type=click.Path(),
            metavar="FOLDER",
            help="Where compiled rules are kept; default: the user's own cache.",
        ),
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


def engine_option(command: Command) -> Command:
    """Add the option that says how words are looked for."""
    option = setting(
        "--engine",
        type=click.Choice([engine.value for engine in Engine]),
        default=Engine.AUTO.value,
        help="How words are looked for; the answers are the same.",
    )
    return option(command)


def load_equipped(chosen: Mapping[str, Any]) -> RuleSet:
    """Read the rules that the options name, and give them the engine that these name."""
    return equip(load_rules(chosen, examples=False), chosen)


def equip(rules: RuleSet, chosen: Mapping[str, Any]) -> RuleSet:
    """Give rules the engine that the options name."""
    kept = cache_of(chosen)
    click.get_current_context().call_on_close(partial(keep, kept))
    with refuse_scan():
        return equipped(rules, Engine(chosen["engine"]), kept)


@contextmanager
def refuse_scan() -> Iterator[None]:
    """Say what is missing where the rules can't be compiled."""
    try:
        yield
    except ImportError as problem:
        raise click.UsageError(
            "the engine 'scan' needs the package hyperscan, which can't be used here: "
            "choose 'auto' or 'plain'"
        ) from problem


def load_rules(chosen: Mapping[str, Any], *, examples: bool = True) -> RuleSet:
    """Read the rules that the options name; what is wrong with them ends the program with 2."""
    try:
        rules = read_rules(chosen, examples=examples)
    except ScreenadError as problem:
        raise Broken(problems(problem), "these rules can't be used") from problem
    if not rules.rules:
        raise click.UsageError("there are no rules: name some with --rules")
    return rules


def read_rules(chosen: Mapping[str, Any], *, examples: bool = True) -> RuleSet:
    """Read the rules that the options name, or raise what is wrong with them."""
    return load(
        chosen["paths"],
        builtin=not chosen["no_builtin"],
        drafts=chosen["drafts"],
        examples=examples,
        cache=cache_of(chosen),
    )


def cache_of(chosen: Mapping[str, Any]) -> Cache:
    """Give the cache that the options name."""
    if chosen["no_cache"]:
        return NOWHERE
    context = click.get_current_context(silent=True)  # none while words are completed
    told = context and context.get_parameter_source("cache_dir")
    trusted = told is not ParameterSource.DEFAULT_MAP
    return Cache(Path(chosen["cache_dir"]) if chosen["cache_dir"] else default_folder(), trusted)


def named(rules: RuleSet, name: str) -> Rule:
    """Give a rule by its id, or refuse the name with a suggestion."""
    if name not in rules.rules:
        hint = suggest(name, tuple(rules.rules))
        raise click.UsageError(f"no rule is called {name!r} ({hint})")
    return rules.rules[name]
