"""Job postings that a page marks within its own text: microdata and RDFa."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from screenad.inputs.markup.tokens import VOID

#: Marks inside marks, deeper than anybody writes them; each costs a copy of its words.
DEEPEST = 16
Item = dict[str, object]


@dataclass(slots=True)
class Open:
    """An element that is not closed yet: what it is for, and the words in it."""

    name: str
    to: Item | None = None
    key: str = ""
    scope: bool = False
    words: list[str] | None = None


class Items:
    """Collects the postings of a page, each as the object that JSON-LD would give."""

    def __init__(self, most: int) -> None:
        self.found: list[Item] = []
        self.more = 0
        self._most = most
        self._open: list[Open] = []
        self._names: Counter[str] = Counter()
        self._scopes: list[Item] = []
        self._listening: list[list[str]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take in the beginning of an element."""
        kind = attributes.get("itemtype", "") or attributes.get("typeof", "")
        if not (self._open or kind):
            return
        is_posting = "jobposting" in kind.lower()
        if not (self._open or is_posting):
            return
        key = _key(attributes)
        value = _value(name, key, attributes)
        if kind or "itemscope" in attributes:
            self._scope(name, key, is_posting=is_posting and not key)
        elif key and (value or name in VOID):
            self._add(self._scopes[-1], key, value)
            self._push(Open(name))
        else:
            self._push(Open(name, self._scopes[-1], key, words=self._listen(key)))

    def text(self, text: str) -> None:
        """Take in words."""
        for words in self._listening:
            words.append(text)

    def end(self, name: str) -> None:
        """Take in the end of an element; those left open in it end there, too."""
        while self._names[name] and self._pop() != name:
            pass

    def close(self) -> None:
        """End what was left open."""
        while self._open:
            self._pop()

    def _scope(self, name: str, key: str, *, is_posting: bool) -> None:
        item: Item = {}
        if is_posting and len(self.found) < self._most:
            self.found.append(item)
        elif is_posting:
            self.more += 1
        elif self._scopes:
            self._add(self._scopes[-1], key, item)
        self._push(Open(name, item, scope=True, words=self._listen("words")))
        self._scopes.append(item)

    def _listen(self, key: str) -> list[str] | None:
        if not key or len(self._listening) >= DEEPEST:
            return None
        self._listening.append([])
        return self._listening[-1]

    def _push(self, element: Open) -> None:
        if element.name not in VOID:
            self._open.append(element)
            self._names[element.name] += 1

    def _pop(self) -> str:
        element = self._open.pop()
        self._names[element.name] -= 1
        if element.scope:
            self._scopes.pop()
        if element.words is not None:
            self._listening.pop()
            words = "".join(element.words).strip()
            # An object that has nothing but words in it: the words are its name.
            if not element.scope:
                self._add(element.to, element.key, words)
            elif not element.to:
                self._add(element.to, "name", words)
        return element.name

    def _add(self, item: Item | None, key: str, value: object) -> None:
        if item is None or not key or value in ("", None):
            return
        before = item.get(key)
        if before is None:
            item[key] = value
        elif isinstance(before, list):
            before.append(value)
        else:
            item[key] = [before, value]


def _key(attributes: Mapping[str, str]) -> str:
    names = (attributes.get("itemprop") or attributes.get("property") or "").split()
    return names[0].rpartition("/")[2].rpartition(":")[2] if names else ""


def _value(name: str, key: str, attributes: Mapping[str, str]) -> str:
    value = attributes.get("content") or attributes.get("datetime") or ""
    if not value and (name == "link" or key in {"url", "sameAs"}):
        value = attributes.get("href", "")
    return value
