"""Tags are one however they are written."""

from __future__ import annotations

from tests.graph.sites import graph_of

GRAPH = graph_of(
    """
    b: B
    tag: Python + web + python

    a: A
    tag: python

    c: C
    tag: python + Ärzte + 日本
    """
)


def test_a_tag_is_counted_once_for_an_article_and_shown_as_most_write_it() -> None:
    assert GRAPH.tags() == (("python", 3), ("web", 1), ("Ärzte", 1), ("日本", 1))


def test_the_articles_of_a_tag_stand_by_title() -> None:
    assert GRAPH.articles_tagged("PYTHON") == ("a", "b", "c")
    assert GRAPH.articles_tagged("ruby") == ()
