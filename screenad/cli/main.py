"""The program ``screenad``: run the command line, and turn what goes wrong into words."""

import gc
import sys

import click

from screenad import __version__
from screenad.cli.commands import Commands, drop_output
from screenad.cli.complaints import complain, tell

WRONG = 2
INTERRUPTED = 130
#: Objects made before waste is looked for; Python's own number is for programs that make few.
COLLECT = 100_000
EXAMPLES = """\b
Examples:
  screenad                      paste an advert, end with Ctrl-D
  screenad advert.txt           screen a file; "screenad scan --help" has all options
  screenad rules list           the signs that are looked for
"""


@click.command(
    cls=Commands,
    epilog=EXAMPLES,
    context_settings={"max_content_width": 100, "help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="screenad")
def cli() -> None:
    """Screen recruitment adverts for signs of fraud, forced labour and trafficking.

    A bare "screenad" is "screenad scan"; see "screenad scan --help" for its options.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with the status that the contract names."""
    if arguments is None:
        # What is made while the program starts stays to the end: there is little to collect.
        gc.set_threshold(COLLECT)
    if not sys.stdout:
        tell("standard output is closed, so there is no place for results")
        sys.exit(WRONG)
    for stream in (sys.stdout, sys.stderr):
        # An encoding that can't hold a character must not stop a report.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    status = run(arguments)
    if arguments is None:
        gc.freeze()
    sys.exit(status)


def run(arguments: list[str] | None) -> int:
    """Run the command line and give the exit status."""
    try:
        return int(cli.main(arguments, prog_name="screenad", standalone_mode=False) or 0)
    except click.ClickException as problem:
        complain(problem)
        return problem.exit_code
    except OSError as problem:
        tell(f"can't write: {(problem.strerror or str(problem)).lower()}")
        drop_output()
        return WRONG
    except click.Abort:
        return INTERRUPTED
