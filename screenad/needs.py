"""Packages that only some need: they come with an extra."""

from importlib import import_module
from types import ModuleType

from screenad.errors import MissingError


def needed(module: str, extra: str) -> ModuleType:
    """Import a module, or raise a ``MissingError`` that says which command installs it."""
    try:
        return import_module(module)
    except ImportError as problem:
        package = module.partition(".")[0]
        hint = f"pip install 'screenad[{extra}]'"
        raise MissingError(
            f"this needs the package {package}, which is not here: {hint}"
        ) from problem
