"""The page of each article; an article at the address of a listing, or above others, shows them below its text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.artifact import Artifact
from generator.graph.addresses import output_path
from generator.graph.view import View
from generator.problems import Report
from generator.render.generated import Generated
from generator.render.listed import CHILDREN, listed, listing_on, per_page
from generator.render.listing import pages_of
from generator.render.making import draw, sheet_for
from generator.render.page import page_on
from generator.render.places import listings_by_address, page_address


def plan(view: View) -> Iterator[Artifact]:
    """The pages of all articles but the one that is the home page."""
    listings = listings_by_address(view)
    for key in view.articles():
        address = view.address_of(key)
        if address:
            word = listings.get(address) or (CHILDREN if view.children_of(key) else "")
            yield Artifact(output_path(address), "pages", key, f"{word}/1" if word else "")
            yield from _more_pages(view, key, word, address)


def _more_pages(view: View, key: str, word: str, address: str) -> Iterator[Artifact]:
    pages = pages_of(len(listed(view, word, key)), per_page(view, word)) if word else 1
    for number in range(2, pages + 1):
        yield Artifact(output_path(page_address(address, number)), "pages", key, f"{word}/{number}")


def render(artifact: Artifact, view: View, report: Report) -> bytes:
    """An article's page, or a further page of what it lists."""
    key = artifact.subject
    word, _, number = artifact.part.rpartition("/")
    if number not in ("", "1"):
        return _further_page(key, word, int(number), view, report)
    address = view.address_of(key)
    sheet = sheet_for(view, report, address, key=key)
    listing = listing_on(sheet, word, address, 1, key=key) if word else None
    return draw(sheet, view.template_of(key), page_on(sheet, key), listing=listing, shows=word)


def _further_page(key: str, word: str, number: int, view: View, report: Report) -> bytes:
    address = view.address_of(key)
    sheet = sheet_for(view, report, page_address(address, number))
    above = [(view.title_of(section), view.address_of(section)) for section in view.trail_of(key)]
    page = Generated(sheet, view.title_of(key), above=[*above, (view.title_of(key), address)])
    return draw(sheet, "listing.html", page, listing=listing_on(sheet, word, address, number, key=key))
