"""A requirement or a term as it stands in the folded text."""

from typing import NamedTuple

from screenad.model import Moment, Payer, Period, Span, Term, TermKind


class Said(NamedTuple):
    """The same as ``Term``, but for its place, which is in the folded text."""

    start: int
    end: int
    kind: TermKind
    value: str = ""
    low: float | None = None
    high: float | None = None
    unit: Period | None = None
    payer: Payer | None = None
    moment: Moment | None = None

    def term(self, span: Span) -> Term:
        """Give it with its place in the original."""
        return Term(
            span, self.kind, self.value, self.low, self.high, self.unit, self.payer, self.moment
        )
