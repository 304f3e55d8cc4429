"""Where results go: standard output, or a file that appears whole or not at all."""

import os
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import click

from screenad.batch.place import Begun, Place
from screenad.cli.complaints import tell
from screenad.outputs import Format
from screenad.said import said


@contextmanager
def written(output: str | None, form: Format) -> Iterator[Place]:
    """Open the place for results. A file takes its name only when all is written."""
    if output is None or output == "-":
        _refuse_noise(sys.stdout, form)
        yield Place(sys.stdout.buffer if form.raw else sys.stdout)
        sys.stdout.flush()
    else:
        opened = _file if is_file(output) else _device
        with opened(output, _kind(form)) as out:
            _refuse_noise(out, form)
            yield Place(out)


@contextmanager
def resumable(output: str, begun: Begun, *, resume: bool) -> Iterator[Place]:
    """Open a file that a later run can go on with when this one is cut short."""
    from screenad.batch.part import is_left, under_way  # standard output has no need of it

    path = Path(os.path.realpath(output))  # a link stays a link
    if not resume and is_left(path):
        tell(f"{output} is begun anew; --resume would have gone on where an earlier run stopped")
    with ExitStack() as stack:
        with _told(output):
            place = stack.enter_context(under_way(path, begun, resume=resume))
        yield place
        with _told(output):
            stack.close()


def is_file(output: str) -> bool:
    """Tell whether an output is a file or will be one, and no device or pipe."""
    mode = _mode(output)
    return mode is None or stat.S_ISREG(mode)


def _mode(output: str) -> int | None:
    try:
        return Path(output).stat().st_mode
    except OSError:  # making the file will say what is wrong
        return None


def _kind(form: Format) -> Mapping[str, Any]:
    """Say how to open a file for a format."""
    if form.raw:
        return {"mode": "wb"}
    return {"mode": "w", "encoding": "utf-8", "errors": "backslashreplace"}


def _refuse_noise(stream: IO[Any], form: Format) -> None:
    if not form.shown and stream.isatty():
        raise click.UsageError(
            "a terminal can't show this format: name a file with -o, or send it on to a program"
        )


@contextmanager
def _device(output: str, kind: Mapping[str, Any]) -> Iterator[IO[Any]]:
    """Write to what is there: no file may take the place of a device or a named pipe."""
    with ExitStack() as stack:
        with _told(output):
            out = stack.enter_context(Path(output).open(**kind))
        yield out


@contextmanager
def _file(output: str, kind: Mapping[str, Any]) -> Iterator[IO[Any]]:
    from tempfile import NamedTemporaryFile  # standard output has no need of it

    path, mode = Path(os.path.realpath(output)), _mode(output)  # a link stays a link
    with _told(output):
        made = NamedTemporaryFile(  # noqa: SIM115
            **kind, dir=path.parent, prefix=f".{path.name[:40]}.", delete=False
        )
    try:
        with made:
            yield made
        with _told(output):
            Path(made.name).chmod(0o666 & ~_umask() if mode is None else stat.S_IMODE(mode))
            Path(made.name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(made.name).unlink()
        raise


@contextmanager
def _told(output: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as problem:
        folder = os.path.realpath(Path(output).parent)
        missing = said(
            "can't write {file}: there is no folder {folder}", file=output, folder=repr(folder)
        )
        raise click.UsageError(missing) from problem
    except OSError as problem:
        reason = (problem.strerror or str(problem)).lower()
        raise click.UsageError(f"can't write {output}: {reason}") from problem


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
