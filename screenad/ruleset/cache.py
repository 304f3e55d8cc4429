"""A folder of the user's own where what took long to make is kept for the next time.

It may be missing, full, read-only, damaged or someone else's: then things are made anew, and the
answers are the same. Whatever is read is checked first; nothing in it is ever run.
"""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from mmap import ACCESS_READ, ALLOCATIONGRANULARITY, mmap
from pathlib import Path
from time import time
from typing import NamedTuple
from zlib import crc32

#: The kind of what is compiled, with the language behind it.
DATABASE = "database"
#: How many entries of one kind are kept.
KEPT = 4
#: A file that was never finished is left behind for so many seconds at most.
UNFINISHED = 3600
_ENDING = ".cache"
_MARK = b"screenad-cache 2"
_BEGUN = "begun-"


def default_folder() -> Path | None:
    """Give the folder for caches where the platform wants it; nothing for who has no home."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        asked = os.environ.get("XDG_CACHE_HOME", "")
        base = asked if asked.startswith("/") else "~/.cache"
    found = Path(os.path.expanduser(base))  # noqa: PTH111 - no home is no error here
    return found / "screenad" if found.is_absolute() else None


class Cache(NamedTuple):
    """Entries by kind and key, a text of any length; a cache without a folder keeps nothing.

    One that a project's file has named is not ``trusted``: it may have come with the project.
    """

    folder: Path | None
    trusted: bool = True

    def own(self) -> "Cache":
        """Give the cache for what a library runs as it is read: never one that a project names."""
        return self if self.trusted else Cache(default_folder())

    def read(self, kind: str, key: str) -> bytes | None:
        """Give an entry that is whole and the user's own, or nothing."""
        found = self.mapped(kind, key)
        return None if found is None else bytes(found)

    def mapped(self, kind: str, key: str) -> mmap | bytes | None:
        """Give such an entry as a file of which little is copied: for one that is long."""
        if self.folder is None or self.fault():
            return None
        try:
            return _read(_place(self.folder, kind, key), key)
        except OSError:
            return None

    def write(self, kind: str, key: str, body: bytes) -> bool:
        """Keep an entry, whole or not at all, and let go of old ones; tell whether it is kept."""
        if self.folder is None:
            return False
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self.fault():
                return False
            _replace(_place(self.folder, kind, key), _head(key, body), body)
            self._prune(kind)
        except OSError:
            return False
        return True

    def holds(self, kind: str) -> bool:
        """Tell whether there may be an entry of a kind."""
        return any(path.name.startswith(f"{kind}-") for path in self.entries())

    def entries(self) -> Sequence[Path]:
        """Give the files of the cache."""
        with suppress(OSError):
            if self.folder is not None and not self.fault():
                return sorted(self.folder.glob(f"*{_ENDING}"))
        return ()

    def size(self) -> int:
        """Give the bytes that the entries take."""
        return sum(found.st_size for found in map(_status, self.entries()) if found)

    def is_writable(self) -> bool:
        """Tell whether something can be added, as far as that shows beforehand."""
        there = (each for each in _upwards(self.folder) if each.exists())
        return os.access(next(there, ""), os.W_OK)

    def fault(self) -> str:
        """Say why the folder can't be used; nothing where it can, or could be made."""
        if self.folder is None:
            return "switched off"
        try:
            for status in (self.folder.lstat(), self.folder.stat()):
                if not _is_own(status):
                    return "not the user's own: others may write there, or it is theirs"
        except FileNotFoundError:
            return ""
        except OSError as problem:
            return (problem.strerror or str(problem)).lower()
        return "" if stat.S_ISDIR(status.st_mode) else "not a folder"

    def _prune(self, kind: str) -> None:
        now = time()
        old = sorted(self._times(f"{kind}-*{_ENDING}"), reverse=True)[KEPT:]
        old += [each for each in self._times(f"{_BEGUN}*") if now - each[0] > UNFINISHED]
        for _, path in old:
            path.unlink(missing_ok=True)

    def _times(self, pattern: str) -> Iterator[tuple[float, Path]]:
        for path in self.folder.glob(pattern) if self.folder else ():
            if found := _status(path):
                yield found.st_mtime, path


#: Keeps nothing.
NOWHERE = Cache(None)


def _place(folder: Path, kind: str, key: str) -> Path:
    return folder / f"{kind}-{crc32(_line(key)):08x}{_ENDING}"


def _head(key: str, body: mmap | bytes) -> bytes:
    """Write the line before a body: the name may be shared, the whole key is not.

    It is filled up, to a length that its key alone tells, so that a body can be mapped.
    """
    line = b"%s %016d %08x %s\n" % (_MARK, len(body), crc32(body), _line(key))
    return line.ljust(-(-len(line) // ALLOCATIONGRANULARITY) * ALLOCATIONGRANULARITY)


def _line(key: str) -> bytes:
    return key.encode("unicode_escape")


def _read(path: Path, key: str) -> mmap | bytes | None:
    """Read a file that is whole, the user's own, and no link to another."""
    flags = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
    place = os.open(path, sum(flags, os.O_RDONLY))
    with open(place, "rb") as file:  # noqa: PTH123 - it is open already
        status, start = os.fstat(place), len(_head(key, b""))
        if not stat.S_ISREG(status.st_mode) or not _is_own(status):
            return None
        more = status.st_size > start
        body = mmap(place, 0, access=ACCESS_READ, offset=start) if more else b""
        return body if file.read(start) == _head(key, body) else None


def _replace(path: Path, head: bytes, body: bytes) -> None:
    from tempfile import mkstemp  # slow to load, and little is written

    place, name = mkstemp(prefix=_BEGUN, dir=path.parent)
    try:
        with open(place, "wb") as file:  # noqa: PTH123 - it is open already
            file.writelines((head, body))
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _is_own(status: os.stat_result) -> bool:
    """Tell whether nobody else may have written it; Windows keeps its folders apart itself."""
    if not hasattr(os, "getuid"):
        return True
    shared = stat.S_IMODE(status.st_mode) & (stat.S_IWGRP | stat.S_IWOTH)
    return status.st_uid == os.getuid() and (not shared or stat.S_ISLNK(status.st_mode))


def _upwards(folder: Path | None) -> Sequence[Path]:
    return (folder, *folder.absolute().parents) if folder else ()


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
