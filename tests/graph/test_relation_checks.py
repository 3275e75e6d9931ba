"""Relations that break their own rules."""

from __future__ import annotations

from generator.graph.graph import Graph
from generator.settings import RelationSettings, Settings
from tests.graph.sites import SETTINGS, articles_of, graph_of


def told(graph: Graph) -> list[tuple[str, str, int]]:
    return [(problem.name, problem.place.file, problem.place.line) for problem in graph.problems()]


def test_an_end_of_the_wrong_kind_is_told_where_it_is_written() -> None:
    graph = graph_of("frameworks/a: A\ncreated_by: B\n\nframeworks/b: B\n\npeople/p: P\ncreated: Q\n\npeople/q: Q")
    assert told(graph) == [("wrong-kind", "content/frameworks/a.md", 2), ("wrong-kind", "content/people/p.md", 2)]
    assert (
        graph.problems()[0].what
        == '"created_by" leads to frameworks/b, which is of kind framework; it may lead to person.'
    )
    assert "[relations.created_by]" in graph.problems()[1].do


def test_one_is_counted_over_both_ends() -> None:
    graph = graph_of(
        "frameworks/a: A\nbuilt_on: B\n\nframeworks/b: B\n\nframeworks/c: C\nbasis_of: A + D\n\nframeworks/d: D"
    )
    assert told(graph) == [("too-many", "content/frameworks/c.md", 2)]
    what = graph.problems()[0].what
    assert '"built_on" of frameworks/a may lead to one article, and leads to 2' in what
    assert "frameworks/b (content/frameworks/a.md:2)" in what


def test_claims_that_disagree_count_as_one() -> None:
    assert told(graph_of("frameworks/a: A\nbuilt_on: B * + C ?\n\nframeworks/b: B\n\nframeworks/c: C")) == []
    some = graph_of("frameworks/a: A\nbuilt_on: B * + C ? + D\n\nframeworks/b: B\n\nframeworks/c: C\n\nframeworks/d: D")
    assert told(some) == [("too-many", "content/frameworks/a.md", 2)]


def test_what_is_written_twice_is_one() -> None:
    assert told(graph_of("frameworks/a: A\nbuilt_on: B + frameworks/b\n\nframeworks/b: B\nbasis_of: A")) == []


def test_a_symmetric_relation_takes_its_kinds_either_way() -> None:
    relation = RelationSettings(
        name="met",
        label="Met",
        inverse="met",
        inverse_label="Met",
        sources=("person",),
        targets=("framework",),
        symmetric=True,
    )
    settings = Settings(title="Test", kinds=SETTINGS.kinds, relations=(relation,))
    site = "people/p: P\nmet: F\n\nframeworks/f: F\n\nframeworks/g: G\nmet: P + S\n\nsources/s: S"
    graph = Graph(articles_of(site, settings=settings), settings=settings)
    assert told(graph) == [("wrong-kind", "content/frameworks/g.md", 2)]
