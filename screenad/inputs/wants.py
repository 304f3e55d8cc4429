"""What a person asked of reading, and how much of it is let in."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before the rest is left out and said to be: a hostile input ends here.

    ``record`` is in bytes and holds for one advert of any format; ``passed`` for what is passed
    over of one that is longer, before all that follows is given up; ``value`` for a file that can
    only be read as a whole; ``unpacked`` for all that a compressed file or an archive holds, and
    ``ratio`` how many times its own size that may be. ``members``, ``depth``, ``pages``,
    ``columns`` and ``messages`` (of a chat, in one advert) are counts; ``pixels`` those of a
    picture; ``seconds`` is what one record may take to be read, and ``memory``, in bytes, what a
    process may take that reads apart from this one.
    """

    record: int = 4 * 2**20
    passed: int = 1024 * 2**20
    value: int = 64 * 2**20
    unpacked: int = 1024 * 2**20
    ratio: int = 1000
    members: int = 10_000
    depth: int = 100
    pages: int = 200
    columns: int = 16_384
    messages: int = 200
    pixels: int = 50_000_000
    seconds: int = 30
    memory: int = 1024 * 2**20


@dataclass(frozen=True, slots=True)
class Wants:
    """How to read: which key or column holds a field, the encoding ("": told from the bytes).

    ``charset`` is what a sender says the encoding is, which may be wrong.
    """

    mapping: Mapping[str, str] = field(default_factory=dict)
    encoding: str = ""
    limits: Limits = field(default_factory=Limits)
    charset: str = ""
