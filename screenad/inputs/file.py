"""A stream of bytes, and what is known of it before it is read."""

from typing import BinaryIO, NamedTuple


class File(NamedTuple):
    """A file on its own or out of an archive.

    ``source`` is to be shown, ``name`` helps to tell the format, and ``form`` is set where that
    is known already.
    """

    stream: BinaryIO
    source: str
    name: str
    form: str = ""
