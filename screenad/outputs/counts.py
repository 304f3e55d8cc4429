"""What is counted over many adverts: what the charts show, and what can be looked for."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from screenad.model import Harm, Level, Report, Skipped, State
from screenad.outputs.entry import REMARK, UNKNOWN
from screenad.outputs.head import judged, label
from screenad.outputs.pen import Pen

_MOST = 5
_UNREAD = "state.unread"
#: Every verdict, the most serious first, and what it is drawn with.
_TONES: Mapping[str, str] = {
    **{f"level.{level}": level for level in reversed(Level) if level is not Level.NONE},
    **dict.fromkeys(("level.none.signs", "level.none"), Level.NONE),
    **dict.fromkeys(("state.warning", "state.not-an-ad", "state.too-short", _UNREAD), REMARK),
}
Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart; ``width`` is in percent of the longest."""

    name: str
    tone: str
    count: str
    width: float


@dataclass(slots=True)
class Counts:
    """How many adverts have a verdict, a level, a sign ...; it grows with the rules alone."""

    verdicts: Counter[str] = field(default_factory=Counter)
    levels: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    harms: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    contacts: Counter[str] = field(default_factory=Counter)
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Give the number of adverts, read or not."""
        return self.verdicts.total()

    def add(self, item: Report | Skipped) -> None:
        """Count a result."""
        if isinstance(item, Skipped):
            self.verdicts[_UNREAD] += 1
            self.states["unread"] += 1
            return
        self.verdicts[label(item)] += 1
        self.states[item.state] += 1
        self.levels.update([item.level] if judged(item) else [])
        self.titles |= {f.rule: f.title for f in (*item.findings, *item.mentions)}
        self.rules.update({f.rule for f in (*item.findings, *item.mentions)})
        self.harms.update(harm for harm in Harm if item.harms.get(harm, 0) > 0)
        self.languages.update(item.languages or [UNKNOWN])
        self.contacts.update({contact.kind for contact in item.contacts})

    def charts(self, pen: Pen) -> list[tuple[str, list[Bar]]]:
        """Draw verdicts, the most frequent signs, and the kinds of contacts."""
        verdicts = [
            (pen.say(key), tone, count)
            for key, tone in _TONES.items()
            if (count := self.verdicts[key])
        ]
        rules = [(pen.inline(self.titles[rule]), "", n) for rule, n in _most(self.rules)]
        contacts = [(pen.inline(kind), "", n) for kind, n in _most(self.contacts)]
        return [
            (pen.say(f"html.chart.{name}"), _bars(rows, pen))
            for name, rows in (("levels", verdicts), ("signs", rules), ("contacts", contacts))
            if rows
        ]

    def choices(self, pen: Pen) -> Mapping[str, list[Choice]]:
        """Give what adverts can be chosen by, and the values that there are."""
        levels = [level for level in reversed(Level) if self.levels[level]]
        states = [state for state in (*State, "unread") if self.states[state]]
        harms = [harm for harm in Harm if self.harms[harm]]
        rules = sorted((pen.inline(self.titles[rule]), rule) for rule in self.rules)
        return {
            "level": [(level, pen.say(f"level.{level}")) for level in levels],
            "state": [(state, pen.say(f"state.{state}")) for state in states],
            "rules": [(rule, title) for title, rule in rules],
            "harms": [(harm, pen.say(f"harm.{harm}")) for harm in harms],
            "language": [(tag, tag) for tag in sorted(self.languages)],
        }


def _most(counter: Counter[str]) -> Sequence[tuple[str, int]]:
    return sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]


def _bars(rows: Sequence[tuple[str, str, int]], pen: Pen) -> list[Bar]:
    longest = max(count for _, _, count in rows)
    return [
        Bar(name, tone, pen.number(count), round(100 * count / longest, 1))
        for name, tone, count in rows
    ]
