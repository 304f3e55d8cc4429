"""The whole of it: find what is to be hidden, put labels in its place, move every span."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from screenad.model import Ad, Contact, Evidence, Finding, Pay, Report, Span
from screenad.redact.accounts import accounts, is_personal, shown_kind
from screenad.redact.again import again
from screenad.redact.labels import label
from screenad.redact.names import names
from screenad.redact.papers import papers
from screenad.redact.stretches import Stretch, apart
from screenad.said import said
from screenad.text.offsets import Change

NOTE = said(
    "labels stand for contacts, numbers and names (--redact), and places count in the text with "
    "labels; names may remain, also in the source and the id"
)


def redacted(report: Report, key: bytes) -> Report:
    """Put labels in the place of what tells who people are; the same value gets the same label.

    Labels are made with ``key``: those of two reports can be compared only where it is the same.
    """
    hidden = _hidden(report)
    moved = _Moved(report.ad, hidden, key)
    return replace(
        report,
        ad=moved.ad,
        findings=moved.findings(report.findings),
        protective=moved.findings(report.protective),
        mentions=moved.findings(report.mentions),
        excused=tuple(
            each._replace(evidence=moved.evidence(each.evidence)) for each in report.excused
        ),
        pay=tuple(moved.pay(each) for each in report.pay if not _touched(each.span, hidden)),
        places=tuple(each._replace(span=moved.span(each.span)) for each in report.places),
        terms=tuple(
            each._replace(span=moved.span(each.span))
            for each in report.terms
            if not _touched(each.span, hidden)
        ),
        contacts=tuple(moved.contact(each, key) for each in report.contacts),
        notes=(*report.notes, NOTE),
        redacted=True,
    )


def _hidden(report: Report) -> tuple[Stretch, ...]:
    text = report.ad.text
    found = tuple(chain(accounts(report), papers(text), names(report)))
    return apart((*found, *again(text, found)), report.ad)


def _touched(span: Span, hidden: Sequence[Stretch]) -> bool:
    """Tell whether a span holds something hidden: digits of an account are no pay."""
    return any(each.start < span.end and span.start < each.end for each in hidden)


class _Moved:
    """An advert with labels, and where everything is in it."""

    def __init__(self, ad: Ad, hidden: Sequence[Stretch], key: bytes) -> None:
        self._change = _rewritten(ad.text, hidden, key)
        fields = tuple((name, self.span(part)) for name, part in ad.fields)
        self.ad = replace(ad, text=self._change.text, fields=fields)

    def span(self, span: Span) -> Span:
        """Give the place of a span; a part of a label is all of it."""
        return Span(*self._change.after(span.start, span.end))

    def evidence(self, evidence: Evidence) -> Evidence:
        span = self.span(evidence.span)
        field, at = self.ad.within(span)
        quote = self.ad.text[span.start : span.end]
        return Evidence(span, field, at.start, at.end, quote, evidence.disguise)

    def findings(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        return tuple(
            replace(each, evidence=tuple(map(self.evidence, each.evidence))) for each in findings
        )

    def pay(self, pay: Pay) -> Pay:
        return pay._replace(span=self.span(pay.span))

    def contact(self, contact: Contact, key: bytes) -> Contact:
        hidden = is_personal(contact)
        shown = label(shown_kind(contact), contact.value, key) if hidden else contact.value
        return contact._replace(span=self.span(contact.span), value=shown)


def _rewritten(text: str, hidden: Sequence[Stretch], key: bytes) -> Change:
    """Rewrite a text; each label is one change, of whatever length."""
    pieces: list[str] = []
    new: list[int] = []
    old: list[int] = []
    at = size = 0
    for each in hidden:
        shown = label(each.kind, each.value, key)
        pieces += text[at : each.start], shown
        size += each.start - at
        old += each.start, each.end
        new += size, size + len(shown)
        size += len(shown)
        at = each.end
    return Change("".join((*pieces, text[at:])), tuple(new), tuple(old))
