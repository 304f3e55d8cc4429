"""The reader's country: as it is typed, and as the environment tells."""

import click
from click.shell_completion import CompletionItem

from screenad.cli.language import locale
from screenad.facts.countries import COUNTRIES, intended


def country_code(word: str) -> str:
    """Read a two-letter code of ISO 3166-1, in either case, or refuse it with a suggestion."""
    code = word.upper()
    if code not in COUNTRIES:
        raise click.BadParameter(no_country(word))
    return code


def no_country(word: str) -> str:
    """Say that a word is no code, and which was probably meant."""
    return f"{word!r} is no country code ({intended(word)})"


def country_codes(
    _context: click.Context, _option: click.Parameter, begun: str
) -> list[CompletionItem]:
    """Offer the codes, each with its country."""
    return [
        CompletionItem(code, help=name)
        for code, name in COUNTRIES.items()
        if code.startswith(begun.upper())
    ]


def reader_country() -> str:
    """Give the country that the environment's locale is for, or nothing.

    It is never taken from an advert: people are recruited abroad in their own language.
    """
    _language, *rest = locale().upper().split("-")
    return next((part for part in rest if part in COUNTRIES), "")
