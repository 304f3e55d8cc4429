"""Fixed reports, built by hand: what the outputs are tested with."""

from collections.abc import Mapping
from dataclasses import replace
from gettext import NullTranslations

from screenad.model import (
    Ad,
    Contact,
    Disguise,
    Evidence,
    Excused,
    Finding,
    Harm,
    Level,
    Line,
    Place,
    PlaceKind,
    PlaceRole,
    Report,
    Severity,
    Skipped,
    Span,
    State,
)
from screenad.translation import Translation

LURE = """Hiring now: chat operators for a hotel group in Bavet
No experience needed, 1,900 USD a month, flight and room are paid by us
On arrival HR keeps your passport for the visa office
You may leave after the contract, or pay back 4,000 USD
Write to our manager on T3legram: @bavet_dream_jobs
We never ask for money before you start"""

KEEP_IT = (
    "Keep your passport yourself. If somebody has it already, your embassy can help you to get "
    "new papers."
)

HELP = (
    Line("PH", "Labour office", "1-555", "workers abroad", "2024"),
    Line("PH", "Police", "5-111", "danger", "2021"),
    Line("INT", "Your embassy", "ask your ministry", "trouble abroad", "2026"),
)

UNSCREENED = Report(
    ad=Ad("", "ad.txt"),
    state=State.SCREENED,
    level=Level.NONE,
    points=0,
    language="en",
    languages=("en",),
    harms={},
    findings=(),
    protective=(),
    mentions=(),
    excused=(),
    pay=(),
    places=(),
    contacts=(),
    advice=(),
    lines=(),
    gates=(),
    notes=(),
    rules_version="1.0",
    rules_digest="sha256:0a1b",
)


class Messages(NullTranslations):
    """A catalogue of a few messages; ``asked`` are those that were looked for."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        super().__init__()
        self.messages = messages
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return self.messages.get(message, "")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


def translated(messages: Mapping[str, str]) -> Translation:
    """Make the words of a language that has a few messages."""
    return Translation("xx", Messages(messages))


def words(text: str, quote: str, disguise: Disguise | None = None) -> Evidence:
    """Point at the first place where ``quote`` stands in ``text``."""
    start = text.index(quote)
    span = Span(start, start + len(quote))
    return Evidence(span, "text", span.start, span.end, quote, disguise)


def sign(rule: str, points: int, *evidence: Evidence, **changes: object) -> Finding:
    """Make a finding; what is not given is dull."""
    plain = Finding(
        rule=rule,
        title=f"Title of {rule}",
        group="control",
        severity=Severity.MEDIUM,
        alone=Level.MEDIUM,
        weight=abs(points),
        points=points,
        harms=(Harm.FRAUD,),
        indicators=(),
        why=f"Why {rule} matters.",
        advice=f"Advice of {rule}.",
        sources=(),
        evidence=evidence,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def advert(text: str, **changes: object) -> Report:
    """Make a report about a pasted text; what is not given is empty."""
    ad = Ad.pasted(text, "ad.txt")
    return replace(UNSCREENED, ad=ad, **changes)  # type: ignore[arg-type]


def lure() -> Report:
    """Make a report with everything in it."""
    passport = sign(
        "passport-kept",
        45,
        words(LURE, "HR keeps your passport"),
        title="Somebody else would keep your passport",
        severity=Severity.CRITICAL,
        alone=Level.HIGH,
        harms=(Harm.LABOUR, Harm.TRAFFICKING),
        indicators=("ILO-7",),
        why="Whoever holds your papers decides whether you can leave. Keeping a worker's papers is "
        "one of the eleven signs of forced labour of the International Labour Organization.",
        sources=("ILO11", "FBI23"),
        cited=("ILO: Indicators (2012)", "FBI: False job ads (2023)"),
    )
    debt = sign(
        "pay-to-leave",
        28,
        words(LURE, "leave after the contract, or pay back 4,000 USD"),
        title="You would have to pay to leave",
        group="pay",
        weight=28,
        severity=Severity.HIGH,
        harms=(Harm.LABOUR, Harm.TRAFFICKING),
        why="A debt for leaving ties people to a place, however bad it is.",
    )
    chat = sign(
        "moves-to-app",
        7,
        words(LURE, "manager on T3legram", Disguise.LEET),
        title="You are asked to go on in a private chat",
        group="channel",
        weight=7,
        severity=Severity.LOW,
        alone=Level.LOW,
        why="In a private chat no platform and no labour office can see what is promised.",
    )
    free = sign(
        "no-fees",
        -4,
        words(LURE, "never ask for money before you start"),
        title="No fees are asked for",
        group="protect",
        severity=Severity.INFO,
        harms=(),
        why="Honest recruiters say so, as the law of many countries wants it.",
    )
    handle = words(LURE, "@bavet_dream_jobs").span
    return advert(
        LURE,
        level=Level.CRITICAL,
        points=76,
        harms={Harm.FRAUD: 7, Harm.LABOUR: 73, Harm.TRAFFICKING: 73},
        findings=(passport, debt, chat),
        protective=(free,),
        excused=(Excused("flight-paid", "common in hotel work", words(LURE, "flight and room")),),
        places=(
            place("Bavet", PlaceKind.CITY, told=True),
            place("visa office", PlaceKind.COMPANY, told=False),
        ),
        contacts=(Contact(handle, "telegram", "bavet_dream_jobs"),),
        advice=(
            KEEP_IT,
            "Ask what happens if you want to go home in the first week, and have it in writing.",
            KEEP_IT,
            "Call the company at a number that you found yourself.",
        ),
        lines=HELP,
        gates=("too few kinds of signs", "one kind of sign alone"),
        notes=("12 characters were not UTF-8",),
    )


def place(name: str, kind: PlaceKind, *, told: bool) -> Place:
    """Make a place of the lure."""
    return Place(words(LURE, name).span, name, "KH", kind, PlaceRole.WORKPLACE, "B", told)


def quiet_office() -> Report:
    """Make a report without a sign."""
    return advert(
        "Bookkeeper, two days a week, in our office at the market square. 18 euro an hour."
    )


def news() -> Report:
    """Make a report about a text that warns."""
    text = "Police warn: gangs promise 3,000 USD a month and take the passport at the airport."
    taken = sign("passport-kept", 0, words(text, "take the passport"), title="Passport is kept")
    return advert(text, state=State.WARNING, mentions=(taken,))


def question() -> Report:
    """Make a report about somebody who asks."""
    text = "Is this real? They want 200 USD for a work card before I begin."
    fee = sign("fee-first", 40, words(text, "200 USD for a work card before"), title="A fee first")
    return advert(
        text,
        state=State.QUESTION,
        level=Level.HIGH,
        points=40,
        harms={Harm.FRAUD: 40},
        findings=(fee,),
        advice=("Do not pay for a job.",),
    )


def unreadable() -> Skipped:
    """Make a record that could not be read."""
    return Skipped("ads.jsonl:18", "not JSON: a comma is missing at column 7")


def fixed() -> list[Report | Skipped]:
    """Give one of everything."""
    short = advert("@work 🔥🔥🔥", state=State.TOO_SHORT, language="", languages=())
    recipe = advert("Boil the rice, then add salt.", state=State.NOT_AN_AD)
    return [lure(), quiet_office(), news(), question(), short, recipe, unreadable()]
