"""Listings in pages: a slice of the articles, and links to the pages before and after it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from generator.graph.view import View
from generator.render.page import Page, pages_on
from generator.render.places import page_address
from generator.render.sheet import Sheet

# Around the page shown, and at both ends, so many numbers are offered.
_AROUND = 2


class PageLink(Struct, frozen=True):
    """A link to one page of a listing; number 0 stands for those left out."""

    number: int
    url: str = ""
    current: bool = False


class Listing:
    """One page of a listing, for templates."""

    def __init__(self, sheet: Sheet, address: str, keys: Sequence[str], *, number: int, per_page: int) -> None:
        """`address` is that of its first page, `keys` are all articles of the listing."""
        self._sheet = sheet
        self._address = address
        self.total = len(keys)
        self.number = number
        self.pages = pages_of(len(keys), per_page)
        self.keys = keys[(number - 1) * per_page : number * per_page]

    @property
    def entries(self) -> list[Page]:
        """The articles on this page."""
        return pages_on(self._sheet, self.keys)

    @property
    def letters(self) -> list[tuple[str, list[Page]]]:
        """The articles on this page by the letter that they begin with; the listing should be by title."""
        return [(letter, list(pages)) for letter, pages in groupby(self.entries, lambda page: letter_of(page.title))]

    @property
    def previous(self) -> str:
        """The link to the page before; "" on the first."""
        return self._url(self.number - 1) if self.number > 1 else ""

    @property
    def next(self) -> str:
        """The link to the page after; "" on the last."""
        return self._url(self.number + 1) if self.number < self.pages else ""

    @property
    def links(self) -> list[PageLink]:
        """Links to the first, the last and the near pages; number 0 where some are left out. None for one page."""
        if self.pages == 1:
            return []
        near = range(self.number - _AROUND, self.number + _AROUND + 1)
        shown = [number for number in range(1, self.pages + 1) if number in (1, self.pages) or number in near]
        links: list[PageLink] = []
        for number in shown:
            if links and number - links[-1].number > 1:
                links.append(PageLink(0))
            links.append(PageLink(number, self._url(number), number == self.number))
        return links

    def _url(self, number: int) -> str:
        return self._sheet.link(page_address(self._address, number))


def letter_of(title: str) -> str:
    """The letter that a title is found under: "É" under E, digits and all else under "#"."""
    first = next((each for each in unicodedata.normalize("NFKD", title) if each.isalnum()), "#")
    return first.upper() if first.isalpha() else "#"


def pages_of(entries: int, per_page: int) -> int:
    """How many pages so many entries take; an empty listing has one."""
    return max(1, -(-entries // per_page))


def per_page_of(view: View, kind: str = "") -> int:
    """How many entries stand on a page of a listing: as the kind says, else as the site does."""
    stated = view.kind(kind).per_page if kind else 0
    return max(1, stated or int(str(view.setting("per_page"))))
