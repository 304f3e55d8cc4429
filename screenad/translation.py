"""What the program says in its reader's language; where a catalogue has a hole, in English."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from screenad.said import Said

FOLDER = Path(__file__).parent / "locale"
FILE = "LC_MESSAGES/screenad.mo"
#: A message whose translation shows how the language writes numbers.
NUMBER = "12,345,678.9"


class _Hole(NullTranslations):
    """What lies under a catalogue: it has no message, and says so."""

    def gettext(self, message: str) -> str:  # noqa: ARG002
        return ""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        return ""


UNTRANSLATED = _Hole()


@dataclass(frozen=True, slots=True)
class Translation:
    """The words of one language: the program's own, and those for ``data`` of the rules.

    ``reviewed`` is False where a machine wrote them and no person has checked them.
    """

    tag: str = "en"
    catalogue: NullTranslations = UNTRANSLATED
    data: Mapping[str, str] = field(default_factory=dict)
    reviewed: bool = True

    def say(self, text: str) -> str:
        """Say a sentence of the program, or a word of the data; other text stays as it is.

        A translation with a broken gap must not cost the reader the report: English then.
        """
        if not isinstance(text, Said):
            return self.data.get(text) or (text and self.catalogue.gettext(text)) or text
        try:
            form = self._form(text)
            values = {key: self._value(key, value) for key, value in text.values.items()}
            return (form.format_map(values) if values else form) or str(text)
        except (AttributeError, LookupError, TypeError, ValueError):
            return str(text)

    def lacks(self, texts: Iterable[str]) -> bool:
        """Tell whether any of the program's sentences would be said in English."""
        return self.tag != "en" and not all(map(self.catalogue.gettext, texts))

    def number(self, number: float, digits: int = 0) -> str:
        """Write a number with so many digits after the point."""
        sample = self.catalogue.gettext(NUMBER) or NUMBER
        *_, third, last, _decimals = re.split(r"\D", sample)
        *_, apart, point = re.findall(r"\D", sample)
        whole, _, decimals = f"{number:.{digits}f}".partition(".")
        between = rf"\B(?=(\d{{{len(third)}}})*\d{{{len(last)}}}$)"
        return re.sub(between, apart, whole) + (f"{point}{decimals}" if decimals else "")

    def _form(self, text: Said) -> str:
        if isinstance(count := text.values.get("count"), int) and text.many:
            return self.catalogue.ngettext(text.form, text.many, count)
        return self.catalogue.gettext(text.form)

    def _value(self, key: str, value: object) -> object:
        if key == "count" and isinstance(value, int):
            return self.number(value)
        return self.say(value) if isinstance(value, Said) else value


def tags() -> tuple[str, ...]:
    """Give the languages that there is a catalogue for, besides English."""
    return tuple(sorted(path.name for path in FOLDER.iterdir() if (path / FILE).is_file()))


@cache
def catalogue(tag: str) -> NullTranslations:
    """Read the catalogue of a language; one without messages where there is none."""
    try:
        with (FOLDER / tag / FILE).open("rb") as file:
            found = GNUTranslations(file)
    except FileNotFoundError:
        return UNTRANSLATED
    found.add_fallback(UNTRANSLATED)
    return found
