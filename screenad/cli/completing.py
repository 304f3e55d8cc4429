"""What the shell offers when a name is half typed."""

from collections.abc import Iterable

import click
from click.shell_completion import CompletionItem

from screenad.cli.options import read_rules
from screenad.errors import ScreenadError
from screenad.ruleset import Rule


def rule_ids(ctx: click.Context, _option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer rules, each with its title."""
    return [
        CompletionItem(rule.id, help=rule.title)
        for rule in _rules(ctx)
        if rule.id.startswith(begun)
    ]


def rule_names(ctx: click.Context, option: click.Parameter, begun: str) -> list[CompletionItem]:
    """Offer what ``--only`` and ``--skip`` take: topics, harms and rules."""
    wider = sorted({name for rule in _rules(ctx) for name in (rule.group, *rule.harms)})
    topics = [CompletionItem(name) for name in wider if name.startswith(begun)]
    return [*topics, *rule_ids(ctx, option, begun)]


def _rules(ctx: click.Context) -> Iterable[Rule]:
    """Give the rules that the line so far names; a broken one is no reason to fill the prompt."""
    flags = dict.fromkeys(("no_builtin", "drafts", "no_cache"), False)
    chosen = {"paths": (), "cache_dir": None, **flags, **ctx.params}
    try:
        return tuple(read_rules({**chosen, "paths": chosen["paths"] or ()}, examples=False))
    except ScreenadError:
        return ()
