"""Drafts, and what waits for its day, appear nowhere."""

from __future__ import annotations

import pytest

from generator.graph.graph import Graph
from tests.graph.sites import articles_of, graph_of

SITE = """
    people/armin: Armin

    frameworks/flask: Flask
    draft: true
    tag: secret
    created_by: armin
    moved_from: old
    > Of [[Armin]] [@news].

    frameworks/later: Later
    publish: 2027-01-01
    created_by: armin

    sources/news: News
    publish: 2026-06
"""


def everything_said(graph: Graph) -> str:
    """All answers of the graph about all articles that there are, as text."""
    said: list[object] = [graph.articles(), graph.kinds(), graph.tags(), graph.redirects(), graph.problems()]
    for key in graph.articles():
        said += [graph.relations_of(key), graph.backlinks_of(key), graph.cited_by(key), graph.neighbours_of(key)]
    said += [
        graph.matching(query, "") for query in ("", "flask", "later", "created_by:armin", "tag:secret", "in:frameworks")
    ]
    said += [graph.children_of("frameworks"), graph.articles_tagged("secret"), graph.articles_of_kind("framework")]
    return str(said)


def test_a_draft_appears_in_no_answer() -> None:
    said = everything_said(graph_of(SITE, date="2026-12-31"))
    assert "flask" not in said
    assert "later" not in said
    assert "secret" not in said


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2026-05-31", "people/armin"),
        ("2026-06-01", "people/armin sources/news"),
        ("2026-12-31", "people/armin sources/news"),
        ("2027-01-01", "frameworks/later people/armin sources/news"),
        ("", "frameworks/later people/armin sources/news"),
    ],
)
def test_an_article_waits_for_its_day(date: str, shown: str) -> None:
    assert " ".join(graph_of(SITE, date=date).articles()) == shown


def test_all_are_shown_where_drafts_are() -> None:
    graph = graph_of(SITE, drafts=True, date="2026-01-01")
    assert len(graph.articles()) == 4
    assert graph.related("people/armin", "created") == ("frameworks/flask", "frameworks/later")


def test_the_order_of_the_files_changes_nothing() -> None:
    articles = articles_of(SITE)
    settings_of = {"settings": graph_of("")._settings, "drafts": True}
    graphs = (Graph(articles, **settings_of), Graph(reversed(articles), **settings_of))  # type: ignore[arg-type]
    assert everything_said(graphs[0]) == everything_said(graphs[1])
