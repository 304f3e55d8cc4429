"""Lines of a picture in the order in which a person reads them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from screenad.inputs.ocr.line import Line
from screenad.text.scripts import count_scripts

# Rows further apart than so many heights of a line are paragraphs.
APART = 0.9
# Where more lines than this stand beside another, they are rows of a table and not two columns.
TABLE = 0.5
FROM_RIGHT = ("Arabic", "Hebrew")

Row = list[Line]


def text(lines: Sequence[Line]) -> str:
    """Give the text: a row a line, columns one after the other, a blank line between blocks."""
    written = [line for line in lines if line.text.strip()]
    if not written:
        return ""
    return "\n\n".join(_block(column) for column in _columns(written))


def _columns(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Part lines at a gutter that none of them crosses, if each side has a text of its own."""
    ordered = sorted(lines, key=lambda line: line.box[0])
    reach = ordered[0].box[2]
    for number, line in enumerate(ordered):
        left, right = ordered[:number], ordered[number:]
        if line.box[0] > reach and min(len(left), len(right)) >= 3 and not _is_table(left, right):
            columns = (right, left) if _is_from_right(lines) else (left, right)
            for column in columns:
                yield from _columns(column)
            return
        reach = max(reach, line.box[2])
    yield lines


def _is_table(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Say whether the lines stand beside each other, or turn by turn as in a chat."""
    few, many = sorted((left, right), key=len)
    beside = sum(1 for line in few if any(_is_level(line, other) for other in many))
    high, low = (
        max(min(line.box[1] for line in side) for side in (left, right)),
        min(max(line.box[3] for line in side) for side in (left, right)),
    )
    inside = sum(1 for line in few if high <= _middle(line) <= low)
    return beside > TABLE * len(few) or beside == 0 or inside < TABLE * len(few)


def _block(lines: Sequence[Line]) -> str:
    rows = list(_rows(lines))
    high = median(line.height for line in lines)
    parts = [_row(rows[0])]
    for above, below in pairwise(rows):
        gap = min(line.box[1] for line in below) - max(line.box[3] for line in above)
        parts += ("\n\n" if gap > APART * high or _turns(above, below) else "\n", _row(below))
    return "".join(parts)


def _rows(lines: Sequence[Line]) -> Iterator[Row]:
    row: Row = []
    for line in sorted(lines, key=_middle):
        if row and not _is_level(row[-1], line):
            yield row
            row = []
        row.append(line)
    yield row


def _row(row: Row) -> str:
    ordered = sorted(row, key=lambda line: line.box[0], reverse=_is_from_right(row))
    return " ".join(line.text for line in ordered)


def _turns(above: Row, below: Row) -> bool:
    """Say whether one row is on the left and the next on the right, as in a chat."""
    one, other = _reach(above), _reach(below)
    return one[1] <= other[0] or other[1] <= one[0]


def _reach(row: Row) -> tuple[float, float]:
    return min(line.box[0] for line in row), max(line.box[2] for line in row)


def _is_level(one: Line, other: Line) -> bool:
    return abs(_middle(one) - _middle(other)) < min(one.height, other.height) / 2


def _middle(line: Line) -> float:
    return (line.box[1] + line.box[3]) / 2


def _is_from_right(lines: Sequence[Line]) -> bool:
    counts = count_scripts("".join(line.text for line in lines))
    return 2 * sum(counts[script] for script in FROM_RIGHT) > counts.total()
