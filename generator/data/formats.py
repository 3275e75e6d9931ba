"""TOML, JSON and CSV as data: plain values, with every mistake at its line."""

from __future__ import annotations

import csv
import datetime
import json
import re
import tomllib
from collections.abc import Iterator
from io import StringIO
from typing import Any

from generator.data.yaml import LARGEST, SMALLEST, too_large_number
from generator.problems import Place, Problem

Read = tuple[object, tuple[Problem, ...]]

DEPTH = 50
"""Lists in lists, as in YAML."""

_TOML_SPOT = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)")
_JSON_WORD = re.compile(r'"(?:[^"\\]|\\.)*"(\s*:)?|[{}]')
_DEEP = f"Lists and mappings are nested more than {DEPTH} deep.", "Write it flatter."


class _Unfit(Exception):
    """A value that no page can use: what it is, and what to do."""

    def __init__(self, what: str, do: str) -> None:
        self.what, self.do = what, do


def read_toml(text: str, *, file: str) -> Read:
    """The plain value of a TOML text; dates and times are ISO text. Never raises."""
    try:
        return _plain(tomllib.loads(text)), ()
    except _Unfit as unfit:
        return _nothing(Place(file), unfit.what, unfit.do)
    except tomllib.TOMLDecodeError as error:
        return _nothing(_toml_place(str(error), text, file), f"{_TOML_SPOT.sub('', str(error))}.", "Correct the TOML.")
    except RecursionError:
        return _nothing(Place(file), *_DEEP)
    except ValueError as error:  # a number of thousands of digits
        return _nothing(Place(file), f"A value cannot be read: {error}.", "Correct the TOML.")


def read_json(text: str, *, file: str) -> Read:
    """The plain value of a JSON text. Never raises."""
    twice: list[str] = []

    def mapping(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice.append("")
        return found

    try:
        value = json.loads(text, object_pairs_hook=mapping, parse_int=_json_number, parse_constant=_json_constant)
        return _plain(value), tuple(_json_doubles(text, file)) if twice else ()
    except _Unfit as unfit:
        return _nothing(Place(file), unfit.what, unfit.do)
    except json.JSONDecodeError as error:
        return _nothing(Place(file, error.lineno, error.colno), f"{error.msg}.", "Correct the JSON.")
    except RecursionError:
        return _nothing(Place(file), *_DEEP)


def read_csv(text: str, *, file: str) -> Read:
    """A row for each line after the first, which names the columns; all values are texts. Never raises."""
    lines = csv.reader(StringIO(text, newline=""), strict=True)
    problems: list[Problem] = []
    rows: list[dict[str, str]] = []
    try:
        names = [name.strip() for name in next(lines, [])]
        problems += _header_problems(names, file)
        for line, cells in _numbered(lines):
            if len(cells) == len(names):
                rows.append(dict(zip(names, cells, strict=True)))
            else:
                what = f"The row has {len(cells)} values, and there are {len(names)} columns."
                problems.append(
                    Problem("data-syntax", Place(file, line, 1), what, 'Put values with commas in "quotes".')
                )
    except csv.Error as error:
        what = f"The row cannot be read: {error}."
        problems.append(Problem("data-syntax", Place(file, lines.line_num, 1), what, "Close every quotation mark."))
    return rows, tuple(problems)


def _nothing(place: Place, what: str, do: str) -> Read:
    return None, (Problem("data-syntax", place, what, do),)


def _plain(value: object, depth: int = 0) -> object:
    """The value in lists, mappings, texts and numbers that can be kept and written anywhere."""
    if depth > DEPTH:
        raise _Unfit(*_DEEP)
    if isinstance(value, dict):
        return {_text(key): _plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item, depth + 1) for item in value]
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, int) and not SMALLEST <= value <= LARGEST:
        raise _Unfit(*too_large_number(str(value)))
    return value


def _text(text: str) -> str:
    """The text, unless it holds half a character: JSON can write such by \\ud83d alone."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise _Unfit("A text holds half a character (a lone \\ud800 to \\udfff).", "Write the whole one.") from None
    return text


def _toml_place(message: str, text: str, file: str) -> Place:
    found = _TOML_SPOT.search(message)
    if found is None:
        return Place(file)
    if found[1] is None:
        return Place(file, text.count("\n") + 1, len(text) - text.rfind("\n"))
    return Place(file, int(found[1]), int(found[2]))


def _json_number(digits: str) -> int:
    if len(digits) > 20:
        raise _Unfit(*too_large_number(digits))
    return int(digits)


def _json_constant(name: str) -> float:
    raise _Unfit(f"{name} is no JSON.", "Write null, or a number.")


def _json_doubles(text: str, file: str) -> Iterator[Problem]:
    """Keys that stand twice in one mapping of a text that is known to be JSON; its reader tells no places."""
    stack: list[set[str]] = []
    for word in _JSON_WORD.finditer(text):
        if word[0] == "{":
            stack.append(set())
        elif word[0] == "}":
            stack.pop()
        elif word[1] is not None:
            written = word[0][: -len(word[1])]
            key = json.loads(written)
            if key in stack[-1]:
                line, column = text.count("\n", 0, word.start()) + 1, word.start() - text.rfind("\n", 0, word.start())
                place = Place(file, line, column, len(written))
                yield Problem("data-syntax", place, f"The key {written} stands here again.", "Keep one of them.")
            stack[-1].add(key)


def _header_problems(names: list[str], file: str) -> Iterator[Problem]:
    for at, name in enumerate(names):
        what = ""
        if not name:
            what = f"Column {at + 1} has no name."
        elif name in names[:at]:
            what = f"Two columns are named {name}."
        if what:
            yield Problem(
                "data-syntax", Place(file, 1, 1), what, "Give each column in the first line a name of its own."
            )


def _numbered(lines: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows of a csv.reader with the line on which they begin; empty lines are no rows."""
    line = lines.line_num + 1
    for cells in lines:
        if cells:
            yield line, cells
        line = lines.line_num + 1
