"""``screenad lines``: whom to call, in one country or in all."""

import sys
from typing import Any

import click

from screenad.cli.complaints import tell
from screenad.cli.country import country_codes, no_country
from screenad.cli.options import load_rules, rule_options
from screenad.cli.terminal import plain_style
from screenad.facts.countries import COUNTRIES
from screenad.model import EVERYWHERE
from screenad.outputs.tables import table

HEADER = ("country", "name", "contact", "what for", "checked")
OLD = "numbers change: look them up on an official page before you call"


@click.command(
    epilog="""\b
Examples:
  screenad lines
  screenad lines TH
"""
)
@click.argument("country", required=False, metavar="[CC]", shell_complete=country_codes)
@rule_options
def lines(country: str | None, **chosen: Any) -> None:
    """List the help lines of a country, given as two letters, or all.

    Where none is known for a country, what holds everywhere is listed: call your own embassy.
    """
    known = load_rules(chosen, examples=False).lines
    wanted = {country.upper(), EVERYWHERE} if country else {line.country for line in known}
    found = [line for line in known if line.country in wanted]
    rows = [(line.country, line.name, line.contact, line.scope, line.checked) for line in found]
    table(sys.stdout, plain_style(sys.stdout), HEADER, rows)
    if country and country.upper() not in {line.country for line in found}:
        tell(_missing(country))
    tell(OLD)


def _missing(country: str) -> str:
    """Say why there is no line of a country's own."""
    code = country.upper()
    if code not in COUNTRIES:
        return no_country(country)
    name = f"{code} ({COUNTRIES[code]})"
    return f"no help line is listed for {name} yet, but there may be one"
