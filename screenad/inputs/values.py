"""The words a reader would see of a JSON value: lists and nested objects laid out."""

import re
from collections.abc import Iterator, Mapping
from unicodedata import normalize

UNSEEN = frozenset({"id", "image", "logo"})
# The last one is the dot that a Turkish capital I leaves behind.
PARTING = {ord(c): None for c in " _-./:\u0307"}
AMOUNT = re.compile(r"[\d.,\s]+(?:-[\d.,\s]+)?")
# What may stand around "min" and "max" in a key: ``minValue``, ``salary_max``, ``max_amount``.
ABOUT_PAY = re.compile("salary|amount|value|base|pay|wages?")
CURRENCY = ("currency", "currencycode")
LOW, HIGH = ("min", "minimum", "from", "low", ""), ("max", "maximum", "to", "high")
UNIT = ("unittext", "unit", "period", "interval")
PAY_KEYS = frozenset((*CURRENCY, *LOW, *HIGH, *UNIT))


def plain(key: str) -> str:
    """Fold a key, so that ``jobDescription``, ``job_description`` and ``Job Description`` agree."""
    return normalize("NFC", key).casefold().translate(PARTING)


def words(value: object, between: str = ", ") -> str:
    """Lay out a value; ``between`` parts the items of a list."""
    match value:
        case str():
            return value
        case list():
            return _joined((words(item, between) for item in value), between)
        case dict():
            return money(value) or _joined((words(value[key]) for key in _seen(value)), ", ")
        case _:
            return ""


def money(value: Mapping[str, object]) -> str:
    """Say an amount as one would in an advert; empty for an object that is no amount.

    The names are those of schema.org's MonetaryAmount and their likes.
    """
    known = {ABOUT_PAY.sub("", plain(key)): word for key, word in _leaves(value)}
    currency = _first(known, *CURRENCY)
    low, high = _first(known, *LOW), _first(known, *HIGH)
    unit = _first(known, *UNIT).lower()
    amount = "-".join(dict.fromkeys(part for part in (low, high) if part))
    # Words that say more than an amount must not be lost in one.
    if not currency or known.keys() - PAY_KEYS or not AMOUNT.fullmatch(amount):
        return ""
    return f"{currency} {'' if low else 'up to '}{amount}{unit and f' per {unit}'}"


def path(record: Mapping[str, object], key: str) -> object:
    """Follow a key such as ``company.name`` or ``posts.0``; None where it leads nowhere."""
    if key in record:
        return record[key]
    found: object = record
    for step in key.split("."):
        if isinstance(found, dict):
            found = found.get(step)
        elif isinstance(found, list) and step.isdecimal() and int(step) < len(found):
            found = found[int(step)]
        else:
            return None
    return found


def _seen(value: Mapping[str, object]) -> Iterator[str]:
    return (key for key in value if not key.startswith("@") and key.lower() not in UNSEEN)


def _leaves(value: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, item in value.items():
        if isinstance(item, dict):
            yield from _leaves(item)
        elif isinstance(item, str) and not key.startswith("@"):
            yield key, item


def _first(known: Mapping[str, str], *names: str) -> str:
    return next((known[name].strip() for name in names if known.get(name, "").strip()), "")


def _joined(parts: Iterator[str], between: str) -> str:
    return between.join(part for part in parts if part.strip())
