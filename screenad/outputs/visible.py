"""Hostile text made visible: what could steer a terminal or hide becomes a readable mark."""

from functools import cache

import regex

from screenad.model import Span

# What is invisible and yet part of honest writing: emoji sequences, letters of scripts that join
# or stack, word breaks of scripts without spaces.
_JOINED = (
    r"[\p{scx=Arab}\p{scx=Syrc}\p{scx=Nkoo}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}"
    r"\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}"
    r"\p{scx=Khmr}\p{scx=Mymr}--[\p{White_Space}\p{P}\p{S}\p{Cf}]]"
)
_UNSPACED = r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}--\p{Cf}]"
_HONEST = (
    rf"(?<={_JOINED})[\u200c\u200d](?={_JOINED})",
    rf"(?<={_JOINED}(?<=\p{{ccc=9}}))[\u200c\u200d]",
    rf"(?<={_UNSPACED})\u200b(?={_UNSPACED})",
    r"(?<=\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{Extended_Pictographic})",
    r"(?<=\p{Extended_Pictographic}|[\p{So}\p{Sm}--\p{ASCII}])[\ufe0e\ufe0f]",
    r"(?<=[0-9#*])\ufe0f(?=\u20e3)",
    r"(?<=\p{Han})[\ufe00-\ufe02\U000e0100-\U000e01ef]",
    r"(?<=\p{Myanmar})\ufe00",
)
# More than six marks on one letter climb into the lines above and below it.
_HOSTILE = (
    r"[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}"
    r"\p{Noncharacter_Code_Point}]--[\n\p{Prepended_Concatenation_Mark}]]"
    r"|(?<=[\p{Mn}\p{Me}]{6})[\p{Mn}\p{Me}]"
)
_TAB = "    "


@cache
def _pattern() -> regex.Pattern[str]:
    return regex.compile(rf"(?V1)(?:{'|'.join(_HONEST)})|(?P<hostile>{_HOSTILE})")


def pieces(text: str, span: Span | None = None, *, unicode: bool = True) -> list[str]:
    r"""Show each code point of ``text[span]``: as itself, or as a mark if it would steer or hide.

    Line feeds stay, tabs become spaces, and the ``\r`` of a ``\r\n`` becomes nothing.
    """
    start, end = (span.start, span.end) if span else (0, len(text))
    shown = list(text[start:end])
    for match in _pattern().finditer(text, start, end):
        if match["hostile"]:
            at = match.start()
            shown[at - start] = _mark(text[at], text[at + 1 : at + 2], unicode=unicode)
    return shown


def visible(text: str, *, unicode: bool = True) -> str:
    """Show the whole text, line feeds kept. Visible text comes back unchanged."""
    return "".join(pieces(text, unicode=unicode))


def inline(text: str, *, unicode: bool = True) -> str:
    """Show the text within one line: every run of white space is one space."""
    return " ".join(visible(text, unicode=unicode).split())


def _mark(char: str, following: str, *, unicode: bool) -> str:
    if char == "\t":
        return _TAB
    if char == "\r" and following == "\n":
        return ""
    if not unicode:
        return f"<U+{ord(char):04X}>"
    if char < " ":
        return chr(0x2400 + ord(char))
    return "␡" if char == "\x7f" else f"⟨U+{ord(char):04X}⟩"
