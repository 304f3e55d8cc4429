"""Build conditions, rules and adverts for the tests of the engine."""

import os
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from screenad.errors import RuleError
from screenad.facts.tables import Tables
from screenad.model import Ad, Report, Span
from screenad.operators import Document, Found, Operator
from screenad.ruleset import Answers, Cache, RuleSet, ask, load
from screenad.ruleset.languages import Words
from screenad.ruleset.located import Located, parse
from screenad.ruleset.reading import Reading
from screenad.screen import screen

HERE = Path(__file__).parent
_NUMBER = count(1)


def cases(name: str) -> list[dict[str, Any]]:
    """Read a file of cases; every scalar is text, as it is in a rule."""
    text = (HERE / "cases" / f"{name}.yaml").read_text(encoding="utf-8")
    listed: list[dict[str, Any]] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    return listed


class _Plain(yaml.SafeDumper):
    """Writes what occurs twice twice: rules have no anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def written(value: object) -> str:
    """Write as YAML."""
    text: str = yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)
    return text


def located(value: object, problems: list[RuleError], path: str = "case.yaml") -> Located:
    """Give a value as the loader sees it."""
    node = parse(written(value).encode(), path, problems)
    assert node is not None
    return node


def words(languages: Mapping[str, Mapping[str, object]], file: str = "terms") -> Words:
    """Read the named terms (or another file) of some languages."""
    problems: list[RuleError] = []
    found = Words()
    for tag, listed in languages.items():
        found.add(tag, file, located(listed, problems, f"languages/{tag}/{file}.yaml"))
    assert problems == []
    return found


def condition(
    value: object,
    terms: Mapping[str, Mapping[str, object]] | None = None,
    problems: list[RuleError] | None = None,
) -> Operator:
    """Build the condition; problems are refused unless a list for them is given.

    Each is of a file of its own: what a document has found is kept by place.
    """
    found: list[RuleError] = [] if problems is None else problems
    reading = Reading(words(terms or {}).term_lists(), {}, "case")
    built = reading.condition(located(value, found, f"case-{next(_NUMBER)}.yaml"))
    assert problems is not None or found == []
    return built


def advert(fields: Mapping[str, str] | str) -> Ad:
    """Make an advert of its fields, one a line, or of one pasted text."""
    parts = {"text": fields} if isinstance(fields, str) else fields
    text, spans = "\n".join(parts.values()), []
    at = 0
    for name, part in parts.items():
        spans.append((name, Span(at, at + len(part))))
        at += len(part) + 1
    return Ad(text, fields=tuple(spans))


@cache
def shipped() -> RuleSet:
    """Give the rules that come with screenad, drafts too, as this run of the tests keeps them."""
    return load(drafts=True, cache=Cache(Path(os.environ["SCREENAD_CACHE_DIR"])))


@cache
def tables() -> Tables:
    """Give the shipped tables of wages, rates and words for money."""
    return shipped().tables


def document(fields: Mapping[str, str] | str, **more: Any) -> Document:
    """Make the document of an advert, with the shipped tables."""
    return Document(advert(fields), tables=tables(), **more)


def origins(doc: Document, found: Found) -> list[tuple[int, int]] | None:
    """Give the ranges of the original text."""
    if found is None:
        return None
    spans = (doc.folded.origin(hit.start, hit.end) for hit in found)
    return [(span.start, span.end) for span in spans]


def quotes(doc: Document, found: Found) -> list[str] | None:
    """Give the words of the original text."""
    places = origins(doc, found)
    return None if places is None else [doc.ad.text[start:end] for start, end in places]


def rule(name: str, when: object, **keys: object) -> dict[str, object]:
    """Give a rule with the keys that it must have."""
    needed = {"id": name, "title": f"Title of {name}", "points": 20, "fires": ["x"]}
    return {**needed, "silent": ["y"], "when": when, **keys}


def rules_in(
    folder: Path,
    *rules: Mapping[str, object],
    drafts: bool = False,
    **languages: Mapping[str, object],
) -> RuleSet:
    """Write rules and language files (``en_terms``) into a folder and load them."""
    for each in rules:
        (folder / f"{each['id']}.yaml").write_text(written(dict(each)), encoding="utf-8")
    for name, value in languages.items():
        tag, _, file = name.rpartition("_")
        place = folder / "languages" / tag.replace("_", "-")
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{file}.yaml").write_text(written(value), encoding="utf-8")
    return load([str(folder)], builtin=False, drafts=drafts)


def asked(rules: RuleSet, text: Mapping[str, str] | str) -> Answers:
    """Ask the rules of a text."""
    return ask(rules, advert(text))


def fired(rules: RuleSet, text: Mapping[str, str] | str) -> dict[str, list[str]]:
    """Give the words that each rule found."""
    answers = asked(rules, text)
    return {name: quotes(answers.doc, hits) or [] for name, hits in answers.fired.items()}


def reported(rules: RuleSet, text: Mapping[str, str] | str, language: str = "en") -> Report:
    """Screen a text."""
    return screen(advert(text), rules, language)


def phrases(*texts: str) -> dict[str, Sequence[str]]:
    """Write a condition of phrases."""
    return {"phrases": texts and list(texts)}
