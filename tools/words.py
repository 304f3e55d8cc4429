"""Bring catalogues up to date: what the program says, in the languages named, or in all.

    python tools/words.py          all of them
    python tools/words.py th       one, which is begun if there is none

A catalogue keeps its translations. It gains what is new, loses what is no longer said, and is
compiled. Numbers, countries and plural forms are filled in from Unicode's CLDR. What is still
missing is listed, and so is what the language's messages in ``rules/languages`` lack.
"""

import sys
from collections.abc import Iterable, Iterator
from gettext import c2py
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po
from babel.numbers import format_decimal

from screenad.facts.countries import COUNTRIES
from screenad.outputs.messages import COUNTED, ENGLISH
from screenad.ruleset import RuleSet, load
from screenad.ruleset.messages import missing
from screenad.translation import FOLDER, NUMBER, tags

PROGRAM = FOLDER.parent
CALLS = {"said": None, "counted": (1, 2)}
HEAD = """\
# What screenad says, in {language}. docs/translating.md says how to go about it.
# Write between the quotes of msgstr; leave what is in {{braces}} as it is.
"""


class Words(Catalog):
    """A catalogue with a head of what gettext reads, and no more."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """Give the head."""
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", forms(self.locale)),
        ]


def main() -> None:
    """Write the catalogues, and list what they lack."""
    rules = load()
    for tag in sys.argv[1:] or tags():
        words = catalogue(tag, rules)
        path = source(tag)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written(words))
        path.with_suffix(".mo").write_bytes(compiled(words))
        print("\n".join(lacking(tag, words, rules)))


def source(tag: str) -> Path:
    """Name the file that translators write in."""
    return FOLDER / tag / "LC_MESSAGES" / "screenad.po"


def catalogue(tag: str, rules: RuleSet) -> Words:
    """Give all that the program says, with the translations that are there."""
    locale = Locale.parse(tag, sep="-")
    words = Words(locale, fuzzy=False, header_comment=_head(locale))
    known = _known(tag)
    filled = _filled(locale, rules)
    for id_, comment in sayings(rules):
        one = id_[0] if isinstance(id_, tuple) else id_
        old = known.get(one)
        fits = old is not None and isinstance(old.string, tuple) == isinstance(id_, tuple)
        words.add(id_, (old.string if fits else "") or filled.get(one, ""), auto_comments=comment)
    return words


def forms(locale: Locale) -> str:
    """Give the plural forms as gettext has them; CLDR knows better where there is but one."""
    return get_plural(locale).plural_forms if locale.plural_form.tags else "nplurals=1; plural=0;"


def sayings(rules: RuleSet) -> Iterator[tuple[str | tuple[str, str], list[str]]]:
    """Give every sentence of the program, and where it is said."""
    for key, one in ENGLISH.items():
        yield (one, COUNTED[key]) if key in COUNTED else one, [f"report: {key}"]
    for path in sorted(PROGRAM.rglob("*.py")):
        with path.open("rb") as file:
            for _line, id_, _comments, _context in extract("python", file, CALLS):
                yield id_, [path.relative_to(PROGRAM.parent).as_posix()]
    yield NUMBER, ["how numbers are written"]
    for code in rules.tables.wages:
        yield COUNTRIES[code], ["a country"]


def written(words: Words) -> bytes:
    """Write a catalogue for its translators."""
    file = BytesIO()
    write_po(file, words, width=96)
    return file.getvalue()


def compiled(words: Words) -> bytes:
    """Write a catalogue for the program."""
    file = BytesIO()
    write_mo(file, words)
    return file.getvalue()


def untranslated(words: Iterable[Message]) -> list[str]:
    """Give the sentences without a translation."""
    return [
        message.id[0] if message.pluralizable else message.id
        for message in words
        if message.id and not all([*message.string] if message.pluralizable else [message.string])
    ]


def lacking(tag: str, words: Words, rules: RuleSet) -> Iterator[str]:
    """Say what a language lacks."""
    holes, lacks = untranslated(words), missing(rules, tag)
    yield f"{tag}: {len(words) - len(holes)} of {len(words)} sentences of the program"
    yield from (f"  {source(tag).name}: {hole}" for hole in holes)
    yield from (f"  messages.yaml: rules: {rule.id}: {rule.title}" for rule in lacks.rules)
    yield from (f"  messages.yaml: data: {word}" for word in lacks.data)


def _known(tag: str) -> Catalog:
    if not source(tag).exists():
        return Catalog()
    with source(tag).open("rb") as file:
        return read_po(file)


def _filled(locale: Locale, rules: RuleSet) -> dict[str, str]:
    number = format_decimal(12345678.9, locale=locale, numbering_system="latn")
    names = {COUNTRIES[code]: locale.territories.get(code, "") for code in rules.tables.wages}
    return {NUMBER: number, **names}


def _head(locale: Locale) -> str:
    """Tell the translator what to do, and which numbers each plural form is for."""
    of = c2py(forms(locale).partition("plural=")[2].rstrip(";"))
    numbers: dict[int, list[int]] = {}
    for number in range(200):
        numbers.setdefault(of(number), []).append(number)
    lines = [
        f"# msgstr[{form}] is for {', '.join(map(str, found[:6]))} ...\n"
        for form, found in sorted(numbers.items())
    ]
    return HEAD.format(language=locale.get_language_name("en")) + "".join(lines).rstrip()


if __name__ == "__main__":
    main()
