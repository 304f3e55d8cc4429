"""What can go wrong, in words a person can act on.

* ScreenadError
  - InputError     an advert could not be read; says from where
  - RuleError      a rule file is wrong at one place
  - RuleSetError   every such place, reported together
  - WorkError      many adverts can't be screened in the way that was asked for
    - MissingError   a package is not installed without which this can't be done
"""

from collections.abc import Sequence

from screenad.said import said


class ScreenadError(Exception):
    """The base of every error that screenad raises on purpose."""


class InputError(ScreenadError):
    """A source could not be read at all."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class RuleError(ScreenadError):
    """A rule file is wrong at one place, given as ``file:line:column``."""

    def __init__(self, where: str, problem: str, hint: str = "") -> None:
        super().__init__(f"{where}: {problem}" + (f" ({hint})" if hint else ""))
        self.where = where
        self.problem = problem
        self.hint = hint


class RuleSetError(ScreenadError):
    """Every problem found in a set of rule files."""

    def __init__(self, errors: Sequence[RuleError]) -> None:
        super().__init__("\n".join(map(str, errors)))
        self.errors = tuple(errors)


class WorkError(ScreenadError):
    """Many adverts can't be screened in the way that was asked for; says what is in the way."""


class MissingError(WorkError):
    """A package is missing; says which command installs it."""


def suggest(name: str, known: Sequence[str]) -> str:
    """Say which known name was probably meant, or list a few that are known."""
    few = ", ".join(known[:12])
    return nearest(name, known) or f"known: {few}" + (", ..." if len(known) > 12 else "")


def nearest(name: str, known: Sequence[str]) -> str:
    """Say which known name was probably meant; ``""`` when none is like it."""
    from difflib import get_close_matches  # where nothing is wrong, it is not needed

    near = get_close_matches(name, known, 1, 0.6)
    return said("did you mean '{name}'?", name=near[0]) if near else ""
