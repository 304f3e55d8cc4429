"""JSON as it stands in pages: in comments, escaped as if it were text, with a comma too many."""

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from screenad.errors import InputError
from screenad.inputs.jsontext import DECODER, parse

BEFORE = re.compile(
    r"\A[\s;\ufeff]*(?://\s*)?(?:<!\[CDATA\[|<!--)?(?:/\*(?:[^*]|\*(?!/))*+\*/)?\s*"
)
AFTER = "; \t\r\n"
SURPLUS = re.compile(r",(?=\s*+[}\]])")
# One that never closes goes to the end, so that none is looked for inside it again.
STRING = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)', re.DOTALL)
# Where a quote that ends a text may stand: before what goes on with the value, or at the end.
CLOSES = re.compile(r'\s*+(?:[:}\]]|,\s*+["{\[\d}\]tfn-]|\Z)')


def loose(text: str) -> object:
    """Give the value, or None when nothing makes JSON of it."""
    for attempt in _attempts(_bare(text)):
        try:
            return parse(attempt, "")
        except InputError:
            pass
        try:  # words after the value
            return DECODER.raw_decode(attempt)[0]
        except (json.JSONDecodeError, RecursionError):
            pass
    return None


def _attempts(text: str) -> Iterator[str]:
    yield text
    yield _without_surplus(text)
    if "&quot;" in text or "&#34;" in text:
        yield _without_surplus(unescape(text))
    yield _without_surplus(_requoted(text))


def _bare(text: str) -> str:
    """Take off the comment or section that a script's text is wrapped in."""
    end = BEFORE.sub("", text).rstrip(AFTER)
    for closer in ("*/", "]]>", "-->", "/*", "//"):
        end = end.removesuffix(closer).rstrip(AFTER)
    return end


def _without_surplus(text: str) -> str:
    """Take out commas before a closing bracket, outside of quotes."""
    parts: list[str] = []
    at = 0
    for found in STRING.finditer(text):
        parts += [SURPLUS.sub("", text[at : found.start()]), found[0]]
        at = found.end()
    return "".join([*parts, SURPLUS.sub("", text[at:])])


def _requoted(text: str) -> str:
    """Escape quotes that stand inside a text, told by what comes after them."""
    parts = text.split('"')
    at, inside, made = 0, False, [parts[0]]
    for before, part in pairwise(parts):
        at += len(before) + 1
        if not inside:
            inside = True
            made.append('"')
        elif before.endswith("\\") or not CLOSES.match(text, at):
            made.append('"' if before.endswith("\\") else '\\"')
        else:
            inside = False
            made.append('"')
        made.append(part)
    return "".join(made)
