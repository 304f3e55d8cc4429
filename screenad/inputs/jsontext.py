"""JSON as people write it: numbers keep their spelling, and every fault has a place."""

import json
import re

from screenad.errors import InputError

HALF = re.compile("[\ud800-\udfff\0]")


class Number(str):
    """A number, spelt as in the file: ``1500.00`` stays that."""

    __slots__ = ()


# Not strict: a bare tab or line end inside a string is no reason to lose an advert.
DECODER = json.JSONDecoder(
    strict=False, parse_int=Number, parse_float=Number, parse_constant=Number
)


def parse(text: str, source: str) -> object:
    """Give the value, or raise an ``InputError`` that says where and what is wrong."""
    try:
        return DECODER.decode(text)
    except json.JSONDecodeError as error:
        line = f"line {error.lineno} " if error.lineno > 1 else ""
        reason = f"not JSON: {error.msg.lower()} at {line}column {error.colno}"
        raise InputError(source, reason) from error
    except RecursionError as error:
        raise InputError(source, "not readable: brackets nested too deeply") from error


def mended(text: str) -> str:
    """Put U+FFFD where half a surrogate pair or a NUL stands, so that offsets stay."""
    return HALF.sub("\ufffd", text)
