"""``screenad rules stats``: how many rules there are, of which kinds and in which languages."""

import sys
from typing import Any

import click

from screenad.cli.options import load_rules, rule_options
from screenad.cli.terminal import plain_style
from screenad.outputs.tables import table
from screenad.ruleset.counts import ANY, kinds, languages


@click.command(
    epilog="""\b
Examples:
  screenad rules stats
  screenad rules stats -r my-rules/ --no-builtin
"""
)
@rule_options
def stats(**chosen: Any) -> None:
    """Count the rules by topic, status, severity and harm, and what they know by language.

    Words and phrases are those of terms, too, each counted once.
    """
    loaded, style = load_rules(chosen), plain_style(sys.stdout)
    rows = [("rules", "all", str(len(loaded)))]
    rows += [(what, name, str(count)) for what, name, count in kinds(loaded)]
    table(sys.stdout, style, ("by", "name", "rules"), rows)
    click.echo()
    header = ("language", "rules", "words", "patterns", "examples that fire", "that stay silent")
    known = (
        (
            "any" if tag == ANY else tag,
            *map(str, (one.rules, one.words, one.patterns, one.fires, one.silent)),
        )
        for tag, one in languages(loaded).items()
    )
    table(sys.stdout, style, header, known)
