"""The words of the page for a browser in English."""

from collections.abc import Mapping

PAGE: Mapping[str, str] = {
    # The page.
    "html.title": "Screening report",
    "html.skip": "Skip to the report",
    "html.skip.list": "Skip to the adverts",
    "html.glance": "At a glance",
    "html.chart.levels": "Verdicts",
    "html.chart.signs": "Most frequent signs",
    "html.chart.contacts": "Ways to reach the recruiter",
    "html.find": "Find adverts",
    "html.words": "Words",
    "html.words.hint": "in text, source or signs",
    "html.by.level": "Level",
    "html.by.state": "Kind of text",
    "html.by.rules": "Sign",
    "html.by.harms": "Harm",
    "html.by.language": "Language",
    "html.by.any": "any",
    "html.sort": "Order",
    "html.sort.rank": "most serious",
    "html.sort.number": "as read",
    "html.sort.source": "by source",
    "html.sort.language": "by language",
    "html.clear": "Clear",
    "html.open": "Open all shown",
    "html.shut": "Close all",
    "html.shown": "{shown} of {count} advert shown",
    "html.nothing": "Nothing matches. Clear the filters to see every advert again.",
    "html.keys": "The arrow keys go from advert to advert, Enter opens one.",
    "html.adverts": "Adverts",
    "html.untitled": "without words",
    "html.mark": "sign {number}, explained below",
    "html.mark.back": "sign {number}, back to the text",
}
