"""Count what rules do on labelled texts: levels by label, set and language, and hits by rule."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from screenad.errors import InputError
from screenad.model import Level, Report

FRAUD, GENUINE, UNKNOWN = "fraud", "genuine", "unknown"


@dataclass(frozen=True, slots=True)
class Band:
    """The levels that a labelled text may be given, both ends included."""

    low: Level
    high: Level

    def holds(self, level: Level) -> bool:
        """Tell whether a level lies in the band."""
        return self.low.rank <= level.rank <= self.high.rank


@dataclass(frozen=True, slots=True)
class Label:
    """What is known of a text. ``groups`` are the values that shares are split by."""

    name: str
    band: Band | None
    groups: tuple[str, ...]


def label(values: Mapping[str, str], where: str, groups: Sequence[tuple[str, str]]) -> Label:
    """Read the label of a record; one without a label has its band's name, or ``unknown``."""
    wanted = values.get("band", "")
    accepted = band(wanted, where) if wanted else None
    shown = tuple(f"{name} {value}" for name, value in dict(groups).items() if value)
    return Label(values.get("label") or wanted or UNKNOWN, accepted, shown)


@dataclass(slots=True)
class Tally:
    """Counts over reports, added one at a time; memory does not grow with their number."""

    levels: dict[tuple[str, str], Counter[Level]] = field(default_factory=dict)
    rules: dict[str, Counter[str]] = field(default_factory=dict)
    labels: Counter[str] = field(default_factory=Counter)
    banded: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)

    def add(self, known: Label, report: Report) -> None:
        """Count one report."""
        self.labels[known.name] += 1
        for group in ("all", *known.groups):
            key = (known.name, group)
            self.levels.setdefault(key, Counter())[report.level] += 1
            if known.band:
                self.banded.setdefault(key, Counter())[_side(known.band, report.level)] += 1
        for finding in (*report.findings, *report.protective):
            self.rules.setdefault(finding.rule, Counter())[known.name] += 1

    def groups(self) -> list[tuple[str, str]]:
        """Give the label and group of each count, the whole of a label before its parts."""
        return sorted(self.levels, key=lambda each: (each[0], each[1] != "all", each[1]))

    def hits(self) -> Iterator[tuple[str, Counter[str], float | None]]:
        """Give for each rule its hits by label, and how much likelier it is in fraud.

        The ratio is of shares with half a hit added to each side, or None without both labels.
        """
        order = sorted(self.rules, key=lambda rule: (-self.rules[rule].total(), rule))
        for rule in order:
            counts = self.rules[rule]
            yield rule, counts, self._lift(counts)

    def _lift(self, counts: Counter[str]) -> float | None:
        fraud, genuine = self.labels[FRAUD], self.labels[GENUINE] + self.labels[UNKNOWN]
        if not fraud or not genuine:
            return None
        good = counts[GENUINE] + counts[UNKNOWN]
        return ((counts[FRAUD] + 0.5) / (fraud + 1)) / ((good + 0.5) / (genuine + 1))


def band(text: str, where: str) -> Band:
    """Read ``high`` or ``none-low``; an ``InputError`` says what is allowed."""
    low, _, high = text.replace("–", "-").partition("-")
    try:
        return Band(Level(low.strip()), Level((high or low).strip()))
    except ValueError:
        known = ", ".join(Level)
        raise InputError(where, f"band {text!r} is not a level or two ({known})") from None


def _side(wanted: Band, level: Level) -> str:
    if wanted.holds(level):
        return "inside"
    return "above" if level.rank > wanted.high.rank else "below"
