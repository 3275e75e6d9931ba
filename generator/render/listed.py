"""What is listed where: each listing has a word ("kind:person", "tag:web", "all", "children") and an address."""

from __future__ import annotations

from generator.graph.view import View
from generator.render.listing import Listing, per_page_of
from generator.render.sheet import Sheet

CHILDREN = "children"  # the articles directly below a section


def taken(view: View) -> frozenset[str]:
    """The addresses that articles have: an article at a listing's address shows the listing below its text."""
    return frozenset([view.address_of(key) for key in view.articles()])


def listed(view: View, word: str, key: str = "") -> tuple[str, ...]:
    """The articles of a listing, in its order. `key`: the article that shows it, which is not part of it."""
    keys = _listed(view, word, key)
    return tuple([each for each in keys if each != key]) if key in keys else keys


def _listed(view: View, word: str, key: str) -> tuple[str, ...]:
    begin, _, rest = word.partition(":")
    if begin == "kind":
        return view.articles_of_kind(rest)
    if begin == "tag":
        return view.articles_tagged(rest)
    if word == "all":
        return view.matching("sort:title", "")
    return view.children_of(key) if word == CHILDREN else ()


def per_page(view: View, word: str) -> int:
    """How many articles stand on one page of a listing."""
    begin, _, rest = word.partition(":")
    return per_page_of(view, rest if begin == "kind" else "")


def listing_on(sheet: Sheet, word: str, address: str, number: int, *, key: str = "") -> Listing:
    """One page of a listing whose first page is at `address`."""
    keys = listed(sheet.view, word, key)
    return Listing(sheet, address, keys, number=number, per_page=per_page(sheet.view, word))
