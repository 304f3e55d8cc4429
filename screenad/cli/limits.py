"""How much is let in and how it is read: the values of ``--limit`` and ``--encoding``."""

import re
from collections.abc import Sequence
from dataclasses import fields

import click

from screenad.errors import suggest
from screenad.inputs.charsets import meant
from screenad.inputs.wants import Limits

KNOWN = tuple(field.name for field in fields(Limits))
SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmgt]?)(i?)b?", re.IGNORECASE)
POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}


def limits(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> object:
    """Read ``--limit``: how much of something is let in."""
    return dict(map(_limit, values))


def encoding(_context: click.Context, _option: click.Parameter, value: str | None) -> str:
    """Read ``--encoding``: what all text is in."""
    found = meant(value) if value else ""
    if value and not found:
        few = "utf-8, gb18030, big5, shift_jis, euc-kr, cp874, cp1251 and many more"
        raise click.BadParameter(f"no encoding is called {value!r} (known: {few})")
    return found


def _limit(text: str) -> tuple[str, int]:
    name, equals, value = (part.strip() for part in text.partition("="))
    if name not in KNOWN:
        raise click.BadParameter(f"no limit is called {name!r} ({suggest(name, KNOWN)})")
    size = SIZE.fullmatch(value)
    number = float(size[1]) * (1024 if size[3] else 1000) ** POWERS[size[2].lower()] if size else 0
    if not equals or number < 1:
        raise click.BadParameter(f"{text!r}: write {name}=NUMBER, as in 500, 8MiB or 1GB")
    return name, int(number)
