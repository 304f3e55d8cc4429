"""The words of a page as a reader meets them: blocks on lines of their own, cells apart."""

import re
from collections.abc import Iterator, Mapping

from screenad.inputs.markup.tokens import VOID

PARAGRAPH = frozenset(
    (
        *("address", "article", "aside", "blockquote", "dialog", "dl", "fieldset", "figure"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr"),
        *("main", "menu", "nav", "ol", "p", "pre", "section", "table", "ul"),
    )
)
BLOCK = PARAGRAPH | frozenset(
    (
        *("body", "caption", "center", "dd", "details", "dir", "div", "dt", "figcaption"),
        *("html", "legend", "li", "optgroup", "option", "select", "summary", "tbody"),
        *("template", "textarea", "tfoot", "thead", "title", "tr"),
    )
)
CELL = frozenset({"td", "th"})
PICTURES = frozenset({"img", "area", "input"})
#: What stands around an advert on a page, or is shown only when asked for.
AROUND = frozenset(
    {"aside", "datalist", "dialog", "footer", "nav", "noscript", "select", "template"}
)
ROLES = frozenset({"navigation", "contentinfo", "complementary"})
UNSEEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0(?:\.0*)?[a-z%]*\s*(?:;|!|$))",
    re.IGNORECASE,
)
SPACE, TAB, LINE, EMPTY = 1, 2, 3, 4
GAPS = ("", " ", "\t", "\n", "\n\n")


class Region:
    """Follows one element to its end, by counting those of its name: nothing has to nest well."""

    def __init__(self) -> None:
        self.name = ""
        self._depth = 0

    def start(self, name: str, *, wanted: bool) -> bool:
        """Say whether an element opens the region."""
        if self.name:
            self._depth += name == self.name
            return False
        if wanted:
            self.name, self._depth = name, 1
            return True
        return False

    def end(self, name: str) -> bool:
        """Say whether the end of an element closes the region."""
        if name != self.name:
            return False
        self._depth -= 1
        if not self._depth:
            self.name = ""
        return not self._depth


class Words:
    """Collects the words of a page; ``lines`` keeps the line ends of the text itself."""

    def __init__(self, *, lines: bool = False) -> None:
        self.hidden = 0
        self._lines = lines
        self._main: list[str] = []
        self._around: list[str] = []
        self._region, self._mark = Region(), 0
        self._veil = Region()
        self._pre = 0
        self._gap = 0

    @property
    def main(self) -> str:
        """Give the words of the page itself; an element that never closes hides none of them."""
        return "".join(self._main).strip()

    @property
    def around(self) -> str:
        """Give the words of what stands around that: the page's menu, its foot."""
        return "".join(self._around).strip()

    def start(self, name: str, attributes: Mapping[str, str]) -> str:
        """Take in the beginning of an element; give the words that it shows."""
        if name == "br":
            self._gap = EMPTY if self._gap >= LINE else LINE
            return ""
        self._break(name)
        self._pre += name == "pre"
        if name in VOID:
            shown = attributes.get("alt", "") if name in PICTURES else ""
            return self.text(f" {shown} ") if shown.strip() else ""
        beside = name in AROUND or attributes.get("role", "").lower() in ROLES
        if self._region.start(name, wanted=beside):
            self._mark, self._gap = len(self._main), EMPTY
        self._veil.start(name, wanted=_is_unseen(attributes))
        return ""

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        self._break(name)
        if name == "pre" and self._pre:
            self._pre -= 1
        self._veil.end(name)
        if self._region.end(name):
            self._around += self._main[self._mark :]
            del self._main[self._mark :]
            self._gap = EMPTY

    def text(self, text: str) -> str:
        """Take in a text between tags; give what it adds, with the gap before it."""
        kept = self._pre or self._lines
        added = "".join(self._parted(text)) if kept else self._run(text)
        if added:
            self._main.append(added)
            self.hidden += len(added.strip()) if self._veil.name else 0
        return added

    def _parted(self, text: str) -> Iterator[str]:
        for number, line in enumerate(text.split("\n")):
            if number:
                self._gap = EMPTY if self._gap >= LINE else LINE
            yield self._run(line)

    def _run(self, text: str) -> str:
        words = " ".join(text.split())
        if not words:
            self._gap = max(self._gap, SPACE if text else 0)
            return ""
        gap = max(self._gap, SPACE if text[0].isspace() else 0)
        self._gap = SPACE if text[-1].isspace() else 0
        return GAPS[gap] + words

    def _break(self, name: str) -> None:
        level = EMPTY if name in PARAGRAPH else LINE if name in BLOCK else TAB
        if level > TAB or name in CELL:
            self._gap = max(self._gap, level)


def _is_unseen(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or bool(UNSEEN.search(attributes.get("style", "")))


def agreement(text: str, other: str) -> float:
    """Say which share of a text, in runs of four letters, stands in another."""
    own, there = _runs(text), _runs(other)
    return len(own & there) / len(own) if own else 1.0


def beyond(text: str, *others: str) -> str:
    """Give the lines of a text that say what none of the others says, in whatever layout."""
    known = _runs("\n".join(others))
    return "\n".join(line for line in text.split("\n") if not _runs(line) <= known)


def _runs(text: str) -> frozenset[str]:
    flat = "".join(c for c in text.casefold() if c.isalnum())
    return frozenset(flat[at : at + 4] for at in range(len(flat) - 3))
