"""The value of each option as a command would see it, one by one so that one fault hides none."""

import copy
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import click
from click.core import ParameterSource

from screenad.cli.defaults import Setting, defaults, origin
from screenad.cli.settings import Settings


@dataclass(frozen=True, slots=True)
class Effective:
    """An option's value and where it came from; ``fault`` says why there is none."""

    option: Setting
    value: Any
    origin: str
    fault: str = ""


def typed_only(options: Iterable[click.Parameter]) -> list[click.Parameter]:
    """Copy settings as options that look at nothing but the command line."""
    copies = [copy.copy(option) for option in options if isinstance(option, Setting)]
    for each in copies:
        each.envvar = each.default = each.callback = None
    return list(copies)


def effective(
    typed: click.Context, options: Iterable[click.Parameter], found: Settings
) -> Iterator[Effective]:
    """Give what is in effect, for options of which some may have been typed."""
    for option in options:
        if isinstance(option, Setting):
            name = option.name or ""
            if typed.get_parameter_source(name) is ParameterSource.COMMANDLINE:
                yield Effective(option, typed.params[name], "command line")
            else:
                yield _untyped(option, found)


def _untyped(option: Setting, found: Settings) -> Effective:
    alone = click.Command(None, params=[option])
    context = click.Context(alone, default_map=defaults(found, alone), obj=found)
    try:
        alone.parse_args(context, [])
    except click.BadParameter as problem:
        value = () if option.multiple else None
        return Effective(option, value, origin(context, option), problem.message.rstrip("."))
    return Effective(option, context.params[option.name or ""], origin(context, option))
