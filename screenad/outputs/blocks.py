"""Markdown out of any text: none of it is taken for markup, HTML, a link or a picture."""

import re
from collections.abc import Iterable
from functools import cache

from screenad.outputs.lines import Line
from screenad.outputs.palette import HEADING


def plain(text: str) -> str:
    """Escape what could be markup in one line."""
    return _opening().sub(r"\g<0>\\", _markup().sub(r"\\\g<0>", text))


def code(text: str) -> str:
    """Show one line letter by letter, between more backticks than it has anywhere."""
    text = text or " "  # two ticks with nothing between them are no fence
    fence = "`" * (max(map(len, _ticks().findall(text)), default=0) + 1)
    # Ticks at the edges would join the fence; a space on either side is not shown.
    edge = " " if "`" in (text[:1], text[-1:]) else ""
    return f"{fence}{edge}{text}{edge}{fence}"


def block(line: Line) -> str:
    """Give a line of the report as a heading, an item or a paragraph."""
    text, sign = plain(line.text.plain), line.first.plain.strip()
    if line.text.style == HEADING:
        return f"## {text}"
    if sign.rstrip(".").isdecimal():
        return f"{sign} {text}"
    return f"- {text}" if sign else text


def document(blocks: Iterable[str]) -> str:
    """Put blocks below one another: items of a list close, all else apart."""
    written = ""
    for each in filter(None, blocks):
        close = _item().match(each) and _item().match(written.rpartition("\n")[2])
        written += ("\n" if close else "\n\n" if written else "") + each
    return f"{written}\n"


@cache
def _markup() -> re.Pattern[str]:
    return re.compile(r"[\\`*\[\]{}<>#|~$&]|(?<![^\W_])_|_(?![^\W_])")


@cache
def _opening() -> re.Pattern[str]:
    """Match what makes a list or a line of a text that begins with it."""
    return re.compile(r"^\d{1,9}(?=[.)])|^(?=[-+=])")


@cache
def _ticks() -> re.Pattern[str]:
    return re.compile("`+")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"- |\d+\. ")
