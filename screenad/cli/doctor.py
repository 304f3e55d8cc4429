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
from screenad.cli.options import cache_of, read_rules
from screenad.cli.scan import scan
from screenad.cli.settings import Settings, settings
from screenad.cli.terminal import plain_style
from screenad.errors import ScreenadError, suggest
from screenad.outputs.tables import table
from screenad.ruleset import Cache, RuleSet, shipped
from screenad.ruleset.engine import version
from screenad.ruleset.patience import PATIENCE
from screenad.ruleset.patterns import tongues
from screenad.ruleset.stored import stored

BROKEN = 2
#: What is nobody's business, also where the table is sent to somebody for help.
SECRET = ("redact-key",)
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
    chosen = {each.option.name or "": each.value for each in values}
    cache = cache_of(chosen)
    rules = _rules(chosen, doubts)
    rows = [*_program(found), *_found(rules), _library(rules, cache.own()), _kept(cache)]
    rows += map(_row, values)
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
    yield "shipped rules", str(shipped()), "built in"
    yield "configuration file", str(found.path or "none"), "screenad.toml or pyproject.toml upwards"


def _rules(chosen: Mapping[str, Any], doubts: list[str]) -> RuleSet | None:
    try:
        return read_rules(chosen, examples=False)
    except ScreenadError as problem:
        doubts += problems(problem)
        return None


def _found(rules: RuleSet | None) -> Iterator[Row]:
    if rules is None:
        yield "rules in use", "broken", "see below"
    else:
        yield "rules in use", f"{len(rules)}, version {rules.version or '-'}", rules.digest


def _library(rules: RuleSet | None, cache: Cache) -> Row:
    found = version()
    if not found:
        return "scanner", "none", "hyperscan is not installed: the engine is plain"
    spoken = tongues(rules) if rules is not None else ()
    ready = sum(1 for each in spoken if rules is not None and stored(rules, each, cache))
    if spoken and ready == len(spoken):
        state = "these rules are compiled: from the first advert on"
    else:
        later = f"from {PATIENCE} adverts of a language on, or after 'screenad rules compile'"
        state = f"{ready} of {len(spoken)} languages are compiled; {later}"
    return "scanner", f"hyperscan {found}", f"{state}, unless --engine says"


def _kept(cache: Cache) -> Row:
    fault = cache.fault()
    if fault:
        return "cache", "none", f"{cache.folder}: {fault}" if cache.folder else fault
    state = f"{len(cache.entries())} files, {cache.size() / 1e6:.1f} MB"
    return "cache", str(cache.folder), state if cache.is_writable() else f"{state}, read-only"


def _row(each: Effective) -> Row:
    shown = "(not shown)" if each.value and each.option.key in SECRET else _shown(each.value)
    return each.option.key, "broken" if each.fault else shown, each.origin


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
