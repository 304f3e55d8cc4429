"""The rule, its examples, and the set of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from screenad.facts.tables import NO_TABLES, Tables
from screenad.model import Harm, Level, Line, Severity
from screenad.operators import Operator
from screenad.operators.base import Scan
from screenad.operators.wordlist import PhraseList


class Status(StrEnum):
    """How far a rule has come."""

    DRAFT = "draft"
    STABLE = "stable"
    RETIRED = "retired"


class Sets(StrEnum):
    """What a context rule says of a text, of the sentence that it stands in, or of who speaks."""

    OFFER = "offer"
    WARNING = "warning"
    QUESTION = "question"
    MENTION = "mention"
    RECRUITER = "recruiter"
    CANDIDATE = "candidate"
    AGREEMENT = "agreement"


#: What tells the sides of a chat. Such rules are asked of nothing else.
VOICES = (Sets.RECRUITER, Sets.CANDIDATE, Sets.AGREEMENT)


class Example(NamedTuple):
    """A text on which a rule must fire, or must stay silent."""

    text: str
    fires: bool
    language: str
    where: str


class Message(NamedTuple):
    """The words of a rule for its reader, in one language."""

    title: str
    why: str
    advice: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One declared sign.

    ``points`` below zero make it protective; such a rule may hold the level down to what it
    ``holds``. ``sets`` makes it a context rule, which is never reported. ``negated`` is ``drop``,
    ``keep`` or the id of the protective rule that a negated hit counts for. ``needs`` are the rules
    that must be asked first. ``own`` rules are of no pack.
    """

    id: str
    title: str
    status: Status
    group: str
    harms: tuple[Harm, ...]
    severity: Severity
    points: int
    alone: Level
    holds: Level | None
    indicators: tuple[str, ...]
    when: Operator
    unless: tuple[Operator, ...]
    negated: str
    why: str
    advice: str
    sources: tuple[str, ...]
    false_alarms: tuple[str, ...]
    sets: Sets | None
    examples: tuple[Example, ...]
    needs: frozenset[str]
    where: str
    own: bool

    @property
    def protective(self) -> bool:
        """Tell whether the rule speaks for the advert."""
        return self.points < 0

    def operators(self) -> Iterator[Operator]:
        """Give every condition of the rule, the exceptions too."""
        todo = [self.when, *self.unless]
        while todo:
            operator = todo.pop()
            yield operator
            todo.extend(operator.parts())


class Language(NamedTuple):
    """What a language folder says to the reader: words of rules, and for words of the data.

    ``reviewed`` is False where a machine wrote them and no person has checked them. A language that
    is ``complete`` promises to lack none.
    """

    tag: str
    messages: Mapping[str, Message]
    data: Mapping[str, str]
    reviewed: bool = True
    complete: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class RuleSet:
    """Rules in the order of their files, and in ``order`` so that each follows its needs.

    ``chosen`` are the ids to report; the others are still asked, for rules that refer to them.
    ``scan``, if any, tells beforehand what may be in a text. ``mentions`` are the rules that find
    warning sentences; ``offers`` tell an offer, ``voices`` the sides of a chat, ``holders`` hold a
    level down, and nothing else hangs on them. ``citations`` says what sources are, by their keys.
    """

    rules: Mapping[str, Rule]
    order: tuple[str, ...]
    terms: Mapping[str, PhraseList]
    languages: Mapping[str, Language]
    version: str
    digest: str
    chosen: frozenset[str] = field(default_factory=frozenset)
    lines: tuple[Line, ...] = ()
    tables: Tables = NO_TABLES
    citations: Mapping[str, str] = field(default_factory=dict)
    scan: Scan | None = None
    mentions: tuple[Rule, ...] = field(init=False)
    offers: tuple[Rule, ...] = field(init=False)
    holders: tuple[Rule, ...] = field(init=False)
    voices: Mapping[Sets, tuple[Rule, ...]] = field(init=False)

    def __post_init__(self) -> None:
        """Note which rules have a part of their own."""
        every = self.rules.values()
        wanted = {name for rule in every for name in (*rule.needs, rule.negated)}
        free = [rule for rule in every if rule.id not in wanted and rule.negated not in self.rules]
        mentions = tuple(rule for rule in every if rule.sets is Sets.MENTION)
        voices = {each: tuple(rule for rule in every if rule.sets is each) for each in VOICES}
        object.__setattr__(self, "mentions", mentions)
        object.__setattr__(self, "voices", voices)
        object.__setattr__(self, "offers", tuple(r for r in free if r.sets is Sets.OFFER))
        object.__setattr__(self, "holders", tuple(r for r in free if r.holds))

    def __repr__(self) -> str:
        """Name the rules by their digest: written out they take gigabytes."""
        return f"<RuleSet of {len(self)} rules, {self.digest}>"

    @property
    def apart(self) -> tuple[Rule, ...]:
        """Give the rules that are asked only where that is needed."""
        return (
            *self.offers,
            *self.holders,
            *(rule for voices in self.voices.values() for rule in voices),
        )

    def __iter__(self) -> Iterator[Rule]:
        """Give the rules in the order of their files."""
        return iter(self.rules.values())

    def __len__(self) -> int:
        """Count the rules."""
        return len(self.rules)

    def message(self, rule: Rule, language: str) -> Message:
        """Give a rule's words in a language, or in English where that has none."""
        own = self.languages.get(language)
        found = own.messages.get(rule.id) if own else None
        return found or Message(rule.title, rule.why, rule.advice)

    def speaks(self, language: str, name: str) -> bool:
        """Tell whether the words of a rule are there in a language."""
        own = self.languages.get(language)
        return language == "en" or (own is not None and name in own.messages)
