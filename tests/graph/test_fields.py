"""Fields as their kind declares them."""

from __future__ import annotations

from generator.graph.article import Article
from generator.graph.graph import Graph
from generator.graph.values import Claim
from tests.graph.sites import SETTINGS, graph_of

GRAPH = graph_of(
    """
    frameworks/flask: Flask
    colour: black
    license: BSD
    released: 2010

    notes/a: A
    colour: red
    """
)


def test_declared_fields_come_first_and_in_their_order() -> None:
    fields = GRAPH.fields_of("frameworks/flask")
    assert [(field.settings.name, field.declared) for field in fields] == [
        ("released", True),
        ("license", True),
        ("colour", False),
    ]


def test_a_field_that_nobody_declared_has_a_label() -> None:
    (field,) = graph_of("notes/a: A\nbuilt-in_year: 1").fields_of("notes/a")
    assert field.settings.label == "Built in year"


def test_an_empty_value_fills_no_field() -> None:
    article = Article(
        key="a",
        path="a.md",
        kind="page",
        title="A",
        fields={"x": (Claim(""),), "y": (Claim(None), Claim("z"))},
    )
    graph = Graph([article], settings=SETTINGS)
    assert [(field.settings.name, field.claims) for field in graph.fields_of("a")] == [("y", (Claim("z"),))]
    assert graph.matching("has:x", "") == ()


def test_the_claims_of_one_field_can_be_asked() -> None:
    assert GRAPH.field_of("notes/a", "colour") == (Claim("red"),)
    assert GRAPH.field_of("notes/a", "smell") == ()
    assert GRAPH.field_of("nowhere", "colour") == ()
