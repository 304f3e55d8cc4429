"""Reports about any text at all, with any spans in it: what every output has to stand."""

from dataclasses import replace

from hypothesis import strategies as st
from reports import UNSCREENED, sign

from screenad.model import (
    Ad,
    Contact,
    Evidence,
    Harm,
    Level,
    Pay,
    Period,
    Place,
    PlaceKind,
    PlaceRole,
    Severity,
    Skipped,
    Span,
    State,
)
from screenad.operators.contact import KINDS

#: Quotes, escapes, markup, steering, lone surrogates: whatever could break out of a format.
HOSTILE = [
    "'", '"', "\\", "']", "\\'", "\n", "\r\n", "\0", "\x1b[2J", "\u202e", "\u2028", "\ud800",
    "</x>", "{", "}", "]", ",", "%", "&", "=1+1", "\t", "🔥", "护照", "พาสปอร์ต", "é", "\ufeff",
]  # fmt: skip
WORDS = st.sampled_from(HOSTILE) | st.text(st.characters(codec=None, categories=None), max_size=8)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map("".join).filter(bool)


@st.composite
def spans(draw, text):
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def ads(draw):
    parts = draw(st.lists(TEXTS, min_size=1, max_size=3))
    fields, at = [], 0
    for name, part in zip(("title", "text", "contact"), parts, strict=False):
        fields.append((name, Span(at, at + len(part))))
        at += len(part) + 2
    source, id_, notes = draw(st.tuples(TEXTS, TEXTS | st.just(""), st.lists(TEXTS, max_size=1)))
    return Ad("\n\n".join(parts), source, id_, tuple(fields), tuple(notes))


@st.composite
def findings(draw, ad):
    places = []
    for span in draw(st.lists(spans(ad.text), max_size=3)):
        field, at = ad.within(span)
        quote = ad.text[span.start : span.end]
        places.append(Evidence(span, field, at.start, at.end, quote))
    rule = draw(st.sampled_from(["passport-kept", "fee-first", "moves-to-app"]))
    return sign(
        rule,
        draw(st.integers(0, 60)),
        *sorted(places),
        severity=draw(st.sampled_from(Severity)),
        title=draw(TEXTS),
        why=draw(TEXTS | st.just("")),
        indicators=tuple(draw(st.lists(st.sampled_from(["ILO-7", "ILO-9"]), max_size=2))),
    )


@st.composite
def reports(draw):
    ad = draw(ads())
    signs = st.lists(findings(ad), max_size=2, unique_by=lambda each: each.rule).map(tuple)
    contact = st.builds(Contact, spans(ad.text), st.sampled_from(KINDS), TEXTS)
    pay = st.builds(Pay, spans(ad.text), st.just(10.0), st.none(), st.none(), st.just(Period.DAY))
    role = st.sampled_from(PlaceRole)
    place = st.builds(Place, spans(ad.text), TEXTS, st.just("KH"), st.just(PlaceKind.CITY), role)
    return replace(
        UNSCREENED,
        ad=ad,
        state=draw(st.sampled_from(State)),
        level=draw(st.sampled_from(Level)),
        points=draw(st.integers(0, 100)),
        harms=draw(st.dictionaries(st.sampled_from(Harm), st.integers(0, 50))),
        findings=draw(signs),
        protective=draw(signs),
        mentions=draw(signs),
        pay=tuple(draw(st.lists(pay, max_size=1))),
        places=tuple(draw(st.lists(place, max_size=1))),
        contacts=tuple(sorted(draw(st.lists(contact, max_size=3)))),
        notes=tuple(draw(st.lists(TEXTS, max_size=1))),
    )


ITEMS = st.lists(reports() | st.builds(Skipped, TEXTS, TEXTS), max_size=3)
