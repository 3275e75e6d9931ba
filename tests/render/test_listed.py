"""What each listing lists."""

from __future__ import annotations

import pytest

from generator.render.listed import listed, listing_on, per_page, taken
from tests.small_site import small_view


@pytest.mark.parametrize(
    ("word", "key", "keys"),
    [
        ("kind:framework", "", ("frameworks/django", "frameworks/werkzeug", "frameworks/flask")),
        ("tag:maths", "", ("people/ada", "people/grace")),
        ("children", "guide", ("guide/first", "guide/second")),
        ("kind:person", "people/ada", ("people/grace",)),
        ("tags", "", ()),
    ],
)
def test_a_word_says_what_is_listed_without_the_article_that_shows_it(
    word: str, key: str, keys: tuple[str, ...]
) -> None:
    assert listed(small_view().view, word, key) == keys


def test_all_articles_are_listed_by_title() -> None:
    view = small_view()
    titles = [view.graph.title_of(key) for key in listed(view.view, "all")]
    assert titles == sorted(titles)
    assert len(titles) == len(view.graph.articles())


def test_the_addresses_of_articles_are_taken() -> None:
    assert {"people/ada/", "guide/"} <= taken(small_view().view)
    assert "people/" not in taken(small_view().view)


def test_a_listing_lies_on_a_sheet() -> None:
    view = small_view()
    sheet, _ = view.sheet("people/")
    assert [page.url for page in listing_on(sheet, "kind:person", "people/", 1).entries] == [
        "../people/ada/",
        "../people/grace/",
    ]
    assert per_page(view.view, "kind:person") == 100
