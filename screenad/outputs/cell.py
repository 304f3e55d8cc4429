"""What may stand in a cell of a spreadsheet: no formula, and no more than it holds."""

from functools import cache

import regex

#: What a cell holds, in units of UTF-16.
ROOM = 32_767
# What begins a formula; spreadsheets of the Far East read the wide forms, too.
_BEGINS = r"[=+\-@＝＋－＠﹢﹣﹦﹫−]"
_PASSED = r"[\s\"\p{C}\p{Default_Ignorable_Code_Point}]"


def inert(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for a formula.

    Where a semicolon parts cells, one within the text begins a cell, too.
    """
    return _formula().sub(r"\g<0>'", text)


def fitted(text: str, ending: str) -> str:
    """Cut a text to what a cell holds; ``ending`` says so."""
    if len(text) * 2 <= ROOM:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= ROOM * 2:
        return text
    room = ROOM * 2 - len(ending.encode("utf-16-le"))
    return units[:room].decode("utf-16-le", "ignore") + ending


@cache
def _formula() -> regex.Pattern[str]:
    return regex.compile(rf"(?V1)(?:^|;)(?={_PASSED}*+{_BEGINS}|[\t\r])")
