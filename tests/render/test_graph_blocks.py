"""Queries, timelines and lineages in a text."""

from __future__ import annotations

import html5lib
import pytest

from generator.problems import Problem
from generator.source.body import GraphHole
from tests.memory_view import Text
from tests.small_site import date, small_view


def shown(block: str, text: str, options: str = "", *more: Text) -> tuple[str, list[Problem]]:
    return small_view(*more).filled("frameworks/flask", GraphHole(block, options, text, 10))


def text_of(html: str) -> str:
    return " ".join(" ".join(html5lib.parseFragment(html, namespaceHTMLElements=False).itertext()).split())


def test_a_query_is_a_list_of_links() -> None:
    html, problems = shown("query", "kind:framework\nreleased:<2010 sort:released\n")
    assert problems == []
    assert html.startswith('<ul class="query">')
    assert text_of(html) == "Django Werkzeug"
    assert 'href="../../frameworks/django/"' in html


def test_a_query_may_be_a_table_of_fields_and_relations() -> None:
    html, problems = shown("query", "kind:framework sort:title", "as=table fields=released,created_by,free")
    assert problems == []
    assert text_of(html) == (
        "Article Released Created by Free Django 2005 Flask 16 April 2010 Ada Lovelace yes Werkzeug 2007"
    )


def test_fields_of_another_kind_are_empty_cells() -> None:
    html, problems = shown("query", "Flask", "fields=stars", Text("people/flask", kind="person", summary="Flask"))
    assert problems == []
    assert text_of(html).startswith("Article Stars")


def test_a_query_that_finds_nothing_says_so() -> None:
    assert text_of(shown("query", "kind:framework released:>2050")[0]) == "No article is listed here yet."


def test_a_misspelt_query_is_a_problem_at_its_spot() -> None:
    html, [problem] = shown("query", "kind:framework\n  relesed:<2010")
    assert html == "<pre><code>kind:framework\n  relesed:&lt;2010</code></pre>\n"
    assert (problem.name, problem.place.line, problem.place.column) == ("query-syntax", 12, 3)
    assert "released" in problem.do


@pytest.mark.parametrize(
    ("block", "options", "found"),
    [
        ("query", "sa=table", 'The block query has no option "sa=table".'),
        ("query", "table", 'The block query has no option "table".'),
        ("query", "as=pie", 'A query is shown as list or table, not as "pie".'),
        ("query", "fields=relesed", 'None of the articles found has a field or relation "relesed".'),
        ("timeline", "dates=relesed", 'None of the articles found has a field or relation "relesed".'),
        ("lineage", "relations=build_on", 'There is no relation "build_on".'),
        ("lineage", "depth=deep", '"deep" is no number of generations.'),
    ],
)
def test_a_wrong_option_is_a_problem(block: str, options: str, found: str) -> None:
    _, [problem] = shown(block, "" if block == "lineage" else "kind:framework", options)
    assert (problem.name, problem.what, problem.place.line) == ("block-property", found, 10)


def test_an_unknown_graph_block_is_a_problem() -> None:
    html, [problem] = shown("timelime", "x")
    assert (html, problem.name) == ("<pre><code>x</code></pre>\n", "unknown-block")
    assert "timeline" in problem.do


def test_a_timeline_is_in_order_of_dates_with_the_undated_at_the_end() -> None:
    html, problems = shown("timeline", "kind:framework", "", Text("frameworks/bare", kind="framework"))
    assert problems == []
    assert html.startswith('<ol class="timeline">')
    assert text_of(html) == "2005 Django 2007 Werkzeug 16 April 2010 Flask No date Bare"


def test_a_timeline_of_several_dates_says_which() -> None:
    both = Text("x", kind="framework", title="Both", fields={"released": date("2001"), "stars": 1})
    html, _ = shown(
        "timeline",
        "Both",
        "dates=released,born",
        both,
        Text("people/both", kind="person", title="Both B", fields={"born": date("1999")}),
    )
    assert text_of(html) == "1999 Both B Born 2001 Both Released"


def test_a_lineage_shows_both_directions() -> None:
    more = Text("frameworks/child", kind="framework", relations={"built_on": "frameworks/flask"})
    html, problems = shown("lineage", "", "", more)
    assert problems == []
    assert text_of(html) == ("What Flask comes from Built on Werkzeug What came from Flask Basis of Child")


def test_a_lineage_of_another_article_is_named() -> None:
    assert "What came from Werkzeug" in text_of(shown("lineage", "[[werkzeug]]")[0])
    _, [problem] = shown("lineage", "werkzeuge")
    assert (problem.name, problem.place.line) == ("dangling-link", 11)


def test_a_lineage_of_nothing_says_so() -> None:
    assert text_of(shown("lineage", "Django")[0]).startswith("Nothing is known")
