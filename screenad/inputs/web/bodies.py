"""The body of an answer of HTTP: its chunks put together, unpacked no further than a limit."""

import zlib
from collections.abc import Iterable, Iterator
from email.message import Message

from screenad.errors import InputError
from screenad.said import said

#: Names that all mean what zlib can unpack, with a head of either kind.
ZLIB = frozenset({"gzip", "x-gzip", "deflate"})
WITH_ANY_HEAD, BARE = 47, -15
CHUNK = 65_536


def unpacked(pieces: Iterable[bytes], coding: str, limit: int) -> Iterator[bytes]:
    """Give a body as it was before it was packed; hardly more than ``limit`` bytes of it."""
    names = [name.strip().lower() for name in coding.split(",") if name.strip()]
    for name in reversed([each for each in names if each != "identity"]):
        if name not in ZLIB:
            raise InputError("", said("it is packed in an unknown way ({name})", name=name[:20]))
        pieces = _inflated(pieces, name)
    left = limit
    for piece in pieces:
        yield piece[:left]
        left -= len(piece)
        if left <= 0:
            return


def _inflated(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    made = None
    for piece in pieces:
        if made is None:
            # Some servers leave the head of "deflate" away.
            bare = name == "deflate" and piece[:1] and piece[0] & 0x0F != 8
            made = zlib.decompressobj(BARE if bare else WITH_ANY_HEAD)
        todo = piece
        while todo and not made.eof:
            try:
                yield made.decompress(todo, CHUNK)
            except zlib.error as problem:
                raise InputError("", said("it is packed in a way that is broken")) from problem
            todo = made.unconsumed_tail


def joined(body: bytes) -> bytes:
    """Put together a body that was sent in chunks, as far as they go."""
    parts: list[bytes] = []
    at = 0
    while (end := body.find(b"\r\n", at, at + 1024)) >= 0:
        try:
            size = int(body[at:end].partition(b";")[0].strip()[:16], 16)
        except ValueError:
            break
        if size <= 0:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2
    return b"".join(parts) if parts else body


def charset(kind: str) -> str:
    """Give the encoding that a content type names, as it is written there."""
    told = Message()
    told["Content-Type"] = kind[:1000]
    found = told.get_param("charset", "")
    return found if isinstance(found, str) else ""
