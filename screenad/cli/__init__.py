"""The command line: options become calls, and results an exit status."""

from screenad.cli.main import main

__all__ = ["main"]
