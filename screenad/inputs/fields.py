"""Which words of a record are which field of an advert."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from screenad.inputs.keys import FIELDS, KEYS
from screenad.inputs.values import money, path, plain, words

# Every key for these fields is read, with this between; of the others the first that holds words.
GATHERED = {"text": "\n\n", "location": ", ", "salary": " ", "contact": "\n"}
LONG = 200
FEW = 12


def chosen(record: Mapping[str, object], mapping: Mapping[str, str]) -> dict[str, str]:
    """Give the fields that a record has words for; ``mapping`` names keys that count first."""
    found = {}
    for field in (*FIELDS, "id"):
        if field in mapping:
            value = words(path(record, mapping[field]), "\n")
        elif field in GATHERED:
            value = _gathered(record, field)
        else:
            value = _first(record, field)
        if value.strip():
            found[field] = value
    return found


def knows_text(record: Mapping[str, object], mapping: Mapping[str, str]) -> bool:
    """Say whether a record has a key for the text, be it empty."""
    if "text" in mapping:
        return path(record, mapping["text"]) is not None
    return any(field_of(key) == "text" for key in record)


def unread(record: Mapping[str, object], mapping: Mapping[str, str]) -> tuple[str, ...]:
    """Name the keys that hold much text and are no field: what is not read has to be said."""
    return tuple(
        key
        for key, value in record.items()
        if not field_of(key) and key not in mapping.values() and len(words(value)) > LONG
    )


@lru_cache(maxsize=4096)
def field_of(key: str) -> str:
    """Name the field that a key is for, or ""."""
    return next((field for field, names in KEYS.items() if plain(key) in names), "")


def _gathered(record: Mapping[str, object], field: str) -> str:
    """Give all words for a field in the record's own order, none of them twice."""
    own = {key: value for key, value in record.items() if field_of(key) == field}
    if not own:
        return ""
    if field == "salary" and money(own):
        return money(own)
    between = "\n" if field == "text" else ", "
    return GATHERED[field].join(_distinct([words(value, between) for value in own.values()]))


def _distinct(texts: list[str]) -> Iterator[str]:
    """Leave out what another text already says, where there are few enough to compare."""
    once = list(dict.fromkeys(text for text in texts if text.strip()))
    for text in once:
        if len(once) > FEW or not any(text in other for other in once if other is not text):
            yield text


def _first(record: Mapping[str, object], field: str) -> str:
    own = sorted((KEYS[field].index(plain(k)), k) for k in record if field_of(k) == field)
    values = (words(record[key]) for _, key in own)
    return next((value for value in values if value.strip()), "")
