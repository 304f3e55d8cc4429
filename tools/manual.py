"""Write docs/man: a manual page for each command, made from what its --help says.

Run it from the top folder after a change to a command; ``--check`` only compares.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from screenad import __version__
from screenad.cli.main import cli

FOLDER = Path("docs/man")
HELP = ["-h", "--help"]
STATUS = """\
0: screened. 1: an advert is at or above the level of --fail-on. 2: wrong usage, or rules or
configuration that can't be used. 3: nothing could be read, or, with --strict, some record could
not. 130: interrupted."""
FILES = """\
screenad.toml, or the table tool.screenad of pyproject.toml, in the working folder or the nearest
one above it, sets options by their long names. So do variables SCREENAD_OPTION. What is typed goes
before both, and a variable before a file."""


def pages() -> dict[str, str]:
    """Give each page by the name of its file."""
    return {f"{'-'.join(path)}.1": page(path, each) for path, each in commands(("screenad",), cli)}


def commands(
    path: tuple[str, ...], command: click.Command
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Give a command and those below it, each with its path."""
    yield path, command
    if isinstance(command, click.Group):
        with click.Context(command, info_name=path[-1]) as context:
            for name in command.list_commands(context):
                found = command.get_command(context, name)
                if found:
                    yield from commands((*path, name), found)


def page(path: tuple[str, ...], command: click.Command) -> str:
    """Write one page in the language of man."""
    context = click.Context(command, info_name=" ".join(path), help_option_names=HELP)
    with context:
        pieces = " ".join(command.collect_usage_pieces(context))
        summary, _, rest = (command.help or "").partition("\n\n")
        parts = [
            f'.TH "{"-".join(path).upper()}" "1" "" "screenad {__version__}" "User Commands"',
            f".SH NAME\n{said('-'.join(path))} \\- {said(summary.rstrip('.'))}",
            f".SH SYNOPSIS\n.B {said(' '.join(path))}\n{said(pieces)}",
            f".SH DESCRIPTION\n{said(summary)}",
            *(f".PP\n{said(one)}" for one in rest.split("\n\n") if one),
            *section("OPTIONS", options(command, context)),
            *section("COMMANDS", below(path, command, context)),
            *status(path),
            *section("EXAMPLES", [f".EX\n{said(examples(command), lines=True)}\n.EE"]),
            f".SH SEE ALSO\n{', '.join(also(path))}",
        ]
    return "\n".join(parts) + "\n"


def options(command: click.Command, context: click.Context) -> Iterator[str]:
    """Give each option with what it does."""
    for parameter in command.get_params(context):
        if isinstance(parameter, click.Option) and (record := parameter.get_help_record(context)):
            yield f".TP\n\\fB{said(record[0])}\\fR\n{said(record[1])}"


def below(path: tuple[str, ...], command: click.Command, context: click.Context) -> Iterator[str]:
    """Give each command of a group with what it does."""
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            summary = found.get_short_help_str(200) if found else ""
            yield f".TP\n\\fB{said('-'.join((*path, name)))}\\fR(1)\n{said(summary)}"


def status(path: tuple[str, ...]) -> list[str]:
    """Say, on the pages that are read first, what status means and which files count."""
    if len(path) > 1 and path[1] != "scan":
        return []
    return [f".SH EXIT STATUS\n{said(STATUS)}", f".SH FILES\n{said(FILES)}"]


def examples(command: click.Command) -> str:
    """Give the examples of a help text as they are to be typed."""
    lines = (command.epilog or "").replace("\b", "").strip().splitlines()[1:]
    return "\n".join(line.removeprefix("  ") for line in lines)


def also(path: tuple[str, ...]) -> list[str]:
    """Name the pages around one."""
    first = {("screenad", name) for name in ("scan", "rules", "link")}
    near = {path[:-1], ("screenad",)} - {path, ()} or first
    return [f"\\fB{said('-'.join(each))}\\fR(1)" for each in sorted(near)]


def section(title: str, entries: Iterator[str] | list[str]) -> list[str]:
    """Head some entries, if there are any."""
    found = list(entries)
    return [f".SH {title}", *found] if found else []


def said(text: str, *, lines: bool = False) -> str:
    """Write text so that none of it is taken for a command of man."""
    words = text if lines else " ".join(text.split())
    plain = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return re.sub(r"^\.", r"\\&.", plain, flags=re.MULTILINE)


def main() -> None:
    """Write the pages, or tell whether they are current."""
    written = pages()
    there = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.1")}
    if "--check" not in sys.argv[1:]:
        for name in there.keys() - written.keys():
            (FOLDER / name).unlink()
        for name, text in written.items():
            (FOLDER / name).write_text(text, encoding="utf-8")
    elif there != written:
        stale = sorted(name for name in {*there, *written} if there.get(name) != written.get(name))
        raise SystemExit(f"not current: {', '.join(stale)}; run python {sys.argv[0]}")


if __name__ == "__main__":
    main()
