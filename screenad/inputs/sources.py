"""What a person names on the command line, to the streams of bytes that it stands for."""

import errno
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from screenad.errors import InputError, nearest
from screenad.inputs.folders import Sieve, Why, held
from screenad.model import Skipped
from screenad.said import counted, said

ALL = Sieve()
WILD = frozenset("*?[")
PASTE = said("no such file; to screen words themselves, start screenad without them and paste them")


class Source(NamedTuple):
    """A file and the name to show for it."""

    name: str
    path: Path

    def open(self) -> BinaryIO:
        """Open the file for reading bytes; an ``InputError`` says why it can't be."""
        try:
            return self.path.open("rb")
        except OSError as error:
            raise InputError(self.name, _reason(error)) from error


def expand(argument: str, sieve: Sieve = ALL) -> Iterator[Source | Skipped]:
    """Give the files that a file, a folder or a pattern names, in a fixed order.

    What a folder holds that can't be read is told in one ``Skipped``. ``-`` and addresses of web
    pages are not for this function.
    """
    path = Path(argument)
    name = _shown(argument)
    try:
        is_folder, is_there = path.is_dir(), path.exists()
    except OSError:  # a name too long to be one
        is_folder = is_there = False
    if is_folder:
        yield from _folder(path, sieve)
    elif is_there:
        yield Source(name, path)
    elif WILD & set(argument):
        yield from _pattern(argument, sieve)
    else:
        raise InputError(_short(name), _missing(argument, path))


def _folder(folder: Path, sieve: Sieve) -> Iterator[Source | Skipped]:
    passed: dict[Why, list[str]] = {}
    name = _shown(folder)
    empty = True
    for path, why in held(folder, sieve):
        if why:
            passed.setdefault(why, []).append(_shown(path.relative_to(folder).as_posix()))
        else:
            yield Source(_shown(path), path)
        empty = False
    for why in filter(passed.get, Why):
        yield Skipped(name, _passed(passed[why], why))
    if empty:
        sifted = "no file in this folder fits --include and --exclude"
        yield Skipped(name, said("no file in this folder") if sieve == ALL else sifted)


def _pattern(pattern: str, sieve: Sieve) -> Iterator[Source | Skipped]:
    paths = _matches(pattern)
    if not paths:
        reason = PASTE if _is_prose(pattern) else said("no file fits this pattern")
        raise InputError(_short(_shown(pattern)), reason)
    for path in paths:
        if path.is_dir():
            yield from _folder(path, sieve)
        else:
            yield Source(_shown(path), path)


def _matches(pattern: str) -> list[Path]:
    """Give the paths that fit, by name; hidden ones only where the pattern names one."""
    path = Path(pattern)
    relative = path.relative_to(path.anchor)
    try:
        found = sorted(Path(path.anchor or ".").glob(str(relative)))
    except (OSError, ValueError):  # too long a name, or a pattern that can't be one
        return []
    return found if _is_hidden(relative) else [p for p in found if not _is_hidden(p)]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") and part != ".." for part in path.parts)


def _passed(names: list[str], why: Why) -> str:
    few = ", ".join(names[:5]) + (", ..." if len(names) > 5 else "")
    match why:
        case Why.NOT_TEXT:
            return counted(
                "{count} file is no text, or a link out of the folder, and was not read: {names}",
                "{count} files are no text, or links out of the folder, and were not read: {names}",
                count=len(names),
                names=few,
            )
        case Why.SPECIAL:
            return f"not read, for pipes, sockets and devices are no files: {few}"
        case _:
            return f"not read, for links that lead nowhere are no files: {few}"


def _missing(argument: str, path: Path) -> str:
    if _is_prose(argument):
        return PASTE
    if not path.parent.is_dir():
        return said("no such file: there is no folder {name}", name=repr(_shown(path.parent)))
    missing, hint = said("no such file or folder"), nearest(path.name, _names(path.parent))
    return said("{problem} ({hint})", problem=missing, hint=hint) if hint else missing


def _names(folder: Path) -> list[str]:
    try:
        return sorted(_shown(p.name) for p in folder.iterdir() if not p.name.startswith("."))
    except OSError:
        return []


def _is_prose(argument: str) -> bool:
    return len(argument) > 120 or argument.count(" ") > 3 or "\n" in argument


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:57] + "..."


def _shown(path: Path | str) -> str:
    """Give a name that can be printed: a file's name need not be valid text."""
    return str(path).encode("utf-8", "replace").decode()


def _reason(error: OSError) -> str:
    match error.errno:
        case errno.EACCES | errno.EPERM:
            return said("you are not allowed to read it")
        case errno.EISDIR:
            return said("it is a folder")
        case _:
            return (error.strerror or str(error)).lower()
