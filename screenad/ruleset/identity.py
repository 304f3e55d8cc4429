"""What made a thing that is kept: this program as it stands, and the libraries that it uses."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import regex

from screenad import __version__


@cache
def program() -> str:
    """Describe the program: a changed module, as in a checkout, makes another program."""
    libraries = (__version__, regex.__version__, sys.implementation.cache_tag or "")
    return "\n".join((*libraries, *sorted(_modules(Path(__file__).parents[1]))))


def _modules(folder: Path) -> Iterator[str]:
    """Give name, size and time of each module."""
    with os.scandir(folder) as found:
        for each in found:
            if each.is_dir():
                if each.name not in {"__pycache__", "rules"}:
                    yield from _modules(Path(each.path))
            elif each.name.endswith(".py"):
                status = each.stat()
                yield f"{each.path} {status.st_size} {status.st_mtime_ns}"
