"""Screen on a cluster what was chosen, into a folder of parts."""

from dataclasses import replace

import click

from screenad.batch.count import Count
from screenad.cli.choices import Choices
from screenad.cli.progress import Silent, bar
from screenad.cli.screening import LINES, begun, planned
from screenad.ruleset import RuleSet


def clustered(choices: Choices, rules: RuleSet) -> Count:
    """Screen every advert of the sources, and give the counts."""
    from screenad.batch.cluster import Errand, on_cluster
    from screenad.batch.folder import Folder

    if not choices.output or choices.form not in {None, LINES} or not choices.sources:
        raise click.UsageError("--cluster needs what to read, and a folder to write to: -o FOLDER")
    if choices.shard.count > 1:
        raise click.UsageError("--shard and --cluster both share the work: choose one")
    if choices.include or choices.exclude:
        raise click.UsageError("--include and --exclude are not for --cluster: name a pattern")
    plan = replace(planned(choices, rules), encoding="utf-8")
    errand = Errand(plan, choices.reader or "", choices.wants(), Folder(choices.output))
    address, same = choices.cluster or "", begun(choices, plan, rules)
    count = Count(plan.least)
    with Silent() if choices.quiet else bar() as shown:
        for each in on_cluster(choices.sources, errand, address, same, resume=choices.resume):
            count.join(each)
            shown.passed(each.read + each.unread)
    return count
