"""The schema for editors knows each operator, takes every rule, and refuses broken shapes."""

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from engine import phrases, rule, written
from hypothesis import given
from hypothesis import strategies as st
from test_broken import EXPECTED, FOLDER, WORDS

from screenad.errors import RuleSetError
from screenad.operators import OPERATORS
from screenad.ruleset import load, shipped
from screenad.ruleset.reading import OPTIONAL, REQUIRED
from screenad.ruleset.schema import operator_schemas, rule_schema
from screenad.ruleset.template import new_rule

SCHEMA = rule_schema()
CHECKER = jsonschema.Draft202012Validator(SCHEMA)
RULES = sorted(
    path
    for path in Path(str(shipped())).rglob("*.yaml")
    if not {"languages", "data"} & {*path.parts} and path.name != "pack.yaml"
)


class _Core(yaml.SafeLoader):
    """Reads as editors do, by the core schema of YAML 1.2: ``no`` and ``12:30`` are text."""


_Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":null", ":int"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Core.add_implicit_resolver(
    "tag:yaml.org,2002:bool", yaml.resolver.re.compile("(?:true|false)$"), [*"tf"]
)
_Core.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    yaml.resolver.re.compile(r"[-+]?[0-9]+\.[0-9]+$"),
    [*"-+0123456789"],
)
_Core.add_implicit_resolver(
    "tag:yaml.org,2002:int", yaml.resolver.re.compile(r"[-+]?[0-9]+$"), [*"-+0123456789"]
)


def as_editors_read(text: str) -> Any:
    return yaml.load(text, Loader=_Core)  # noqa: S506


def wrong(value):
    return [
        f"{'/'.join(map(str, each.path))}: {each.message}" for each in CHECKER.iter_errors(value)
    ]


def test_it_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_it_knows_each_operator_and_key():
    assert operator_schemas().keys() == OPERATORS.keys()
    assert SCHEMA["properties"].keys() == {*REQUIRED, *OPTIONAL}


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_shipped_rule_has_the_shape_that_it_names(path):
    assert wrong(as_editors_read(path.read_text(encoding="utf-8"))) == []


def test_a_new_rule_has_the_shape():
    assert wrong(as_editors_read(new_rule("mine"))) == []


@pytest.mark.parametrize("name", [name for name, each in EXPECTED.items() if each.get("shape")])
def test_a_broken_shape_is_refused_by_the_schema_and_by_the_loader(name):
    path = FOLDER / f"{name}.yaml"
    assert wrong(as_editors_read(path.read_text(encoding="utf-8")))
    with pytest.raises(RuleSetError):
        load([WORDS, str(path)], builtin=False)


@pytest.mark.parametrize("name", [name for name, each in EXPECTED.items() if not each.get("shape")])
def test_what_the_schema_can_not_see_is_not_its_matter(name):
    """Such a file is no YAML, or its shape is right and its words are not."""
    try:
        value = as_editors_read((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return
    assert isinstance(value, dict) or value is None


MONEY = [
    {"sum": "any"},
    {"sum": {"usd": {"max": 5}}},
    {"sum": {"kind": "charge", "currency": "npr", "amount": {"min": 5}}},
    {"pay": {"ratio": {"min": 2.5}}},
]
PHRASES = st.sampled_from([phrases("fee"), phrases("visa", "permit")])
CONDITIONS = st.recursive(
    PHRASES | st.just({"regex": "fe{2}"}) | st.just({"contact": ["any", "line"]})
    | st.sampled_from(MONEY)
    | st.just({"contact": {"host": "free-mail", "elsewhere": True}})
    | st.sampled_from([{"place": "any"}, {"place": {"role": ["transit"], "country": "KH"}}]),
    lambda inner: st.one_of(
        st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=2)}),
        st.fixed_dictionaries({"all": st.lists(inner, min_size=1, max_size=2)}),
        st.fixed_dictionaries({"not": inner | st.lists(inner, min_size=1, max_size=2)}),
        st.fixed_dictionaries({"even-negated": inner}),
        st.fixed_dictionaries({"disguise": st.just({}) | st.fixed_dictionaries({"of": inner})}),
        st.fixed_dictionaries(
            {"field": st.fixed_dictionaries({"name": st.just("title"), "has": inner})}
        ),
        st.fixed_dictionaries(
            {"count": st.fixed_dictionaries({"of": inner, "min": st.integers(0, 3)})}
        ),
        st.fixed_dictionaries(
            {
                "near": st.fixed_dictionaries(
                    {"first": inner, "second": inner},
                    optional={
                        "third": inner,
                        "same": st.sampled_from(["clause", "sentence"]),
                        "order": st.sampled_from(["any", "given"]),
                        "within": st.just({"words": 3, "characters": 4}),
                    },
                )
            }
        ),
    ),
    max_leaves=4,
)  # fmt: skip


@given(CONDITIONS)
def test_a_rule_that_loads_has_the_shape(tmp_path_factory, when):
    value = rule("mine", when)
    path = tmp_path_factory.mktemp("schema") / "mine.yaml"
    path.write_text(written(value), encoding="utf-8")
    assert len(load([str(path)], builtin=False)) == 1
    assert wrong(value) == []
