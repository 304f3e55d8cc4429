"""What the terminal and the environment say about looks and language."""

import os
import sys
from typing import TextIO

from screenad.cli.choices import Choices
from screenad.cli.complaints import tell
from screenad.cli.language import locale, nearest_language
from screenad.outputs import Style
from screenad.ruleset import RuleSet
from screenad.said import said
from screenad.translation import Translation, catalogue, tags

#: Widest line that reads well, and the narrowest that a report can be laid out in.
WIDEST, NARROWEST = 100, 40


def style(choices: Choices, out: TextIO, rules: RuleSet, language: str) -> Style:
    """Decide about looks: a pipe gets no colour and no wrapping, a dumb terminal plain signs."""
    return Style(
        color=_color(choices.color, out),
        width=choices.width or (_columns(out) if out.isatty() else None),
        explain=choices.explain,
        quiet=choices.quiet,
        words=words(rules, language),
        unicode=_unicode(out),
    )


def plain_style(out: TextIO, words: Translation | None = None) -> Style:
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


def words(rules: RuleSet, language: str) -> Translation:
    """Give the words of a language: the program's own, and those that the rules bring."""
    own = rules.languages.get(language)
    return Translation(
        tag=language,
        catalogue=catalogue(language),
        data=own.data if own else {},
        reviewed=own.reviewed if own else True,
    )


def _color(choice: str, out: TextIO) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return out is sys.stdout  # it speaks of the terminal, and not of files that are written
    return out.isatty() and os.environ.get("TERM") != "dumb"


def _columns(out: TextIO) -> int:
    asked = os.environ.get("COLUMNS", "")
    columns = int(asked) if asked.isdecimal() else 0
    if not columns:
        try:
            columns = os.get_terminal_size(out.fileno()).columns
        except OSError:
            columns = 80
    return max(NARROWEST, min(columns or 80, WIDEST))


def _unicode(out: TextIO) -> bool:
    encoding = (getattr(out, "encoding", None) or "ascii").lower().replace("-", "")
    return encoding.startswith("utf") and os.environ.get("TERM") != "dumb"
