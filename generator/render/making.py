"""Making a page: a sheet is laid out, its templates draw on it, and the bytes of the file come out."""

from __future__ import annotations

from html import escape
from typing import Any

from generator.graph.view import View
from generator.problems import Report
from generator.render.fill import FILLERS
from generator.render.functions import functions_for
from generator.render.generated import Generated
from generator.render.page import Page
from generator.render.sheet import Sheet
from generator.render.site_words import SiteWords
from generator.render.templates import TEMPLATES
from generator.source.text import may_have_unseen, without_unseen

# What the theme's templates look at on every page, whatever it shows.
_UNSTATED = {"listing": None, "shows": "", "opening": None}


def sheet_for(view: View, report: Report, address: str, *, key: str | None = None, root: str | None = None) -> Sheet:
    """An empty sheet for the page at an address. `key`: the article that it shows; `root`: see Sheet."""

    def making() -> str:
        return sheet.spoken()

    templates = TEMPLATES.for_page(view, report, making)
    sheet = Sheet(view, report, address, key=key, root=root, fillers=FILLERS, templates=templates)
    templates.globals.update(functions_for(sheet), site=SiteWords(sheet))
    return sheet


def draw(sheet: Sheet, template: str, page: Page | Generated, **variables: Any) -> bytes:
    """The page as its template draws it; the sheet is used up then. When that fails, a page that says so comes out."""
    templates = sheet.templates
    templates.globals["page"] = page
    try:
        data = templates.draw(template, {**_UNSTATED, **variables}).encode() or _failed(page, template)
    finally:
        templates.done()
    return without_unseen(data.decode()).encode() if may_have_unseen(data) else data


def _failed(page: Page | Generated, template: str) -> bytes:
    title, name = escape(page.title), escape(template)
    head = f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
    return f"{head}<p>This page could not be made: the template {name} failed.</p></html>\n".encode()
