"""The shape of a rule file as a JSON Schema, for editors that check while one types."""

from collections.abc import Mapping
from typing import Any

from screenad.facts.countries import COUNTRIES
from screenad.facts.hosts import Host
from screenad.facts.hours import Per
from screenad.facts.ngrams import KINDS as MODELS
from screenad.facts.places import TIERS
from screenad.model import (
    Disguise,
    Harm,
    Level,
    Moment,
    Payer,
    Period,
    PlaceKind,
    PlaceRole,
    Severity,
    TermKind,
)
from screenad.operators.amount import KINDS as SUMS
from screenad.operators.contact import KINDS
from screenad.operators.measure import FIELDS
from screenad.operators.near import SCOPES, SLOTS
from screenad.operators.pay import PARTS
from screenad.operators.requirement import VALUES
from screenad.ruleset.rule import Sets, Status

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"oneOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
_BY_LANGUAGE: Schema = {
    "oneOf": [*_TEXTS["oneOf"], {"type": "object", "additionalProperties": _TEXTS}]
}
_ONE: Schema = {"$ref": "#/$defs/condition"}
_MANY: Schema = {"type": "array", "items": _ONE, "minItems": 1}
_WEIGHED: Schema = {
    "type": "object",
    "patternProperties": {
        "^([1-9][0-9]{0,2}|1000)$": {
            "oneOf": [_TEXT, {"type": "array", "items": {"oneOf": [_TEXT, _ONE]}, "minItems": 1}]
        }
    },
    "additionalProperties": False,
}


def _object(required: tuple[str, ...] = (), **properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def _several(*known: str) -> Schema:
    one: Schema = {"enum": list(known)}
    return {"oneOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def _number(low: int, high: int) -> Schema:
    return {"type": "integer", "minimum": low, "maximum": high}


def _limits(kind: str) -> Schema:
    return _object(min={"type": kind, "minimum": 0}, max={"type": kind, "minimum": 0})


def operator_schemas() -> Mapping[str, Schema]:
    """Give the shape of each operator's value."""
    slots: dict[str, Schema] = dict.fromkeys(SLOTS, _ONE)
    gap = _object(("words", "characters"), words=_number(0, 60), characters=_number(0, 60))
    return {
        "all": _MANY,
        "any": _MANY,
        "at-least": _object(("n", "of"), n=_number(1, 100), of=_MANY),
        "contact": {
            "oneOf": [
                *_several("any", *KINDS)["oneOf"],
                _object(
                    kind=_several("any", *KINDS),
                    host=_several(*Host),
                    elsewhere={"type": "boolean"},
                ),
            ]
        },
        "count": _object(
            ("of",),
            of=_ONE,
            min=_number(0, 1000),
            max=_number(0, 1_000_000),
            distinct={"type": "boolean"},
        ),
        "disguise": _object(kinds=_several(*Disguise), of=_ONE),
        "even-negated": _ONE,
        "field": _object(
            ("name",),
            name={"enum": list(FIELDS)},
            has=_ONE,
            missing={"type": "boolean"},
            **{"but-last-line": {"type": "boolean"}},
        ),
        "hours": _object(
            ("per",), per={"enum": list(Per)}, min=_number(0, 168), max=_number(0, 168)
        ),
        "near": _object(
            SLOTS[:2],
            **slots,
            within=gap,
            same={"enum": list(SCOPES)},
            order={"enum": ["any", "given"]},
        ),
        "not": {"oneOf": [_ONE, _MANY]},
        "pay": {
            "oneOf": [
                {"const": "any"},
                _object(
                    (),
                    part={"enum": list(PARTS)},
                    period=_several(*Period),
                    currency={"const": "crypto"},
                    ratio=_limits("number"),
                    **{"top-ratio": _limits("number"), "monthly-usd": _limits("number")},
                ),
            ]
        },
        "phrases": _BY_LANGUAGE,
        "place": {"oneOf": [{"enum": ["any"]}, _place()]},
        "regex": _BY_LANGUAGE,
        "requirement": _object(
            ("kind",),
            kind=_several(*TermKind),
            value=_several(*VALUES),
            unit=_several(*Period),
            number=_limits("number"),
            payer=_several(*Payer),
            when=_several(*Moment),
        ),
        "rule": _TEXTS,
        "sum": {"oneOf": [{"enum": list(SUMS)}, _sum()]},
        "terms": _TEXTS,
        "weigh": _object(
            ("reach", "for"),
            reach=_number(-1000, 1000),
            least=_number(1, 1000),
            ngrams=_object((), **{kind: _number(-1000, 1000) for kind in MODELS}),
            **{"for": _WEIGHED, "against": _WEIGHED},
        ),
    }


def _sum() -> Schema:
    return _object(
        (),
        kind={"enum": list(SUMS)},
        currency={"type": "string", "pattern": "^[a-z]{3,4}$"},
        amount=_limits("number"),
        usd=_limits("integer"),
        **{"of-pay": _limits("number")},
    )


def _place() -> Schema:
    return _object(
        role=_several(*PlaceRole),
        kind=_several(*PlaceKind),
        tier=_several(*TIERS),
        country=_several(*COUNTRIES),
        overseas={"type": "boolean"},
        elsewhere={"type": "boolean"},
        moved={"type": "boolean"},
        told={"type": "boolean"},
    )


def rule_schema() -> Schema:
    """Give the JSON Schema (draft 2020-12) of a rule file."""
    condition = {
        "type": "object",
        "properties": dict(operator_schemas()),
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
    }
    name: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
    rule = _object(
        ("id", "title", "points", "when"),
        id=name,
        title=_TEXT,
        status={"enum": list(Status)},
        group=_TEXT,
        harms=_several(*Harm),
        severity={"enum": list(Severity)},
        points=_number(-20, 60),
        alone={"enum": list(Level)},
        holds={"enum": list(Level)},
        indicators=_TEXTS,
        when=_ONE,
        unless={"oneOf": [_ONE, _MANY]},
        negated=_TEXT,
        why=_TEXT,
        advice=_TEXT,
        sources=_TEXTS,
        sets={"enum": list(Sets)},
        fires=_BY_LANGUAGE,
        silent=_BY_LANGUAGE,
        **{"false-alarms": _TEXTS},
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A screenad rule",
        **rule,
        "$defs": {"condition": condition},
    }
