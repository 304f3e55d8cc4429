"""Options that a configuration file and the environment can set, and where a value came from."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from screenad.cli.settings import Settings
from screenad.errors import suggest

Command = TypeVar("Command", bound=Callable[..., Any])
PREFIX = "SCREENAD_"
#: Settings that hold paths: in a file they are meant from the file's own folder.
PATHS = ("rules", "output", "cache-dir")


class Setting(click.Option):
    """An option that can also be set by a key of its long name, or by ``SCREENAD_NAME``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.envvar = PREFIX + self.key.upper().replace("-", "_")

    @property
    def key(self) -> str:
        """Give the long name without the dashes."""
        return max(self.opts, key=len).lstrip("-")


def setting(*names: str, **attributes: Any) -> Callable[[Command], Command]:
    """Declare an option as one that can be set."""
    return click.option(*names, cls=Setting, **attributes)


def settable(commands: Iterable[click.Command]) -> Mapping[str, Setting]:
    """Give the settings of commands by key."""
    options = (option for command in commands for option in command.params)
    return {option.key: option for option in options if isinstance(option, Setting)}


def faults(found: Settings, commands: Iterable[click.Command]) -> tuple[str, ...]:
    """Say everything that is wrong with a file's keys and values, each with its place."""
    return tuple(_faults(found, settable(commands)))


def defaults(found: Settings, command: click.Command) -> dict[str, Any]:
    """Give a file's values as defaults of a command, or of each command of a group."""
    if isinstance(command, click.Group):
        return {name: defaults(found, each) for name, each in command.commands.items()}
    known = settable([command])
    usable = {
        key: value
        for key, value in found.values.items()
        if key in known and not _fault(known[key], value)
    }
    return {known[key].name or key: _meant(found, known[key], usable[key]) for key in usable}


def origin(context: click.Context, parameter: click.Parameter) -> str:
    """Say in words where a parameter's value came from."""
    match context.get_parameter_source(parameter.name or ""):
        case ParameterSource.COMMANDLINE:
            return "command line"
        case ParameterSource.ENVIRONMENT:
            return f"environment, {parameter.envvar}"
        case ParameterSource.DEFAULT_MAP if isinstance(parameter, Setting):
            found = context.find_object(Settings) or Settings()
            return f"file, {found.place(parameter.key)}"
        case _:
            return "default"


def _faults(found: Settings, known: Mapping[str, Setting]) -> Iterator[str]:
    for key, value in found.values.items():
        if key not in known:
            yield f"{found.place(key)}: unknown key {key!r} ({suggest(key, tuple(known))})"
        elif fault := _fault(known[key], value):
            yield f"{found.place(key)}: {key!r}: {fault}"


def _fault(option: Setting, value: object) -> str:
    """Say what is wrong with a value, or nothing."""
    wanted, holds = _kind(option)
    if not holds(value):
        return f"expected {wanted}, not {_said(value)}"
    try:
        for each in value if isinstance(value, list) else [value]:
            option.type.convert(each, option, None)
    except click.BadParameter as problem:
        return problem.message.rstrip(".")
    return ""


def _kind(option: Setting) -> tuple[str, Callable[[object], bool]]:
    if option.is_flag:
        return "true or false", lambda value: isinstance(value, bool)
    if option.multiple:
        return "a text or a list of texts", lambda value: isinstance(value, str) or _texts(value)
    if isinstance(option.type, click.IntRange):
        return "a whole number", lambda value: type(value) is int
    return "a text", lambda value: isinstance(value, str)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _said(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case dict():
            return "a table"
        case list():
            return "a list"
        case _:
            return repr(value)


def _meant(found: Settings, option: Setting, value: Any) -> Any:
    """Give a value as the option takes it: a list where it may be repeated, paths in full."""
    folder = found.path.parent if found.path else Path()
    values = value if isinstance(value, list) else [value]
    if option.key in PATHS:
        values = [str(folder / each) for each in values]
    return values if option.multiple else values[0]
