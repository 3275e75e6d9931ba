"""A table of site.toml, asked for one setting after the other; what was not asked for is unknown, and said so."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from generator.names import did_you_mean, or_list
from generator.problems import Place, Problem
from generator.source.toml_places import Path, TomlPlace


class Document:
    """The file that tables belong to: knows places and collects problems."""

    def __init__(self, file: str, places: dict[Path, TomlPlace]) -> None:
        self.file, self.places = file, places
        self.problems: list[Problem] = []

    def report(self, path: Path, what: str, do: str, *, at: Literal["key", "value"] = "key") -> None:
        """A mistake at the key or value of a path, or at the nearest table around it that stands in the file."""
        while path and path not in self.places:
            path, at = path[:-1], "key"
        found = self.places.get(path)
        if found is None:
            place = Place(self.file)
        elif at == "key":
            place = Place(self.file, found.line, found.column, found.width)
        else:
            place = Place(self.file, found.value_line, found.value_column)
        self.problems.append(Problem("settings", place, what, do))


class Table:
    """One table. Each question answers with the setting, or with its default when it is absent or wrong."""

    def __init__(self, document: Document, path: Path, values: dict[str, Any]) -> None:
        self.document, self.path, self.values = document, path, values
        self.asked: set[str] = set()

    @property
    def name(self) -> str:
        """How the table is headed in the file: [kinds.person], [[menu]]."""
        words = ".".join(part for part in self.path if isinstance(part, str))
        return f"[[{words}]]" if isinstance(self.path[-1], int) else f"[{words}]"

    def raw(self, name: str) -> Any:
        """The value as TOML gives it; None when it is not there."""
        self.asked.add(name)
        return self.values.get(name)

    def text(self, name: str, default: str = "") -> str:
        """A text. A date may stand without quotes."""
        value = self.raw(name)
        if isinstance(value, datetime.date):
            return value.isoformat()
        return str(self._typed(name, value, str, f'text in quotes, {name} = "…"', default))

    def flag(self, name: str, *, default: bool = False) -> bool:
        """true or false."""
        return bool(self._typed(name, self.raw(name), bool, f"true or false, {name} = true", default))

    def count(self, name: str, default: int, *, least: int) -> int:
        """A whole number."""
        value = self._typed(name, self.raw(name), int, f"a whole number, {name} = {default or 20}", default)
        if value is not default and value < least:
            self.wrong(name, f"{name} is {value}; it must be {least} or more.", "", at="value")
            return default
        return int(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one."""
        value = self.raw(name)
        if isinstance(value, str):
            return (value,)
        items = self._typed(name, value, list, f'a list of texts, {name} = ["…"]', [])
        for number, item in enumerate(items):
            if not isinstance(item, str):
                what = f"{name} is a list of texts; this is {_said(item)}."
                self.document.report((*self.path, name, number), what, "Put it in quotes.", at="value")
        return tuple(item for item in items if isinstance(item, str))

    def one_of(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        """One of some words."""
        value = self.text(name, default)
        if value in (*allowed, default):
            return value
        listed = f"Write one of {', '.join(allowed)}."
        self.wrong(name, f"{name} cannot be “{value}”.", did_you_mean(value, allowed, otherwise=listed), at="value")
        return default

    def table(self, name: str) -> Table:
        """The table of this name below this one; empty when there is none."""
        value = self._typed(name, self.raw(name), dict, "a table", {})
        return Table(self.document, (*self.path, name), value)

    def tables(self, name: str) -> Iterator[tuple[str, Table]]:
        """Each table below the table of this name, with its own name: [kinds.person], [kinds.tool]."""
        parent = self.table(name)
        for inner in parent.values:
            yield inner, parent.table(inner)

    def rows(self, name: str) -> Iterator[Table]:
        """Each table of a list of tables: [[menu]]."""
        for number, row in enumerate(self._typed(name, self.raw(name), list, f"a list of tables, [[{name}]]", [])):
            if isinstance(row, dict):
                yield Table(self.document, (*self.path, name, number), row)
            else:
                self.wrong(name, f"{name} is a list of tables; this is {_said(row)}.", f"Write [[{name}]]")

    def wrong(self, name: str, what: str, do: str, *, at: Literal["key", "value"] = "key") -> None:
        """Report a mistake of the setting of this name."""
        self.document.report((*self.path, name), what, do, at=at)

    def no_others(self, *, known: Iterable[str] = ()) -> None:
        """Report every setting that nobody asked for."""
        names = sorted({*self.asked, *known})
        for name in self.values:
            if name not in self.asked:
                where = self.name if self.path else "site.toml"
                listed = f"There are {or_list(names).replace(' or ', ' and ')}." if len(names) < 20 else ""
                self.wrong(name, f"{where} has no setting {name}.", did_you_mean(name, names, otherwise=listed))

    def _typed(self, name: str, value: Any, wanted: type, expected: str, default: Any) -> Any:
        if value is None:
            return default
        if type(value) is wanted:
            return value
        self.wrong(name, f"Expected {expected}; got {_said(value)}.", "", at="value")
        return default


def _said(value: Any) -> str:
    """The value as a message calls it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, dict)):
        return "a list" if isinstance(value, list) else "a table"
    return f"the text “{value}”" if isinstance(value, str) else f"the number {value}"
