"""A second reading, by Tesseract, of the lines that RapidOCR is not sure of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from screenad.inputs.clock import Clock
from screenad.inputs.ocr.latin import mended
from screenad.inputs.ocr.line import Line, Picture
from screenad.inputs.ocr.packs import ENGLISH, FITS, PACKS, SETTLED, VIETNAMESE, Fit, fit, has
from screenad.inputs.ocr.page import page, spread
from screenad.inputs.ocr.sentence import sentence
from screenad.inputs.ocr.tesseract import BLOCK, SPARSE, Word, packs, words

SAMPLE = 5
# So sure is RapidOCR of what it can read, and so many letters has a line by its length and height.
SURE, DENSE = 0.95, 1.05
# Lines that are none (logos, faces) are in every poster.
FEW = 0.125
# RapidOCR has these letters, but not those with a tone.
VIETNAMESE_LETTERS = frozenset("đĐơƠưƯăĂ")
# Below these a second reading is not taken, and read once more.
WEAK, FAIR = 0.5, 0.88
SCRIPTS_AT_MOST = 2


def reread(picture: Picture, lines: Sequence[Line], clock: Clock) -> list[Line]:
    """Give the lines, better read where a pack is installed that can."""
    found: dict[Line, Line] = {}
    if any(VIETNAMESE_LETTERS & set(line.text) for line in lines) and VIETNAMESE in packs():
        latin = [line for line in lines if has(line.text, "Latin")]
        found |= _taken(_read(picture, latin, VIETNAMESE, clock), "Latin", FAIR)
    for _ in range(SCRIPTS_AT_MOST):
        dim = [line for line in doubtful(lines) if line not in found]
        chosen = _choose(picture, dim, clock) if len(dim) > 1 or not found else None
        if not chosen:
            break
        found |= _taken(_read(picture, dim, chosen.pack, clock), chosen.script, WEAK)
    return [found.get(line, line) for line in lines]


def doubtful(lines: Sequence[Line]) -> list[Line]:
    """Give the lines that were not read well; none where they are few."""
    dim = [line for line in lines if not _is_clear(line)]
    return dim if _length(dim) > FEW * _length(lines) else []


def _is_clear(line: Line) -> bool:
    dense = len("".join(line.text.split())) * line.height / max(line.length, 1.0)
    return line.sure >= SURE and dense >= DENSE


def _length(lines: Sequence[Line]) -> float:
    return sum(line.length for line in lines)


def _choose(picture: Picture, lines: Sequence[Line], clock: Clock) -> Fit | None:
    """Find the pack that reads the longest lines best."""
    sample = sorted(lines, key=lambda line: -line.length)[:SAMPLE]
    if not sample:
        return None
    return _best(page(picture, sample)[0], SPARSE, clock) or _best(
        spread(picture, sample)[0], BLOCK, clock
    )


def _best(paper: Picture, layout: str, clock: Clock) -> Fit | None:
    best: Fit | None = None
    for script, names in PACKS.items():
        for name in (name for name in names if name in packs()):
            found = fit(name, script, words(paper, name, layout, clock()))
            best = found if best is None or found.grade > best.grade else best
        if best and best.grade >= SETTLED:
            break
    return best if best and best.grade >= FITS else None


def _read(picture: Picture, lines: Sequence[Line], pack: str, clock: Clock) -> dict[Line, Line]:
    """Read lines where they stand; those that got lost there, apart from each other."""
    if not lines:
        return {}
    languages = f"{pack}+{ENGLISH}" if ENGLISH in packs() else pack
    paper, scale = page(picture, lines)
    found = dict(_by_line(lines, lines, words(paper, languages, SPARSE, clock()), scale))
    lost = [line for line in lines if line not in found or found[line].sure < FAIR]
    if lost:
        paper, scale, moved = spread(picture, lost)
        seen = words(paper, languages, BLOCK, clock())
        for line, again in _by_line(lost, moved, seen, scale):
            if line not in found or again.sure > found[line].sure:
                found[line] = again
    return found


def _by_line(
    lines: Sequence[Line], places: Sequence[Line], seen: Sequence[Word], scale: float
) -> Iterator[tuple[Line, Line]]:
    """Give each word to the line in whose place it stands."""
    theirs: dict[int, list[Word]] = {}
    for word in seen:
        across, down = (word.left + word.right) / 2 / scale, word.down / scale
        at = min(range(len(places)), key=lambda at: _away(places[at], across, down))
        theirs.setdefault(at, []).append(word)
    for at, own in theirs.items():
        letters = sum(len(word.text) for word in own)
        sure = sum(len(word.text) * word.sure for word in own) / letters
        joined = sentence(own, lines[at].height * scale)
        yield lines[at], replace(lines[at], text=joined, sure=sure)


def _away(line: Line, across: float, down: float) -> float:
    left, top, right, bottom = line.box
    return max(left - across, across - right, 0.0) + abs((top + bottom) / 2 - down)


def _taken(found: dict[Line, Line], script: str, least: float) -> dict[Line, Line]:
    """Keep the readings that have letters which the first reader does not know."""
    return {
        line: replace(again, text=mended(again.text, line.text))
        for line, again in found.items()
        if again.sure >= least and has(again.text, script)
    }
