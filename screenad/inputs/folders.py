"""What a folder holds, in a fixed order, and what of it is not for reading."""

from collections.abc import Iterator
from enum import Enum, auto
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from screenad.inputs.binary import is_noise, kind
from screenad.inputs.encodings import decode
from screenad.inputs.recognition import packed_as, recognise


class Why(Enum):
    """Why something is not read."""

    NOT_TEXT = auto()
    SPECIAL = auto()
    BROKEN = auto()


class Sieve(NamedTuple):
    """Which files of a folder are wanted: those that fit ``include``, without ``exclude``.

    A pattern with a slash is for the path in the folder, another one for any name in it.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def wants(self, path: Path) -> bool:
        """Say whether a file is wanted."""
        return not self.rejects(path) and (not self.include or _fits(path, self.include))

    def rejects(self, path: Path) -> bool:
        """Say whether a file or a folder is excluded."""
        return _fits(path, self.exclude)


def held(folder: Path, sieve: Sieve) -> Iterator[tuple[Path, Why | None]]:
    """Give the files of a folder and the folders in it by name; hidden ones are left alone.

    A link to a folder is not followed: what it leads to is read in its own place, or not at all.
    """
    for path in _walk(folder, folder, sieve):
        yield path, _why(path, folder)


def _walk(path: Path, top: Path, sieve: Sieve) -> Iterator[Path]:
    try:
        inside = sorted(path.iterdir(), key=lambda each: each.name)
    except OSError:  # opening it will say why
        inside = []
        yield path
    for each in inside:
        within = each.relative_to(top)
        if each.name.startswith("."):
            continue
        if each.is_dir() and not each.is_symlink():
            yield from () if sieve.rejects(within) else _walk(each, top, sieve)
        elif sieve.wants(within) and not (each.is_dir() and _is_inside(each, top)):
            yield each


def _why(path: Path, folder: Path) -> Why | None:
    if path.is_symlink() and not path.exists():
        return Why.BROKEN
    if path.is_symlink() and not _is_inside(path, folder):
        return Why.NOT_TEXT
    if not (path.is_file() or path.is_dir()):
        return Why.SPECIAL
    return None if _is_readable(path) else Why.NOT_TEXT


def _fits(path: Path, patterns: tuple[str, ...]) -> bool:
    return any(
        fnmatchcase(path.as_posix() if "/" in pattern else path.name, pattern)
        for pattern in patterns
    )


def _is_inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link to itself
        return False


def _is_readable(path: Path) -> bool:
    """Say whether some format may read a file; one that can't be opened tells so itself."""
    try:
        with path.open("rb") as stream:
            head = stream.read(1024)
    except OSError:
        return True
    if packed_as(head) or recognise(head, path.name) != "text":
        return True
    return not kind(head) and not is_noise(decode(head, whole=False).text)
