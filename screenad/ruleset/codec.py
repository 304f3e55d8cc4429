"""Values as JSON has them, and back: how a value is written follows from the type of its field.

A dataclass or a named tuple is a list of its fields, an operator has its name before them, and a
list of phrases, which many rules share, is named.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from inspect import get_annotations
from types import UnionType
from typing import Any, get_args, get_origin

from screenad.facts.later import Later
from screenad.operators import OPERATORS, Operator
from screenad.operators.wordlist import PhraseList

Lists = Mapping[str, PhraseList]
Reader = Callable[[Any], Any]
_SIMPLE: tuple[Any, ...] = (str, int, bool, float)


def plain(value: Any, lists: dict[str, PhraseList], later: list[Any] | None = None) -> Any:
    """Give a value as JSON has it; the lists of phrases that are met go into ``lists``.

    What is only read later goes into ``later``, as a tuple if it is read in parts, and its number
    takes its place.
    """
    row: Any
    match value:
        case None | str() | int() | float():
            row = value
        case PhraseList():
            row = lists.setdefault(value.name, value).name
        case Sequence():
            row = [plain(each, lists, later) for each in value]
        case frozenset():
            row = sorted(plain(each, lists, later) for each in value)
        case Mapping():
            row = {key: plain(each, lists, later) for key, each in value.items()}
        case Later() if later is not None:
            held = value()
            written = plain(held, lists, later)
            later.append(tuple(written) if isinstance(held, Sequence) else written)
            row = len(later) - 1
        case _:
            row = _row(value, lists, later)
    return row


def _row(value: Any, lists: dict[str, PhraseList], later: list[Any] | None) -> list[Any]:
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} can't be written")
    row = [plain(getattr(value, name), lists, later) for name, _ in _given(value)]
    kind: Any = type(value)
    return [kind.__name__, *row] if Operator in kind.__mro__ else row


def _same(value: Any) -> Any:
    return value


class Unread(Sequence[Any]):
    """Values of which each is read when it is asked for."""

    def __init__(self, rows: Sequence[Any], read: Reader) -> None:
        self._rows = rows
        self._read = read
        self._known: dict[int, Any] = {}

    def __getitem__(self, at: Any) -> Any:
        if at not in self._known:
            self._known[at] = self._read(self._rows[at])
        return self._known[at]

    def __len__(self) -> int:
        return len(self._rows)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and [*self] == [*other]

    __hash__ = None  # type: ignore[assignment]


class Readers:
    """What reads values back, by type; ``lists`` are the lists of phrases that they name.

    ``later`` gives what is read later, by its number.
    """

    def __init__(self, lists: Lists, later: Callable[[int], Any] = _same) -> None:
        self._lists = lists
        self._later = later
        self._made: dict[Any, Reader] = {}
        parsers: Any = OPERATORS.values()
        # Each parser is a class method of its operator.
        self._operators = {each.__self__.__name__: each.__self__ for each in parsers}

    def of(self, kind: Any) -> Reader:
        """Give the reader of a type."""
        if kind not in self._made:
            self._made[kind] = self._make(kind)
        return self._made[kind]

    def _make(self, kind: Any) -> Reader:
        if kind is Operator:
            return self._operator
        if kind is PhraseList:
            return self._lists.__getitem__
        if kind in _SIMPLE:
            return _same
        if is_dataclass(kind) or hasattr(kind, "_fields"):
            return self._row(kind)
        if isinstance(kind, type) and issubclass(kind, Enum):
            reader: Reader = kind
            return reader
        return self._generic(get_origin(kind), get_args(kind))

    def _generic(self, origin: Any, arguments: tuple[Any, ...]) -> Reader:
        reader: Reader | None = None
        if is_dataclass(origin):
            reader = self._row(origin, dict(zip(_open(origin), arguments, strict=True)))
        elif origin in {tuple, frozenset}:
            reader = self._several(origin, *arguments)
        elif origin is Sequence:
            reader = self._unread(self.of(arguments[0]))
        elif origin is Mapping:
            reader = self._mapping(self.of(arguments[1]))
        elif origin is Later:
            reader = self._lately(self.of(arguments[0]))
        elif origin is UnionType and arguments[1:] == (type(None),):
            reader = self._perhaps(self.of(arguments[0]))
        if reader is None:
            raise TypeError(f"{origin} of {arguments} can't be read")
        return reader

    def _operator(self, value: Any) -> Any:
        name, *row = value
        return self.of(self._operators[name])(row)

    def _row(self, kind: Any, given: Mapping[Any, Any] | None = None) -> Reader:
        readers = [self.of(_filled(each, given or {})) for _, each in _given(kind)]
        changed = [(at, read) for at, read in enumerate(readers) if read is not _same]

        def read_row(row: Any) -> Any:
            for at, read in changed:
                row[at] = read(row[at])
            return kind(*row)

        return read_row

    def _fixed(self, kinds: tuple[Any, ...]) -> Reader:
        readers = [self.of(kind) for kind in kinds]
        return lambda value: tuple(read(each) for read, each in zip(readers, value, strict=True))

    def _several(self, gather: Any, kind: Any, *others: Any) -> Reader:
        if gather is tuple and others != (...,):
            return self._fixed((kind, *others))
        read = self.of(kind)
        return gather if read is _same else lambda value: gather(map(read, value))

    @staticmethod
    def _unread(read: Reader) -> Reader:
        return _same if read is _same else lambda value: Unread(value, read)

    def _lately(self, read: Reader) -> Reader:
        return lambda number: Later(lambda: read(self._later(number)))

    @staticmethod
    def _mapping(read: Reader) -> Reader:
        if read is _same:
            return _same
        return lambda value: {key: read(each) for key, each in value.items()}

    @staticmethod
    def _perhaps(read: Reader) -> Reader:
        return lambda value: None if value is None else read(value)


def _given(kind: Any) -> list[tuple[str, Any]]:
    """Give the fields, with their types, that a value is made from; a dataclass may add others."""
    if is_dataclass(kind):
        return [(field.name, field.type) for field in fields(kind) if field.init]
    return [*get_annotations(kind).items()]


def _open(kind: Any) -> tuple[Any, ...]:
    found: tuple[Any, ...] = getattr(kind, "__parameters__", ())
    return found


def _filled(kind: Any, given: Mapping[Any, Any]) -> Any:
    """Put types in the place of the variables that a field's type has."""
    if kind in given:
        return given[kind]
    open_ = _open(kind)
    return kind[tuple(given[each] for each in open_)] if open_ and given else kind
