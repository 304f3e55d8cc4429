"""The whole of screenad in one function: an advert and rules in, a report out."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate

from screenad.model import (
    AROUND,
    EVERYWHERE,
    Ad,
    Disguise,
    Evidence,
    Excused,
    Finding,
    Harm,
    Level,
    Line,
    Report,
    Span,
    State,
)
from screenad.operators import Document, Hit
from screenad.operators.wordlist import outermost
from screenad.ruleset import Answers, Rule, RuleSet, Sets, ask, hold, later
from screenad.said import said
from screenad.score import Score, score

#: Fewer letters than this and no sign: not enough to judge. Han and the like count threefold.
SHORTEST = 24
#: In more lines than this, with words of one rule in each, nobody looks for the one that counts.
_LINES = 20
OTHER_LANGUAGE = said("screenad has few or no rules for the language of this text")
PARTLY_ENGLISH = said("parts of this report are in English: nobody has translated them yet")
BESIDE = said("signs in what stands around the advert on its page are mentioned, and not counted")
OFFER_BESIDE = said(
    "what stands around the advert reads like a harmful offer itself: look at the page"
)


def screen(ad: Ad, rules: RuleSet, language: str = "en", home: str = "") -> Report:
    """Report on one advert, in the reader's language where the rules have words in it.

    ``home`` is the reader's country (ISO 3166-1 alpha-2), whose help lines are named.
    """
    own, around = _apart(ad)
    answers = ask(rules, own, home, rules.apart)
    doc = answers.doc
    tags = doc.languages
    findings = _findings(rules, answers, answers.fired, language)
    signs = [f for f in findings if f.weight > 0]
    credit = [f for f in findings if f.weight < 0]
    mentions = _findings(rules, answers, answers.mentioned, language)
    state = _state(rules, answers, signs, tags)
    if state in {State.WARNING, State.NOT_AN_AD, State.TOO_SHORT}:
        told = (*signs, *credit) if state is State.WARNING else signs
        mentions, signs, credit = _merge(told, mentions), [], []
    result = score(signs, credit)
    if result.level.rank >= Level.MEDIUM.rank:
        credit += _findings(rules, answers, later(rules, answers, rules.holders), language)
        result = score(signs, credit)
    beside = _beside(rules, around, language, home, len(ad.text)) if around else []
    shown = (*result.findings, *result.protective, *mentions, *beside)
    return Report(
        ad=ad,
        state=state,
        level=result.level,
        points=result.points,
        language=tags[0] if tags else "und",
        languages=tags,
        harms=result.harms,
        findings=result.findings,
        protective=result.protective,
        mentions=tuple(_merge(mentions, beside)),
        excused=_excused(answers, rules),
        pay=doc.pay,
        places=doc.places,
        contacts=doc.contacts,
        terms=doc.terms,
        advice=_advice(result),
        lines=_lines(rules, state, result, home),
        gates=result.gates,
        notes=(
            *ad.notes,
            *doc.notes,
            *_language_notes(rules, tags, language, shown),
            *_beside_notes(beside),
        ),
        rules_version=rules.version,
        rules_digest=rules.digest,
    )


def _apart(ad: Ad) -> tuple[Ad, Ad | None]:
    """Part an advert from what stands around it on its page."""
    name, span = ad.fields[-1] if ad.fields else ("", Span(0, 0))
    if name != AROUND:
        return ad, None
    end = ad.fields[-2][1].end if len(ad.fields) > 1 else 0
    around = replace(ad, text=ad.text[span.start :], fields=((AROUND, Span(0, len(ad.text))),))
    return replace(ad, text=ad.text[:end], fields=ad.fields[:-1]), around


def _beside(rules: RuleSet, around: Ad, language: str, home: str, end: int) -> list[Finding]:
    """Give the signs in what stands around an advert, which ends there: a site's own advice."""
    answers = ask(rules, around, home)
    found = _merge(
        _findings(rules, answers, answers.fired, language),
        _findings(rules, answers, answers.mentioned, language),
    )
    start = end - len(around.text)
    return [
        replace(finding, evidence=tuple(_moved(each, start) for each in finding.evidence))
        for finding in found
        if finding.weight > 0
    ]


def _beside_notes(beside: list[Finding]) -> Iterator[str]:
    """Say that signs were not counted; an offer may have been put there for that."""
    if beside:
        yield BESIDE
    if score(beside, []).level.rank >= Level.HIGH.rank:
        yield OFFER_BESIDE


def _moved(evidence: Evidence, by: int) -> Evidence:
    span = Span(evidence.span.start + by, evidence.span.end + by)
    return evidence._replace(span=span)


def _state(
    rules: RuleSet, answers: Answers, signs: Iterable[Finding], tags: tuple[str, ...]
) -> State:
    """Decide what kind of text it is; a strong sign is never explained away by its absence."""
    if answers.sets(rules, Sets.WARNING):
        return State.WARNING
    if answers.sets(rules, Sets.QUESTION):
        return State.QUESTION
    strong = any(f.alone.rank >= Level.MEDIUM.rank for f in signs)
    if not strong and is_short(answers.doc.text):
        return State.TOO_SHORT
    known = "offer" in rules.terms and _covered(rules, tags)
    if strong or not known or answers.sets(rules, Sets.OFFER):
        return State.SCREENED
    return State.SCREENED if hold(rules, answers, rules.offers) else State.NOT_AN_AD


def is_short(text: str) -> bool:
    """Tell whether a text is too short to be judged."""
    letters = (1 + 2 * (char > "\u2e80") for char in text[:400] if char.isalpha())
    return all(counted < SHORTEST for counted in accumulate(letters))


def _covered(rules: RuleSet, tags: tuple[str, ...]) -> bool:
    """Tell whether the rules know what an offer looks like in the text's language."""
    offers = rules.terms.get("offer")
    known = offers.words if offers else ()
    return not (tags and known) or tags[0].partition("-")[0] in known


def _findings(
    rules: RuleSet, answers: Answers, hits: Mapping[str, tuple[Hit, ...]], language: str
) -> list[Finding]:
    return [
        _finding(rules, answers, rules.rules[name], found, language)
        for name, found in hits.items()
        if name in rules.chosen and rules.rules[name].points
    ]


def _finding(
    rules: RuleSet, answers: Answers, rule: Rule, hits: Iterable[Hit], language: str
) -> Finding:
    words = rules.message(rule, language)
    return Finding(
        rule=rule.id,
        title=words.title,
        group=rule.group,
        severity=rule.severity,
        alone=rule.alone,
        weight=rule.points,
        points=0,
        harms=rule.harms,
        indicators=rule.indicators,
        why=words.why,
        advice=words.advice,
        sources=rule.sources,
        evidence=tuple(
            sorted({_evidence(answers.doc, hit) for hit in _cited(answers, rule, hits)})
        ),
        joins=_joined(rules, answers, rule),
        holds=rule.holds,
        cited=tuple(rules.citations.get(key, key) for key in rule.sources),
    )


def _cited(answers: Answers, rule: Rule, hits: Iterable[Hit]) -> Iterable[Hit]:
    """Give the words to cite: of a rule made of others, those from the first line that bears it on.

    Where two adverts stand in one text, what is harmless in the first is no evidence.
    """
    if rule.needs:
        text, lines = answers.doc.text, dict[int, set[Hit]]()
        number = last = 0
        for hit in sorted(hits):
            number, last = number + text.count("\n", last, hit.start), hit.start
            lines.setdefault(number, set()).add(hit)
        if 1 < len(lines) <= _LINES:
            bears = (at for at, part in lines.items() if rule.when.standing(answers.doc, part))
            first = next(bears, 0)
            hits = [hit for at, part in lines.items() if at >= first for hit in part]
    return outermost(hits)


def _joined(rules: RuleSet, answers: Answers, rule: Rule) -> tuple[str, ...]:
    """Give the signs that a rule refers to and that fired; building blocks are looked through."""
    found: list[str] = []
    todo = sorted(rule.needs & answers.fired.keys())
    while todo:
        name = todo.pop(0)
        if rules.rules[name].points > 0 and name in rules.chosen:
            found.append(name)
        else:
            todo += sorted(rules.rules[name].needs & answers.fired.keys())
    return tuple(dict.fromkeys(found))


def _evidence(doc: Document, hit: Hit) -> Evidence:
    span = doc.folded.origin(hit.start, hit.end)
    name, place = doc.ad.within(span)
    return Evidence(
        span=span,
        field=name,
        start=place.start,
        end=place.end,
        quote=doc.ad.text[span.start : span.end],
        disguise=_disguise(doc, hit),
    )


def _disguise(doc: Document, hit: Hit) -> Disguise | None:
    """Give the first disguise that a hit shares a character with."""
    undone = doc.folded.undone
    reached = doc.once("reached", lambda: tuple(accumulate((each.end for each in undone), max)))
    at = bisect_right(reached, hit.start)
    return undone[at].kind if at < len(undone) and undone[at].start < hit.end else None


def _merge(signs: Iterable[Finding], mentions: Iterable[Finding]) -> list[Finding]:
    """Join what was found and what was only mentioned, one entry a rule."""
    merged: dict[str, Finding] = {}
    for finding in (*signs, *mentions):
        merged.setdefault(finding.rule, finding)
    return list(merged.values())


def _excused(answers: Answers, rules: RuleSet) -> tuple[Excused, ...]:
    return tuple(
        Excused(each.rule.id, each.reason, _evidence(answers.doc, each.hit))
        for each in answers.let_off
        if each.rule.id in rules.chosen and each.rule.sets is None
    )


def _advice(result: Score) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f.advice for f in result.findings if f.advice))


def _lines(rules: RuleSet, state: State, result: Score, home: str) -> tuple[Line, ...]:
    """Choose help lines: those of the reader's country, then what holds in every country."""
    if state is not State.QUESTION and result.level.rank < Level.MEDIUM.rank:
        return ()
    held = any(result.harms.get(harm, 0) > 0 for harm in (Harm.LABOUR, Harm.TRAFFICKING))
    own = [line for line in rules.lines if line.country == home]
    return (*own, *(line for line in rules.lines if held and line.country == EVERYWHERE))


def _language_notes(
    rules: RuleSet, tags: tuple[str, ...], language: str, shown: Iterable[Finding]
) -> Iterator[str]:
    """Say where the rules have no words: in the language of the text, or of the reader."""
    if not _covered(rules, tags):
        yield OTHER_LANGUAGE
    if not all(rules.speaks(language, finding.rule) for finding in shown):
        yield PARTLY_ENGLISH
