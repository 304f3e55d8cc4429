"""Rules named on the command line: by their ids, or by the files and folders that hold them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from screenad.cli.options import load_rules, named
from screenad.ruleset import RuleSet


def load_named(names: Sequence[str], chosen: Mapping[str, Any]) -> tuple[RuleSet, tuple[str, ...]]:
    """Load the rules, those of named files too, and give the ids that were meant; none is all."""
    paths = [str(Path(name)) for name in names if Path(name).exists()]
    loaded = load_rules({**chosen, "paths": (*chosen["paths"], *paths)})
    ids = [named(loaded, name).id for name in names if not Path(name).exists()]
    ids += [rule.id for rule in loaded if is_within(rule.where, paths)]
    return loaded, tuple(ids)


def is_within(where: str, paths: Sequence[str]) -> bool:
    """Tell whether a place is in one of the files or folders."""
    return any(where.startswith((f"{path}:", f"{path}/")) for path in paths)
