"""What goes wrong, told on standard error in one manner."""

from collections.abc import Iterable

import click

from screenad.cli.defaults import origin
from screenad.cli.language import translated
from screenad.errors import RuleSetError, ScreenadError
from screenad.said import said


class Broken(click.ClickException):
    """Rules or configuration that can't be used, with every problem found in them."""

    exit_code = 2

    def __init__(self, problems: Iterable[str], what: str) -> None:
        super().__init__(what)
        self.problems = tuple(problems)


def problems(error: ScreenadError) -> tuple[str, ...]:
    """Give each problem of an error."""
    return tuple(map(str, error.errors)) if isinstance(error, RuleSetError) else (str(error),)


def tell(message: str, who: str = "screenad: ") -> None:
    """Say something to the person, in one line that can't steer the terminal."""
    click.echo(f"{who}{harmless(translated(message))}", err=True)


def complain(problem: click.ClickException) -> None:
    """Say what is wrong with a call, and where help is."""
    match problem:
        case Broken():
            for each in problem.problems:
                tell(each, "")
            tell(problem.message)
        case click.exceptions.NoArgsIsHelpError():
            problem.show()
        case _:
            tell(worded(problem))
            context: click.Context | None = getattr(problem, "ctx", None)
            where = context.command_path if context else "screenad"
            explains = said("({command} --help explains)", command=where)
            click.echo(translated(explains, context), err=True)


def worded(problem: click.ClickException) -> str:
    """Word a complaint; a value that nobody typed is named with the place it came from."""
    if isinstance(problem, click.NoSuchOption):
        meant = " or ".join(f"'{each}'" for each in (problem.possibilities or [])[:2])
        hint = f" (did you mean {meant}?)" if meant else ""
        return f"no such option {problem.option_name!r}{hint}"
    words = lower(translated(problem.format_message(), getattr(problem, "ctx", None)))
    if isinstance(problem, click.BadParameter) and problem.param and problem.ctx:
        place = origin(problem.ctx, problem.param)
        return words if place in {"command line", "default"} else f"{words} (from the {place})"
    return words


def harmless(text: str) -> str:
    """Show text of any origin in one line, and so that it can't steer the terminal."""
    from screenad.outputs.visible import inline  # its expressions take a while to load

    return inline(text)


def lower(text: str) -> str:
    """Begin in lower case, as all messages do."""
    return text[:1].lower() + text[1:]
