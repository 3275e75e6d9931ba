"""TOML front matter becomes the same nodes as YAML: words with their places, typed later by the fields."""

from __future__ import annotations

import datetime
import tomllib
from typing import Any

from generator.problems import Place, Problem
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.source.toml_places import Path, TomlPlace, syntax_mistake, toml_places

LIMIT = 16_000
"""Characters. tomllib's time grows with the square of a dotted key's length: 0.1 s for this much, minutes for more."""

DEPTH = 50


class _Float(str):
    """A number as it was written: 1.10 is not 1.1 when it names a version."""


def toml_nodes(text: str, *, file: str, first_line: int) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """The nodes of a TOML text that begins on `first_line` of the file. Never raises."""
    if len(text) > LIMIT:
        what = f"TOML front matter is read up to {LIMIT:,} characters; this has {len(text):,}."
        return None, (Problem("limit-reached", Place(file, 1, 1, 3), what, "Write it in YAML."),)
    try:
        values = tomllib.loads(text, parse_float=_Float)
        _refuse_depth(values)
        return _Nodes(toml_places(text), first_line).mapping(values, ()), ()
    except RecursionError:
        what = f"Lists and tables are nested more than {DEPTH} deep."
        return None, (Problem("front-matter-unsafe", Place(file, 1, 1, 3), what, "Write it flatter."),)
    except ValueError as error:
        line, column, said = syntax_mistake(error, text)
        place = Place(file, line + first_line - 1, column)
        return None, (Problem("front-matter-syntax", place, f"TOML cannot read this: {said}.", "Look at this line."),)


def _refuse_depth(values: dict[str, Any]) -> None:
    """Looks level by level, before anything recurses into the values."""
    level: list[Any] = [values]
    for _ in range(DEPTH):
        level = [inner for value in level for inner in (value.values() if isinstance(value, dict) else value)]
        level = [value for value in level if isinstance(value, (dict, list))]
    if level:
        raise RecursionError


class _Nodes:
    """Turns values into nodes, each at the place where its key stands."""

    def __init__(self, places: dict[Path, TomlPlace], first_line: int) -> None:
        self.places, self.first_line = places, first_line

    def node(self, value: Any, path: Path) -> Node:
        if isinstance(value, dict):
            return self.mapping(value, path)
        line, column = self.place(path)
        if isinstance(value, list):
            return Sequence(tuple(self.node(item, (*path, at)) for at, item in enumerate(value)), line, column)
        return Scalar(_words(value), line, column, type(value) is str)

    def mapping(self, values: dict[str, Any], path: Path) -> Mapping:
        line, column = self.place(path)
        return Mapping(tuple(self.entry(key, value, (*path, key)) for key, value in values.items()), line, column)

    def entry(self, key: str, value: Any, path: Path) -> tuple[Scalar, Node]:
        known = self.places.get(path)
        line, column = (known.line, known.column) if known else (1, 1)
        return Scalar(key, line + self.first_line - 1, column), self.node(value, path)

    def place(self, path: Path) -> tuple[int, int]:
        known = self.places.get(path)
        line, column = (known.value_line, known.value_column) if known else (1, 1)
        return line + self.first_line - 1, column


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):  # a date-time is one, too
        return value.isoformat()
    return str(value)
