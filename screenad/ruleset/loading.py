"""Read rules from YAML, on top of others or by themselves, and complain of everything at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath

from screenad.errors import RuleError, RuleSetError, suggest
from screenad.model import Line
from screenad.operators.wordlist import PhraseList
from screenad.ruleset import citations, lines
from screenad.ruleset.languages import Words
from screenad.ruleset.located import Located, parse, place
from screenad.ruleset.order import arrange
from screenad.ruleset.parsed import Data, decode
from screenad.ruleset.reading import OWN, Reading, Reference, read
from screenad.ruleset.rule import VOICES, Rule, Sets
from screenad.ruleset.sources import MARKER, Source
from screenad.ruleset.stock import EMPTY, Stock
from screenad.ruleset.tables import Shelf

#: Folders of a pack that hold no rules.
_OTHER = ("languages", "data")


class Loading:
    """Rule files on the way to becoming rules, on top of those that were read before."""

    def __init__(self, below: Data = b"") -> None:
        self.read = below
        under = decode(below) if below else EMPTY
        self.problems: list[RuleError] = []
        self.words = Words.on(under)
        self.documents: list[tuple[str, Located]] = []
        self.lines: list[Line] = [*under.lines]
        self.citations = {**under.citations}
        self.shelf = Shelf(under.tables)
        self.readers: Mapping[str, Callable[[Located], None]] = {
            **self.shelf.readers,
            lines.FILE: lambda doc: self.lines.extend(lines.lines(doc)),
            citations.FILE: lambda doc: self.citations.update(citations.citations(doc)),
        }
        self.version = under.version
        self.digest = sha256(under.digest.encode())

    def take(self, source: Source) -> None:
        """Take in a file, or a folder: its marker, languages and rules."""
        for path, data in source.files:
            self._file(source, path, data)

    def finish(self) -> Stock:
        """Build the rules, resolve what they refer to, and put them in order.

        Raises ``RuleSetError`` with every problem found.
        """
        terms, phrases = self.words.term_lists(), self.words.phrase_lists()
        rules = self._below(terms, phrases)
        references: list[Reference] = []
        for group, doc in self.documents:
            reading = Reading(terms, phrases)
            rule = self._rule(doc, group, reading)
            if rule and self._is_free(rules, rule):
                rules[rule.id] = replace(rule, needs=frozenset(reading.needs))
                references.extend(reading.references)
        self._refer(rules, [*references, *(Reference(*each) for each in self.words.places)])
        order = arrange(rules, self.problems)
        if self.problems:
            # One place may be read twice, and is complained of once.
            once = {str(each): each for each in self.problems}
            raise RuleSetError(sorted(once.values(), key=place))
        return Stock(
            rules=rules,
            order=order,
            terms=terms,
            phrases=phrases,
            languages=self.words.languages(),
            lines=tuple(self.lines),
            citations=self.citations,
            tables=self.shelf.tables(),
            version=self.version,
            digest=self.digest.hexdigest(),
        )

    def _below(
        self, terms: Mapping[str, PhraseList], phrases: Mapping[str, PhraseList]
    ) -> dict[str, Rule]:
        """Give the rules from below, with the words and examples that were added to them."""
        if not self.read:
            return {}
        lists = {each.name: each for each in (*terms.values(), *phrases.values())}
        examples = self.words.examples
        return {
            rule.id: replace(rule, examples=(*rule.examples, *examples.get(rule.id, ())))
            for rule in decode(self.read, lists).rules.values()
        }

    def _rule(self, doc: Located, group: str, reading: Reading) -> Rule | None:
        name = doc.entries().get("id") if doc.is_map() else None
        extra = self.words.examples.get(name.text(), ()) if name and name.is_text() else ()
        rule = read(doc, group, reading, extra)
        file = PurePath(doc.path).stem
        if rule and name and group != OWN and rule.id != file:
            name.complain(f"id {rule.id!r} is not the file's name", f"use {file!r}")
        if rule and rule.sets in {Sets.MENTION, *VOICES} and reading.needs:
            doc.complain(
                f"a rule that sets {str(rule.sets)!r} can't refer to other rules: it is asked first"
            )
        return rule

    def _file(self, source: Source, path: str, data: bytes) -> None:
        folder, _, file = path.rpartition("/")
        top = folder.partition("/")[0]
        name = source.root + path
        if not source.root:
            self._document(OWN, name, data)
        elif path == MARKER:
            self._marker(name, data)
        elif path in self.readers:
            self._table(path, name, data)
        elif top == "languages":
            self.digest.update(data)
            doc = parse(data, name, self.problems)
            if doc:
                self.words.add(folder.partition("/")[2], PurePath(file).stem, doc)
        elif top not in _OTHER:
            self._document(top if source.marked else OWN, name, data)

    def _marker(self, path: str, data: bytes) -> None:
        doc = parse(data, path, self.problems)
        keys = doc.entries(("name", "version", "licence"), ("name", "version")) if doc else {}
        if "version" in keys and not self.version:
            self.version = keys["version"].text()

    def _table(self, path: str, name: str, data: bytes) -> None:
        self.digest.update(data)
        doc = parse(data, name, self.problems)
        if doc:
            self.readers[path](doc)

    def _document(self, group: str, path: str, data: bytes) -> None:
        self.digest.update(data)
        doc = parse(data, path, self.problems)
        if doc:
            self.documents.append((group, doc))

    def _is_free(self, rules: dict[str, Rule], rule: Rule) -> bool:
        taken = rules.get(rule.id)
        if taken:
            self.problems.append(RuleError(rule.where, f"id {rule.id!r} is taken", taken.where))
        return not taken

    def _refer(self, rules: dict[str, Rule], references: Iterable[Reference]) -> None:
        for each in references:
            if each.rule and each.rule not in rules:
                known = (*each.others, *rules)
                each.node.complain(f"unknown rule {each.rule!r}", suggest(each.rule, known))
