"""Every page of the tests' sites is valid HTML5, to a parser that forgives nothing."""

from __future__ import annotations

import html5lib
import pytest
from msgspec.structs import replace

from generator.settings import MenuEntry
from tests.memory_view import MemoryView, Text
from tests.outputs.everything import everything
from tests.small_site import SETTINGS, small_view


def sites() -> dict[str, MemoryView]:
    menu = (MenuEntry("All", "all"), MenuEntry("People", "kind:person"))
    return {
        "empty": MemoryView(),
        "small": small_view(),
        "paged": small_view(settings=replace(SETTINGS, per_page=1, menu=menu, footer="By *us*.", url="")),
        "with articles at the listings": small_view(
            Text("", "<p>Home</p>", section=True), Text("people", section=True), Text("all"), Text("tags")
        ),
        "everything": everything(),
    }


@pytest.mark.parametrize("name", sites())
def test_every_page_is_valid(name: str) -> None:
    made, problems = sites()[name].built()
    assert problems == []
    for path, html in made.items():
        if path.endswith(".html"):
            html5lib.HTMLParser(strict=True).parse(html)


@pytest.mark.parametrize("name", sites())
def test_no_id_is_given_twice_and_every_link_in_a_page_leads_somewhere(name: str) -> None:
    for path, html in sites()[name].built()[0].items():
        if path.endswith(".html"):
            tree = html5lib.parse(html, namespaceHTMLElements=False)
            ids = [element.get("id") for element in tree.iter() if element.get("id")]
            assert len(ids) == len(set(ids)), path
            hrefs = [element.get("href") or "" for element in tree.iter("a")]
            targets = {href[1:] for href in hrefs if href.startswith("#")}
            assert targets <= set(ids), path


@pytest.mark.parametrize("name", sites())
def test_every_link_between_pages_leads_to_one(name: str) -> None:
    made, _ = sites()[name].built()
    for path, html in made.items():
        if path.endswith(".html") and path != "404.html":
            tree = html5lib.parse(html, namespaceHTMLElements=False)
            for element in [*tree.iter("a"), *tree.iter("link")]:
                _leads_to_a_page(element.get("href"), path, set(made))


def _leads_to_a_page(href: str | None, path: str, made: set[str]) -> None:
    if not href or href.startswith(("#", "https:", "mailto:")):
        return
    folders = path.split("/")[:-1]
    for part in href.split("#")[0].split("/")[:-1]:
        if part == "..":
            folders.pop()
        elif part != ".":
            folders.append(part)
    name = href.split("#")[0].rpartition("/")[2] or "index.html"
    assert "/".join([*folders, name]) in made, (path, href)
