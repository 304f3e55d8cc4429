"""What is at hand while an operator is built."""

from typing import Protocol

from screenad.operators.base import Operator
from screenad.operators.node import Node
from screenad.operators.wordlist import PhraseList


class Builder(Protocol):
    """What is needed to build an operator: nested conditions and the languages' words."""

    def condition(self, node: Node) -> Operator:
        """Build the condition written at this place."""

    def terms(self, node: Node) -> PhraseList:
        """Give the words of a named term in every language."""

    def own_phrases(self, node: Node) -> PhraseList:
        """Give the phrases that the languages list for the rule being built."""

    def refer(self, node: Node) -> str:
        """Note a reference to another rule and give its id."""
