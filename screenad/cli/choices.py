"""What a person chose on the command line, as one value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

import click

from screenad import outputs
from screenad.batch.chunks import Shard
from screenad.errors import suggest
from screenad.inputs import Wants
from screenad.inputs.keys import FIELDS
from screenad.inputs.wants import Limits
from screenad.needs import needed
from screenad.ruleset import Rule, RuleSet

_ENDINGS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".txt": "report",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".sarif": "sarif",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """The options of ``scan``; the names are those of its parameters."""

    sources: tuple[str, ...]
    form: str | None
    output: str | None
    reader: str | None
    mapping: Mapping[str, str]
    encoding: str
    limits: Mapping[str, int]
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    paths: tuple[str, ...]
    no_builtin: bool
    drafts: bool
    no_cache: bool
    cache_dir: str | None
    engine: str
    only: tuple[str, ...]
    skip: tuple[str, ...]
    min_level: str
    fail_on: str | None
    strict: bool
    explain: bool
    quiet: bool
    lang: str | None
    home: str | None
    color: str
    theme: str
    width: int | None
    stdin_name: str
    jobs: int
    shard: Shard
    resume: bool
    cluster: str | None
    offline: bool
    tlp: str
    redact: bool
    redact_key: str | None

    def wants(self) -> Wants:
        """Say how to read."""
        return Wants(self.mapping, self.encoding, Limits(**self.limits))

    def form_of_output(self) -> str:
        """Give the format asked for, the one that the output's ending means, or ``report``."""
        ending = PurePath(self.output or "").suffix.lower()
        if self.form or not ending:
            return self.form or "report"
        if ending not in _ENDINGS:
            known = ", ".join(outputs.FORMATS)
            raise click.BadParameter(
                f"no format is known for {ending!r}: choose one with -f ({known})",
                param_hint="'-o' / '--output'",
            )
        return _ENDINGS[ending]


def refuse_missing(form: str) -> None:
    """Refuse a format whose package is not here, with the command that installs it."""
    needs = outputs.FORMATS[form].needs
    if needs:
        needed(*needs)


def select(rules: RuleSet, only: Sequence[str], skip: Sequence[str]) -> RuleSet:
    """Choose the rules to report by id, topic or harm; the others are still asked."""
    names = sorted({name for rule in rules for name in _names(rule)})
    unknown = [*_unknown("--only", only, names), *_unknown("--skip", skip, names)]
    if unknown:
        raise click.UsageError("; ".join(unknown))
    chosen = {rule.id for rule in rules if not only or _names(rule) & set(only)}
    chosen -= {rule.id for rule in rules if _names(rule) & set(skip)}
    if not chosen:
        raise click.UsageError("--only and --skip leave no rule to report")
    return replace(rules, chosen=frozenset(chosen))


def pairs(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> object:
    """Read ``--map``: which key of a record holds a field."""
    return dict(map(_pair, values))


def _unknown(option: str, values: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    for value in values:
        if value not in names:
            yield f"{option}: no rule, topic or harm is called {value!r} ({suggest(value, names)})"


def _names(rule: Rule) -> set[str]:
    return {rule.id, rule.group, *rule.harms}


def _pair(text: str) -> tuple[str, str]:
    field, equals, key = text.partition("=")
    known = (*FIELDS, "id")
    if field not in known:
        raise click.BadParameter(f"no field is called {field!r} ({suggest(field, known)})")
    if not equals or not key:
        raise click.BadParameter(f"{text!r} names no key: write {field}=KEY")
    return field, key
