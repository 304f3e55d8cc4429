"""A second look at a stream: chats begin like other files, and show further on what they are."""

import io
from typing import BinaryIO

from screenad.inputs.encodings import decode
from screenad.inputs.replay import HEAD, Replay, peeked, some
from screenad.inputs.wants import Wants

#: More of JSON and pages is not waited for; a text is read as a whole in any case.
SOME = 4096
FURTHER = {"json": SOME, "html": SOME, "text": HEAD}


def looked(form: str, stream: BinaryIO, wants: Wants) -> tuple[str, BinaryIO]:
    """Name the format of a stream that seems to be in ``form``; give it as it was."""
    if form != "csv" and form not in FURTHER:
        return form, stream
    head, again = further(stream, FURTHER[form]) if form in FURTHER else peeked(stream)
    from screenad.inputs.chats.reading import kind  # most formats need no second look

    if kind(form, decode(head, whole=False).text, wants.limits):
        return "chat", again
    return ("texts" if form == "text" else form), again


def further(stream: BinaryIO, size: int) -> tuple[bytes, BinaryIO]:
    """Give so much of a stream, or all of it, and a stream that still has it."""
    head = b""
    while len(head) < size:
        more = some(stream, size - len(head))
        if not more:
            return head, io.BytesIO(head)
        head += more
    return head, io.BufferedReader(Replay(head, stream), HEAD)
