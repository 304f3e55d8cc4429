"""Where rules come from: the folder that comes with screenad, and what the user named."""

import os
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import NamedTuple

from screenad.errors import InputError

MARKER = "pack.yaml"
#: What a wheel holds besides the shipped rules: all of them, read already.
PARSED = "parsed.jsonl"
#: How places in the shipped rules begin.
SHIPPED = "rules/"


class Source(NamedTuple):
    """The files of a rule folder, or one file. A ``marked`` folder is a pack."""

    root: str
    files: tuple[tuple[str, bytes], ...]
    marked: bool = False


def shipped() -> Path:
    """Give the folder of the rules that come with screenad.

    In an installed copy that is ``screenad/rules``; in a checkout, ``rules`` beside the package.
    """
    package = Path(__file__).resolve().parents[1]
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def ready() -> mmap | bytes:
    """Give the shipped rules as they were read when the wheel was built; nothing elsewhere."""
    try:
        with (shipped() / PARSED).open("rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)
    except FileNotFoundError:
        return b""


def shipped_source() -> Source:
    """Read the files of the shipped rules."""
    return _folder(_whole(), SHIPPED)


def stamps() -> Iterator[str]:
    """Give the place, size and time of each file of the shipped rules, unread: they are many."""
    for _, place in _walk(_whole(), ""):
        status = Path(place).stat()
        yield f"{place} {status.st_size} {status.st_mtime_ns}"


def _whole() -> Path:
    """Give the folder of the shipped rules; raise ``InputError`` when they are missing."""
    folder = shipped()
    if not (folder / MARKER).is_file():
        raise InputError(SHIPPED, "the shipped rules are missing: install screenad again")
    return folder


def source(path: Path) -> Source:
    """Read a file or folder that the user named; raise ``InputError`` when it is not there."""
    if path.is_dir():
        return _folder(path, f"{path}/")
    if path.is_file():
        return Source("", ((str(path), path.read_bytes()),))
    raise InputError(str(path), "no such rule file or folder")


def _folder(folder: Path, root: str) -> Source:
    files = tuple((path, Path(place).read_bytes()) for path, place in _walk(folder, ""))
    return Source(root, files, marked=any(path == MARKER for path, _ in files))


def _walk(folder: Path | str, prefix: str) -> Iterator[tuple[str, str]]:
    """Give the place of each rule file, by its path in the folder."""
    with os.scandir(folder) as found:
        children = sorted(found, key=lambda child: child.name)
    for child in children:
        if child.name.startswith((".", "__")):
            continue
        if child.is_dir():
            yield from _walk(child.path, f"{prefix}{child.name}/")
        elif child.name.endswith((".yaml", ".yml")):
            yield prefix + child.name, child.path
