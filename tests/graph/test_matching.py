"""Queries and what they find, read down as a table."""

from __future__ import annotations

import pytest

from tests.graph.sites import NEAREST, graph_of

SITE = """
    people/armin: Armin Ronacher
    born: 1989-05-10
    summary: Wrote many libraries.
    > He made [[Flask]] and cites [@news].

    people/adrian: Adrian Holovaty
    born: 1981~
    retired: true

    frameworks/flask: Flask
    summary: A microframework for Python
    alias: the April joke
    tag: python + web
    released: 2010-04-16 [@news]
    stars: 68
    license: BSD
    created_by: armin
    built_on: frameworks/werkzeug
    > Grew out of [[Werkzeug]].

    frameworks/werkzeug: Werkzeug
    tag: Python
    released: 2007
    stars: 6
    license: BSD
    created_by: people/armin

    frameworks/django: Django
    tag: web + batteries included
    released: 2005-07 * + 2003 ?
    stars: 80
    created_by: adrian
    lead: Adrian Holovaty
    language: fr

    frameworks/old/quixote: Quixote
    released: 1998~
    license: MIT

    frameworks/sanic: Sanic
    released: 2016/..
    related_to: flask

    sources/news: The news
    url: https://example.org/news

    notes/mood: A mood
    colour: red
    version: 1.10
    > About [@news] and [the framework](../frameworks/django.md)
"""
GRAPH = graph_of(SITE)
EVERYTHING = "mood adrian armin django flask quixote sanic news werkzeug"

FOUND = [
    # query, what it finds, by the last part of the key
    ("", "mood adrian armin django flask quixote sanic news werkzeug"),
    ("kind:framework", "django flask quixote sanic werkzeug"),
    ("kind:Framework,person", "adrian armin django flask quixote sanic werkzeug"),
    ("-kind:framework", "mood adrian armin news"),
    ("kind:framework -tag:web", "quixote sanic werkzeug"),
    ("tag:python", "flask werkzeug"),
    ("tag:PYTHON tag:web", "flask"),
    ('tag:"batteries included"', "django"),
    ("-tag:python,web kind:framework", "quixote sanic"),
    ("in:frameworks", "django flask quixote sanic werkzeug"),
    ("in:/Frameworks/old/", "quixote"),
    ("in:frame", ""),
    ("in:/", EVERYTHING),
    ("key:frameworks/flask", "flask"),
    ("key:~old", "quixote"),
    ("title:flask", "flask"),
    ("title:~a", "mood adrian armin django flask sanic"),
    ("title:>=s kind:framework", "sanic werkzeug"),
    ("alias:~joke", "flask"),
    ("language:fr", "django"),
    # words look into title, summary and aliases
    ("micro", "flask"),
    ("MICRO python", "flask"),
    ('"for python"', "flask"),
    ("-python kind:framework", "django quixote sanic werkzeug"),
    ("april joke", "flask"),
    ("text:many", "armin"),
    # dates have their precision
    ("released:2010", "flask"),
    ("released:2010-04", "flask"),
    ("released:2010-04-17", ""),
    ("released:2007-01", ""),  # some time in 2007 is not surely January
    ("released:<2007", "django quixote"),
    ("released:<=2007", "django quixote werkzeug"),
    ("released:>2007", "flask sanic"),
    ("released:>=2010-04-16", "flask sanic"),
    ("released:2005..2010", "django flask werkzeug"),
    ("released:..2005", "django quixote"),
    ("released:2010..", "flask sanic"),
    ("released:<1999", ""),  # "about 1998" may be 1999
    ("released:<2000", "quixote"),
    ("released:1998", "quixote"),
    ("released:2020", "sanic"),  # an interval that still goes on
    ("released:2003", ""),  # the claim that is not preferred
    ("born:1981", "adrian"),
    ("released:~16", "flask sanic"),
    # numbers, choices, truth
    ("stars:68", "flask"),
    ("stars:>6", "django flask"),
    ("stars:6..68", "flask werkzeug"),
    ("stars:<10", "werkzeug"),
    ("license:bsd", "flask werkzeug"),
    ("license:bsd,mit", "flask quixote werkzeug"),
    ("retired:yes", "adrian"),
    ("retired:true", "adrian"),
    ("retired:no", ""),
    ("words:0 kind:source", "news"),
    # relations from both ends
    ("created_by:people/armin", "flask werkzeug"),
    ("created_by:[[Armin Ronacher]]", "flask werkzeug"),
    ("created_by:armin,adrian", "django flask werkzeug"),
    ("created:flask", "armin"),
    ("built_on:werkzeug", "flask"),
    ("basis_of:flask", "werkzeug"),
    ("related_to:sanic", "flask"),
    ("related_to:flask", "sanic"),
    ("lead:adrian", "django"),
    ("lead:~holo", "django"),
    ("kind:framework -created_by:armin", "django quixote sanic"),
    # links and citations
    ("links_to:werkzeug", "flask"),
    ("links_to:django", "mood"),
    ("linked_from:armin", "flask"),
    ("linked_to:flask", "armin sanic werkzeug"),
    ("cites:news", "mood armin flask"),
    # what is there and what is not
    ("has:summary", "armin flask"),
    ("has:created_by", "django flask werkzeug"),
    ("has:created", "adrian armin"),
    ("has:tag kind:framework", "django flask werkzeug"),
    ("has:cites", "mood armin flask"),
    ("has:linked_from", "django flask werkzeug"),
    ("missing:summary kind:framework", "django quixote sanic werkzeug"),
    ("missing:license", "django sanic"),  # no person lacks a licence
    ("missing:created_by", "quixote sanic"),
    ("missing:born", ""),
    ("missing:linked_to", "quixote news"),
    # fields of open kinds
    ("colour:red", "mood"),
    ("colour:blue", ""),
    ("version:1.10", "mood"),
    # order
    ("kind:framework sort:released", "quixote django werkzeug flask sanic"),
    ("kind:framework sort:-released", "sanic flask werkzeug django quixote"),
    ("kind:framework sort:stars", "werkzeug flask django quixote sanic"),  # without a number: last
    ("kind:framework sort:-stars", "django flask werkzeug quixote sanic"),
    ("kind:framework sort:license,-title", "werkzeug flask quixote sanic django"),
    ("kind:framework sort:created_by,-released", "django flask werkzeug sanic quixote"),
    ("kind:framework sort:lead", "django flask quixote sanic werkzeug"),
    ("sort:-key limit:2", "news armin"),
    ("kind:framework sort:released limit:2", "quixote django"),
    ("kind:framework limit:0", ""),
    # a query with a mistake finds nothing rather than too much
    ("kind:framework relesed:2010", ""),
    ("created_by:nobody", ""),
]


def names(keys: tuple[str, ...]) -> str:
    return " ".join(key.rpartition("/")[2] for key in keys)


@pytest.mark.parametrize(("query", "expected"), FOUND)
def test_a_query_finds(query: str, expected: str) -> None:
    assert names(GRAPH.matching(query, "")) == expected


def test_the_articles_of_this_one_are_found() -> None:
    assert names(GRAPH.matching("created_by:this", "people/armin")) == "flask werkzeug"
    assert names(GRAPH.matching("created_by:this", "people/adrian")) == "django"
    assert GRAPH.matching("created_by:this", "") == ()
    assert GRAPH.matching('created_by:"this"', "people/armin") == ()


def test_this_one_can_be_left_out() -> None:
    assert names(GRAPH.matching("kind:person -key:this", "people/armin")) == "adrian"
    assert names(GRAPH.matching("key:this,sources/news", "people/armin")) == "armin news"


def test_a_relative_name_is_read_from_the_article_that_asks() -> None:
    assert names(GRAPH.matching("created_by:../people/armin", "frameworks/flask")) == "flask werkzeug"
    assert GRAPH.matching("created_by:../people/armin", "frameworks/old/quixote") == ()


def test_where_the_nearest_counts_the_same_query_may_find_different_articles() -> None:
    graph = graph_of("a/x: X\nrelated_to: a/y\n\nb/x: X\nrelated_to: b/y\n\na/y: AY\n\nb/y: BY", settings=NEAREST)
    assert graph.matching("related_to:X", "a/y") == ("a/y",)
    assert graph.matching("related_to:X", "b/y") == ("b/y",)


def test_drafts_are_not_found() -> None:
    assert graph_of("a: A\n\nb: B\ndraft: true").matching("", "") == ("a",)


def test_an_article_that_a_query_names_and_nobody_wrote_is_a_mistake() -> None:
    text = "created_by:adrain cites:nwes links_to:this"
    mistakes = GRAPH.mistakes_in(text, "people/armin")
    assert [text[mistake.start : mistake.end] for mistake in mistakes] == ["adrain", "nwes"]
    assert "people/adrian" in mistakes[0].do
    assert "Did you mean news?" in mistakes[1].do


def test_a_mistake_in_the_text_is_one_of_the_graph_too() -> None:
    assert [mistake.start for mistake in GRAPH.mistakes_in("relesed:2010", "")] == [0]
    assert GRAPH.mistakes_in("colour:red", "") == ()
    assert "colour" in GRAPH.mistakes_in("color:red", "")[0].do
