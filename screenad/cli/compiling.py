"""``screenad rules compile``: do beforehand what a scan of many adverts would do on the way."""

from typing import Any

import click

from screenad.cli.complaints import tell
from screenad.cli.options import cache_of, load_rules, refuse_scan, rule_options
from screenad.ruleset.patterns import tongues
from screenad.ruleset.stored import compiled, stored


@click.command(
    "compile",
    epilog="""\b
Examples:
  screenad rules compile
  screenad rules compile -r my-rules/
""",
)
@rule_options
def compile_rules(**chosen: Any) -> None:
    """Compile the rules for the scanner and keep them in the cache.

    It takes some seconds, once. Without it, this is done when there are adverts enough; with it,
    even one advert is scanned. What is found is the same.
    """
    cache = cache_of(chosen).own()
    if fault := cache.fault():
        raise click.UsageError(f"there is no cache to keep them in: {fault}")
    rules = load_rules(chosen, examples=False)
    with refuse_scan():
        new = [each for each in tongues(rules) if stored(rules, each, cache) is None]
        found = {each: compiled(rules, each, cache) for each in tongues(rules)}
    if any(stored(rules, each, cache) is None for each in new):
        raise click.UsageError(f"can't write to {cache.folder}")
    state = "compiled and kept" if new else "kept already"
    number = sum(len(each.patterns) for each in found.values())
    tell(f"{number} patterns are {state} in {cache.folder}")
