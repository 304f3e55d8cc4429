"""Phrases that mean the same, in one language or many, and where they stand in a text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import NamedTuple, Self

import regex

from screenad.operators.base import Document, Hit
from screenad.operators.expressions import EXPRESSIONS
from screenad.operators.frame import stands
from screenad.operators.node import Node
from screenad.operators.seen import Seen, beginning
from screenad.operators.toneless import is_long

#: To compile an expression takes as long as so many looks at whether it can match at all.
OFTEN = 25
#: In a text of more characters, to look for a literal takes longer than to look up a beginning.
SHORT = 5000


class Phrase(NamedTuple):
    """One way to say it: as written, in which language, and where that is written.

    Every match holds one of the ``literals`` and all of the ``frame``, and begins with one of the
    ``openings`` if any. Where ``exact`` is given, a short match must be one of that, too, and the
    openings have lost their marks.
    """

    text: str
    language: str
    where: str
    literals: tuple[str, ...]
    expression: str
    openings: tuple[str, ...] = ()
    exact: str = ""
    frame: str = ""

    @property
    def tongue(self) -> str:
        """Give the language without script or country."""
        return self.language.partition("-")[0]

    @property
    def common(self) -> float:
        """Guess how often it is met: the longer what must be there, the rarer."""
        return sum(0.5 ** len(each.encode("utf-8", "surrogatepass")) for each in self.literals)

    def may_stand(self, seen: Seen) -> bool:
        """Tell whether it may be in a folded text; no expression is compiled for that.

        Where an expression is asked for often, to match it takes no longer than a closer look.
        """
        asked = _asked(self.expression)
        if self.openings and asked.times >= OFTEN:
            return bool(self.spans(seen))
        if self.openings and len(seen.text) > SHORT and not self._places(seen):
            return False
        if not self._has_literal(seen) or (self.openings and not self._places(seen)):
            return False
        asked.times += 1
        return stands(self.frame, seen.smooth)

    def spans(self, seen: Seen) -> Sequence[tuple[int, int]]:
        """Find it in folded text."""
        key = self.exact or self.expression, self.language
        if key not in seen.spans:
            matches = self._beginning(seen) if self.openings else self._searched(seen)
            found = tuple(match.span() for match in matches if self._is_meant(match[0]))
            if not found:
                return ()  # as most: to keep that would weigh more than the text
            seen.spans[key] = found
        return seen.spans[key]

    def is_all_of(self, text: str) -> bool:
        """Tell whether a folded text is this phrase and no more."""
        return bool(_asked(self.expression).compiled.fullmatch(text)) and self._is_meant(text)

    def _searched(self, seen: Seen) -> Iterator[regex.Match[str]]:
        if self._is_held(seen):
            yield from _asked(self.expression).compiled.finditer(seen.text)

    def _beginning(self, seen: Seen) -> Iterator[regex.Match[str]]:
        """Match where an opening stands: quicker than a search, which looks at every place."""
        places = self._places(seen)
        # What is typed with some of its marks only is not meant.
        if places and (not self.exact or self._is_held(seen)):
            yield from beginning(_asked(self.expression).compiled, seen.text, places)

    def _places(self, seen: Seen) -> Sequence[int]:
        return (seen.bare if self.exact else seen).places(self.openings)

    def _is_held(self, seen: Seen) -> bool:
        """Tell whether a text has one of the literals, where the openings do not tell already."""
        told = self.literals == self.openings and not self.exact
        return told or self._has_literal(seen)

    def _has_literal(self, seen: Seen) -> bool:
        return any(map(seen.text.__contains__, self.literals))

    def _is_meant(self, found: str) -> bool:
        if not self.exact or is_long(found, self.tongue):
            return True
        return bool(_asked(self.exact).compiled.fullmatch(found))


@dataclass(frozen=True, slots=True)
class PhraseList:
    """Phrases that mean the same to a rule, by language without script or country.

    ``name`` is the key under which hits are kept; ``common`` guesses how often one is met.
    """

    name: str
    words: Mapping[str, Sequence[Phrase]] = field(repr=False)  # thousands of them
    common: float = 0.0

    @classmethod
    def of(cls, name: str, phrases: Iterable[Phrase]) -> Self:
        """Sort phrases by language."""
        words: dict[str, list[Phrase]] = {}
        for each in phrases:
            words.setdefault(each.tongue, []).append(each)
        common = sum(each.common for listed in words.values() for each in listed)
        return cls(name, {tongue: tuple(listed) for tongue, listed in words.items()}, common)

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """Give the phrases of every language."""
        return tuple(each for listed in self.words.values() for each in listed)

    def find(self, doc: Document, *, own: bool = False) -> tuple[Hit, ...]:
        """Find every phrase of the languages that the text may speak, and of those no part.

        With ``own``, of those only that the text is in, as far as that can be told.
        """
        likely = self.likely(doc)
        if not likely:
            return ()
        return doc.once(("phrases", self.name, own), lambda: self._search(doc, likely, own=own))

    def _search(self, doc: Document, phrases: Sequence[Phrase], *, own: bool) -> tuple[Hit, ...]:
        likely = (each for each in phrases if not own or doc.is_in(each.tongue))
        spans = {span for phrase in likely for span in phrase.spans(doc.seen)}
        return outermost(Hit(start, end) for start, end in spans)

    def likely(self, doc: Document) -> Sequence[Phrase]:
        """Give the phrases that may stand in the advert; no expression is matched for that."""
        among = doc.suspects.among(self) if doc.suspects else None
        if among == ():
            return ()
        return doc.once(("likely", self.name), lambda: self._likely(doc, among))

    def _likely(self, doc: Document, among: Sequence[Phrase] | None) -> Sequence[Phrase]:
        phrases = self._spoken(doc) if among is None else among
        return tuple(each for each in phrases if each.may_stand(doc.seen))

    def _spoken(self, doc: Document) -> Iterator[Phrase]:
        heard = filter(doc.speaks, self.words)
        return (each for tongue in heard for each in self.words[tongue])


def outermost(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Drop hits that lie inside another."""
    out: list[Hit] = []
    for hit in sorted(hits, key=lambda each: (each.start, -each.end)):
        if not out or hit.end > out[-1].end:
            out.append(hit)
    return tuple(out)


def phrase(node: Node, language: str) -> Phrase | None:
    """Build the phrase written at a place; complain when it is not well formed."""
    # Rules that were read before need it not.
    from screenad.operators.framing import frame
    from screenad.operators.phrase import expression, openings
    from screenad.operators.tokens import PhraseError, read, required
    from screenad.operators.toneless import spellings, toneless, typed_without, unmarked

    text = node.text()
    if not text:
        return None
    try:
        tokens = read(text)
    except PhraseError as problem:
        node.complain(f"phrase {text!r}: {problem}")
        return None
    literals = required(tokens)
    written, held = expression(tokens, literals), frame(tokens, literals)
    # One word of Vietnamese is short, and so must be exact.
    begun = openings(tokens)
    exact = language == "vi" and not (" " in text or ".." in text)
    if exact or not typed_without(written, language):
        return Phrase(text, language, node.where, literals, written, begun, frame=held)
    either = tuple(dict.fromkeys(way for each in literals for way in spellings(each)))
    bare = tuple(dict.fromkeys(map(unmarked, begun)))
    return Phrase(text, language, node.where, either, toneless(written), bare, written, held)


def phrase_list(name: str, nodes: Mapping[str, Node]) -> PhraseList:
    """Build the phrases listed for each language."""
    found: list[Phrase] = []
    for language, node in nodes.items():
        seen: set[str] = set()
        for item in node.items():
            built = phrase(item, language)
            if built and built.expression in seen:
                item.complain(f"phrase {built.text!r} is listed twice")
            elif built:
                seen.add(built.expression)
                found.append(built)
    return PhraseList.of(name, found)


class _Asked:
    """An expression, and how often it was asked for: to compile it takes long."""

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.times = 0

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """Give it, compiled when it is first needed."""
        self.times = OFTEN
        return EXPRESSIONS.compiled(self.expression, regex.VERSION1)


@cache
def _asked(expression: str) -> _Asked:
    return _Asked(expression)
