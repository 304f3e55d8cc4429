"""Who speaks in a chat: what the person who is recruited says accuses nobody.

Words of the languages tell the sides. Where they don't, everybody's words count.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from screenad.model import Ad
from screenad.operators import Document, Found, Hit
from screenad.ruleset.rule import VOICES, Rule, Sets
from screenad.said import said

#: Numbers of messages that a note names.
MOST = 8

Find = Callable[[Rule, Document], Found]


class Turn(NamedTuple):
    """A field of a chat: who says it, and where it stands in the folded text."""

    name: str
    speaker: str
    words: Hit


def is_talk(ad: Ad) -> bool:
    """Say whether two people or more speak."""
    return len(set(filter(None, ad.speakers))) > 1


def asides(doc: Document, rules: Mapping[Sets, Sequence[Rule]], find: Find) -> tuple[Hit, ...]:
    """Give the folded words of those who are recruited, as far as no recruiter says yes to them."""
    turns = _turns(doc)
    heard = {
        voice: [hit for rule in rules.get(voice, ()) for hit in find(rule, doc) or ()]
        for voice in VOICES
    }
    recruited = _recruited(doc, turns, heard)
    if not recruited:
        doc.notes.append(said("who recruits in this chat was not clear: all words count"))
        return ()
    theirs = [turn for turn in turns if turn.speaker in recruited]
    doc.notes.append(
        said(
            "said by the person who is recruited, and not counted: messages {numbers}",
            numbers=_listed(theirs),
        )
    )
    agreed = _agreed(turns, recruited, heard[Sets.AGREEMENT])
    if agreed:
        asked = _listed([turn for turn in theirs if turn in agreed])
        doc.notes.append(
            said("asked, answered yes, and so counted: messages {numbers}", numbers=asked)
        )
    return tuple(_unconfirmed(doc, turn) if turn in agreed else turn.words for turn in theirs)


def _listed(turns: Sequence[Turn]) -> str:
    numbers = [turn.name.rpartition(" ")[2] for turn in turns]
    return ", ".join(numbers[:MOST]) + (", ..." if len(numbers) > MOST else "")


def _turns(doc: Document) -> list[Turn]:
    image = doc.folded.image
    return [
        Turn(name, speaker, Hit(*image(span.start, span.end)))
        for (name, span), speaker in zip(doc.ad.fields, doc.ad.speakers, strict=True)
        if speaker
    ]


def _recruited(
    doc: Document, turns: Sequence[Turn], heard: Mapping[Sets, Sequence[Hit]]
) -> frozenset[str]:
    """Give those who speak as one who is recruited, if another speaks as a recruiter."""
    sentence = doc.segments.sentence
    asking = {sentence(hit.start) for hit in heard[Sets.CANDIDATE]}
    offering = [hit for hit in heard[Sets.RECRUITER] if sentence(hit.start) not in asking]
    lean = Counter[str]()
    lean.update(_speakers(turns, offering))
    lean.subtract(_speakers(turns, heard[Sets.CANDIDATE]))
    if not any(times > 0 for times in lean.values()):
        return frozenset()
    return frozenset(speaker for speaker, times in lean.items() if times < 0)


def _speakers(turns: Sequence[Turn], hits: Sequence[Hit]) -> list[str]:
    starts = [turn.words.start for turn in turns]
    places = (bisect_right(starts, hit.start) - 1 for hit in hits)
    return [turns[at].speaker for at in places if at >= 0]


def _agreed(
    turns: Sequence[Turn], recruited: frozenset[str], yes: Sequence[Hit]
) -> frozenset[Turn]:
    """Give the turns to which the next one, of somebody else, begins with a yes."""
    starts = {hit.start for hit in yes}
    return frozenset(
        turn
        for turn, answer in pairwise(turns)
        if answer.speaker not in recruited and answer.words.start in starts
    )


def _unconfirmed(doc: Document, turn: Turn) -> Hit:
    """Leave out the last sentence, which a yes confirms."""
    segments = doc.segments
    last = segments.sentences[segments.sentence(max(turn.words.end - 1, turn.words.start))]
    return Hit(turn.words.start, max(last.start, turn.words.start))
