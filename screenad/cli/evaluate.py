"""``screenad eval``: what the rules do on labelled texts."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from screenad.cli.complaints import tell
from screenad.cli.defaults import setting
from screenad.cli.options import engine_option, load_equipped, rule_options
from screenad.cli.terminal import plain_style
from screenad.errors import InputError
from screenad.inputs.labelled import labelled
from screenad.measure import Tally, label, percentages
from screenad.model import Ad, Level, Skipped
from screenad.outputs.tables import table
from screenad.ruleset import RuleSet
from screenad.screen import screen

NOTHING_READ = 3
Record = tuple[str, Ad | Skipped, Mapping[str, str]]


@click.command(
    epilog="""\b
Examples:
  screenad eval labelled.jsonl
  screenad eval genuine.jsonl fraud.jsonl --by source -r my-rules/
"""
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path())
@rule_options
@engine_option
@setting("--by", metavar="KEY", help="A key of the records to split the shares by, too.")
@click.pass_context
def evaluate(
    context: click.Context, /, files: tuple[str, ...], by: str | None, **chosen: Any
) -> None:
    """Screen labelled JSON Lines; print the share at each level, and each rule's hits.

    A record has a text, and "label" (fraud, genuine, unknown) or "band" (a level, or two as in
    "none-low"). Shares are by label, file and language ("lang"), and by a key of your own.
    """
    rules = load_equipped(chosen)
    tally = Tally()
    unread = sum(not _counted(tally, rules, record, by) for record in _records(files))
    _print(tally)
    tell(f"{tally.labels.total()} texts, {unread} could not be read")
    if by and tally.labels and not any(key[1].startswith(f"{by} ") for key in tally.levels):
        tell(f"no record has the key {by!r} (--by)")
    context.exit(0 if tally.labels else NOTHING_READ)


def _counted(tally: Tally, rules: RuleSet, record: Record, by: str | None) -> bool:
    """Screen and count a record; tell why where that can't be done."""
    name, item, values = record
    groups = [("file", name), ("lang", values.get("lang", ""))]
    groups += [(by, values.get(by, ""))] if by else []
    try:
        if isinstance(item, Skipped):
            raise InputError(item.source, item.reason)
        tally.add(label(values, item.source, groups), screen(item, rules))
    except InputError as problem:
        tell(str(problem))
        return False
    return True


def _records(files: Sequence[str]) -> Iterator[Record]:
    from rich.console import Console
    from rich.progress import open as opened  # slow to load, and --help has no need of it

    console = Console(stderr=True)
    silent = not console.is_terminal
    for name in files:
        group = name if len(files) > 1 else ""
        try:
            path = Path(name)
            with opened(
                path, "rb", console=console, description=path.name, disable=silent
            ) as lines:
                for item, values in labelled(lines, name):
                    yield group, item, values
        except OSError as problem:
            yield group, Skipped(name, (problem.strerror or str(problem)).lower()), {}


def _print(tally: Tally) -> None:
    style = plain_style(sys.stdout)
    header = ("label", "group", "texts", *Level, "inside/above/below band")
    table(sys.stdout, style, header, (_shares(tally, key) for key in tally.groups()))
    click.echo()
    labels = sorted(tally.labels)
    hits = (
        (rule, *(str(counts[each]) for each in labels), "-" if lift is None else f"{lift:.1f}")
        for rule, counts, lift in tally.hits()
    )
    table(sys.stdout, style, ("rule", *labels, "times likelier in fraud"), hits)


def _shares(tally: Tally, key: tuple[str, str]) -> tuple[str, ...]:
    counts = tally.levels[key]
    sides = tally.banded.get(key)
    band = f"{sides['inside']}/{sides['above']}/{sides['below']}" if sides else "-"
    shares = percentages([counts[level] for level in Level])
    return (*key, str(counts.total()), *shares, band)
