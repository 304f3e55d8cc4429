"""Values as JSON has them, and back: how a value is written follows from the type of its field.

A dataclass is a list of its fields, an operator has its name before them, and a list of phrases,
which many rules share, is named.
"""

from collections.abc import Callable, Mapping
from dataclasses import Field, fields, is_dataclass
from enum import Enum
from types import UnionType
from typing import Any, get_args, get_origin

from screenad.operators import OPERATORS, Operator
from screenad.operators.wordlist import PhraseList

Lists = Mapping[str, PhraseList]
Reader = Callable[[Any], Any]
_SIMPLE: tuple[Any, ...] = (str, int, bool, float)


def plain(value: Any, lists: dict[str, PhraseList]) -> Any:
    """Give a value as JSON has it; the lists of phrases that are met go into ``lists``."""
    match value:
        case None | str() | int() | float():
            return value
        case PhraseList():
            return lists.setdefault(value.name, value).name
        case tuple():
            return [plain(each, lists) for each in value]
        case frozenset():
            return sorted(plain(each, lists) for each in value)
        case Mapping():
            return {key: plain(each, lists) for key, each in value.items()}
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} can't be written")
    row = [plain(getattr(value, field.name), lists) for field in _given(value)]
    kind: Any = type(value)
    return [kind.__name__, *row] if Operator in kind.__mro__ else row


class Readers:
    """What reads values back, by type; ``lists`` are the lists of phrases that they name."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
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
        if is_dataclass(kind):
            return self._row(kind)
        if isinstance(kind, type) and issubclass(kind, Enum):
            reader: Reader = kind
            return reader
        return self._generic(get_origin(kind), get_args(kind))

    def _generic(self, origin: Any, arguments: tuple[Any, ...]) -> Reader:
        if origin is tuple and arguments[1:] != (...,):
            return self._fixed(arguments)
        if origin in {tuple, frozenset}:
            return self._several(origin, self.of(arguments[0]))
        if origin is Mapping:
            return self._mapping(self.of(arguments[1]))
        if origin is UnionType and arguments[1:] == (type(None),):
            return self._perhaps(self.of(arguments[0]))
        raise TypeError(f"{origin} of {arguments} can't be read")

    def _operator(self, value: Any) -> Any:
        name, *row = value
        return self.of(self._operators[name])(row)

    def _row(self, kind: Any) -> Reader:
        readers = [self.of(field.type) for field in _given(kind)]
        changed = [(at, read) for at, read in enumerate(readers) if read is not _same]

        def read_row(row: Any) -> Any:
            for at, read in changed:
                row[at] = read(row[at])
            return kind(*row)

        return read_row

    def _fixed(self, kinds: tuple[Any, ...]) -> Reader:
        readers = [self.of(kind) for kind in kinds]
        return lambda value: tuple(read(each) for read, each in zip(readers, value, strict=True))

    @staticmethod
    def _several(gather: Any, read: Reader) -> Reader:
        return gather if read is _same else lambda value: gather(map(read, value))

    @staticmethod
    def _mapping(read: Reader) -> Reader:
        return lambda value: {key: read(each) for key, each in value.items()}

    @staticmethod
    def _perhaps(read: Reader) -> Reader:
        return lambda value: None if value is None else read(value)


def _given(kind: Any) -> list[Field[Any]]:
    """Give the fields that a dataclass is made from; it works out the others itself."""
    return [field for field in fields(kind) if field.init]


def _same(value: Any) -> Any:
    return value
