"""The table of help lines: whom to call, what for, and when the number was last seen."""

from collections.abc import Iterator

from screenad.facts.countries import COUNTRIES, intended
from screenad.model import EVERYWHERE, Line
from screenad.ruleset.located import Located

#: Where a pack keeps its table.
FILE = "data/lines.yaml"
KEYS = ("country", "name", "contact", "scope", "checked", "source")
#: Years in which a number can have been seen.
YEARS = (2000, 2100)


def lines(doc: Located) -> Iterator[Line]:
    """Read the table; the source of each entry is for those who keep it, and must be there."""
    seen: set[tuple[str, str]] = set()
    for item in doc.items():
        found = _line(item)
        if found and (found.country, found.contact) in seen:
            item.complain(f"{found.contact!r} is listed twice for {found.country}")
        elif found:
            seen.add((found.country, found.contact))
            yield found


def _line(item: Located) -> Line | None:
    keys = item.entries(KEYS, required=KEYS)
    texts = {name: node.text() for name, node in keys.items() if name != "checked"}
    year = keys["checked"].integer(*YEARS) if "checked" in keys else 0
    if "country" in keys:
        _check_country(keys["country"])
    if not (year and all(texts.get(name) for name in KEYS if name != "checked")):
        return None
    return Line(texts["country"], texts["name"], texts["contact"], texts["scope"], str(year))


def _check_country(node: Located) -> None:
    code = node.text() if node.is_text() else ""
    if code and code not in COUNTRIES and code != EVERYWHERE:
        node.complain(f"{code!r} is no country code", f"{intended(code)}; or {EVERYWHERE}")
