"""A line that is still to be read: to cut a stream costs little, to read what it holds much."""

from collections.abc import Mapping
from typing import NamedTuple


class Line(NamedTuple):
    """A line of JSON and where it is from; ``hint`` is an encoding to try before guessing."""

    data: bytes
    source: str
    mapping: Mapping[str, str]
    hint: str = ""
