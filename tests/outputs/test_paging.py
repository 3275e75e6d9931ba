"""A listing's pages are planned unless an article shows it."""

from __future__ import annotations

from generator.artifact import Artifact
from generator.outputs.paging import pages_planned
from tests.memory_view import Text
from tests.small_site import small_view


def test_the_pages_of_a_listing_bear_its_word_and_their_number() -> None:
    assert list(pages_planned(small_view().view, "listings", [("kind:person", "people/")])) == [
        Artifact("people/index.html", "listings", "kind:person", "1")
    ]


def test_none_are_planned_where_an_article_stands() -> None:
    view = small_view(Text("people", section=True)).view
    assert list(pages_planned(view, "listings", [("kind:person", "people/")])) == []


def test_the_articles_are_looked_at_once_for_all_listings() -> None:
    view = small_view()
    tags = [(f"tag:{number}", f"tags/{number}/") for number in range(50)]
    list(pages_planned(view.view, "tags", tags))
    assert [question for question, _ in view.asked].count("articles") == 1
