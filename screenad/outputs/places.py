"""Where a span of a text is, by line and column."""

from bisect import bisect_right

from screenad.model import Span


class Places:
    """The lines of a text, which end with a line feed."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]

    def region(self, span: Span) -> dict[str, int]:
        """Give a span as a region of SARIF: lines and columns count from one."""
        line, column = self._place(span.start)
        end_line, end_column = self._place(span.end)
        return {
            "charOffset": span.start,
            "charLength": span.end - span.start,
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
        }

    def _place(self, at: int) -> tuple[int, int]:
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1
