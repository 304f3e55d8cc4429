"""YAML that remembers its places and collects complaints instead of stopping at the first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import yaml

from screenad.errors import RuleError, suggest

#: A rule file larger than this, in bytes, is refused.
LARGEST = 1_000_000
#: One that is nested deeper than this is refused as well; conditions are asked recursively.
DEEPEST = 60
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Located:
    """One YAML value with the name of its file. Scalars are read as the text that was written.

    So ``no`` stays a word, ``12:30`` a time and ``010`` three digits. Anchors are refused: a few
    lines of them can stand for gigabytes.
    """

    node: yaml.Node
    path: str
    problems: list[RuleError]

    @property
    def where(self) -> str:
        """Give ``file:line:column``, counted from one."""
        return _place(self.path, self.node.start_mark)

    def complain(self, problem: str, hint: str = "") -> None:
        """Report a problem at this place."""
        self.problems.append(RuleError(self.where, problem, hint))

    def is_text(self) -> bool:
        """Tell whether the value is a scalar."""
        return isinstance(self.node, yaml.ScalarNode)

    def is_list(self) -> bool:
        """Tell whether the value is a list."""
        return isinstance(self.node, yaml.SequenceNode)

    def is_map(self) -> bool:
        """Tell whether the value is a mapping."""
        return isinstance(self.node, yaml.MappingNode)

    def text(self) -> str:
        """Read as text; white space around it stays only inside quotes."""
        if isinstance(self.node, yaml.ScalarNode) and self.node.value.strip():
            # Quotes are there to keep the spaces.
            quoted = self.node.style in {"'", '"'}
            return str(self.node.value if quoted else self.node.value.strip())
        self.complain(f"expected text, not {self._shape()}")
        return ""

    def integer(self, low: int, high: int) -> int:
        """Read as a whole number from ``low`` to ``high``."""
        value = self.text()
        try:
            number = int(value) if value.lstrip("-").isdecimal() else None
        except ValueError:
            number = None
        if number is not None and low <= number <= high:
            return number
        if value:
            self.complain(f"expected a whole number from {low} to {high}, not {value!r}")
        return low

    def number(self) -> float:
        """Read as a number above 0; complain and give 1 otherwise."""
        value = self.text()
        try:
            number = float(value) if value else 1.0
        except ValueError:
            number = 0.0
        if 0 < number < float("inf"):
            return number
        self.complain(f"expected a number above 0, not {value!r}")
        return 1.0

    def flag(self) -> bool:
        """Read as ``true`` or ``false``; other spellings are refused."""
        return self.choice(("true", "false")) == "true"

    def choice(self, known: Sequence[str]) -> str:
        """Read as one of the known words; complain and give the first otherwise."""
        value = self.text()
        if value in known:
            return value
        if value:
            hint = suggest(value, known)
            listed = hint.startswith("known")
            self.complain(f"{value!r} is not one of {', '.join(known)}", "" if listed else hint)
        return known[0]

    def items(self) -> Sequence["Located"]:
        """Read as a list; one scalar is a list of one."""
        if isinstance(self.node, yaml.SequenceNode):
            if not self.node.value:
                self.complain("the list is empty")
            return [Located(item, self.path, self.problems) for item in self.node.value]
        if self.is_text():
            return [self]
        self.complain(f"expected a list, not {self._shape()}")
        return ()

    def listed(self) -> tuple[str, ...]:
        """Read as words or names with commas between them."""
        names = (" ".join(name.split()) for name in self.text().split(","))
        return tuple(filter(None, names))

    def entries(
        self, known: Sequence[str] = (), required: Sequence[str] = ()
    ) -> Mapping[str, "Located"]:
        """Read as a mapping; ``known`` empty allows any key."""
        if not isinstance(self.node, yaml.MappingNode):
            self.complain(f"expected a mapping, not {self._shape()}")
            return {}
        out: dict[str, Located] = {}
        for key_node, value in self.node.value:
            key = Located(key_node, self.path, self.problems)
            name = key.text()
            if not name:
                continue
            if name in out:
                key.complain(f"duplicate key {name!r}")
            elif known and name not in known:
                key.complain(f"unknown key {name!r}", suggest(name, known))
            else:
                out[name] = Located(value, self.path, self.problems)
        for name in required:
            if name not in out:
                self.complain(f"missing key {name!r}")
        return out

    def _shape(self) -> str:
        if isinstance(self.node, yaml.ScalarNode):
            return "text" if self.node.value.strip() else "nothing"
        return "a list" if self.is_list() else "a mapping"


def parse(data: bytes, path: str, problems: list[RuleError]) -> Located | None:
    """Compose one YAML document; report what is wrong with it and give nothing then."""
    try:
        node = _composed(data, path)
        _refuse(node, path)
    except RuleError as problem:
        problems.append(problem)
        return None
    return Located(node, path, problems)


def place(problem: RuleError) -> tuple[str, int, int]:
    """Give file, line and column of a problem, to put problems in order."""
    path, line, column = problem.where.rsplit(":", 2)
    return path, int(line), int(column)


def _composed(data: bytes, path: str) -> yaml.Node:
    if len(data) > LARGEST:
        raise RuleError(f"{path}:1:1", f"the file is larger than {LARGEST:,} bytes")
    try:
        text = data.decode("utf-8")
        node: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    except UnicodeDecodeError as problem:
        where = _end(path, data[: problem.start].decode("utf-8"))
        raise RuleError(where, "not UTF-8 text", "save the file as UTF-8") from None
    except yaml.reader.ReaderError as problem:
        where = _end(path, text[: problem.position])
        raise RuleError(where, f"not YAML: {problem.reason}") from None
    except (yaml.YAMLError, RecursionError) as problem:
        raise _broken(problem, path) from None
    if node is None:
        raise RuleError(f"{path}:1:1", "the file is empty")
    return node


def _broken(problem: Exception, path: str) -> RuleError:
    mark = getattr(problem, "problem_mark", None)
    where = _place(path, mark) if mark else f"{path}:1:1"
    return RuleError(where, f"not YAML: {getattr(problem, 'problem', None) or problem}")


def _refuse(root: yaml.Node, path: str) -> None:
    """Refuse a node that is reached twice (an alias points at it), or that lies too deep."""
    seen: set[int] = set()
    todo = [(root, 1)]
    while todo:
        node, depth = todo.pop()
        if id(node) in seen:
            raise RuleError(_place(path, node.start_mark), "anchors and aliases are not read")
        if depth > DEEPEST:
            where = _place(path, node.start_mark)
            raise RuleError(where, f"nested deeper than {DEEPEST} levels")
        seen.add(id(node))
        todo.extend((each, depth + 1) for each in _inside(node))


def _inside(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.SequenceNode):
        yield from node.value
    elif isinstance(node, yaml.MappingNode):
        yield from chain.from_iterable(node.value)


def _place(path: str, mark: yaml.Mark) -> str:
    return f"{path}:{mark.line + 1}:{mark.column + 1}"


def _end(path: str, before: str) -> str:
    return f"{path}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
