"""Citations: marks in the text, numbered per page in order of first use, and the list of sources they lead to."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from generator.graph.link_problems import what_is_wrong
from generator.render.filling import Filling
from generator.render.meaning import meaning_of
from generator.render.sheet import Sheet
from generator.source.body import CiteHole


class Cited:
    """One source as this page cites it."""

    __slots__ = ("key", "locators", "marks", "number")

    def __init__(self, key: str, number: int) -> None:
        self.key = key
        self.number = number
        self.marks: list[str] = []  # ids of the marks that lead here
        self.locators: list[str] = []  # "p. 12", each once


def cite_hole(hole: CiteHole, filling: Filling) -> str:
    """`[@source, p. 12; @other]` as marks."""
    return marks(hole.items, filling, line=hole.line, column=hole.column)


def marks(items: Iterable[tuple[str, str]], filling: Filling, *, line: int = 0, column: int = 0) -> str:
    """The marks for some (source as written, locator); "" for none. Unknown sources are reported at the place given."""
    shown = "".join([_mark(source, locator, filling, line, column) for source, locator in items])
    return f'<sup class="cite">{shown}</sup>' if shown else ""


def _mark(source: str, locator: str, filling: Filling, line: int, column: int) -> str:
    found = meaning_of(filling.view, source, "cite", filling.origin)
    if found.key is None:
        name, what, do = what_is_wrong(source, "cite", found)
        filling.problem(name, line, column, what, do)
        return f'<span class="wanted" title="{escape(source)}">[?]</span>'
    cited = _cited(filling.sheet, found.key)
    filling.sheet.marks += 1
    mark = f"_cite-{filling.sheet.marks}"
    cited.marks.append(mark)
    if locator and locator not in cited.locators:
        cited.locators.append(locator)
    inner = f"{cited.number}, {escape(locator)}" if locator else cited.number
    return f'<a href="#_source-{cited.number}" id="{mark}">[{inner}]</a>'


def _cited(sheet: Sheet, key: str) -> Cited:
    known: Cited | None = sheet.cited.get(key)
    if known is None:
        known = sheet.cited[key] = Cited(key, len(sheet.cited) + 1)
    return known
