"""``screenad doctor``: what is in effect, and where each value came from."""

import os
import platform
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from screenad import __version__
from screenad.cli.commands import CONFIGURED, command
from screenad.cli.complaints import problems, tell
from screenad.cli.defaults import PREFIX, faults, settable
from screenad.cli.effective import Effective, effective, typed_only
from screenad.cli.options import read_rules
from screenad.cli.scan import scan
from screenad.cli.settings import Settings, settings
from screenad.cli.terminal import plain_style
from screenad.errors import ScreenadError, suggest
from screenad.outputs.tables import table
from screenad.ruleset import shipped
from screenad.ruleset.engine import PATIENCE, version

BROKEN = 2
Row = tuple[str, str, str]


@click.command(
    params=typed_only(scan.params),
    epilog="""\b
Examples:
  screenad doctor
  screenad doctor -r my-rules/ --lang th
""",
)
@click.pass_context
def doctor(context: click.Context, /, **_typed: Any) -> None:
    """Show what "scan" would do with the same options, and where each value comes from.

    Exit status 2 when rules, configuration or environment are broken.
    """
    doubts: list[str] = []
    found = _configuration(doubts)
    values = tuple(effective(context, scan.params, found))
    doubts += [f"{each.origin}: {each.option.key}: {each.fault}" for each in values if each.fault]
    rows = [*_program(found), _rules(values, doubts), *map(_row, values)]
    doubts += _strangers(os.environ)
    table(sys.stdout, plain_style(sys.stdout), ("what", "value", "from"), rows)
    for doubt in doubts:
        tell(doubt, "")
    if doubts:
        tell("something is wrong with what is in effect")
    context.exit(BROKEN if doubts else 0)


def _configuration(doubts: list[str]) -> Settings:
    try:
        found = settings(Path.cwd())
    except ScreenadError as problem:
        doubts += problems(problem)
        return Settings()
    doubts += faults(found, map(command, CONFIGURED))
    return found


def _program(found: Settings) -> Iterator[Row]:
    yield "screenad", __version__, str(Path(__file__).parents[1])
    yield "python", platform.python_version(), sys.executable
    yield _library()
    yield "shipped rules", str(shipped()), "built in"
    yield "configuration file", str(found.path or "none"), "screenad.toml or pyproject.toml upwards"


def _library() -> Row:
    found = version()
    if found:
        return "scanner", f"hyperscan {found}", f"from {PATIENCE} adverts on, unless --engine says"
    return "scanner", "none", "hyperscan is not installed: the engine is plain"


def _rules(values: tuple[Effective, ...], doubts: list[str]) -> Row:
    try:
        loaded = read_rules({each.option.name or "": each.value for each in values})
    except ScreenadError as problem:
        doubts += problems(problem)
        return "rules in use", "broken", "see below"
    return "rules in use", f"{len(loaded)}, version {loaded.version or '-'}", loaded.digest


def _row(each: Effective) -> Row:
    return each.option.key, "broken" if each.fault else _shown(each.value), each.origin


def _shown(value: object) -> str:
    match value:
        case None | ():
            return "-"
        case bool():
            return "yes" if value else "no"
        case Mapping():
            return ", ".join(f"{field}={key}" for field, key in value.items()) or "-"
        case tuple():
            return ", ".join(map(str, value))
        case _:
            return str(value)


def _strangers(environment: Mapping[str, str]) -> Iterator[str]:
    """Find variables that look like settings and are none."""
    known = [f"{option.envvar}" for option in settable(map(command, CONFIGURED)).values()]
    for name in sorted(environment):
        if name.startswith(PREFIX) and name not in known:
            yield f"environment: {name} is no setting ({suggest(name, known)})"
