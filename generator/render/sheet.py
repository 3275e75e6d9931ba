"""A sheet: one page while it is made. Whom it asks, where it stands, and what has been numbered on it so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from generator.graph.view import View
from generator.problems import Place, Report
from generator.render.relative import quoted, root_from
from generator.settings import FieldSettings, KindSettings

if TYPE_CHECKING:  # the templates ask the sheet's view; the sheet only hands them on
    from generator.render.templates import Templates

# How a hole is filled: by its type. (hole, Filling) -> HTML
Fillers = Mapping[type, Callable[[Any, Any], str]]


class Sheet:
    """One page while it is made. Everything that is written on it gets the sheet passed; nothing is "current"."""

    __slots__ = (
        "_declared",
        "address",
        "cited",
        "fillers",
        "key",
        "marks",
        "pages",
        "report",
        "root",
        "templates",
        "transcluded",
        "used",
        "view",
    )

    def __init__(
        self,
        view: View,
        report: Report,
        address: str,
        *,
        key: str | None = None,
        root: str | None = None,
        fillers: Fillers,
        templates: Templates,
    ) -> None:
        """`key` is the article that the page shows, None for a generated page; `root` leads to the home page."""
        self.view = view
        self.report = report
        self.address = address
        self.key = key
        self.root = root_from(address) if root is None else root
        self.fillers = fillers
        self.templates = templates
        self.cited: dict[str, Any] = {}  # key of a source -> citations.Cited, in order of first use
        self.marks = 0  # citation marks so far
        self.pages: dict[str, Any] = {}  # key -> page.Page
        self.transcluded = 0  # transclusions so far
        self._declared: dict[str, dict[str, FieldSettings]] = {}
        self.used = 0  # ids given out by `number`

    def link(self, address: str) -> str:
        """What stands in `href` to lead to an address of the site."""
        return self.root + quoted(address) or "./"

    def declared(self, kind: KindSettings) -> dict[str, FieldSettings]:
        """The fields of a kind by name."""
        known = self._declared.get(kind.name)
        if known is None:
            known = self._declared[kind.name] = {field.name: field for field in kind.fields}
        return known

    def number(self) -> int:
        """A number that this page has not used yet."""
        self.used += 1
        return self.used

    def spoken(self) -> str:
        """What is being made, for messages."""
        if self.key is None:
            return self.address or "the home page"
        return "content/" + self.view.path_of(self.key)


def place_in(view: View, key: str, line: int = 0, column: int = 0) -> Place:
    """A spot in the file of an article."""
    return Place("content/" + view.path_of(key), line, column)
