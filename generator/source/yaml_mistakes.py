"""What libyaml says of a mistake, said again in the author's words: where it is, what it is, and the line to write."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from generator.problems import Place, Problem

_PAIR = re.compile(r"^(?P<head>\s*(?:- +)*(?P<key>[^\s:#\"'\[{-][^:]*?) *: +)(?P<value>\S.*?)\s*$")
_BRACKETED = re.compile(r"(?:[^,\[\]]|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\])+")


class _Mistake(Struct, frozen=True):
    """What is known of a mistake before it has words. Lines and columns count from 0."""

    said: str  # libyaml's sentence
    line: int
    column: int
    began: tuple[int, int]  # where what is broken began; the same spot when that is not known
    rows: list[str]

    @property
    def row(self) -> str:
        return self.rows[self.line] if self.line < len(self.rows) else ""

    @property
    def character(self) -> str:
        return self.row[self.column : self.column + 1]


Found = tuple[int, int, str, str]  # line, column, what, do


def syntax_problem(error: Exception, text: str, *, file: str, first_line: int) -> Problem:
    """The problem that an exception of the YAML parser stands for."""
    mistake = _mistake(error, text)
    line, column, what, do = next(found for rule in _RULES if (found := rule(mistake)) is not None)
    return Problem("front-matter-syntax", Place(file, first_line + line, column + 1), what, do)


def _mistake(error: Exception, text: str) -> _Mistake:
    mark: Any = getattr(error, "problem_mark", None)
    context: Any = getattr(error, "context_mark", None) or mark
    said = str(getattr(error, "problem", None) or error) or type(error).__name__
    rows = text.split("\n")
    if mark is None:
        return _Mistake(said, 0, 0, (0, 0), rows)
    line, column = mark.line, mark.column
    if line >= len(rows) or (line == len(rows) - 1 and not rows[-1]):  # "unexpected end": the last line that has text
        line = max((number for number, row in enumerate(rows) if row.strip()), default=0)
        column = len(rows[line])
    scanned = f"{said} ({context_of})" if (context_of := getattr(error, "context", None)) else said
    return _Mistake(scanned, line, column, (context.line, context.column), rows)


def _tab(mistake: _Mistake) -> Found | None:
    for line in (mistake.line, mistake.line + 1):
        row = mistake.rows[line] if line < len(mistake.rows) else ""
        tab = row.find("\t", 0, len(row) - len(row.lstrip()))
        if tab >= 0 and "quoted" not in mistake.said:
            return line, tab, "A tab stands in the indentation; YAML allows only spaces.", "Write two spaces instead."
    return None


def _unclosed_quote(mistake: _Mistake) -> Found | None:
    if "quoted scalar" not in mistake.said or "unexpected" not in mistake.said:
        return None
    line, column = mistake.began
    row = mistake.rows[line]
    return line, column, "The quotation mark that opens here is never closed.", f"Write: {row.strip()}{row[column]}"


def _escape(mistake: _Mistake) -> Found | None:
    if "escape" not in mistake.said:
        return None
    line, column = mistake.began
    at = mistake.rows[mistake.line].find("\\", column if mistake.line == line else 0)
    what = "In double quotes a backslash begins a code such as \\n, and this is none that YAML knows."
    return mistake.line, max(at, 0), what, "Put the text in single quotes, or write each backslash twice."


def _second_colon(mistake: _Mistake) -> Found | None:
    if "mapping values are not allowed" not in mistake.said:
        return None
    pair = _PAIR.match(mistake.row)
    if pair and mistake.column >= pair.end("head"):
        what = "There is a second colon with a space after it here, and YAML takes it for the end of another key."
        return mistake.line, mistake.column, what, _quoted(mistake)
    what = "This key does not go with the line above it, which is text and not a finished `key: value`."
    return mistake.line, _indent(mistake.row), what, "Indent the two alike, or put the value above in quotes."


def _forbidden_beginning(mistake: _Mistake) -> Found | None:
    if "cannot start any token" in mistake.said or "alphabetic or numeric" in mistake.said:
        line, column = mistake.began
        what = f"A value cannot begin with {mistake.rows[line][column : column + 1]} unless it stands in quotes."
        return line, column, what, _quoted(mistake)
    if "comment or line break" in mistake.said or "chomping" in mistake.said:
        what = f"A value that begins with {mistake.rows[mistake.began[0]][mistake.began[1]]} goes on in the next lines."
        return *mistake.began, what, _quoted(mistake)
    return None


def _text_after_value(mistake: _Mistake) -> Found | None:
    pair = _PAIR.match(mistake.row)
    if "expected key" not in mistake.said and "block end" not in mistake.said:
        return None
    if pair is None or mistake.column <= pair.start("value") or pair["value"][0] not in "\"'[{":
        return None
    closed = "quotation mark" if pair["value"][0] in "\"'" else "bracket"
    return mistake.line, mistake.column, f"There is text after the closing {closed}.", _quoted(mistake)


def _no_colon(mistake: _Mistake) -> Found | None:
    if "could not find expected ':'" not in mistake.said:
        return None
    line = mistake.began[0]
    what = "This line is no `key: value`."
    do = "Write a colon and a space after the key; or indent the line, if it goes on with the value above."
    return line, _indent(mistake.rows[line]), what, do


def _unclosed_bracket(mistake: _Mistake) -> Found | None:
    if "parsing a flow" not in mistake.said or "'" not in mistake.said:
        return None
    line, column = mistake.began
    bracket = mistake.rows[line][column]
    closing = "]" if bracket == "[" else "}"
    what = f"The {bracket} that opens here is not closed, or a comma is missing."
    return line, column, what, f"Close it with {closing}; put items with other signs in quotes."


def _no_value(mistake: _Mistake) -> Found | None:
    if "expected node content" not in mistake.said and "expected the node content" not in mistake.said:
        return None
    what = f"A value is missing before this “{mistake.character}”."
    return mistake.line, mistake.column, what, "Write the value; or put the whole text in quotes, if it is text."


def _list_on_key_line(mistake: _Mistake) -> Found | None:
    if "sequence entries are not allowed" not in mistake.said:
        return None
    what = "A list with dashes cannot begin on the line of its key."
    return mistake.line, mistake.column, what, "Begin it on the next line; or put the value in quotes, if it is text."


def _indentation(mistake: _Mistake) -> Found | None:
    if "expected key" not in mistake.said and "'-' indicator" not in mistake.said and "block end" not in mistake.said:
        return None
    what = "This line is not indented like those it should go with."
    return mistake.line, mistake.column, what, "Let the keys of one mapping, and the dashes of one list, begin alike."


def _any_other(mistake: _Mistake) -> Found:
    what = f"YAML cannot read this: {mistake.said}."
    return mistake.line, mistake.column, what, "Look at this line and the one above; put text with signs in quotes."


_RULES: tuple[Callable[[_Mistake], Found | None], ...] = (
    _tab,
    _unclosed_quote,
    _escape,
    _second_colon,
    _forbidden_beginning,
    _text_after_value,
    _no_colon,
    _unclosed_bracket,
    _no_value,
    _list_on_key_line,
    _indentation,
    _any_other,
)


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _quoted(mistake: _Mistake) -> str:
    """The mistake's line as it should be written, its value in quotes."""
    pair = _PAIR.match(mistake.row)
    if pair is None:
        return "Put the whole value in quotes."
    return f"Write: {pair['head'].strip()} {_as_yaml(pair['value'])}"


def _as_yaml(value: str) -> str:
    items = _items(value)
    return f"[{', '.join(map(in_quotes, items))}]" if len(items) > 1 else in_quotes(value)


def _items(value: str) -> list[str]:
    listed = value.startswith("[") and value.endswith("]") and not re.match(r"\[\[[^\[]|\[@", value)
    if not listed and not re.match(r"\[\[[^\[\]]+\]\] *(?:\[@[^\]]*\] *)*,", value):
        return []
    return [item.strip().strip("\"'") for item in _BRACKETED.findall(value[1:-1] if listed else value)]


def in_quotes(text: str) -> str:
    """The text as YAML reads it back, whatever is in it."""
    if '"' in text or "\\" in text:
        doubled = text.replace("'", "''")
        return f"'{doubled}'"
    return f'"{text}"'
