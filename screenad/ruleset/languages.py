"""The language folders: named terms, phrases for one rule, examples, messages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

import regex

from screenad.operators.wordlist import Phrase, PhraseList, phrase
from screenad.ruleset.located import Located
from screenad.ruleset.rule import Example, Language, Message
from screenad.ruleset.stock import Stock

FILES = ("terms", "phrases", "examples", "messages")
#: What a language says of itself in its messages.
CLAIMS = ("reviewed", "complete")
_TAG = regex.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")


@dataclass(slots=True)
class Words:
    """Everything that the language folders say, by term and by rule.

    ``places`` are the nodes that name a rule, to be checked when all rules are known.
    """

    terms: dict[str, list[Phrase]] = field(default_factory=dict)
    phrases: dict[str, list[Phrase]] = field(default_factory=dict)
    examples: dict[str, list[Example]] = field(default_factory=dict)
    messages: dict[str, dict[str, Message]] = field(default_factory=dict)
    data: dict[str, dict[str, str]] = field(default_factory=dict)
    claims: dict[str, dict[str, bool]] = field(default_factory=dict)
    places: list[tuple[str, Located]] = field(default_factory=list)

    @classmethod
    def on(cls, below: Stock) -> Self:
        """Begin with the words of rules that were read before."""
        tags = below.languages.items()
        return cls(
            terms={name: [*found.phrases] for name, found in below.terms.items()},
            phrases={name: [*found.phrases] for name, found in below.phrases.items()},
            messages={tag: {**found.messages} for tag, found in tags if found.messages},
            data={tag: {**found.data} for tag, found in tags if found.data},
            claims={tag: {name: getattr(found, name) for name in CLAIMS} for tag, found in tags},
        )

    def add(self, language: str, file: str, doc: Located) -> None:
        """Take in one file of a language folder."""
        if not _TAG.fullmatch(language):
            doc.complain(f"{language!r} is not the tag of a language", "such as th or zh-Hans")
            return
        match file:
            case "terms":
                self._phrases(self.terms, language, doc.entries())
            case "phrases":
                self._phrases(self.phrases, language, self._by_rule(doc))
            case "examples":
                self._examples(language, self._by_rule(doc))
            case "messages":
                self._messages(language, doc.entries(("rules", "data", *CLAIMS)))
            case _:
                doc.complain(f"unknown language file {file!r}", ", ".join(FILES))

    def term_lists(self) -> Mapping[str, PhraseList]:
        """Give each term's words in every language."""
        return _lists(self.terms, "term")

    def phrase_lists(self) -> Mapping[str, PhraseList]:
        """Give each rule's phrases in every language."""
        return _lists(self.phrases, "rule")

    def languages(self) -> Mapping[str, Language]:
        """Give the messages of each language."""
        return {
            tag: Language(tag, self.messages.get(tag, {}), self.data.get(tag, {}), **claims)
            for tag, claims in sorted(self.claims.items())
        }

    def _by_rule(self, doc: Located) -> Mapping[str, Located]:
        entries = doc.entries()
        self.places.extend(entries.items())
        return entries

    @staticmethod
    def _phrases(
        into: dict[str, list[Phrase]], language: str, entries: Mapping[str, Located]
    ) -> None:
        for name, node in entries.items():
            kept = into.setdefault(name, [])
            seen = {each.expression for each in kept if each.language == language}
            for item in node.items():
                built = phrase(item, language)
                if built and built.expression in seen:
                    item.complain(f"phrase {built.text!r} is listed twice under {name!r}")
                elif built:
                    seen.add(built.expression)
                    kept.append(built)

    def _examples(self, language: str, entries: Mapping[str, Located]) -> None:
        for rule, node in entries.items():
            for kind, items in node.entries(("fires", "silent")).items():
                self.examples.setdefault(rule, []).extend(
                    Example(item.text(), kind == "fires", language, item.where)
                    for item in items.items()
                )

    def _messages(self, language: str, entries: Mapping[str, Located]) -> None:
        if "rules" in entries:
            rules = self._by_rule(entries["rules"])
            self.messages.setdefault(language, {}).update(
                {rule: _message(node) for rule, node in rules.items()}
            )
        if "data" in entries:
            words = entries["data"].entries()
            self.data.setdefault(language, {}).update(
                {key: node.text() for key, node in words.items()}
            )
        claims = self.claims.setdefault(language, {})
        for name in (name for name in CLAIMS if name in entries):
            claims[name] = entries[name].flag() and claims.get(name, True)


def _lists(by_name: Mapping[str, list[Phrase]], kind: str) -> dict[str, PhraseList]:
    return {name: PhraseList.of(f"{kind} {name}", kept) for name, kept in by_name.items()}


def _message(node: Located) -> Message:
    keys = node.entries(("title", "why", "advice"), required=("title", "why"))
    words = {name: " ".join(value.text().split()) for name, value in keys.items()}
    return Message(words.get("title", ""), words.get("why", ""), words.get("advice", ""))
