"""The report as a page: one file that fetches nothing, for one advert or for many."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from importlib.resources import files
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any, TextIO

from screenad.model import Level, Line, Report, Skipped, State
from screenad.outputs import closing
from screenad.outputs.columns import place, plain
from screenad.outputs.counts import Counts
from screenad.outputs.entry import entry
from screenad.outputs.pen import Pen
from screenad.outputs.section import Section, section
from screenad.outputs.writer import Style

if TYPE_CHECKING:
    from jinja2 import Environment

#: Bytes of laid out adverts that are kept in memory; beyond that, in a temporary file.
_IN_MEMORY = 1 << 23
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


class Page:
    """Write one page. One advert is a letter; many are a list that can be searched.

    The top of the page counts what is below it, and the most serious come first: so each advert is
    laid out as it comes and put aside, and only its place and its rank are kept.
    """

    def __init__(self, stream: TextIO, style: Style) -> None:
        self._stream = stream
        self._pen = plain(style)
        self._templates = _templates(self._pen)
        self._counts = Counts()
        self._first: Report | Skipped | None = None
        self._aside = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        self._places: list[tuple[int, int, int, int, int]] = []
        self._lines: dict[Line, None] = {}
        #: What ends a list: the help lines of all adverts, and what no report can tell.
        self._any: Report | None = None

    def write(self, item: Report | Skipped) -> None:
        """Lay an advert out; the first one waits until it is clear that it is not alone."""
        if self._counts.total == 0:
            self._first = item
        elif self._first:
            self._put_aside(self._first, 1)
            self._first = None
        self._counts.add(item)
        if not self._first:
            self._put_aside(item, self._counts.total)

    def close(self) -> None:
        """Write the page."""
        with self._aside:
            if isinstance(self._first, Report):
                self._write("letter.html", **self._letter(self._first))
                return
            if self._first:
                self._put_aside(self._first, 1)
            self._write("list.html", **self._list())

    def _put_aside(self, item: Report | Skipped, number: int) -> None:
        template = self._templates.get_template("row.html")
        if isinstance(item, Skipped):
            rank, points = -1, 0
            row = template.render(number=number, skipped=item)
        else:
            rank, points = item.level.rank, item.points
            row = template.render(number=number, entry=entry(item, number, self._pen))
            self._lines |= dict.fromkeys(item.lines)
            self._any = replace(
                item, state=State.SCREENED, level=Level.NONE, lines=tuple(self._lines)
            )
        start, written = self._aside.tell(), self._aside.write(row.encode())
        self._places.append((-rank, -points, number, start, written))

    def _letter(self, report: Report) -> dict[str, Any]:
        return {"entry": entry(report, 1, self._pen), **self._end(report)}

    def _list(self) -> dict[str, Any]:
        return {
            "count": self._counts.total,
            "charts": self._counts.charts(self._pen),
            "choices": self._counts.choices(self._pen),
            "rows": self._rows(),
            **self._end(self._any),
        }

    def _end(self, report: Report | None) -> dict[str, Section]:
        if report is None:  # nothing could be read, or there was nothing
            return {"lines": Section(), "limits": Section()}
        return {
            "lines": section(closing.lines(report, self._pen)),
            "limits": section(closing.limits(report, self._pen)),
        }

    def _rows(self) -> Iterator[str]:
        for *_, start, length in sorted(self._places):
            self._aside.seek(start)
            yield self._aside.read(length).decode()

    def _write(self, template: str, **values: Any) -> None:
        for part in self._templates.get_template(template).generate(**values):
            self._stream.write(self._encodable(part))

    def _encodable(self, part: str) -> str:
        """Write what an encoding may lack as references; the page says that it is UTF-8."""
        if (self._stream.encoding or "utf-8").lower().replace("-", "") == "utf8":
            return part
        return part.encode("ascii", "xmlcharrefreplace").decode()


def _templates(pen: Pen) -> "Environment":
    import jinja2  # not everybody has it

    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("screenad.outputs"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    looks, moves = (_text(name) for name in ("page.css", "page.js"))
    language = pen.style.words.tag
    base = language.partition("-")[0].lower()
    environment.globals.update(
        say=pen.say,
        ready=pen.ready,
        place=partial(place, pen=pen),
        language=language,
        direction="rtl" if base in _RIGHT_TO_LEFT else "ltr",
        looks=looks,
        moves=moves,
        policy=_policy(looks, moves),
    )
    return environment


def _text(name: str) -> str:
    return (files("screenad.outputs") / "templates" / name).read_text("utf-8")


def _policy(looks: str, moves: str) -> str:
    """Allow this style and this script by their hashes, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_hash(looks)}'; script-src '{_hash(moves)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
