"""From what was named on the command line to a stream of pieces."""

import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import click

from screenad import inputs
from screenad.cli.choices import Choices
from screenad.cli.complaints import harmless
from screenad.cli.language import translated
from screenad.errors import InputError
from screenad.inputs import Piece
from screenad.inputs.folders import Sieve
from screenad.inputs.sources import Source, expand
from screenad.inputs.stdin import PATIENCE, Kind, awaited, kind, reminded
from screenad.model import Skipped
from screenad.said import said

#: A person who pastes may think for so many seconds before being asked again.
PASTING = 60.0
PASTE = said("Paste the advert or chat, then press Enter and Ctrl-D:")
WAITING = said(
    "screenad: waiting for text on standard input (Ctrl-C stops; screenad --help explains)"
)
NOTHING = said("there is nothing on standard input: name a file, or pipe text in")
OFFLINE = said("not fetched: --offline forbids it; open it, copy the words and paste them")


@dataclass(slots=True)
class Tape:
    """How many bytes of files were read."""

    before: int = 0
    stream: BinaryIO | None = None

    def position(self) -> int:
        """Give the bytes of the files that are done, and of the one that is being read."""
        return self.before + (self.stream.tell() if self.stream else 0)

    def follow(self, stream: BinaryIO, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """Give the pieces of a file that can be asked where it is."""
        self.stream = stream
        yield from pieces
        self.before, self.stream = self.position(), None


def pieces(choices: Choices, tape: Tape) -> Iterator[Piece]:
    """Read every source in turn; one that can't be read is told and the others go on."""
    for argument in choices.sources or ("-",):
        if argument == "-":
            yield from _standard_input(choices, tape)
        elif argument.lower().startswith(("http://", "https://")):
            yield from _page(argument, choices)
        else:
            yield from _named(argument, choices, tape)


def sizes(choices: Choices) -> tuple[tuple[str, int | None], ...]:
    """Give each source with its size in bytes, None where that is not known beforehand."""
    return tuple((argument, _size(argument)) for argument in choices.sources or ("-",))


def _size(argument: str) -> int | None:
    try:
        if argument == "-":
            stream = sys.stdin.buffer if sys.stdin else None
            return _length(stream) if stream and kind(stream) is Kind.FILE else None
        path = Path(argument)
        return path.stat().st_size if path.is_file() else None
    except (OSError, ValueError):  # a name that can't be one
        return None


def _length(stream: BinaryIO) -> int:
    at = stream.tell()
    end = stream.seek(0, 2)
    stream.seek(at)
    return end


def _page(address: str, choices: Choices) -> Iterator[Piece]:
    if choices.offline:
        yield Skipped(address, OFFLINE)
        return
    from screenad.inputs.web.fetch import pieces  # slow to import, and most sources are files

    yield from pieces(address, choices.reader or "", choices.wants())


def _named(argument: str, choices: Choices, tape: Tape) -> Iterator[Piece]:
    try:
        for source in expand(argument, Sieve(choices.include, choices.exclude)):
            yield from [source] if isinstance(source, Skipped) else _file(source, choices, tape)
    except InputError as problem:
        yield Skipped(problem.source, problem.reason)


def _file(source: Source, choices: Choices, tape: Tape) -> Iterator[Piece]:
    try:
        opened = _opened(source)
    except InputError as problem:  # the next file of the folder may do better
        yield Skipped(problem.source, problem.reason)
        return
    with closing(opened) as stream:
        yield from tape.follow(stream, _read(stream, source.name, choices))


def _opened(source: Source) -> BinaryIO:
    """Open a file; where it is a pipe, that may take until somebody writes to it."""
    if not source.path.is_fifo():
        return source.open()
    waiting = f"screenad: waiting for what is written to {harmless(source.name)}"
    with reminded(lambda: click.echo(waiting, err=True)):
        return source.open()


def _read(stream: BinaryIO, name: str, choices: Choices) -> Iterator[Piece]:
    return inputs.pieces(stream, name, choices.reader or "", choices.wants())


def _standard_input(choices: Choices, tape: Tape) -> Iterator[Piece]:
    stream = sys.stdin.buffer if sys.stdin else None
    what = kind(stream)
    if stream is None or what is Kind.NOTHING:
        yield Skipped(choices.stdin_name, NOTHING)
        return
    if what is Kind.TERMINAL:
        click.echo(translated(PASTE), err=True)
    patience = PASTING if what is Kind.TERMINAL else PATIENCE
    waiting = translated(WAITING)  # here: another thread would not know what was asked for
    patient = awaited(stream, lambda: click.echo(waiting, err=True), patience)
    pieces = _read(patient, choices.stdin_name, choices)
    yield from tape.follow(stream, pieces) if what is Kind.FILE else pieces
