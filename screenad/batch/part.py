"""A file of lines that takes its name when it is whole, and can be gone on with when cut short."""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import BinaryIO, TextIO

from screenad.batch.chunks import Chunk
from screenad.batch.count import Count, counted
from screenad.batch.place import Begun, Place
from screenad.batch.trail import Trail
from screenad.errors import WorkError
from screenad.inputs import Piece

# Not where it is needed: an interrupt may have no time between opening a file and locking it.
if sys.platform != "win32":
    from fcntl import LOCK_EX, LOCK_NB, flock

#: Seconds between two notes of how far it has come.
PAUSE = 1.0


class Part(Place):
    """A file under way, and beside it how far it has come."""

    def __init__(self, stream: TextIO, path: Path, begun: Begun, left: Begun) -> None:
        super().__init__(stream)
        self._path = path
        self._begun = begun
        self._left = left
        self._trail = Trail()
        self._noted = monotonic()
        if left:
            self.count = counted(left["count"])

    def rest(self, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """Pass over what an earlier run has done, if it is still the same."""
        if self._left:
            self._trail.add(islice(pieces, self._left["pieces"]))
            if self._trail.digest != self._left["trail"]:
                raise WorkError(_refused(self._path, "the input has changed since then"))
        return pieces

    def passed(self, chunk: Chunk, count: Count) -> None:
        """Take note from time to time; what was written since then is written again."""
        self._trail.add(chunk)
        if monotonic() - self._noted >= PAUSE:
            self.note(count)

    def note(self, count: Count) -> None:
        """Write down how far it has come, after what was written up to there."""
        self.stream.flush()
        os.fsync(self.stream.fileno())
        values = {
            "begun": self._begun,
            "pieces": self._trail.pieces,
            "trail": self._trail.digest,
            "bytes": os.fstat(self.stream.fileno()).st_size,
            "count": count.values(),
        }
        store(_beside(self._path, ".json"), values)
        self._noted = monotonic()


@contextmanager
def under_way(path: Path, begun: Begun, *, resume: bool) -> Iterator[Part]:
    """Open the part of a file; when all is written, it takes the file's place.

    ``begun`` is what must be the same to go on with it. Without ``resume`` it is begun anew, and
    a failure leaves nothing.
    """
    part, state = _beside(path, ""), _beside(path, ".json")
    with part.open("ab") as file:
        stream = TextIOWrapper(file, "utf-8", "backslashreplace")
        _lock(file, path)
        try:
            left = _left(path, begun, file.tell()) if resume else {}
            file.truncate(left.get("bytes", 0))
            if not left:
                store(state, {"begun": begun})
            yield Part(stream, path, begun, left)
            stream.flush()
            os.fsync(file.fileno())
            with suppress(FileNotFoundError):
                shutil.copymode(path, part)
            if os.name == "nt":  # an open file can't be renamed there; elsewhere the lock is held
                stream.close()
            part.replace(path)
            state.unlink(missing_ok=True)
        except BaseException:
            with suppress(OSError):
                stream.detach()
            if not resume:
                for each in (part, state, _beside(path, ".json.new")):
                    with suppress(OSError):
                        each.unlink()
            raise


def is_left(path: Path) -> bool:
    """Tell whether an earlier run left a part of a file that can be gone on with."""
    return bool(_read(_beside(path, ".json")).get("pieces"))


def store(path: Path, values: Begun) -> None:
    """Write values so that a file holds the old ones or the new ones, whatever happens."""
    new = path.with_name(f"{path.name}.new")
    with new.open("w", encoding="utf-8") as file:
        json.dump(values, file)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def _beside(path: Path, ending: str) -> Path:
    """Name a file that stands hidden beside another, so that a folder is not read with it."""
    return path.with_name(f".{path.name}.part{ending}")


def _left(path: Path, begun: Begun, size: int) -> Begun:
    left = _read(_beside(path, ".json"))
    if not left.get("pieces") or left["bytes"] > size:
        return {}
    if different := differing(left["begun"], begun):
        raise WorkError(_refused(path, f"it was begun with other {', '.join(different)}"))
    return left


def differing(before: Begun, now: Begun) -> list[str]:
    """Name what is not the same as when a run was begun."""
    same = json.loads(json.dumps(now))
    return [name for name in now if before.get(name) != same[name]]


def _refused(path: Path, why: str) -> str:
    return f"can't go on with {path}: {why} (without --resume it is begun anew)"


def _read(state: Path) -> Begun:
    try:
        values = json.loads(state.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}


def _lock(file: BinaryIO, path: Path) -> None:
    """Make sure that no other run writes the same file."""
    if sys.platform == "win32":  # an open file can't be replaced there anyway
        return
    try:
        flock(file, LOCK_EX | LOCK_NB)
        same = _beside(path, "").stat().st_ino == os.fstat(file.fileno()).st_ino
    except (BlockingIOError, FileNotFoundError):
        same = False
    except OSError:  # a file system without locks
        return
    if not same:
        raise WorkError(f"another run is writing to {path}")
