"""The reader's language: which one it is, and what the program itself says in it."""

import os
from collections.abc import Iterable, Iterator

import click

from screenad.translation import Translation, catalogue, tags

#: Where Chinese is written in Traditional characters.
TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
#: Tags of languages that go by another one here.
OTHER_NAMES = {"fil": "tl", "in": "id", "zsm": "ms", "cmn": "zh", "yue": "zh-hant"}


def locale() -> str:
    """Give the tag of the environment's language and country, or nothing."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    value = next((value for name in names if (value := os.environ.get(name))), "")
    return value.partition(".")[0].partition("@")[0].replace("_", "-")


def nearest_language(tag: str, known: Iterable[str]) -> str:
    """Give the known language that serves the reader of a tag best; nothing where none does."""
    by_name = {each.lower(): each for each in known}
    return next((by_name[each] for each in _fallbacks(tag) if each in by_name), "")


def translated(text: str, context: click.Context | None = None) -> str:
    """Say a sentence in the language that was asked for, or else in that of the environment."""
    context = context or click.get_current_context(silent=True)
    asked = context.params.get("lang") if context else None
    tag = asked if isinstance(asked, str) and asked else locale()
    known = nearest_language(tag, ("en", *tags()))
    return Translation(known, catalogue(known)).say(text) if known not in {"", "en"} else text


def _fallbacks(tag: str) -> Iterator[str]:
    base, *rest = tag.lower().replace("_", "-").split("-")
    yield "-".join((base, *rest))
    base, *more = OTHER_NAMES.get(base, base).split("-")
    rest = [*more, *rest]
    if base == "zh":
        yield "zh-hant" if TRADITIONAL & set(rest) else "zh-hans"
        yield "zh-hans"  # a reader of Traditional characters is better off with these than without
    yield "-".join((base, *rest))
    yield base
