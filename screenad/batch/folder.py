"""A folder, here or in a store far away, of parts that appear whole or not at all."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from screenad.batch.count import Count, counted
from screenad.batch.part import differing
from screenad.batch.place import Begun
from screenad.errors import WorkError
from screenad.needs import needed

#: What was begun, and the counts of the parts that are done.
NOTE = "_screenad.json"


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder at an address."""

    url: str

    def part(self, number: int) -> str:
        """Name a part."""
        return f"part-{number:05}.jsonl"

    def write(self, name: str, data: bytes) -> None:
        """Write a file; others see the whole of it or nothing."""
        system, path = self._place()
        system.makedirs(path, exist_ok=True)
        unseen = f"{path}/.{name}.{uuid4().hex}"
        with system.open(unseen, "wb") as file:
            file.write(data)
        system.mv(unseen, f"{path}/{name}")

    def note(self, begun: Begun, done: Mapping[str, Count]) -> None:
        """Write down which parts are done."""
        values = {"begun": begun, "done": {name: each.values() for name, each in done.items()}}
        self.write(NOTE, json.dumps(values).encode())

    def done(self, begun: Begun, *, resume: bool) -> dict[str, Count]:
        """Give the parts that an earlier run has done, if it was the same one."""
        system, path = self._place()
        there = set(system.find(path)) if system.isdir(path) else set()
        parts = {each.rpartition("/")[2] for each in there}
        if not parts:
            return {}
        if not resume:
            raise WorkError(f"{self.url} is not empty: --resume goes on, or name another folder")
        if NOTE not in parts:
            raise WorkError(f"can't go on in {self.url}: there is no {NOTE} in it")
        noted = json.loads(system.cat_file(f"{path}/{NOTE}"))
        if different := differing(noted["begun"], begun):
            raise WorkError(f"can't go on in {self.url}: other {', '.join(different)}")
        return {name: counted(each) for name, each in noted["done"].items() if name in parts}

    def tidy(self) -> None:
        """Remove what workers that died left half-written."""
        system, path = self._place()
        for each in system.find(path):
            if each.rpartition("/")[2].startswith(".part-"):
                system.rm_file(each)

    def _place(self) -> tuple[Any, str]:
        system, path = needed("fsspec.core", "dask").url_to_fs(self.url)
        return system, path
