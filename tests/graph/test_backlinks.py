"""Backlinks and citations, seen from the article that is meant."""

from __future__ import annotations

from generator.graph.view import Backlink
from tests.graph.sites import graph_of

GRAPH = graph_of(
    """
    frameworks/flask: Flask
    > It cites [@news] and grew out of [[Werkzeug]].
    > Of [[Werkzeug]] again, and of [[Flask]] itself.

    frameworks/werkzeug: Werkzeug
    released: 2007 [@book, p. 3]

    notes/path: A path
    > See [it](../frameworks/werkzeug.md).

    notes/embed: Embedded
    > ![[Werkzeug#Use]]

    notes/gone: Gone
    > Of [[Nothing]].

    notes/draft: Draft
    draft: true
    > Of [[Werkzeug]] [@news].

    sources/news: News
    > Says [[Flask]].

    sources/book: Book
    """
)


def test_a_backlink_is_the_first_sentence_of_each_article_by_title() -> None:
    assert GRAPH.backlinks_of("frameworks/werkzeug") == (
        Backlink("notes/path", "See [it](../frameworks/werkzeug.md)."),
        Backlink("notes/embed", "![[Werkzeug#Use]]"),
        Backlink("frameworks/flask", "It cites [@news] and grew out of [[Werkzeug]]."),
    )


def test_an_article_is_no_backlink_of_itself() -> None:
    assert [backlink.key for backlink in GRAPH.backlinks_of("frameworks/flask")] == ["sources/news"]


def test_a_citation_is_no_backlink() -> None:
    assert GRAPH.backlinks_of("sources/news") == ()


def test_a_source_knows_who_cites_it_in_prose_or_beside_a_value() -> None:
    assert GRAPH.cited_by("sources/news") == ("frameworks/flask",)
    assert GRAPH.cited_by("sources/book") == ("frameworks/werkzeug",)
    assert GRAPH.cited_by("frameworks/flask") == ()


def test_a_relation_cites_too() -> None:
    graph = graph_of("people/a: A\n\nframeworks/f: F\ncreated_by: a [@s]\n\nsources/s: S")
    assert graph.cited_by("sources/s") == ("frameworks/f",)
