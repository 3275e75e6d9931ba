"""Spots: the line and column of the file at which something in a text begins."""

from __future__ import annotations

import re

from generator.source.tokens import Token

_MARKERS = re.compile(r"[ \t>]*+(?:(?:[*+-]|\d{1,9}[.)])[ \t]++[ \t>]*+)*+")
_PIPE = re.compile(r"(?<!\\)\|")


class Spots:
    """Finds spots in the text of one body. Within a text they are asked for from left to right, and found so."""

    __slots__ = (
        "_at",
        "_base",
        "_cells",
        "_line",
        "_lines",
        "_pipes",
        "_row",
        "_row_number",
        "_start",
        "_stop",
        "_token",
        "first_column",
        "first_line",
        "text",
    )

    def __init__(self, text: str, first_line: int, first_column: int = 1) -> None:
        self.text, self.first_line, self.first_column = text, first_line, first_column
        self._lines: list[str] | None = None
        self._token: Token | None = None
        self._line = self._row = self._start = self._stop = self._base = self._at = self._pipes = 0
        self._row_number = -1
        self._cells: list[int] = []

    def line_of(self, token: Token) -> int:
        """The line at which a token begins."""
        return self.first_line + (token.map[0] if token.map else 0)

    def spot(self, token: Token, at: int) -> tuple[int, int]:
        """Line and column of what begins at that character of the token's text; -1: of the token."""
        if token is not self._token or at < self._start:
            self._enter(token)
        if at >= self._stop:
            self._go_on(token, at)
        column = self._base + (at - self._start if at > 0 else 0)
        if token.at >= 0 and at > 0:
            self._pipes += token.content.count("|", self._at, at)  # in a cell a pipe is written with two characters
            self._at = at
            column += self._pipes
        return self._line + self._row, column

    def _enter(self, token: Token) -> None:
        self._token, self._line = token, self.line_of(token)
        self._at = self._row = self._start = self._pipes = 0
        self._stop = (token.content.find("\n") + 1) or len(token.content) + 1
        self._base = self._column_of_row(token)

    def _go_on(self, token: Token, at: int) -> None:
        """Go on to the row in which that character is."""
        while self._stop <= at:
            self._row, self._start = self._row + 1, self._stop
            self._stop = (token.content.find("\n", self._start) + 1) or len(token.content) + 1
        self._base = self._column_of_row(token)

    def _column_of_row(self, token: Token) -> int:
        """The column at which the row of the token's text begins in its line."""
        if self._lines is None:
            self._lines = self.text.split("\n")
        number = (token.map[0] if token.map else 0) + self._row
        line = self._lines[number] if number < len(self._lines) else ""
        if number == 0 and self.first_column > 1:
            line = " " * (self.first_column - 1) + line
        if token.at >= 0:
            return self._column_of_cell(number, line, token)
        row = token.content[self._start : self._stop - 1]
        # The text is the end of its line, but for blanks and marks behind it; before it are those of containers.
        if line.endswith(row):
            return 1 + len(line) - len(row)
        found = line.rfind(row.strip())
        return 1 + max(found, 0) - (len(row) - len(row.lstrip()))

    def _column_of_cell(self, number: int, line: str, cell: Token) -> int:
        """The column of a table's cell."""
        if number != self._row_number:
            self._row_number, self._cells = number, _cell_begins(line)
        begin = self._cells[cell.at] if cell.at < len(self._cells) else 0
        stop = self._cells[cell.at + 1] if cell.at + 1 < len(self._cells) else len(line)
        found = line.find(cell.content.replace("|", "\\|"), begin, stop)
        return 1 + max(found, begin)


def _cell_begins(line: str) -> list[int]:
    """Where each cell of a row begins: behind a pipe, or at the beginning of a row that has none there."""
    start = _MARKERS.match(line)
    begin = start.end() if start else 0
    first = [] if line.startswith("|", begin) else [begin]
    return first + [pipe.end() for pipe in _PIPE.finditer(line, begin)]
