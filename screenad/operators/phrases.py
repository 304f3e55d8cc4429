"""Ask for literal phrases: listed in the rule, in the languages, or named once as a term."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from screenad.operators.base import Document, Found, Operator
from screenad.operators.build import Builder
from screenad.operators.node import Node
from screenad.operators.wordlist import PhraseList, outermost, phrase_list


def lists_of(operator: Operator) -> tuple[PhraseList, ...]:
    """Give the lists that an operator itself looks for; none for other kinds."""
    match operator:
        case Phrases(phrases):
            return (phrases,)
        case Terms(named):
            return named
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class Phrases(Operator):
    """Holds when one of the phrases stands in the advert."""

    list: PhraseList

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:
        """Build from phrases, from phrases by language, or from the word ``languages``."""
        if node.is_text() and node.text() == "languages":
            return cls(build.own_phrases(node))
        by_language = node.entries() if node.is_map() else {"und": node}
        return cls(phrase_list(node.where, by_language))

    def find(self, doc: Document) -> Found:
        """Find every phrase."""
        return self.list.find(doc) or None

    def may(self, doc: Document) -> bool:
        """Tell whether one of the phrases may stand in the advert."""
        return bool(self.list.likely(doc))

    def parts(self) -> Iterator[Operator]:
        """Give nothing: there are no conditions inside."""
        return iter(())


@dataclass(frozen=True, slots=True)
class Terms(Operator):
    """Holds when a word of one of the named terms stands in the advert, in any language."""

    lists: tuple[PhraseList, ...]

    @classmethod
    def parse(cls, node: Node, build: Builder) -> Self:
        """Build from the name of a term, or several."""
        return cls(tuple(build.terms(item) for item in node.items()))

    def find(self, doc: Document) -> Found:
        """Find every word of every term."""
        if len(self.lists) == 1:
            return self.lists[0].find(doc) or None
        return outermost(hit for each in self.lists for hit in each.find(doc)) or None

    def may(self, doc: Document) -> bool:
        """Tell whether a word of one of the terms may stand in the advert."""
        return any(each.likely(doc) for each in self.lists)

    def parts(self) -> Iterator[Operator]:
        """Give nothing: there are no conditions inside."""
        return iter(())
