"""Which markup a text is: a page, a feed, or none."""

import re

# What may stand before the first element.
PROLOGUE = re.compile(
    r"(?:\s++|<\?(?:[^?]|\?(?!>))*+\?>|<!--(?:[^-]|-(?!->))*+-->"
    r"|<!doctype\s+(?!html)[^>\[]*+(?:\[[^\]]*+\]\s*+)?>)*+",
    re.IGNORECASE,
)
# Of the short names only what is sure to be a tag: "<B of A>" begins a text message.
PAGE = re.compile(
    r"<(?:!doctype\s+html|(?:html|head|body|meta|script|style|title)(?=[\s/>])"
    r"|(?:main|header|article|section|nav|div|span|p|h[1-6]|ul|ol|table|form|font|center|b|i|strong"
    r"|link|a|br|img)(?=\s*/?>|\s+[a-z-]+\s*=))",
    re.IGNORECASE,
)
FEED = re.compile(
    r"<(?:[a-z]+:)?(?:rss|feed|rdf|source|jobs|joblist|job|item|entry)(?=[\s/>])", re.IGNORECASE
)
TAG = re.compile(r"<[a-z!/]", re.IGNORECASE)
ENDINGS = frozenset({".html", ".htm", ".xhtml"})


def markup(text: str, ending: str) -> str:
    """Name the format of a text that begins so, in a file with that ending; "" for neither."""
    begin = PROLOGUE.match(text)
    at = begin.end() if begin else 0
    if FEED.match(text, at):
        return "feed"
    if PAGE.match(text, at) or (ending in ENDINGS and TAG.search(text)):
        return "html"
    return ""
