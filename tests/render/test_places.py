"""Generated pages have addresses that nothing else takes by chance."""

from __future__ import annotations

import pytest

from generator.render.places import kind_address, listings_by_address, locate, page_address, tag_address
from generator.settings import KindSettings, Settings
from tests.memory_view import MemoryView
from tests.small_site import small_view


@pytest.mark.parametrize(
    ("tag", "address"), [("python", "tags/python/"), ("Web Apps", "tags/web-apps/"), ("日本", "tags/日本/")]
)
def test_a_tag_is_listed_under_its_slug(tag: str, address: str) -> None:
    assert tag_address(tag) == address


def test_tags_that_have_one_slug_are_told_apart() -> None:
    assert len({tag_address(tag) for tag in ("c", "C++", "C#", "c-", "+", "#")}) == 6


def test_spellings_of_one_tag_have_one_address() -> None:
    assert tag_address("Web  Apps") == tag_address("web apps")
    assert tag_address("CAFE\u0301") == tag_address("café")


def test_a_kind_is_listed_in_its_folder_else_under_its_plural() -> None:
    view = small_view().view
    assert kind_address(view, "person") == "people/"
    assert kind_address(view, "page") == "pages/"


def test_a_kind_whose_plural_has_no_letter_has_an_address_too() -> None:
    view = MemoryView(settings=Settings(title="x", kinds=(KindSettings("odd", "!", "!!"),))).view
    assert kind_address(view, "odd").startswith("odd-")


@pytest.mark.parametrize(
    ("address", "number", "paged"),
    [("people/", 1, "people/"), ("people/", 2, "people/page/2/"), ("", 2, "page/2/"), ("a.html", 3, "a/page/3/")],
)
def test_further_pages_lie_below_the_first(address: str, number: int, paged: str) -> None:
    assert page_address(address, number) == paged


@pytest.mark.parametrize(
    ("word", "address"),
    [
        ("kind:person", "people/"),
        ("kind:unknown", None),
        ("tag:C++", tag_address("C++")),
        ("tags", "tags/"),
        ("all", "all/"),
        ("/any/where/", "any/where/"),
        ("guide/", "guide/"),
        ("Flask", "frameworks/flask/"),
        ("nobody", None),
        ("//evil.example/", "evil.example/"),
    ],
)
def test_the_words_of_a_menu_lead_to_addresses(word: str, address: str | None) -> None:
    assert locate(small_view().view, word, "") == address


def test_all_listings_are_known_by_their_addresses() -> None:
    assert listings_by_address(small_view().view) == {
        "all/": "all",
        "tags/": "tags",
        "tags/maths/": "tag:maths",
        tag_address("C++"): "tag:C++",
        "people/": "kind:person",
        "frameworks/": "kind:framework",
        "sources/": "kind:source",
        "pages/": "kind:page",
    }
