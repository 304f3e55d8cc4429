"""What any process does with pieces of input: read, screen, count, lay out what is to be shown."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from screenad.batch.count import Count
from screenad.inputs import Piece, opened
from screenad.model import Ad, Level, Report, Skipped
from screenad.outputs.writer import Style
from screenad.ruleset import Cache, Engine, RuleSet, equipped, load
from screenad.ruleset.cache import default_folder
from screenad.screen import screen

Results = tuple[Report | Skipped, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a process has to know to screen; it can be sent to another one.

    ``chosen`` are the rules to report, None for all. With ``encoding``, results are laid out as
    lines of JSON for a stream of that encoding. ``redact`` is the key of the labels that stand for
    what tells who people are, of up to 64 bytes; nothing for none.
    """

    paths: tuple[str, ...] = ()
    builtin: bool = True
    drafts: bool = False
    cache: Cache = field(default_factory=lambda: Cache(default_folder()))
    engine: Engine = Engine.AUTO
    chosen: frozenset[str] | None = None
    language: str = "en"
    home: str = ""
    notes: tuple[str, ...] = ()
    least: Level = Level.NONE
    explain: bool = False
    encoding: str = ""
    redact: bytes = field(default=b"", repr=False)

    def rules(self) -> RuleSet:
        """Load the rules."""
        read = load(
            self.paths,
            builtin=self.builtin,
            drafts=self.drafts,
            examples=False,
            cache=self.cache,
        )
        rules = equipped(read, self.engine, self.cache)
        return rules if self.chosen is None else replace(rules, chosen=self.chosen)

    def work(self) -> "Work":
        """Get ready to screen: what a new process does first."""
        return Work(self, self.rules())


@cache
def ready(plan: Plan) -> "Work":
    """Get ready once in a process for every task of a plan."""
    return plan.work()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of some pieces: how many results, and those that are to be shown."""

    count: Count
    shown: Results | str


class Work:
    """A plan with its rules at hand."""

    def __init__(self, plan: Plan, rules: RuleSet) -> None:
        self._plan = plan
        self._rules = rules

    def __call__(self, pieces: Iterable[Piece]) -> Outcome:
        """Screen the adverts of some pieces in their order."""
        return outcome(self.results(pieces), self._plan)

    def results(self, pieces: Iterable[Piece]) -> Iterator[Report | Skipped]:
        """Give the results of pieces one by one."""
        for piece in pieces:
            for item in opened(piece):
                yield item if isinstance(item, Skipped) else self._screened(item)

    def _screened(self, ad: Ad) -> Report:
        plan = self._plan
        noted = replace(ad, notes=(*ad.notes, *plan.notes)) if plan.notes else ad
        report = screen(noted, self._rules, plan.language, plan.home)
        if not plan.redact:
            return report
        from screenad.redact import redacted  # few reports are given on

        return redacted(report, plan.redact)


def outcome(results: Iterable[Report | Skipped], plan: Plan) -> Outcome:
    """Count results and keep those that are to be shown."""
    count = Count(plan.least)
    shown = tuple(result for result in results if count.add(result))
    return Outcome(count, lines(shown, plan) if plan.encoding else shown)


def lines(results: Results, plan: Plan) -> str:
    """Lay out results as JSON Lines; such texts can be put one behind the other."""
    from screenad.outputs.jsonl import JsonLines  # other formats have no need of it

    sheet = _Sheet()
    sheet.encoding = plan.encoding
    writer = JsonLines(sheet, Style(explain=plan.explain))
    for result in results:
        writer.write(result)
    return sheet.getvalue()


class _Sheet(io.StringIO):
    """Text in memory that says for which encoding it is meant."""

    encoding = "utf-8"
