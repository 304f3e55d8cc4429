"""The JSON Schema of the output, read off the shape so that the two can't part."""

from enum import StrEnum
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from screenad.outputs.shape import SCHEMA, Record, Unread

Schema = dict[str, Any]
_PLAIN: dict[object, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    NoneType: "null",
}


def report_schema() -> Schema:
    """Give the schema (draft 2020-12) of one line of ``jsonl``, and of the array of ``json``."""
    defs: Schema = {}
    entry = {"oneOf": [_schema(Record, defs), _schema(Unread, defs)]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Output of screenad, schema {SCHEMA}",
        "anyOf": [{"$ref": "#/$defs/Entry"}, _list({"$ref": "#/$defs/Entry"})],
        "$defs": {"Entry": entry, **defs},
    }


def _schema(kind: Any, defs: Schema) -> Schema:
    if is_typeddict(kind):
        return _object(kind, defs)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    return _generic(kind, defs)


def _generic(kind: Any, defs: Schema) -> Schema:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is NotRequired:
        return _schema(arguments[0], defs)
    if origin is Annotated:
        return {**_schema(arguments[0], defs), "description": arguments[1]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is UnionType:
        return {"anyOf": [_schema(each, defs) for each in arguments]}
    if origin is list:
        return _list(_schema(arguments[0], defs))
    raise TypeError(f"no JSON schema for {kind!r}")


def _list(entry: Schema) -> Schema:
    return {"type": "array", "items": entry}


def _object(kind: Any, defs: Schema) -> Schema:
    name = kind.__name__
    if name not in defs:
        hints = get_type_hints(kind, include_extras=True)
        defs[name] = {
            "type": "object",
            "description": kind.__doc__.strip(),
            "properties": {key: _schema(hint, defs) for key, hint in hints.items()},
            "required": [key for key in hints if key in kind.__required_keys__],
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}
