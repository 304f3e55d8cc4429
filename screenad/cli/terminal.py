"""What the terminal and the environment say about looks and language."""

import os
import sys
from datetime import UTC, datetime
from typing import IO, Any

import click

from screenad.cli.choices import Choices
from screenad.cli.complaints import tell
from screenad.cli.language import locale, nearest_language
from screenad.outputs import Style, Theme, Tlp
from screenad.ruleset import RuleSet
from screenad.said import said
from screenad.translation import Translation, catalogue, tags

#: Widest line that reads well, and the narrowest that a report can be laid out in.
WIDEST, NARROWEST = 120, 40


def style(choices: Choices, out: IO[Any], rules: RuleSet, language: str) -> Style:
    """Decide about looks: a pipe gets no colour and no wrapping, a dumb terminal plain signs."""
    return Style(
        color=_color(choices.color, out),
        width=choices.width or (_columns(out) if out.isatty() else None),
        explain=choices.explain,
        quiet=choices.quiet,
        words=words(rules, language),
        unicode=_unicode(out),
        theme=Theme(choices.theme),
        encoding=_encoding(out),
        time=moment(),
        tlp=Tlp(choices.tlp),
    )


def plain_style(out: IO[Any], words: Translation | None = None) -> Style:
    """Decide about looks where a command has no options for them."""
    width = _columns(out) if out.isatty() else None
    own = words or Translation()
    return Style(color=_color("auto", out), width=width, words=own, unicode=_unicode(out))


def reader_language(asked: str | None, rules: RuleSet) -> str:
    """Give the language of the report: the one asked for, else the environment's, else English.

    A tag that the rules have no words in falls back to a shorter one, and then to English.
    """
    known = ("en", *rules.languages, *tags())
    found = nearest_language(asked or locale(), known)
    if asked and not found:
        tell(
            said(
                "--lang: there are no words in {tag} yet, so English is used (known: {known})",
                tag=repr(asked),
                known=", ".join(sorted(set(known))),
            )
        )
    return found or "en"


def moment() -> datetime:
    """Give the time now, or that of SOURCE_DATE_EPOCH: with it, every run writes the same."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(given), UTC) if given else datetime.now(UTC)
    except (ValueError, OverflowError, OSError) as problem:
        raise click.UsageError(f"no time in seconds: SOURCE_DATE_EPOCH={given}") from problem


def words(rules: RuleSet, language: str) -> Translation:
    """Give the words of a language: the program's own, and those that the rules bring."""
    own = rules.languages.get(language)
    return Translation(
        tag=language,
        catalogue=catalogue(language),
        data=own.data if own else {},
        reviewed=own.reviewed if own else True,
    )


def _color(choice: str, out: IO[Any]) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return out is sys.stdout  # it speaks of the terminal, and not of files that are written
    return out.isatty() and os.environ.get("TERM") != "dumb"


def _columns(out: IO[Any]) -> int:
    asked = os.environ.get("COLUMNS", "")
    columns = int(asked) if asked.isdecimal() else 0
    if not columns:
        try:
            columns = os.get_terminal_size(out.fileno()).columns
        except OSError:
            columns = 80
    return max(NARROWEST, min(columns or 80, WIDEST))


def _unicode(out: IO[Any]) -> bool:
    return _encoding(out).startswith("utf") and os.environ.get("TERM") != "dumb"


def _encoding(out: IO[Any]) -> str:
    """Give the encoding of text; what takes bytes is of a format that has its own."""
    if not hasattr(out, "encoding"):
        return "utf-8"
    return (getattr(out, "encoding", None) or "ascii").lower()
