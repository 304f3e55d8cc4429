"""The pinned tables, unpacked at first use into what folding looks things up in."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from screenad.text import tables

# Met all the time, and quicker replaced one by one than found one by one.
FREQUENT: Final = (
    ("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("\u00a0", " "),
    ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ى", "ي"), ("ی", "ي"), ("ک", "ك"), ("ة", "ه"), ("ہ", "ه"),
    ("\u0130", "i"),  # the one letter that str.lower() makes two of
)  # fmt: skip


@cache
def table() -> Mapping[str, str]:
    """Give what each character becomes, where that is something else."""
    table = dict(zip(tables.ONE, tables.ONE_NEW, strict=True))
    table.update((word[0], word[1:]) for word in tables.MANY.split(" ") if word)
    return table | dict.fromkeys(_members(tables.INVISIBLE + tables.OPTIONAL), "")


def _members(body: str) -> Iterator[str]:
    """Give every character of a class body."""
    for first, last in re.findall("(.)(?:-(.))?", body):
        yield from map(chr, range(ord(first), ord(last or first) + 1))


@cache
def numbers() -> Mapping[str, str]:
    """Give the digits of each enclosed number."""
    return {word[0]: word[1:] for word in tables.NUMBERS.split()}


@cache
def flags() -> frozenset[str]:
    """Give the regions that have a flag."""
    return frozenset(tables.FLAGS.split())


@cache
def plain() -> re.Pattern[str]:
    """Match a run of characters that folding leaves alone whatever is near, all of the BMP.

    Only there is a class a bitmap, ten times quicker than with higher planes.
    """
    marks = _members(tables.MARKS + "\u1100-\u11ff\u3131-\u318e")
    special = {*table(), *numbers(), *marks} - {old for old, _ in FREQUENT}
    edges = sorted(ord(char) for char in special if char < "\U00010000")
    gaps = zip([-1, *edges], [*edges, 0x10000], strict=True)
    body = "".join(f"{chr(a + 1)}-{chr(b - 1)}" for a, b in gaps if b - a > 1)
    return re.compile(f"([{body}]+)")


@cache
def replaced() -> re.Pattern[bytes]:
    """Match a run of what ASCII has no place for, in a text forced into it."""
    return re.compile(rb"\?\?*")


@cache
def composing() -> re.Pattern[str]:
    """Match a mark, or a jamo that ends a syllable."""
    return re.compile(f"[{tables.MARKS}{tables.JAMO_TAILS}]")


@cache
def heap() -> re.Pattern[str]:
    """Match a letter with two marks or more that it has no whole form with."""
    return re.compile(f"([^{tables.MARKS}])[{tables.MARKS}]{{2,}}")


@cache
def tower() -> re.Pattern[str]:
    """Match more marks than matter, eight of them as a group: NFC is quadratic in their number."""
    return re.compile(f"([{tables.MARKS}]{{8}})[{tables.MARKS}]+")


@cache
def mark() -> re.Pattern[str]:
    """Match marks."""
    return re.compile(f"[{tables.MARKS}]+")


@cache
def number() -> re.Pattern[str]:
    """Match enclosed numbers that stand by themselves."""
    return re.compile(f"(?<![0-9])[{''.join(numbers())}]+(?![0-9])")


@cache
def regional() -> re.Pattern[str]:
    """Match the halves of flags."""
    return re.compile("[\U0001f1e6-\U0001f1ff]+")
