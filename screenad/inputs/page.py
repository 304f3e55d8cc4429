"""Web pages: the advert that a page's data for search engines tell of, or else its words."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from screenad.inputs.binary import is_noise
from screenad.inputs.cut import cut_at
from screenad.inputs.declared import decoded
from screenad.inputs.jsonl import noted
from screenad.inputs.markup.loose import loose
from screenad.inputs.markup.page import Page, page
from screenad.inputs.markup.postings import Record, posting, postings, record
from screenad.inputs.markup.words import agreement, beyond
from screenad.inputs.records import BETWEEN, advert
from screenad.inputs.wants import Wants
from screenad.model import AROUND, Ad, Skipped, Span
from screenad.said import counted, said

#: Fewer letters than this are no page: what stands around them is read as the advert, too.
LITTLE = 100
#: A page shows what its data say when this share of them stands in its own words.
SHOWN = 0.5
UNSHOWN = said("the page shows other words than its data for search engines; both were read")
NO_WORDS = said("almost no words stand outside the page's menus and foot; all of it was read")
SCRIPTED = said(
    "the page shows almost nothing without JavaScript; what a browser shows was not seen"
)
BROKEN = said("its data for search engines are broken and were not read")


def read(stream: BinaryIO, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Read the adverts of one page."""
    limit = wants.limits.record
    data = stream.read(limit + 1)
    text = decoded(data[:limit], wants, whole=len(data) <= limit)
    if is_noise(text.text):
        yield Skipped(source, said("not text: a third or more of it stands for no character"))
        return
    found = page(text.text.replace("\0", "\ufffd"), most=wants.limits.members)
    cut = cut_at(limit) if len(data) > limit else ""
    for each in adverts(found, source, wants):
        yield noted(noted(each, text.note), cut)


def adverts(found: Page, source: str, wants: Wants) -> Iterator[Ad | Skipped]:
    """Give the adverts of a page that was taken to pieces."""
    values = [loose(script) for script in found.data]
    marked = [each for value in values for each in postings(value)]
    told = (marked or [record(item) for item in found.items])[: wants.limits.members]
    notes = _notes(found, broken=any(value is None for value in values))
    most = wants.limits.members
    if len(marked) > most or (not marked and found.more):
        yield Skipped(source, said("only the first {most} of its postings were read", most=most))
    if not told:
        yield _words(found, source, notes)
    elif len(told) == 1:
        yield _one(found, told[0], source, wants, notes)
    else:
        yield from _many(found, told, source, wants, notes)


def _one(
    found: Page, item: Record, source: str, wants: Wants, notes: tuple[str, ...]
) -> Ad | Skipped:
    """Give the one posting of a page, and beside it what else the page says."""
    ad = posting(item, source, wants.mapping)
    if isinstance(ad, Skipped):  # a posting without a text is no reason not to read the page
        return ad if wants.mapping else _words(found, source, notes)
    rest = beyond(_shown(found), ad.text)
    if rest and not wants.mapping and agreement(_text(ad), found.main) < SHOWN:
        ad = posting({**item, "text": rest}, source, {})
        rest, notes = "", (*notes, UNSHOWN)
    return _and(_with(ad, notes), _joined(rest, found.around))


def _many(
    found: Page, told: list[Record], source: str, wants: Wants, notes: tuple[str, ...]
) -> Iterator[Ad | Skipped]:
    """Give each posting, then what the page says besides them; if that is little, with the last."""
    ads = [posting(each, f"{source}#{n}", wants.mapping) for n, each in enumerate(told, 1)]
    rest = beyond(_shown(found), *(ad.text for ad in ads if isinstance(ad, Ad)))
    yield from (_with(ad, notes) for ad in ads[:-1])
    last = _with(ads[-1], notes)
    if len(rest) < LITTLE:
        yield _and(last, _joined(rest, found.around))
        return
    yield last
    yield _words(replace(found, title="", main=rest), source, notes)


def _shown(found: Page) -> str:
    return f"{found.title}\n{found.main}"


def _words(found: Page, source: str, notes: tuple[str, ...]) -> Ad | Skipped:
    """Give a page without postings, or what it says besides them."""
    main, around = found.main, found.around
    if len(main) < LITTLE and around:
        main, around, notes = _joined(main, around), "", (*notes, NO_WORDS)
    metas = [found.metas.get(name, "") for name in ("og:description", "description")]
    if len(main) < LITTLE:
        main = _joined(main, beyond("\n".join(dict.fromkeys(metas)), main))
    title = found.title or found.metas.get("og:title", "")
    if not (main or title):
        return Skipped(source, SCRIPTED if SCRIPTED in notes else said("there is no text"))
    ad = advert({"title": title, "text": main}, source, {})
    return _and(_with(ad, notes), around)


def _notes(found: Page, *, broken: bool) -> tuple[str, ...]:
    scripted = len(found.main) < LITTLE and found.scripts > 10 * len(found.main) + LITTLE
    hidden = counted(
        "{count} character of it is hidden in a browser; it was read, too",
        "{count} characters of it are hidden in a browser; they were read, too",
        count=found.hidden,
    )
    lost = counted(
        "{count} character at its end, in a tag that never closes, was not read",
        "{count} characters at its end, in a tag that never closes, were not read",
        count=found.lost,
    )
    told = ((SCRIPTED, scripted), (hidden, found.hidden), (lost, found.lost), (BROKEN, broken))
    return tuple(note for note, holds in told if holds)


def _with(ad: Ad | Skipped, notes: tuple[str, ...]) -> Ad | Skipped:
    return ad if isinstance(ad, Skipped) else replace(ad, notes=(*ad.notes, *notes))


def _and(ad: Ad | Skipped, around: str) -> Ad | Skipped:
    """Lay what stands around an advert below it."""
    if isinstance(ad, Skipped) or not around:
        return ad
    start = len(ad.text) + len(BETWEEN)
    span = Span(start, start + len(around))
    return replace(ad, text=ad.text + BETWEEN + around, fields=(*ad.fields, (AROUND, span)))


def _text(ad: Ad) -> str:
    return next(ad.text[span.start : span.end] for name, span in ad.fields if name == "text")


def _joined(*parts: str) -> str:
    return BETWEEN.join(part for part in parts if part)
