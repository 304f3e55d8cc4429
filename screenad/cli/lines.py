"""``screenad lines``: whom to call, in one country or in all."""

import sys
from typing import Any

import click

from screenad.cli.complaints import tell
from screenad.cli.country import country_codes, no_country
from screenad.cli.defaults import setting
from screenad.cli.options import load_rules, rule_options
from screenad.cli.terminal import plain_style, reader_language, words
from screenad.facts.countries import COUNTRIES
from screenad.model import EVERYWHERE
from screenad.outputs.tables import table
from screenad.said import said

HEADER = (said("country"), said("name"), said("contact"), said("what for"), said("checked"))
OLD = said("numbers change: look them up on an official page before you call")


@click.command(
    epilog="""\b
Examples:
  screenad lines
  screenad lines TH
"""
)
@click.argument("country", required=False, metavar="[CC]", shell_complete=country_codes)
@setting("--lang", metavar="TAG", help="The language; default: the environment's.")
@rule_options
def lines(country: str | None, lang: str | None, **chosen: Any) -> None:
    """List the help lines of a country, given as two letters, or all.

    Where none is known for a country, what holds everywhere is listed: call your own embassy.
    """
    rules = load_rules(chosen, examples=False)
    say, known = words(rules, reader_language(lang, rules)).say, rules.lines
    wanted = {country.upper(), EVERYWHERE} if country else {line.country for line in known}
    found = [line for line in known if line.country in wanted]
    rows = [
        (line.country, say(line.name), say(line.contact), say(line.scope), line.checked)
        for line in found
    ]
    table(sys.stdout, plain_style(sys.stdout), tuple(map(say, HEADER)), rows)
    if country and country.upper() not in {line.country for line in found}:
        tell(_missing(country))
    tell(OLD)


def _missing(country: str) -> str:
    """Say why there is no line of a country's own."""
    code = country.upper()
    if code not in COUNTRIES:
        return no_country(country)
    name = f"{code} ({COUNTRIES[code]})"
    return said("no help line is listed for {country} yet, but there may be one", country=name)
