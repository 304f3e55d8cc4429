"""A section of the report as a page sets it: a heading, items and paragraphs."""

from collections.abc import Iterable
from dataclasses import dataclass

from screenad.outputs.defang import defanged
from screenad.outputs.lines import Line
from screenad.outputs.pen import HEADING


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading. Items come first; ``counted`` ones are steps in an order."""

    heading: str = ""
    items: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    counted: bool = False

    def __bool__(self) -> bool:
        return bool(self.items or self.paragraphs)


def section(lines: Iterable[Line]) -> Section:
    """Sort the lines of a section by what they are; an empty one is false."""
    heading, items, paragraphs, signs = "", [], [], set()
    for line in lines:
        text, sign = defanged(line.text.plain), line.first.plain.strip()
        if line.text.style == HEADING:
            heading = text
        elif sign:
            items.append(text)
            signs.add(sign)
        elif text:
            paragraphs.append(text)
    return Section(heading, tuple(items), tuple(paragraphs), "1." in signs)
