"""The way from the home page down to an article: breadcrumbs."""

from __future__ import annotations

from msgspec import Struct

from generator.render.places import kind_address
from generator.render.sheet import Sheet


class Crumb(Struct, frozen=True):
    """One page on the way."""

    title: str
    url: str


def trail(sheet: Sheet, key: str) -> list[Crumb]:
    """The pages above an article, home first. Where no section is above it, the listing of its kind is."""
    view = sheet.view
    above = [Crumb(view.title_of(section), sheet.link(view.address_of(section))) for section in view.trail_of(key)]
    return [home_crumb(sheet), *(above or _kind_crumb(sheet, key))]


def home_crumb(sheet: Sheet) -> Crumb:
    """The home page, by the site's title."""
    return Crumb(str(sheet.view.setting("title")), sheet.link(""))


def _kind_crumb(sheet: Sheet, key: str) -> list[Crumb]:
    kind = sheet.view.kind(sheet.view.kind_of(key))
    if not kind.folder:  # of plain articles in any folder the kind says nothing
        return []
    address = kind_address(sheet.view, kind.name)
    return [] if sheet.view.address_of(key) == address else [Crumb(kind.plural, sheet.link(address))]
