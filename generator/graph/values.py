"""Typed values, and claims: a value with the sources that say it."""

from __future__ import annotations

from msgspec import Struct

from generator.dates import Date


class Link(Struct, frozen=True, tag="l", array_like=True):
    """A link in a field, as written; the graph resolves it."""

    target: str
    label: str = ""


class Markdown(Struct, frozen=True, tag="m", array_like=True):
    """Markdown text of a `markdown` field."""

    text: str


class Record(Struct, frozen=True, tag="r", array_like=True):
    """Nested fields: (name, values) in declared order."""

    entries: tuple[tuple[str, tuple[Value, ...]], ...]


Value = str | int | float | bool | None | Date | Link | Markdown | Record


class Citation(Struct, frozen=True, array_like=True):
    """A source that is cited, as written, and where in it: `[@flask-changes, p. 12]`."""

    source: str
    locator: str = ""


class Claim(Struct, frozen=True, array_like=True):
    """One value with its sources. A field or relation may hold several that disagree; one of them may be preferred."""

    value: Value
    sources: tuple[Citation, ...] = ()
    note: str = ""
    preferred: bool = False
    disputed: bool = False  # written as a list of {value, …}: its siblings state the same thing otherwise
