"""Answers by number key: pressed on a terminal, or a line each from anywhere else."""

import sys
from collections.abc import Callable

import click

#: What stops a quiz.
STOP = "q"


def answer(highest: int, again: Callable[[], None]) -> int:
    """Wait for a number from 1 on; 0 when the person stops or there is nothing more to read.

    ``again`` is called after any other key.
    """
    while True:
        again()
        key = _key()
        if key in {"", STOP}:
            return 0
        if key.isdecimal() and 1 <= int(key) <= highest:  # digits of any script
            return int(key)


def _key() -> str:
    """Give one key, in lower case; nothing at the end of the input."""
    try:
        key = click.getchar(echo=False) if sys.stdin.isatty() else _line()
    except EOFError:
        key = ""
    click.echo(key if key.isprintable() else "")
    return key.lower()


def _line() -> str:
    """Give the first key of a line; a space of a blank one."""
    line = sys.stdin.readline()
    return (line.strip() or " ")[0] if line else ""
