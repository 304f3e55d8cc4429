"""The report's own words in English; a catalogue of another language translates them."""

from collections.abc import Mapping

from screenad.outputs.pagewords import PAGE
from screenad.outputs.tablewords import TABLE
from screenad.outputs.weighing import WEIGHING

ENGLISH: Mapping[str, str] = {
    # The first line. {harms} is one or more of harm.*, joined by list.2 or list.3.
    "head.critical": "CRITICAL RISK - many strong signs of {harms}",
    "head.high": "HIGH RISK - strong signs of {harms}",
    "head.medium": "MEDIUM RISK - clear signs of {harms}",
    "head.low": "LOW RISK - weak signs of {harms}",
    "head.none": "NO KNOWN SIGNS",
    "head.none.signs": "NO STRONG SIGNS - only signs that many ordinary offers have too",
    "head.not-an-ad": "NOT AN OFFER - this text offers no work or income",
    "head.too-short": "TOO SHORT TO JUDGE",
    "head.warning": "A WARNING, NOT AN OFFER - this text describes harmful offers",
    "head.question": "You asked about an offer: {head}",
    "list.2": "{first} and {second}",
    "list.3": "{first}, {second} and {third}",
    # What the first line means, and for whom.
    "means.critical": (
        "People who took offers like this one were cheated, trapped or hurt. Please do not pay, "
        "travel or send papers before somebody you trust has looked at it with you."
    ),
    "means.high": (
        "Offers with these signs often do harm. Stop and check before you pay, travel or send "
        "papers."
    ),
    "means.medium": (
        "Some of this is common in harmful offers. Find out more about the points below before "
        "you go on."
    ),
    "means.low": (
        "Many ordinary offers carry such signs too. Ask about them; a low level does not mean "
        "that the offer is fine."
    ),
    "means.none.signs": (
        "What was found says little by itself. It does not mean that the offer is fine; ask about "
        "it."
    ),
    "means.none": (
        "The program found none of the signs it knows. That never means that the offer is fine."
    ),
    "means.not-an-ad": (
        "The program judges offers only. If an offer came with this text, give it the offer itself."
    ),
    "means.too-short": (
        "There are not enough words to judge. Give the program the whole message, and the ones "
        "before and after it."
    ),
    "means.warning": (
        "It reads like news or advice. The signs it mentions are listed, and not counted."
    ),
    "means.question": (
        "What counts here is what you tell about the offer. If you have its own words, screen "
        "them too."
    ),
    "about": (
        "This is about the advert, not about you: such messages reach everybody, and asking is "
        "the right thing to do."
    ),
    # Kinds of harm.
    "harm.fraud": "fraud",
    "harm.labour": "labour abuse",
    "harm.trafficking": "trafficking",
    "harm.any": "harm",
    "harm.fraud.means": (
        "you could lose money, or your name or bank account could be used for a crime."
    ),
    "harm.labour.means": (
        "the work could be other than promised, with pay or papers held back, or no way to quit."
    ),
    "harm.trafficking.means": (
        "you could be brought somewhere by a false promise and held there by force, threats or "
        "debt."
    ),
    "harm": "{harm}: {means}",
    # Headings.
    "heading.harms": "What it could lead to",
    "heading.advert": "The advert, with its signs marked",
    "heading.advert.plain": "The advert",
    "heading.text": "The text, with its signs marked",
    "heading.text.plain": "The text",
    "heading.signs": "The signs, weightiest first",
    "heading.points": "What makes up the level",
    "heading.protective": "What speaks for the offer",
    "heading.mentions": "What the text mentions",
    "heading.next": "What to do next",
    "heading.lines": "Where to get help",
    "heading.limits": "What this program cannot see",
    "heading.notes": "Please note",
    "heading.explain": "For those who check the work",
    # Signs.
    "source": "Advert: {source}",
    "source.id": "Advert: {source} ({id})",
    "more.places": "... and {count} more such place",
    "joins": "these signs together: {numbers}",
    "points": "{sum} = {count} point",
    "points.1": "{count} point, all from one sign",
    "points.0": "{count} point",
    "gates": "The level is held at '{level}': {reasons}.",
    "protective": "Anybody can write such words, so they count for little.",
    "disguise": "these words were disguised: {how}",
    "disguise.invisible": "invisible characters inside",
    "disguise.look-alike": "letters of another script that look alike",
    "disguise.styled": "decorative letters",
    "disguise.marks": "marks on the letters",
    "disguise.leet": "digits or signs in place of letters",
    "disguise.spaced": "spaced-out letters",
    "disguise.separated": "signs between the characters",
    "pay.beside": (
        "about {ratio} times what such work pays in {country} (about {entry} US dollars a month: "
        "{basis}, {year})"
    ),
    "pay.below": (
        "about {ratio}% of what such work pays in {country} (about {entry} US dollars a month: "
        "{basis}, {year})"
    ),
    # What to do, and what is not known.
    "next.always": (
        "Show the offer to somebody you trust before you pay, travel, or send papers or photos."
    ),
    "line": "{name} ({country}): {contact} ({scope})",
    "line.everywhere": "{name}: {contact} ({scope})",
    "lines.checked": (
        "Checked in {years}. Numbers change: look them up on an official page before you call."
    ),
    "limits": (
        "It reads words and nothing else. It does not check the company or the person, pictures, "
        "calls, links, or what is said later. It misses tricks it does not know."
    ),
    "limits.none": "No known signs does not mean no danger. If it feels wrong, trust that feeling.",
    "unreviewed": (
        "A machine translated these words, and nobody has checked them yet. Start screenad with "
        "--lang en to see the English ones."
    ),
    # --explain.
    "explain.sign": (
        "[{number}] {rule}: {group}, {severity}, {weight} points, alone at most {alone}"
    ),
    "explain.indicators": "indicators: {list}",
    "explain.sources": "sources: {list}",
    "explain.excused": "{rule} let off ({reason}):",
    "explain.contact": "{kind}: {value}",
    "explain.pay": "{quote} [{start}:{end}]: pay, {amount} {currency}, period: {period}",
    "explain.commission": (
        "{quote} [{start}:{end}]: beside the pay, {amount} {currency}, period: {period}"
    ),
    "explain.monthly": "; {amount} US dollars a month",
    "explain.ratio": "; {ratio} times what such work pays ({country})",
    "explain.place": "{quote} [{start}:{end}]: {name}, {country}, {kind}, {role}",
    "explain.place.taken": (
        "{quote} [{start}:{end}]: {name}, {country}, {kind}, taken for the {role}"
    ),
    "explain.term": "{quote} [{start}:{end}]: {list}",
    "explain.languages": "languages: {list}",
    "explain.unknown": "not recognised",
    "explain.rules": "rules: version {version}, digest {digest}",
    # Many adverts.
    "unread": "could not be read: {source}: {reason}",
    "summary": "Summary of {count} advert",
    "summary.worst": "The most serious",
    "level.critical": "critical",
    "level.high": "high",
    "level.medium": "medium",
    "level.low": "low",
    "level.none": "no known signs",
    "level.none.signs": "no strong signs",
    "state.not-an-ad": "not an offer",
    "state.too-short": "too short",
    "state.warning": "a warning",
    "state.question": "a question",
    "state.unread": "could not be read",
    **TABLE,
    **PAGE,
    "state.screened": "an offer",
    **WEIGHING,
    "lines.home": "Name your country to see its own lines, as in --home PH.",
    "summary.rules": "The most frequent signs",
    "summary.contacts": "Contacts that several of these adverts share",
    "summary.contacts.least": "There were very many contacts: these counts are the least.",
    "summary.unread": "What could not be read",
    "more": "... and {count} more",
    "linked.group": "Group {number}: {count} adverts",
    "linked.contact": "{contact}, in {count} of them",
    "linked.alike": "nearly the same words: {count} adverts, {share} and more in common",
    # What is shared with others: a title, and a text of a few lines.
    "told.sign": "{rule}: {title}",
    "told.quote": "“{quote}”",
    "told.mentions": "mentioned, not offered: {list}",
    "told.event": "{count} recruitment advert, screened by screenad",
    "told.unread": "could not be read: {source}",
    "told.contact": "contact in an advert: {head}",
    "told.check": (
        "Named in an advert with these signs. An advert can name anybody: check it before you "
        "block or accuse."
    ),
}

#: The form of a message for a count other than one.
COUNTED: Mapping[str, str] = {
    "told.event": "{count} recruitment adverts, screened by screenad",
    "more.places": "... and {count} more such places",
    "points": "{sum} = {count} points",
    "points.1": "{count} points, all from one sign",
    "points.0": "{count} points",
    "summary": "Summary of {count} adverts",
    "html.shown": "{shown} of {count} adverts shown",
}
