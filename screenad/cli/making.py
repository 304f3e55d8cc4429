"""``screenad rules new`` and ``schema``: what one needs to write a rule."""

import json
import re
from pathlib import Path

import click

from screenad.cli.complaints import tell
from screenad.outputs.schema import report_schema
from screenad.ruleset.schema import rule_schema
from screenad.ruleset.template import new_rule

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@click.command(
    epilog="""\b
Examples:
  screenad rules new my-rule
  screenad rules new my-rule -o rules/own/my-rule.yaml
"""
)
@click.argument("name", metavar="ID")
@click.option("-o", "--output", metavar="FILE", help="Default: ID.yaml. An old file is kept.")
def new(name: str, output: str | None) -> None:
    """Write a rule file to start from.

    It loads, and its examples hold, as it stands.
    """
    if not ID.fullmatch(name):
        raise click.UsageError(f"{name!r} is not a rule id: lower-case words joined by hyphens")
    path = Path(output or f"{name}.yaml")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(new_rule(name))
    except FileExistsError as problem:
        raise click.UsageError(f"can't write {path}: it is there already") from problem
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise click.UsageError(f"can't write {path}: {reason}") from problem
    tell(f"wrote {path}; now: screenad rules test {path}")


@click.command(
    epilog="""\b
Examples:
  screenad rules schema > rule.schema.json
  screenad rules schema --report
"""
)
@click.option("--report", is_flag=True, help="The schema of the JSON output instead.")
def schema(report: bool) -> None:
    """Print the JSON Schema of a rule file.

    Editors check with it while one types.
    """
    click.echo(json.dumps(report_schema() if report else rule_schema(), indent=2))
