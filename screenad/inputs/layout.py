"""How a table is laid out: which row names its columns, and which column is the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from screenad.errors import InputError, suggest
from screenad.inputs.fields import field_of
from screenad.inputs.values import plain

Rows = Sequence[Sequence[str]]
#: Names stand in one of the first rows, and none is longer than that.
TOP, NAME = 12, 60
#: Letters that the cells of a text have on the average, and those of any words.
MUCH, SOME = 15, 3
LETTER = re.compile(r"[^\W\d_]")
PLAIN_NAME = re.compile(r"[^\W\d][\w.-]*")
ADDRESS = re.compile(r"\s*https?://\S*\s*")
LETTERED = re.compile("[A-Za-z]{1,3}")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns are called, and how many rows come before the first advert."""

    names: tuple[str, ...]
    top: int
    mapping: Mapping[str, str]
    note: str = ""


def laid_out(rows: Rows, source: str, mapping: Mapping[str, str]) -> Layout:
    """Tell from its first rows how a table is laid out, or raise an ``InputError``."""
    width = max(map(len, rows))
    at, guessed = _named_at(rows, mapping)
    if at is None:
        names, top, note = tuple(f"column {n}" for n in range(1, width + 1)), 0, ""
    else:
        names, top = _names(rows, at, width)
        note = "the first row was taken for the names of the columns" if guessed else ""
        note = f"not read: {_rows(at)} above the names of the columns" if at else note
    chosen = {field: column(key, names, source) for field, key in mapping.items()}
    layout = Layout(names, top, chosen, note)
    if "text" in chosen:
        return layout
    return _all_text(layout, rows) if at is None else _with_text(layout, rows[top:])


def column(key: str, names: Sequence[str], source: str) -> str:
    """Give the name of the column that a person meant by a name, a number or a letter."""
    for name in names:
        if key == name:
            return name
    for name in names:
        if plain(key) == plain(name):
            return name
    number = int(key) if key.isascii() and key.isdecimal() else _number(key)
    if 1 <= number <= len(names):
        return names[number - 1]
    hint = suggest(key, [name[:40] for name in names])
    raise InputError(source, f"no column {key!r} (from --map; {hint})")


def _number(letters: str) -> int:
    """Give the number of column ``A``, ``Z``, ``AA``."""
    if not LETTERED.fullmatch(letters):
        return 0
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _named_at(rows: Rows, mapping: Mapping[str, str]) -> tuple[int | None, bool]:
    """Give the number of the row with the names, and whether that is a guess."""
    wanted = {plain(key) for key in mapping.values() if not key.isdecimal()}
    for number, row in enumerate(rows[:TOP]):
        names = {plain(cell) for cell in row if cell.strip() and len(cell) <= NAME}
        known = {field for field in map(field_of, names) if field}
        few = len([cell for cell in row if cell.strip()]) - len(known)
        if names & wanted or len(known) > 1 or (known and number == 0 and few <= len(known)):
            return number, False
    if _looks_named(rows):
        return 0, not any(map(field_of, rows[0]))
    return None, False


def _looks_named(rows: Rows) -> bool:
    """Say whether the first row is short names of what is longer below."""
    first = [cell.strip() for cell in rows[0]]
    if len(set(first)) < len(first) or not all(map(_is_name, first)):
        return False
    return any(
        _letters(rows[1:], number) >= max(MUCH, 2 * len(name)) for number, name in enumerate(first)
    )


def _is_name(cell: str) -> bool:
    """Say whether a cell is one word that may be a name; that is strict, for it is a guess."""
    return len(cell) <= NAME // 2 and PLAIN_NAME.fullmatch(cell) is not None


def _names(rows: Rows, at: int, width: int) -> tuple[tuple[str, ...], int]:
    """Give the columns' names and the number of the row below them."""
    first = [*(cell.strip() for cell in rows[at]), *[""] * (width - len(rows[at]))]
    below = [*(cell.strip() for cell in rows[at + 1]), *[""] * width] if at + 1 < len(rows) else []
    if not _is_under(first, below):
        return tuple(name or f"column {n}" for n, name in enumerate(first, 1)), at + 1
    names, group = [], ""
    for upper, lower in zip(first, below, strict=False):
        group = upper or (group if lower else "")
        both = f"{group} {lower}".strip()
        names.append(next((n for n in (both, lower, group) if field_of(n)), both))
    return tuple(name or f"column {n}" for n, name in enumerate(names, 1)), at + 2


def _is_under(first: Sequence[str], below: Sequence[str]) -> bool:
    """Say whether a second row names parts of columns that the first one names together."""
    groups = {n for n, name in enumerate(first) if name and n + 1 < len(first) and not first[n + 1]}
    filled = {n for n, name in enumerate(below) if name}
    alone = {n for n, name in enumerate(first) if name} - groups
    names = all(map(_is_name, filter(None, below)))
    return bool(groups & filled) and names and not alone & filled


def _with_text(layout: Layout, rows: Rows) -> Layout:
    """Take a column for the text where none is called so."""
    fields = [field_of(name) for name in layout.names]
    if "text" in fields or not rows:
        return layout
    free = [n for n, field in enumerate(fields) if not field and _letters(rows, n) >= MUCH]
    rest = [n for n, field in enumerate(fields) if field not in {"url", "id"}]
    best = max(free or rest, key=lambda number: _letters(rows, number), default=-1)
    if best < 0 or not _letters(rows, best):
        return layout
    name = layout.names[best]
    note = f"no column is called text: {name!r} was taken for it (--map text=COLUMN)"
    names = tuple("text" if n == best else each for n, each in enumerate(layout.names))
    return replace(layout, names=names, note="; ".join(filter(None, (layout.note, note))))


def _all_text(layout: Layout, rows: Rows) -> Layout:
    """Take every column of words for text where none has a name."""
    worded = [n for n in range(len(layout.names)) if _letters(rows, n) >= SOME]
    if not worded:
        return layout
    best = max(worded, key=lambda number: _letters(rows, number))
    others = [n for n in worded if n != best]
    unread = [n for n in range(len(layout.names)) if n not in worded]
    note = f"no names of columns: column {best + 1} was taken for the text"
    note += f", with {_listed(others)}" if others else ""
    note += f"; not read: {_listed(unread)}" if unread else ""
    names = tuple("text" if n in worded else each for n, each in enumerate(layout.names))
    return replace(layout, names=names, note=note + " (--map text=COLUMN)")


def _listed(numbers: Sequence[int]) -> str:
    few = ", ".join(str(number + 1) for number in numbers[:8])
    return f"column{'s' * (len(numbers) > 1)} {few}" + (", ..." if len(numbers) > 8 else "")


def _letters(rows: Rows, number: int) -> float:
    """Give the letters that a cell of a column has on the average; addresses have none."""
    counts = list(_counts(rows, number))
    return sum(counts) / len(counts) if counts else 0.0


def _counts(rows: Rows, number: int) -> Iterator[int]:
    for row in rows:
        cell = row[number][:2000] if number < len(row) else ""
        if cell.strip():
            yield 0 if ADDRESS.fullmatch(cell) else len(LETTER.findall(cell))


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"
