"""Find the rule files, read them all, and complain of everything at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePath

from screenad.errors import InputError, RuleError, RuleSetError, suggest
from screenad.model import Line
from screenad.ruleset import lines
from screenad.ruleset.languages import Words
from screenad.ruleset.located import Located, parse, place
from screenad.ruleset.order import arrange
from screenad.ruleset.reading import OWN, Reading, Reference, read
from screenad.ruleset.rule import Rule, RuleSet, Sets, Status
from screenad.ruleset.tables import Shelf

MARKER = "pack.yaml"
#: Folders of a pack that hold no rules.
_OTHER = ("languages", "data")


def shipped() -> Traversable:
    """Give the folder of the rules that come with screenad.

    In an installed copy that is ``screenad/rules``; in a checkout, ``rules`` beside the package.
    """
    inside = files("screenad") / "rules"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "rules"


def load(paths: Sequence[str] = (), *, builtin: bool = True, drafts: bool = False) -> RuleSet:
    """Read the shipped rules and those of ``paths`` (files, folders or packs).

    Raises ``RuleSetError`` with every problem found, ``InputError`` for a path that is not there.
    """
    loading = Loading()
    if builtin:
        loading.pack(shipped(), "rules/")
    for path in paths:
        loading.path(Path(path))
    return loading.finish(drafts=drafts)


class Loading:
    """Rule files on the way to becoming a rule set."""

    def __init__(self) -> None:
        self.problems: list[RuleError] = []
        self.words = Words()
        self.documents: list[tuple[str, Located]] = []
        self.lines: list[Line] = []
        self.shelf = Shelf()
        self.version = ""
        self.digest = sha256()

    def path(self, path: Path) -> None:
        """Take in a file or folder that the user named."""
        if path.is_dir():
            self.pack(path, f"{path}/")
        elif path.is_file():
            self._document(OWN, str(path), path.read_bytes())
        else:
            raise InputError(str(path), "no such rule file or folder")

    def pack(self, folder: Traversable, name: str) -> None:
        """Take in a folder: its marker, languages and rules."""
        marked = (folder / MARKER).is_file()
        if not marked and name == "rules/":
            raise InputError(name, "the shipped rules are missing: install screenad again")
        for path, file in _walk(folder, ""):
            self._file(name, path, file.read_bytes(), marked=marked)

    def finish(self, *, drafts: bool) -> RuleSet:
        """Build the rules, resolve what they refer to, and put them in order."""
        terms, phrases = self.words.term_lists(), self.words.phrase_lists()
        rules: dict[str, Rule] = {}
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
        kept = {r.id: r for r in rules.values() if r.status is Status.STABLE or _shown(r, drafts)}
        return RuleSet(
            rules=kept,
            order=tuple(name for name in order if name in kept),
            terms=terms,
            languages=self.words.languages(),
            version=self.version,
            digest=self.digest.hexdigest()[:12],
            chosen=frozenset(kept),
            lines=tuple(self.lines),
            tables=self.shelf.tables(),
        )

    def _rule(self, doc: Located, group: str, reading: Reading) -> Rule | None:
        name = doc.entries().get("id") if doc.is_map() else None
        extra = self.words.examples.get(name.text(), ()) if name and name.is_text() else ()
        rule = read(doc, group, reading, extra)
        file = PurePath(doc.path).stem
        if rule and name and group != OWN and rule.id != file:
            name.complain(f"id {rule.id!r} is not the file's name", f"use {file!r}")
        if rule and rule.sets is Sets.MENTION and reading.needs:
            doc.complain("a rule that sets 'mention' can't refer to other rules: it is asked first")
        return rule

    def _file(self, root: str, path: str, data: bytes, *, marked: bool) -> None:
        folder, _, file = path.rpartition("/")
        top = folder.partition("/")[0]
        if path == MARKER:
            self._marker(root + path, data)
        elif path == lines.FILE:
            self._lines(root + path, data)
        elif path in self.shelf.readers:
            self._table(path, root + path, data)
        elif top == "languages":
            self.digest.update(data)
            doc = parse(data, root + path, self.problems)
            if doc:
                self.words.add(folder.partition("/")[2], PurePath(file).stem, doc)
        elif top not in _OTHER:
            self._document(top if marked else OWN, root + path, data)

    def _marker(self, path: str, data: bytes) -> None:
        doc = parse(data, path, self.problems)
        keys = doc.entries(("name", "version", "licence"), ("name", "version")) if doc else {}
        if "version" in keys and not self.version:
            self.version = keys["version"].text()

    def _lines(self, path: str, data: bytes) -> None:
        self.digest.update(data)
        doc = parse(data, path, self.problems)
        self.lines.extend(lines.lines(doc) if doc else ())

    def _table(self, name: str, path: str, data: bytes) -> None:
        self.digest.update(data)
        doc = parse(data, path, self.problems)
        if doc:
            self.shelf.readers[name](doc)

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


def _shown(rule: Rule, drafts: bool) -> bool:
    return drafts and rule.status is Status.DRAFT


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for child in sorted(folder.iterdir(), key=lambda item: item.name):
        if child.name.startswith((".", "__")):
            continue
        if child.is_dir():
            yield from _walk(child, f"{prefix}{child.name}/")
        elif child.name.endswith((".yaml", ".yml")):
            yield prefix + child.name, child
