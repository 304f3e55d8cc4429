"""Screen what was chosen, and write the results where they were to go."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import IO, Any

import click

from screenad import __version__, outputs
from screenad.batch.count import Count
from screenad.batch.place import Begun, Place
from screenad.batch.run import Done, alone, together
from screenad.batch.work import Outcome, Plan, Work
from screenad.cli.choices import Choices
from screenad.cli.country import reader_country
from screenad.cli.options import cache_of
from screenad.cli.progress import Silent, bar
from screenad.cli.reading import Tape, pieces, sizes
from screenad.cli.redacting import key, known
from screenad.cli.terminal import reader_language, style
from screenad.cli.writing import is_file, resumable, written
from screenad.inputs import Piece
from screenad.model import Level
from screenad.outputs import Writer
from screenad.ruleset import Engine, RuleSet
from screenad.said import said

#: The format whose results can be laid out apart, and be gone on with.
LINES = "jsonl"


def screened(choices: Choices, form: str, rules: RuleSet) -> Count:
    """Screen every advert, show what is to be shown, and give the counts."""
    plan = planned(choices, rules)
    count = Count(plan.least)
    tape = Tape()
    with _place(choices, form, plan, rules) as place, _bar(choices, tape, place) as shown:
        looks = style(choices, place.stream, rules, plan.language)
        writer = outputs.FORMATS[form](place.stream, looks)
        count.join(place.count)
        todo = place.rest(choices.shard.of(pieces(choices, tape)))
        for chunk, outcomes in _done(
            todo, choices.jobs, Work(plan, rules), _apart(plan, form, place)
        ):
            for outcome in outcomes:
                count.join(outcome.count)
                _show(outcome, writer, place.stream)
            place.passed(chunk, count)
            shown.passed(len(chunk))
        writer.close()
    return count


def planned(choices: Choices, rules: RuleSet) -> Plan:
    """Say what a process has to know."""
    partial = said(
        "only {some} of {all} rules were used (--only, --skip)",
        some=len(rules.chosen),
        all=len(rules),
    )
    return Plan(
        paths=choices.paths,
        builtin=not choices.no_builtin,
        drafts=choices.drafts,
        cache=cache_of({"no_cache": choices.no_cache, "cache_dir": choices.cache_dir}),
        engine=Engine(choices.engine),
        chosen=rules.chosen,
        language=reader_language(choices.lang, rules),
        home=choices.home or reader_country(),
        notes=(partial,) if choices.only or choices.skip else (),
        least=Level(choices.min_level),
        explain=choices.explain,
        redact=key(choices),
    )


def begun(choices: Choices, plan: Plan, rules: RuleSet) -> Begun:
    """Give all that the results depend on, by the names that a person knows it by."""
    return {
        "input": sizes(choices),
        "rules": (rules.version, rules.digest),
        "version of screenad": __version__,
        "--from": choices.reader,
        "--map": choices.mapping,
        "--encoding": choices.encoding,
        "--include": choices.include,
        "--exclude": choices.exclude,
        "--limit": choices.limits,
        "--drafts": plan.drafts,
        "--only": choices.only,
        "--skip": choices.skip,
        "--min-level": plan.least,
        "--explain": plan.explain,
        "--redact, --redact-key": known(plan.redact),
        "--lang": plan.language,
        "--home": plan.home,
        "--stdin-name": choices.stdin_name,
        "--shard": str(choices.shard),
    }


def _place(
    choices: Choices, form: str, plan: Plan, rules: RuleSet
) -> AbstractContextManager[Place]:
    output = choices.output
    if output and output != "-" and form == LINES and is_file(output):
        return resumable(output, begun(choices, plan, rules), resume=choices.resume)
    if choices.resume:
        raise click.UsageError("--resume needs a file to go on with: -o FILE.jsonl")
    return written(output, outputs.FORMATS[form])


def _bar(choices: Choices, tape: Tape, place: Place) -> Silent:
    """Draw a bar only where it disturbs neither results nor those who asked for quiet."""
    if choices.quiet or place.stream.isatty():
        return Silent()
    known = [size for _, size in sizes(choices)]
    return bar(tape.position, None if None in known else sum(filter(None, known)))


def _apart(plan: Plan, form: str, place: Place) -> Plan:
    """Give the plan of processes beside this one: they lay out what can be laid out apart."""
    return replace(plan, encoding=_encoding(place.stream)) if form == LINES else plan


def _encoding(stream: IO[Any]) -> str:
    return getattr(stream, "encoding", None) or "utf-8"


def _done(todo: Iterator[Piece], jobs: int, work: Work, plan: Plan) -> Iterator[Done]:
    return together(todo, plan, work, jobs) if jobs > 1 else alone(todo, work)


def _show(outcome: Outcome, writer: Writer, stream: IO[Any]) -> None:
    if isinstance(outcome.shown, str):
        stream.write(outcome.shown)
        stream.flush()
        return
    for result in outcome.shown:
        writer.write(result)
