"""Write rules/data/phones.yaml: how telephone numbers are made up, by country, pinned for good.

Run by hand when numbering changes, never when the program runs::

    pip install phonenumberslite
    python tools/phone_tables.py

The plans are those of Google's libphonenumber (Apache License 2.0).
"""

from collections.abc import Iterator
from pathlib import Path

import phonenumbers

from screenad.facts.countries import COUNTRIES

TABLE = Path(__file__).parents[1] / "rules" / "data" / "phones.yaml"


def plans() -> Iterator[str]:
    """Give a line for each country: its code, what stands before numbers, their lengths."""
    for country in sorted(COUNTRIES):
        plan = phonenumbers.PhoneMetadata.metadata_for_region(country, None)
        if plan is None:
            continue
        fixed, mobile = plan.fixed_line.possible_length, plan.mobile.possible_length
        lengths = sorted({length for length in (*fixed, *mobile) if length >= 7})
        if not lengths:
            continue
        trunk = plan.national_prefix if plan.national_prefix in {"0", "8"} else "-"
        yield f'"{country}": {plan.country_code} {trunk} {" ".join(map(str, lengths))}'


if __name__ == "__main__":
    head = [line for line in TABLE.read_text("utf-8").splitlines() if line.startswith("#")]
    TABLE.write_text("\n".join([*head, *plans()]) + "\n", "utf-8")
