"""One YAML document becomes one rule, or as many complaints as there are problems in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import regex

from screenad.errors import suggest
from screenad.model import Harm, Level, Severity
from screenad.operators import OPERATORS, Node, Operator
from screenad.operators.logic import AtLeast
from screenad.operators.wordlist import PhraseList
from screenad.ruleset.located import Located
from screenad.ruleset.rule import Example, Rule, Sets, Status

REQUIRED = ("id", "title", "points", "when", "fires", "silent")
OPTIONAL = (
    *("status", "group", "harms", "severity", "alone", "indicators", "unless", "negated", "why"),
    *("advice", "sources", "false-alarms", "sets", "holds"),
)
#: Stands for the folder's name where a rule is of no pack.
OWN = "own"
#: What ``negated`` may say, besides the id of a rule.
NEGATED = ("drop", "keep")
#: A condition that never holds: it stands where one could not be built, so that reading goes on.
NOTHING = AtLeast(1, (), ())
#: Points from which a rule without a severity of its own is taken to be that severe.
_SEVERITY = ((35, Severity.CRITICAL), (20, Severity.HIGH), (10, Severity.MEDIUM), (1, Severity.LOW))
_ID = regex.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Reference:
    """Another rule's id, where it is named, and what else might have been meant there."""

    rule: str
    node: Node
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """The building of one rule; notes which other rules it names, where, and which it needs."""

    terms_by_name: Mapping[str, PhraseList]
    phrases_by_rule: Mapping[str, PhraseList]
    rule: str = ""
    references: list[Reference] = field(default_factory=list)
    needs: set[str] = field(default_factory=set)

    def condition(self, node: Node) -> Operator:
        """Build the condition written at this place: a mapping with one key."""
        entries = node.entries()
        if len(entries) != 1:
            if node.is_map():
                node.complain("a condition has exactly one key", ", ".join(OPERATORS))
            return NOTHING
        name, value = next(iter(entries.items()))
        if name not in OPERATORS:
            node.complain(f"unknown operator {name!r}", suggest(name, tuple(OPERATORS)))
            return NOTHING
        return OPERATORS[name](value, self)

    def terms(self, node: Node) -> PhraseList:
        """Give the words of a named term."""
        name = node.text()
        found = self.terms_by_name.get(name)
        if found is None:
            if name:
                node.complain(f"unknown term {name!r}", suggest(name, tuple(self.terms_by_name)))
            return PhraseList(node.where, {})
        return found

    def own_phrases(self, node: Node) -> PhraseList:
        """Give the phrases that the languages list for this rule."""
        found = self.phrases_by_rule.get(self.rule)
        if found is None:
            node.complain(f"no language lists phrases for {self.rule!r}")
            return PhraseList(node.where, {})
        return found

    def refer(self, node: Node) -> str:
        """Note a reference to another rule."""
        name = node.text()
        self.references.append(Reference(name, node))
        self.needs.add(name)
        return name


def read(doc: Located, group: str, reading: Reading, extra: Sequence[Example]) -> Rule | None:
    """Build the rule. ``group`` is its folder's name; ``extra`` are the languages' examples.

    Problems go to the document's list, every one of them; a rule without an id is not built.
    """
    known = (*REQUIRED, *OPTIONAL)
    needed = tuple(key for key in REQUIRED if not (extra and key in {"fires", "silent"}))
    keys = doc.entries(known, required=needed)
    reading.rule = _id(keys["id"]) if "id" in keys else ""
    points = keys["points"].integer(-20, 60) if "points" in keys else 0
    examples = (*_examples(keys, "fires"), *_examples(keys, "silent"), *extra)
    rule = Rule(
        id=reading.rule,
        title=_text(keys, "title"),
        status=Status(_choice(keys, "status", tuple(Status), Status.STABLE)),
        group=_group(keys, group),
        harms=tuple(Harm(each) for each in _choices(keys, "harms", tuple(Harm))) or (Harm.FRAUD,),
        severity=Severity(_choice(keys, "severity", tuple(Severity), _severity(points))),
        points=points,
        alone=Level(_choice(keys, "alone", tuple(Level), Level.MEDIUM)),
        holds=_held(keys, points),
        indicators=_texts(keys, "indicators"),
        when=reading.condition(keys["when"]) if "when" in keys else NOTHING,
        unless=_conditions(keys, reading),
        negated=_negated(keys, reading),
        why=_text(keys, "why"),
        advice=_text(keys, "advice"),
        sources=_texts(keys, "sources"),
        false_alarms=_texts(keys, "false-alarms"),
        sets=Sets(keys["sets"].choice(tuple(Sets))) if "sets" in keys else None,
        examples=examples,
        needs=frozenset(),
        where=keys["id"].where if "id" in keys else doc.where,
        own=group == OWN,
    )
    if extra or {"fires", "silent"} <= keys.keys():
        _balance(doc, rule)
    return rule if rule.id and "when" in keys else None


def _id(node: Node) -> str:
    name = node.text()
    if name and not _ID.fullmatch(name):
        node.complain(f"id {name!r} is not kebab-case", "lower-case words joined by hyphens")
        return ""
    return name


def _group(keys: Mapping[str, Located], folder: str) -> str:
    group = _text(keys, "group") or folder
    if folder not in {OWN, group}:
        keys["group"].complain(f"group {group!r} is not the folder's name", f"use {folder!r}")
    return group


def _text(keys: Mapping[str, Located], name: str) -> str:
    return " ".join(keys[name].text().split()) if name in keys else ""


def _texts(keys: Mapping[str, Located], name: str) -> tuple[str, ...]:
    return tuple(item.text() for item in keys[name].items()) if name in keys else ()


def _choice(keys: Mapping[str, Located], name: str, known: Sequence[str], default: str) -> str:
    return keys[name].choice(known) if name in keys else default


def _choices(keys: Mapping[str, Located], name: str, known: Sequence[str]) -> tuple[str, ...]:
    return tuple(item.choice(known) for item in keys[name].items()) if name in keys else ()


def _held(keys: Mapping[str, Located], points: int) -> Level | None:
    if "holds" not in keys:
        return None
    if points >= 0:
        keys["holds"].complain("only a protective rule holds a level", "give it points below 0")
    return Level(keys["holds"].choice(tuple(Level)))


def _severity(points: int) -> Severity:
    return next((name for floor, name in _SEVERITY if points >= floor), Severity.INFO)


def _conditions(keys: Mapping[str, Located], reading: Reading) -> tuple[Operator, ...]:
    if "unless" not in keys:
        return ()
    node = keys["unless"]
    return tuple(map(reading.condition, (node,) if node.is_map() else node.items()))


def _negated(keys: Mapping[str, Located], reading: Reading) -> str:
    value = _text(keys, "negated") or "drop"
    if value not in NEGATED:
        reading.references.append(Reference(value, keys["negated"], NEGATED))
    return value


def _examples(keys: Mapping[str, Located], name: str) -> tuple[Example, ...]:
    if name not in keys:
        return ()
    node = keys[name]
    by_language = node.entries() if node.is_map() else {"und": node}
    return tuple(
        Example(item.text(), name == "fires", language, item.where)
        for language, items in by_language.items()
        for item in items.items()
    )


def _balance(doc: Located, rule: Rule) -> None:
    """Refuse a rule that is never shown to fire, or never to stay silent."""
    for fires, word in ((True, "fires"), (False, "stays silent")):
        if not any(example.fires is fires for example in rule.examples):
            doc.complain(f"rule {rule.id!r} has no example on which it {word}")
