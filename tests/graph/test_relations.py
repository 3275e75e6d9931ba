"""Relations: written on either end, seen from both."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.graph.article import Article
from generator.graph.graph import Graph
from generator.graph.values import Claim, Link
from generator.graph.view import Edge
from tests.graph.sites import SETTINGS, graph_of


def groups(graph: Graph, key: str) -> list[tuple[str, str, list[str]]]:
    return [(group.name, group.label, [edge.key for edge in group.edges]) for group in graph.relations_of(key)]


def test_a_relation_appears_on_both_ends() -> None:
    graph = graph_of("people/armin: Armin\n\nframeworks/flask: Flask\ncreated_by: armin")
    assert groups(graph, "frameworks/flask") == [("created_by", "Created by", ["people/armin"])]
    assert groups(graph, "people/armin") == [("created", "Created", ["frameworks/flask"])]
    assert graph.related("people/armin", "created") == ("frameworks/flask",)
    assert graph.related("people/armin", "created_by") == ()
    assert graph.related("people/armin", "unheard_of") == ()


def test_it_may_be_written_on_the_inverse_end() -> None:
    graph = graph_of(
        "people/armin: Armin\ncreated: flask + frameworks/click\n\nframeworks/flask: Flask\n\nframeworks/click: Click"
    )
    assert groups(graph, "people/armin") == [("created", "Created", ["frameworks/click", "frameworks/flask"])]
    assert graph.related("frameworks/flask", "created_by") == ("people/armin",)
    assert graph.relations_of("frameworks/flask")[0].edges[0].stated_by == "people/armin"


def test_written_on_both_ends_it_is_one_edge_with_the_sources_of_both() -> None:
    graph = graph_of(
        """
        people/armin: Armin
        created: flask [@talk] [@changes, p. 2]

        frameworks/flask: Flask
        created_by: armin [@changes, p. 2] [@book]
        """
    )
    both = (("changes", "p. 2"), ("book", ""), ("talk", ""))
    assert graph.relations_of("people/armin")[0].edges == (
        Edge("frameworks/flask", both, stated_by="frameworks/flask"),
    )
    assert graph.relations_of("frameworks/flask")[0].edges == (
        Edge("people/armin", both, stated_by="frameworks/flask"),
    )


def test_notes_preference_and_dispute_are_kept() -> None:
    said = Article(
        key="frameworks/flask",
        path="frameworks/flask.md",
        kind="framework",
        title="Flask",
        relations={
            "created_by": (
                Claim(Link("armin"), note="alone", preferred=True, disputed=True),
                Claim(Link("adrian"), disputed=True),
            )
        },
    )
    people = [Article(key=f"people/{name}", path="", kind="person", title=name) for name in ("armin", "adrian")]
    first, second = Graph([said, *people], settings=SETTINGS).relations_of("frameworks/flask")[0].edges
    assert (first.key, first.preferred, first.disputed, first.note) == ("people/adrian", False, True, "")
    assert (second.key, second.preferred, second.disputed, second.note) == ("people/armin", True, True, "alone")


def test_a_symmetric_relation_looks_the_same_from_both_ends() -> None:
    graph = graph_of("notes/b: B\nrelated_to: a + c\n\nnotes/a: A\nrelated_to: b\n\nnotes/c: C")
    assert groups(graph, "notes/a") == [("related_to", "Related", ["notes/b"])]
    assert groups(graph, "notes/b") == [("related_to", "Related", ["notes/a", "notes/c"])]
    assert groups(graph, "notes/c") == [("related_to", "Related", ["notes/b"])]
    assert graph.relations_of("notes/c")[0].edges[0].stated_by == "notes/b"


def test_groups_stand_in_the_settings_order_and_edges_by_title() -> None:
    graph = graph_of(
        """
        frameworks/flask: Flask
        related_to: frameworks/x
        built_on: frameworks/x
        created_by: people/z + people/a

        people/z: Anna

        people/a: Zoë

        frameworks/x: X
        built_on: flask
        """
    )
    assert groups(graph, "frameworks/flask") == [
        ("created_by", "Created by", ["people/z", "people/a"]),
        ("built_on", "Built on", ["frameworks/x"]),
        ("basis_of", "Basis of", ["frameworks/x"]),
        ("related_to", "Related", ["frameworks/x"]),
    ]


def test_a_relation_that_leads_nowhere_makes_no_edge() -> None:
    assert graph_of("frameworks/flask: Flask\ncreated_by: nobody").relations_of("frameworks/flask") == ()


def test_a_draft_is_at_no_end() -> None:
    site = "people/armin: Armin\n\nframeworks/flask: Flask\ndraft: true\ncreated_by: armin"
    assert graph_of(site).relations_of("people/armin") == ()
    assert graph_of(site, drafts=True).related("people/armin", "created") == ("frameworks/flask",)


def test_an_article_may_be_related_to_itself() -> None:
    graph = graph_of("frameworks/lisp: Lisp\nbuilt_on: lisp\nrelated_to: lisp")
    assert groups(graph, "frameworks/lisp") == [
        ("built_on", "Built on", ["frameworks/lisp"]),
        ("basis_of", "Basis of", ["frameworks/lisp"]),
        ("related_to", "Related", ["frameworks/lisp"]),
    ]


KEYS = [f"notes/{letter}" for letter in "abcdef"]
RELATIONS = ["created_by", "created", "built_on", "basis_of", "related_to"]
OTHER_END = {
    "created_by": "created",
    "created": "created_by",
    "built_on": "basis_of",
    "basis_of": "built_on",
    "related_to": "related_to",
}
STATED = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(RELATIONS), st.sampled_from([*KEYS, "gone"])))


@given(STATED)
def test_every_edge_appears_on_both_ends(stated: list[tuple[str, str, str]]) -> None:
    relations: dict[str, dict[str, tuple[Claim, ...]]] = {key: {} for key in KEYS}
    for key, name, target in stated:
        relations[key][name] = (*relations[key].get(name, ()), Claim(Link(target)))
    graph = Graph(
        [Article(key=key, path=f"{key}.md", kind="page", title=key, relations=relations[key]) for key in KEYS],
        settings=SETTINGS,
    )
    seen = {(key, group.name, edge.key) for key in KEYS for group in graph.relations_of(key) for edge in group.edges}
    expected = {(key, name, target) for key, name, target in stated if target != "gone"}
    assert seen == expected | {(target, OTHER_END[name], key) for key, name, target in expected}
    for key in KEYS:
        for group in graph.relations_of(key):
            others = [edge.key for edge in group.edges]
            assert len(others) == len(set(others))
            assert tuple(others) == graph.related(key, group.name)
