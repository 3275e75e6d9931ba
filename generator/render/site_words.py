"""The site as templates see it: its settings, its menu, its kinds and tags."""

from __future__ import annotations

from typing import Any, cast

from msgspec import Struct

from generator.problems import Place, Problem
from generator.render.page import Page, pages_on
from generator.render.places import ALL, TAGS, kind_address, locate, tag_address
from generator.render.sheet import Sheet
from generator.settings import MenuEntry


class MenuLink(Struct, frozen=True):
    """One link of the main navigation."""

    label: str
    url: str
    current: bool = False  # the page that is being made is there, or below it


class TagLink(Struct, frozen=True):
    """A tag, and how many articles have it."""

    name: str
    url: str
    count: int


class ShownKind:
    """A kind with its published articles."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        settings = sheet.view.kind(name)
        self._sheet = sheet
        self.name = name
        self.label = settings.label
        self.plural = settings.plural
        self.url = sheet.link(kind_address(sheet.view, name))

    @property
    def count(self) -> int:
        """How many articles of the kind are published."""
        return len(self._sheet.view.articles_of_kind(self.name))

    @property
    def pages(self) -> list[Page]:
        """The articles of the kind, in its order."""
        return pages_on(self._sheet, self._sheet.view.articles_of_kind(self.name))

    def first(self, number: int) -> list[Page]:
        """The first few articles of the kind."""
        return pages_on(self._sheet, self._sheet.view.articles_of_kind(self.name)[:number])


class SiteWords:
    """`site`: any setting by its name, and what the site as a whole has."""

    _called = "site"  # in messages

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._view = sheet.view

    def __getattr__(self, name: str) -> Any:
        """A setting of [site], by its name: title, url, language, description, author, footer, extra …"""
        if name.startswith("_"):
            raise AttributeError(name)
        return self._view.setting(name)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), "title", "url", "language", "description", "author", "footer", "extra"]

    @property
    def home(self) -> str:
        """The link to the home page."""
        return self._sheet.link("")

    @property
    def canonical(self) -> str:
        """The address of this page on the web, where [site] url says what the site's is; else ""."""
        url = str(self._view.setting("url")).rstrip("/")
        return self._on_the_web(url) if url else ""

    def _on_the_web(self, url: str) -> str:
        return url + "/" + self._sheet.link(self._sheet.address).removeprefix(self._sheet.root).removeprefix("./")

    @property
    def menu(self) -> list[MenuLink]:
        """The main navigation: as [[menu]] says, else all kinds and the articles from A to Z."""
        entries = cast("tuple[MenuEntry, ...]", self._view.setting("menu"))
        links = [self._menu_link(entry) for entry in entries] if entries else self._menu_of_kinds()
        return [link for link in links if link is not None]

    def _menu_link(self, entry: MenuEntry) -> MenuLink | None:
        if entry.to.startswith(("https://", "http://", "mailto:")):
            return MenuLink(entry.label, entry.to)
        address = locate(self._view, entry.to, "")
        if address is not None:
            return self._link(entry.label, address)
        if not entry.to.startswith("kind:"):  # a kind without articles has no page yet, and that is no mistake
            what = f'The menu entry "{entry.label}" leads to "{entry.to}", and there is no such article.'
            do = 'Write an article as in [[…]], "kind:NAME", "tags", "all" or an address that begins with "/".'
            self._sheet.report(Problem("settings", Place("site.toml"), what, do))
        return None

    def _menu_of_kinds(self) -> list[MenuLink]:
        kinds = [(self._view.kind(name).plural, kind_address(self._view, name)) for name in self._view.kinds()]
        return [self._link(label, address) for label, address in [*kinds, ("A to Z", ALL)]]

    def _link(self, label: str, address: str) -> MenuLink:
        here = self._sheet.address
        return MenuLink(label, self._sheet.link(address), here.startswith(address) if address else not here)

    @property
    def kinds(self) -> list[ShownKind]:
        """The kinds that have articles, in the settings' order."""
        return [ShownKind(self._sheet, name) for name in self._view.kinds()]

    @property
    def tags(self) -> list[TagLink]:
        """All tags, by name."""
        return [TagLink(name, self._sheet.link(tag_address(name)), count) for name, count in self._view.tags()]

    @property
    def tags_url(self) -> str:
        """The link to the page of all tags."""
        return self._sheet.link(TAGS)

    @property
    def all_url(self) -> str:
        """The link to all articles, A to Z."""
        return self._sheet.link(ALL)
