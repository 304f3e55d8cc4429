"""Addresses written so that nothing makes a link of them: hxxps://, example[.]com, name[at]host."""

import re
from functools import cache

# Endings in other scripts than Latin that are much used.
_ENDINGS = "рф|рус|бел|укр|中国|中國|公司|网络|在线|ไทย|한국|닷컴"
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_NUMBER = rf"({_OCTET})\.({_OCTET})\.({_OCTET})\.({_OCTET})"


def defanged(text: str) -> str:
    """Break every address in the text, and rather a dot too many than an address too few.

    What is broken already comes back unchanged.
    """
    for pattern, broken in _patterns():
        text = pattern.sub(broken, text)
    return text


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    # Each looks at one sign and what is next to it: so no text, however long, takes long.
    latin = "(?=[a-z]{2}|xn--)"
    return tuple(
        (re.compile(pattern, re.IGNORECASE), broken)
        for pattern, broken in (
            (r"(?<=h)tt(?=ps?://)", "xx"),
            (r"(?<=[a-z0-9])(?<!hxxp)(?<!hxxps)://", "[:]//"),
            (r"(?<=[\w.%+-])[@＠](?=\w)", "[at]"),
            (rf"(?<=[\w-])\.(?:{latin}|(?={_ENDINGS}))|(?<=www)\.(?=\w)", "[.]"),
            (rf"(?<=[a-z0-9-])([．。｡]){latin}", r"[\1]"),
            (rf"(?<![\d.]){_NUMBER}(?!\.?\d)", r"\1[.]\2[.]\3[.]\4"),
        )
    )
