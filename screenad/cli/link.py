"""``screenad link``: which adverts belong together, by contacts and by words."""

import sys
from collections.abc import Sequence
from typing import Any

import click

from screenad.batch.work import Work
from screenad.campaigns import Campaigns
from screenad.cli.choices import Choices
from screenad.cli.complaints import tell
from screenad.cli.options import load_equipped
from screenad.cli.progress import bar
from screenad.cli.reading import Tape, pieces
from screenad.cli.scan import scan
from screenad.cli.screening import planned
from screenad.cli.terminal import style
from screenad.model import Skipped
from screenad.outputs.linked import dumped, written

NOTHING_READ = 3
#: What "scan" takes and this command takes, too: how to read, and the rules.
READING = (
    *("sources", "reader", "mapping", "stdin_name", "encoding"),
    *("paths", "no_builtin", "drafts", "no_cache", "cache_dir", "engine"),
    *("lang", "home", "color", "theme", "width"),
)


@click.command(
    params=[option for option in scan.params if option.name in READING],
    epilog="""\b
Examples:
  screenad link ads.jsonl
  screenad link case-17/ -f jsonl
  screenad link feed.jsonl --ignore portal.example
""",
)
@click.option(
    "-f", "--format", "form", type=click.Choice(("report", "jsonl")), default="report",
    help="For people, or a group a line.",
)  # fmt: skip
@click.option(
    "--ignore",
    multiple=True,
    metavar="VALUE",
    help="A contact that links nothing, such as a portal's own address. Repeatable.",
)
@click.pass_context
def link(context: click.Context, /, form: str, ignore: Sequence[str], **chosen: Any) -> None:
    """Group adverts that share a contact or whose words are nearly the same.

    A contact is a phone number, an account, an address or a wallet, however it is written. Words
    are compared without contacts, numbers and signs. The worst group comes first. Exit status 3
    when nothing could be read.
    """
    with scan.make_context("scan", [], parent=context) as plain:
        choices = Choices(**{**plain.params, **chosen})
    rules = load_equipped(chosen)
    plan = planned(choices, rules)
    campaigns = Campaigns(ignore)
    with bar() as shown:
        for result in Work(plan, rules).results(pieces(choices, Tape())):
            shown.passed(1)
            if isinstance(result, Skipped):
                tell(f"{result.source}: {result.reason}")
            else:
                campaigns.add(result)
    groups = campaigns.groups()
    if form == "jsonl":
        dumped(groups, sys.stdout)
    else:
        written(groups, sys.stdout, style(choices, sys.stdout, rules, plan.language))
    linked = sum(len(group.adverts) for group in groups)
    tell(f"groups: {len(groups)}; adverts in them: {linked} of {len(campaigns)}")
    context.exit(0 if len(campaigns) else NOTHING_READ)
