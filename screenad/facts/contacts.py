"""Ways to reach the recruiter: numbers, accounts, addresses, wallets, each with its span."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from screenad.facts.accounts import accounts
from screenad.facts.apps import Mention, mentions
from screenad.facts.digits import stretches
from screenad.facts.handles import at_handles, bare_handles, leads_to
from screenad.facts.links import emails, links
from screenad.facts.phones import is_announced, is_money, is_phone, normal, numbers
from screenad.facts.spelled import spelled
from screenad.facts.wallets import wallets
from screenad.model import Contact, Span
from screenad.text.words import Words

_start = attrgetter("start")
_end = attrgetter("end")
#: Kinds of contact whose value is no name.
PLAIN = frozenset({"phone", "wallet"})
#: One of these, or a digit, a dot or an "id", is in every text with a contact.
_SIGNS = ":@/_=＠：号號"
#: "id" in scripts in which words run together.
_IDS = ("ไอดี", "아이디")


def contacts(text: str, folded: Words | None = None) -> tuple[Contact, ...]:
    """Find every contact in an original text, ordered, none over another.

    ``folded`` are the words of the folded text, for who has them.
    """
    lowered = _lower(text)
    own = folded if folded and folded.text == lowered else Words(lowered)
    words = (folded or own).words
    digits = stretches(text)
    if not (digits or _may_hold(text, lowered, words)):
        return tuple(Contact(span, "phone", digits) for span, digits in spelled(lowered, words))
    kept = _Kept(bytearray(len(text)), [])
    for finder in (emails, links, wallets):
        kept.add(finder(text))
    named = [mention for mention in mentions(own) if kept.is_free(mention)]
    names = _Names(lowered, named, any(contact.kind == "telegram" for contact in kept.contacts))
    kept.add(each for each in accounts(text, lowered, digits) if names.kind(each.span) is None)
    kept.add(_accounts(text, names))
    kept.add(_numbers(text, digits, names, kept))
    kept.add(
        Contact(span, names.kind(span) or "phone", digits)
        for span, digits in spelled(lowered, words)
    )
    kept.add(bare_handles(text, lowered, named))
    return tuple(sorted(kept.contacts))


def _may_hold(text: str, lowered: str, words: AbstractSet[str]) -> bool:
    """Ask whether there is anything that a contact without digits has: a sign, a dot in a word."""
    if any(sign in text for sign in _SIGNS) or "id" in words or _dotted().search(text):
        return True
    return not text.isascii() and (
        any(word in lowered for word in _IDS) or bool(_id().search(lowered))
    )


def _lower(text: str) -> str:
    """Put into lower case, one character for one."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


class _Kept(NamedTuple):
    """The contacts found so far, and which characters they take."""

    taken: bytearray
    contacts: list[Contact]

    def is_free(self, span: Span | Mention) -> bool:
        return not any(self.taken[span.start : span.end])

    def add(self, found: Iterable[Contact]) -> None:
        for contact in found:
            span = contact.span
            if self.is_free(span):
                self.taken[span.start : span.end] = b"\1" * (span.end - span.start)
                self.contacts.append(contact)


class _Names(NamedTuple):
    """The messengers that a text names, and what they are named for."""

    lowered: str
    named: Sequence[Mention]
    telegram_linked: bool

    def kind(self, span: Span) -> str | None:
        """Give the kind of messenger named in brackets behind an account, or right before it."""
        after = bisect_left(self.named, span.end, key=_start)
        if after < len(self.named) and self._in_brackets(span, self.named[after]):
            return self.named[after].kind
        before = bisect_right(self.named, span.start, key=_end) - 1
        if before >= 0 and leads_to(self.lowered, self.named[before], span.start):
            return self.named[before].kind
        return None

    def _in_brackets(self, span: Span, mention: Mention) -> bool:
        near = mention.start - span.end <= 3
        opened = near and _bracket().fullmatch(self.lowered, span.end, mention.start)
        return bool(opened and _after_name().match(self.lowered, mention.end))

    def default(self) -> str:
        """Give the kind of a name with ``@`` for which no messenger is named."""
        telegram = any(mention.kind == "telegram" for mention in self.named)
        return "telegram" if telegram or self.telegram_linked else "other"


def _accounts(text: str, names: _Names) -> Iterator[Contact]:
    """Give the names written with ``@``: those of a messenger, and long enough others."""
    default = names.default()
    for span in at_handles(text):
        value = text[span.start + 1 : span.end].strip().lower()
        kind = names.kind(span)
        if kind or (_plain_name().fullmatch(value) and text[span.start + 1] != " "):
            yield Contact(span, kind or default, value)


def _numbers(text: str, digits: Iterable[Span], names: _Names, kept: _Kept) -> Iterator[Contact]:
    """Give telephone numbers; one that follows another by a sign only is of the same kind."""
    last: Contact | None = None
    for span, number in numbers(text, digits):
        kind = names.kind(span)
        if kind is None and last and _follows(text, last.span.end, span.start):
            kind = last.kind
        plausible = is_phone(number, named=kind is not None) or (
            is_phone(number, named=True) and is_announced(names.lowered, span.start)
        )
        plausible = plausible and not is_money(names.lowered, span)
        if plausible and kind != "other" and kept.is_free(span):
            last = Contact(span, kind or "phone", normal(number))
            yield last


def _follows(text: str, end: int, start: int) -> bool:
    return start - end <= 6 and bool(_between().fullmatch(text, end, start))


@cache
def _id() -> re.Pattern[str]:
    # The word stands first, so that the search can skip to it.
    return re.compile(r"id(?<![a-z]id)(?![a-z])")


@cache
def _dotted() -> re.Pattern[str]:
    return re.compile(r"\.[^\W_]")


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"[ ]?[(（\[【][ ]?")


@cache
def _after_name() -> re.Pattern[str]:
    return re.compile(r"[ ]?(?:[)）\]】/,，&+]|only|or|and|和)")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[/,，、&;+|]|or|and|atau|或|и|หรือ)?\s*")


@cache
def _plain_name() -> re.Pattern[str]:
    return re.compile(r"[a-z][\w.-]{4,}")
