"""The tree that ``regex`` itself makes of an expression. It is private there: expect surprises."""

from functools import cache
from importlib import import_module
from typing import Any


@cache
def core() -> Any:
    """Give the module that parses."""
    return import_module("regex._regex_core")


def tree(pattern: str, flags: int) -> Any:
    """Parse an expression that compiles with these flags."""
    parser = core()
    while True:
        source = parser.Source(pattern)
        info = parser.Info(flags, source.char_type, {})
        info.guess_encoding = parser.UNICODE
        source.ignore_space = bool(info.flags & parser.VERBOSE)
        try:
            return parser._parse_pattern(source, info)  # noqa: SLF001 - there is no public door
        except parser._UnscopedFlagSet:  # noqa: SLF001
            flags = info.global_flags


def kind(node: Any) -> str:
    """Name the kind of a node."""
    return type(node).__name__


def is_test(node: Any) -> bool:
    """Tell whether a node only looks at what stands there, and takes up no room."""
    return isinstance(node, core().ZeroWidthBase | core().LookAround)
