"""The graph answers the view's questions."""

from __future__ import annotations

import pickle

import pytest

from generator.graph.graph import Graph
from generator.settings import Settings
from generator.source.outline import Heading
from tests.graph.sites import SETTINGS, graph_of

SITE = """
    frameworks/flask: Flask
    released: 2010
    summary: Small
    template: special.html
    language: de
    words: 12
    alias: Flask framework
    # What it is
    ## Use {#usage}
    ## What it is {#what-it-is-1}

    frameworks/django: Django
    released: 2005

    frameworks/werkzeug: Werkzeug
    released: 2007

    frameworks/unknown: Unknown

    people/armin: Armin

    recipes/soup: Soup
    kind: recipe
"""
GRAPH = graph_of(SITE)


def test_kinds_that_have_articles_come_in_the_settings_order() -> None:
    assert GRAPH.kinds() == ("person", "framework", "recipe")


def test_a_kinds_articles_come_in_its_order() -> None:
    expected = ("frameworks/django", "frameworks/werkzeug", "frameworks/flask", "frameworks/unknown")
    assert GRAPH.articles_of_kind("framework") == expected
    assert GRAPH.articles_of_kind("poem") == ()


def test_neighbours_follow_the_kinds_order() -> None:
    assert GRAPH.neighbours_of("frameworks/flask") == ("frameworks/werkzeug", "frameworks/unknown")
    assert GRAPH.neighbours_of("frameworks/django") == ("", "frameworks/werkzeug")
    assert GRAPH.neighbours_of("people/armin") == ("", "")
    assert GRAPH.neighbours_of("nowhere") == ("", "")


def test_a_kind_that_nobody_declared_is_open() -> None:
    recipe = GRAPH.kind("recipe")
    assert (recipe.label, recipe.plural, recipe.open, recipe.fields) == ("Recipe", "Recipes", True, ())
    assert GRAPH.kind("framework") is SETTINGS.kinds[1]


def test_an_article_is_described() -> None:
    key = "frameworks/flask"
    assert GRAPH.title_of(key) == "Flask"
    assert GRAPH.kind_of(key) == "framework"
    assert GRAPH.summary_of(key) == "Small"
    assert GRAPH.path_of(key) == "frameworks/flask.md"
    assert GRAPH.address_of(key) == "frameworks/flask/"
    assert GRAPH.template_of(key) == "special.html"
    assert GRAPH.template_of("people/armin") == "article.html"
    assert GRAPH.language_of(key) == "de"
    assert GRAPH.language_of("people/armin") == "en"
    assert GRAPH.aliases_of(key) == ("Flask framework",)
    assert GRAPH.words_of(key) == 12
    assert GRAPH.headings_of(key)[1] == Heading(2, "Use", "usage")
    assert dict(GRAPH.spots_of(key))["released"].line == 2


def test_of_an_article_that_is_not_there_all_answers_are_empty() -> None:
    key = "nowhere"
    assert (GRAPH.title_of(key), GRAPH.kind_of(key), GRAPH.address_of(key), GRAPH.template_of(key)) == ("", "", "", "")
    assert (GRAPH.fields_of(key), GRAPH.relations_of(key), GRAPH.backlinks_of(key), GRAPH.tags_of(key)) == ((),) * 4
    assert (GRAPH.trail_of(key), GRAPH.children_of(key), GRAPH.spots_of(key), GRAPH.cited_by(key)) == ((),) * 4
    assert GRAPH.heading_id(key, "x") == ""


@pytest.mark.parametrize(
    ("heading", "id"),
    [
        ("usage", "usage"),
        ("Use", "usage"),
        ("USE", "usage"),
        ("What it is", "what-it-is"),
        ("what-it-is-1", "what-it-is-1"),
        ("What-it-is", "what-it-is"),
        ("What it is#Use", "usage"),
        ("use!", "usage"),
        ("Flask", "_title"),
        ("flask", "_title"),
        ("Nothing", ""),
        ("", ""),
    ],
)
def test_a_heading_is_found_by_id_text_or_slug(heading: str, id: str) -> None:  # noqa: A002
    assert GRAPH.heading_id("frameworks/flask", heading) == id


def test_a_graph_of_nothing_answers_too() -> None:
    graph = Graph([], settings=Settings(title="Empty"))
    graph.prepare()
    assert (graph.articles(), graph.kinds(), graph.tags(), graph.problems()) == ((), (), (), ())
    assert graph.matching("anything", "") == ()
    assert graph.resolve("x", "wiki", "").key is None


def test_a_graph_can_be_sent_to_another_process() -> None:
    graph = graph_of(SITE)
    graph.prepare()
    before = graph.matching("kind:framework has:released sort:-released", ""), graph.resolve("Flaks", "wiki", "")
    sent = pickle.loads(pickle.dumps(graph))
    assert (
        sent.matching("kind:framework has:released sort:-released", ""),
        sent.resolve("Flaks", "wiki", ""),
    ) == before
    assert sent.articles() == graph.articles()


def test_a_sound_site_has_no_problems() -> None:
    assert GRAPH.problems() == ()
