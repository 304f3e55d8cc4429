"""From what was named on the command line to a stream of adverts."""

import sys
from collections.abc import Iterator
from contextlib import closing
from typing import BinaryIO

import click

from screenad import inputs
from screenad.cli.choices import Choices
from screenad.errors import InputError
from screenad.inputs.sources import Source, expand
from screenad.inputs.stdin import PATIENCE, Kind, awaited, kind
from screenad.model import Ad, Skipped

#: A person who pastes may think for so many seconds before being asked again.
PASTING = 60.0
PASTE = "Paste the advert or chat, then press Enter and Ctrl-D:"
WAITING = "screenad: waiting for text on standard input (Ctrl-C stops; screenad --help explains)"
NOTHING = "there is nothing on standard input: name a file, or pipe text in"
PAGE = "web pages are not fetched: open it, copy the words and paste them"


def adverts(choices: Choices) -> Iterator[Ad | Skipped]:
    """Read every source in turn; one that can't be read is told and the others go on."""
    for argument in choices.sources or ("-",):
        if argument == "-":
            yield from _standard_input(choices)
        elif argument.lower().startswith(("http://", "https://")):
            yield Skipped(argument, PAGE)
        else:
            yield from _named(argument, choices)


def _named(argument: str, choices: Choices) -> Iterator[Ad | Skipped]:
    try:
        for source in expand(argument):
            yield from [source] if isinstance(source, Skipped) else _file(source, choices)
    except InputError as problem:
        yield Skipped(problem.source, problem.reason)


def _file(source: Source, choices: Choices) -> Iterator[Ad | Skipped]:
    try:
        opened = source.open()
    except InputError as problem:  # the next file of the folder may do better
        yield Skipped(problem.source, problem.reason)
        return
    with closing(opened) as stream:
        yield from _read(stream, source.name, choices)


def _read(stream: BinaryIO, name: str, choices: Choices) -> Iterator[Ad | Skipped]:
    return inputs.read(stream, name, choices.reader or "", choices.mapping)


def _standard_input(choices: Choices) -> Iterator[Ad | Skipped]:
    stream = sys.stdin.buffer if sys.stdin else None
    what = kind(stream)
    if stream is None or what is Kind.NOTHING:
        yield Skipped(choices.stdin_name, NOTHING)
        return
    if what is Kind.TERMINAL:
        click.echo(PASTE, err=True)
    patience = PASTING if what is Kind.TERMINAL else PATIENCE
    patient = awaited(stream, lambda: click.echo(WAITING, err=True), patience)
    yield from _read(patient, choices.stdin_name, choices)
