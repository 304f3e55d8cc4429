"""A chat to adverts: the talk of a few people is one, an offer to a group is one of its own."""

from collections.abc import Iterator, Sequence

from screenad.errors import InputError
from screenad.inputs.chats.message import Chat, Message
from screenad.inputs.jsontext import mended
from screenad.inputs.offered import stands_alone
from screenad.inputs.records import BETWEEN
from screenad.inputs.several import several
from screenad.inputs.wants import Limits
from screenad.model import Ad, Skipped, Span
from screenad.said import counted, said

#: People who may talk with one another; among more, each offer is for all of them.
FEW = 3
#: One person who sends so many offers, and little else, sends different ones.
BROADCAST = 5
#: A long chat is cut into parts, and each begins with this share of the part before it.
SHARED = 10
#: Numbers of messages that a note names.
MOST = 8


def adverts(chat: Chat, limits: Limits) -> Iterator[Ad | Skipped]:
    """Give the adverts of a chat as its messages come; an ``InputError`` comes after them."""
    faults: list[InputError] = []
    part = _Part(chat)
    number = 0
    for found in _until_fault(chat.messages, faults):
        if isinstance(found, Skipped):
            yield found
            continue
        number = found.number
        if part.is_full(found, limits):
            yield from part.adverts(last=False)
            part = part.next(limits)
        part.add(found)
    yield from part.adverts(last=True)
    if number and not part.had_words:
        yield Skipped(chat.source, said("a chat without words"))
    if faults:
        raise faults[0]


def _until_fault(
    messages: Iterator[Message | Skipped], faults: list[InputError]
) -> Iterator[Message | Skipped]:
    """Give what can be read, and keep the fault: what came before it has to be told first."""
    try:
        yield from messages
    except InputError as problem:
        faults.append(problem)


class _Part:
    """So many messages as make one advert."""

    def __init__(self, chat: Chat, shared: Sequence[Message] = (), *, first: bool = True) -> None:
        self._chat = chat
        self._held = list(shared)
        self._shared = len(self._held)
        self._size = sum(len(message.text) for message in self._held)
        self._first = first
        self.had_words = not first

    def add(self, message: Message) -> None:
        """Take a message."""
        self._held.append(message)
        self._size += len(message.text)
        self.had_words = self.had_words or bool(message.text.strip())

    def is_full(self, message: Message, limits: Limits) -> bool:
        """Say whether a message has to go into the next part."""
        some = len(self._held) > self._shared
        return some and (
            len(self._held) >= limits.messages or self._size + len(message.text) > limits.record
        )

    def next(self, limits: Limits) -> "_Part":
        """Give the part that comes after this one; the last of this one begin it."""
        kept = self._held[-max(1, limits.messages // SHARED) :]
        room = limits.record // SHARED
        fit = [m for at, m in enumerate(kept) if sum(len(n.text) for n in kept[at:]) <= room]
        part = _Part(self._chat, fit, first=False)
        part.had_words = self.had_words
        return part

    def adverts(self, *, last: bool) -> Iterator[Ad | Skipped]:
        """Give the talk, and the offers that stand alone in it."""
        apart = self._offers()
        numbers = {message.number for message in apart}
        for message in apart:
            if message not in self._held[: self._shared]:
                yield from several(self._offer(message))
        rest = [m for m in self._held if m.number not in numbers]
        fresh = [m for m in self._held[self._shared :] if m.number not in numbers]
        if any(message.text.strip() for message in fresh):
            whole = self._first and last
            yield self._talk(rest, whole=whole, apart=sorted(numbers))

    def _offers(self) -> list[Message]:
        people = len({message.sender for message in self._held})
        many = self._chat.posts or people > FEW
        if not many and people > 1:
            return []
        alone = [message for message in self._held if stands_alone(message.text)]
        return alone if many or len(alone) >= max(BROADCAST, len(self._held) / 2) else []

    def _offer(self, message: Message) -> Ad:
        place = f"{self._chat.source}#messages/{message.number}"
        return _laid_out(self._chat, [message], place, _notes([message]))

    def _talk(self, messages: Sequence[Message], *, whole: bool, apart: Sequence[int]) -> Ad:
        notes = _notes(messages)
        place = self._chat.source
        numbers = sorted(message.number for message in messages)
        if not whole:
            place += f"#messages/{numbers[0]}-{numbers[-1]}"
            notes.append(said("a long chat in parts that overlap: this is one of them"))
        elif apart:
            place += "#messages"
        if apart:
            notes.append(said("adverts of their own: messages {numbers}", numbers=_listed(apart)))
        return _laid_out(self._chat, messages, place, notes)


def _laid_out(chat: Chat, messages: Sequence[Message], place: str, notes: Sequence[str]) -> Ad:
    """Lay out messages one below another, each a field of its own."""
    worded = [message for message in messages if message.text.strip()]
    fields = [(f"message {message.number}", message.text, message.speaker) for message in worded]
    if chat.backwards:
        fields.reverse()
    if chat.title.strip():
        fields.insert(0, ("title", chat.title, ""))
    spans: list[tuple[str, Span]] = []
    at = 0
    for name, text, _ in fields:
        spans.append((name, Span(at, at + len(text))))
        at += len(text) + len(BETWEEN)
    return Ad(
        mended(BETWEEN.join(text for _, text, _ in fields)),
        place,
        fields=tuple(spans),
        notes=tuple(notes),
        speakers=tuple(speaker for *_, speaker in fields),
    )


def _notes(messages: Sequence[Message]) -> list[str]:
    notes = [message.note for message in messages if message.note]
    unread = [message.number for message in messages if message.unread]
    if unread:
        notes.append(
            counted(
                "not read: pictures, files or sounds in message {numbers}",
                "not read: pictures, files or sounds in messages {numbers}",
                count=len(unread),
                numbers=_listed(unread),
            )
        )
    return list(dict.fromkeys(notes))


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:MOST])) + (", ..." if len(numbers) > MOST else "")
