"""What one person wrote at one time, and the chat that it stands in."""

from collections.abc import Iterator
from typing import NamedTuple

from screenad.model import Skipped
from screenad.said import said

CUT = said("a message was cut: the rest was not read")


class Message(NamedTuple):
    """A message and its number in the chat, from 1.

    ``origin`` is whom it was forwarded from. ``unread`` says that it holds more than words.
    """

    number: int
    sender: str
    text: str
    origin: str = ""
    unread: bool = False
    note: str = ""

    @property
    def speaker(self) -> str:
        """Give whose words these are."""
        return self.origin or self.sender


class Chat(NamedTuple):
    """A chat that is being read.

    ``title`` is that of a group or a channel, never a person's name. ``posts`` tells a channel,
    ``backwards`` a chat whose last message comes first.
    """

    source: str
    messages: Iterator[Message | Skipped]
    title: str = ""
    posts: bool = False
    backwards: bool = False
