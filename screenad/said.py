"""A sentence of the program: English as it stands, and able to be said in other languages."""

from collections.abc import Mapping
from typing import Self


class Said(str):
    """An English sentence that remembers what was filled in where.

    ``form`` is the sentence with its gaps, ``many`` the one for a ``count`` that is not 1.
    """

    __slots__ = ("form", "many", "values")

    form: str
    many: str
    values: Mapping[str, object]

    def __new__(cls, form: str, values: Mapping[str, object], many: str = "") -> Self:
        """Fill the gaps; a count is written with its thousands apart."""
        chosen = many if many and values["count"] != 1 else form
        shown = {key: f"{v:,}" if key == "count" else v for key, v in values.items()}
        made = super().__new__(cls, chosen.format_map(shown) if values else chosen)
        made.form, made.many, made.values = form, many, values
        return made

    def __getnewargs__(self) -> tuple[str, Mapping[str, object], str]:  # type: ignore[override]
        """Let a sentence go to another process."""
        return self.form, self.values, self.many


def said(form: str, /, **values: object) -> Said:
    """Say a sentence; what is said so is found by ``tools/words.py``, and can be translated."""
    return Said(form, values)


def counted(form: str, many: str, /, **values: object) -> Said:
    """Say a sentence that has another form for another ``count``."""
    return Said(form, values, many)
