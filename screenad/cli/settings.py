"""The configuration file: the nearest one at or above a folder."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from screenad.errors import InputError

FILES = ("screenad.toml", "pyproject.toml")
SECTION = "tool.screenad"
HEADER = re.compile(r"\s*\[+([^\]]+)\]")
KEY = re.compile(r"""\s*["']?([\w-]+)["']?\s*=""")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a configuration file says; ``path`` is None where there is no file."""

    path: Path | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def place(self, key: str) -> str:
        """Say where a key stands."""
        line = self.lines.get(key)
        return f"{self.path}:{line}" if line else str(self.path)


def settings(folder: Path) -> Settings:
    """Read the nearest ``screenad.toml`` or ``[tool.screenad]`` at or above a folder."""
    for place in (folder, *folder.parents):
        for name in FILES:
            text = _text(place / name)
            found = None if text is None else _read(place / name, text)
            if found:
                return found
    return Settings()


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None
    except UnicodeDecodeError as problem:
        raise InputError(str(path), f"not UTF-8 text at byte {problem.start}") from problem
    except OSError as problem:
        raise InputError(str(path), (problem.strerror or str(problem)).lower()) from problem


def _read(path: Path, text: str) -> Settings | None:
    shared = path.name == "pyproject.toml"
    if shared and "screenad" not in text:  # whatever is wrong with it is not our matter
        return None
    import tomllib  # slow to load, and most people have no such file

    try:
        values: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise InputError(str(path), f"not TOML: {problem}".lower()) from problem
    for step in SECTION.split(".") if shared else ():
        values = values.get(step, {}) if isinstance(values, dict) else {}
    if not isinstance(values, dict):
        raise InputError(str(path), f"{SECTION} is not a table")
    return Settings(path, values, _lines(text, SECTION if shared else "")) if values else None


def _lines(text: str, section: str) -> Mapping[str, int]:
    """Give the line of each key of a section; one inside another value may go astray."""
    here, found = "", dict[str, int]()
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.match(line):
            here = header[1].strip()
        elif here == section and (key := KEY.match(line)):
            found.setdefault(key[1], number)
    return found
