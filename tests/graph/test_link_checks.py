"""Links and citations in front matter that fail."""

from __future__ import annotations

from generator.graph.article import Article
from generator.graph.graph import Graph
from generator.graph.values import Claim, Link, Record
from tests.graph.sites import NEAREST, SETTINGS, graph_of


def told(graph: Graph) -> list[tuple[str, int, str, str]]:
    return [(problem.name, problem.place.line, problem.what, problem.do) for problem in graph.problems()]


def test_a_relation_that_leads_nowhere_is_told_with_candidates() -> None:
    graph = graph_of("people/armin: Armin Ronacher\n\nframeworks/flask: Flask\ncreated_by: Armin Ronnacher")
    assert told(graph) == [
        ("dangling-link", 2, 'No article is called "Armin Ronnacher".', "Did you mean Armin Ronacher?")
    ]


def test_a_field_that_leads_nowhere_is_told() -> None:
    assert told(graph_of("frameworks/flask: Flask\nlead: nobody")) == [
        ("dangling-link", 2, 'No article is called "nobody".', "Correct the link, or write that article.")
    ]


def test_an_ambiguous_link_is_told_with_what_to_write() -> None:
    graph = graph_of("people/x: X\n\npeople/y: x\n\nframeworks/f: F\ncreated_by: x")
    assert told(graph)[0] == (
        "ambiguous-link",
        2,
        '"x" is the title of several articles.',
        "Write [[people/x]] or [[people/y]].",
    )


def test_where_the_nearest_is_taken_nothing_is_ambiguous_but_it_is_told() -> None:
    graph = graph_of("people/x: X\n\na/b/x: X\n\nframeworks/f: F\ncreated_by: x", settings=NEAREST)
    assert [name for name, *_ in told(graph) if name != "same-title"] == ["nearest-link"]
    assert ("nearest-link", 2, '"x" could mean several articles; the nearest is taken, people/x.') in [
        one[:3] for one in told(graph)
    ]
    assert graph.related("people/x", "created") == ("frameworks/f",)


def test_a_link_to_a_draft_is_told_to_be_one() -> None:
    graph = graph_of("people/x: X\ndraft: true\n\nframeworks/f: F\ncreated_by: X")
    assert told(graph) == [
        ("dangling-link", 2, '"X" leads to people/x (a draft).', "Publish it, or take the link out.")
    ]


def test_a_number_that_no_article_has_is_told() -> None:
    numbered = "frameworks/a: A\nnumber: 20\n\nframeworks/b: B\nfollows: 20\n\nframeworks/c: C\nfollows: A"
    assert told(graph_of(f"{numbered}\n\nframeworks/d: D\nfollows: 7")) == [
        ("dangling-link", 2, 'No article has the number "7".', "Correct the link, or write that article.")
    ]


def test_a_field_that_leads_to_the_wrong_kind_is_told() -> None:
    (problem,) = graph_of("frameworks/a: A\nlead: B\n\nframeworks/b: B").problems()
    assert problem.name == "wrong-kind"
    assert problem.what == '"lead" leads to frameworks/b, which is of kind framework; it may lead to person.'


def test_an_unknown_source_is_told_where_the_value_stands() -> None:
    graph = graph_of(
        "sources/news: News\n\nframeworks/f: F\nreleased: 2010 [@news] [@nwes]\ncreated_by: a [@nothing]\n\npeople/a: A"
    )
    assert told(graph) == [
        ("unknown-source", 2, 'No source is called "nwes".', "Did you mean news?"),
        ("unknown-source", 3, 'No source is called "nothing".', "Correct the name, or add an article of kind source."),
    ]


def test_links_inside_records_are_looked_at() -> None:
    article = Article(
        key="a",
        path="a.md",
        kind="page",
        title="A",
        fields={"x": (Claim(Record((("by", (Link("nobody"),)),))),)},
    )
    (problem,) = Graph([article], settings=SETTINGS).problems()
    assert problem.name == "dangling-link"
