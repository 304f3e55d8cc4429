"""Contacts as they are meant: as they stand, or, where they were disguised, as they fold."""

import re
from collections.abc import Iterator
from functools import cache

from screenad.facts.contacts import contacts
from screenad.model import Contact, Disguise, Span
from screenad.text.fold import Folded
from screenad.text.words import Words

#: Kinds that a messenger's name beside it makes a kind of its own.
_VAGUE = frozenset({"phone", "other"})


def meant(folded: Folded, words: Words | None = None) -> tuple[Contact, ...]:
    """Find every contact of a text, with spans in the original, ordered, none over another.

    What stands in letters that look like others, in wide or decorative ones, or spaced out, is read
    from the folded text. ``words`` are those of that, for who has them.
    """
    found = contacts(folded.original, words)
    plain = folded.original.isascii() or not _wide().search(folded.original)
    if plain and not folded.undone:
        return found
    kept = list(found)
    for each, is_hidden in _read(folded, words):
        over = [other for other in kept if _overlap(other.span, each.span)]
        if not any(_says_more(other, each, is_hidden=is_hidden) for other in over):
            kept = [*(other for other in kept if other not in over), each]
    return tuple(sorted(kept))


def _says_more(written: Contact, folded: Contact, *, is_hidden: bool) -> bool:
    """Ask whether a contact as it is written is to be kept rather than the same one folded."""
    if written.value == folded.value:
        return written.kind == folded.kind or written.kind not in _VAGUE
    return not is_hidden


def _read(folded: Folded, words: Words | None) -> Iterator[tuple[Contact, bool]]:
    """Give the contacts of the folded text, and whether each stood there in disguise.

    A digit in place of a letter may well belong to a name: such names are left as they stand.
    """
    for each in contacts(folded.text, words):
        start, end = each.span.start, each.span.end
        kinds = {
            undone.kind for undone in folded.undone if undone.start < end and start < undone.end
        }
        if Disguise.LEET not in kinds and each.kind != "wallet":
            span = folded.origin(start, end)
            is_wide = bool(_wide().search(folded.original, span.start, span.end))
            yield each._replace(span=span), bool(kinds) or is_wide


def _overlap(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end


@cache
def _wide() -> re.Pattern[str]:
    """Match letters, digits and signs of ASCII in their wide form."""
    return re.compile("[\uff03\uff0b-\uff1a\uff20-\uff3a\uff3f\uff41-\uff5a]")
