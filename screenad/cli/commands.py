"""The commands by name: a bare call is ``scan``, and only the one that is named is imported."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import click
from click.shell_completion import CompletionItem

from screenad.cli.complaints import Broken
from screenad.cli.defaults import defaults, faults
from screenad.cli.settings import settings
from screenad.errors import ScreenadError
from screenad.said import said


class Place(NamedTuple):
    """Where a command is, and what it does in a few words; a test compares them with its own."""

    module: str
    name: str
    does: str


COMMANDS: Mapping[str, Place] = {
    "scan": Place("scan", "scan", "Screen adverts and recruiter chats; a bare call does this."),
    "rules": Place("rules", "rules", "List, explain, check and test rules."),
    "lines": Place("lines", "lines", "List help lines, of one country or of all."),
    "learn": Place("learn", "learn", "Learn to see the signs of harmful offers, in a short quiz."),
    "eval": Place("evaluate", "evaluate", "Screen labelled texts; show what the rules do on them."),
    "doctor": Place("doctor", "doctor", "Show what is in effect, and where it comes from."),
}
#: Commands whose options are the keys of a configuration file.
CONFIGURED = ("scan", "eval")
OWN_OPTIONS = ("--help", "-h", "--version")


class Commands(click.Group):
    """A group whose first word may be left out: what is no command goes to ``scan``."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """List the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command."""
        return command(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands without loading one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.does) for name, place in COMMANDS.items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``scan`` before arguments that begin with no command."""
        first = args[0] if args else ""
        bare = not args and not ctx.resilient_parsing
        if bare or (args and first not in COMMANDS and first not in OWN_OPTIONS):
            if not ctx.resilient_parsing:
                refuse_misspelt(first, ctx)
            args = ["scan", *args]
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Give the command the defaults of the configuration file; help is given without one."""
        name, found, rest = super().resolve_command(ctx, args)
        if found and name and not set(rest) & {"--help", "-h"}:
            configure(ctx, name, found)
        return name, found, rest

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: object,
    ) -> click.Context:
        """Parse; a reader of the help text may close the pipe, too."""
        with until_closed():
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command and see its output off."""
        with until_closed():
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the commands, and what ``scan`` takes: its options, or files."""
        own = super().shell_complete(ctx, incomplete)
        if not incomplete.startswith("-"):
            return [CompletionItem(incomplete, type="file"), *own]
        with click.Context(command("scan"), ctx, "scan", resilient_parsing=True) as inner:
            options = inner.command.shell_complete(inner, incomplete)
        return [*own, *(item for item in options if item.value not in OWN_OPTIONS)]


def command(name: str) -> click.Command:
    """Import a command."""
    place = COMMANDS[name]
    found: click.Command = getattr(import_module(f"screenad.cli.{place.module}"), place.name)
    return found


def configure(ctx: click.Context, name: str, found: click.Command) -> None:
    """Read the configuration file for one command; ``doctor`` reads it for itself."""
    if name == "doctor":
        return
    try:
        ctx.obj = settings(Path.cwd())
        # Without a file, other commands need not be loaded to look for their keys in it.
        problems = faults(ctx.obj, map(command, CONFIGURED)) if ctx.obj.path else ()
    except ScreenadError as problem:
        problems = (str(problem),)
    if problems and not ctx.resilient_parsing:
        raise Broken(problems, "this configuration can't be used")
    if not problems:
        ctx.default_map = {name: defaults(ctx.obj, found)}


def refuse_misspelt(word: str, ctx: click.Context) -> None:
    """Refuse a first word that is no file and looks like a command."""
    if "." in word or Path(word).exists():
        return
    from difflib import get_close_matches  # most calls name a file, and have no need of it

    near = get_close_matches(word, ("help", *COMMANDS), 1, 0.7)
    if near:
        asks = said("no file or command {word} (did you mean 'screenad --help'?)", word=repr(word))
        names = said(
            "no file or command {word} (did you mean the command '{name}'?)",
            word=repr(word),
            name=near[0],
        )
        raise click.UsageError(asks if near[0] == "help" else names, ctx)


@contextmanager
def until_closed() -> Iterator[None]:
    """End quietly when whoever reads the output has enough of it."""
    try:
        yield
    except BrokenPipeError:
        drop_output()
        raise click.exceptions.Exit(0) from None


def drop_output() -> None:
    """Send what is still to be written to standard output nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
