"""The tree of folders."""

from __future__ import annotations

from tests.graph.sites import graph_of

GRAPH = graph_of(
    """
    : Home
    section: true

    guide: Guide
    section: true

    guide/start: Start
    weight: 2

    guide/begin: Begin
    weight: 1

    guide/more: More
    section: true
    weight: 2

    guide/more/deep/x: X

    about: About
    """
)


def test_children_stand_by_weight_and_then_by_title() -> None:
    assert GRAPH.children_of("guide") == ("guide/begin", "guide/more", "guide/start")


def test_home_is_above_all_and_no_child_of_its_own() -> None:
    assert GRAPH.children_of("") == ("about", "guide")


def test_what_is_deeper_is_no_child() -> None:
    assert GRAPH.children_of("guide/more") == ()
    assert GRAPH.children_of("about") == ()
    assert GRAPH.children_of("nowhere") == ()


def test_the_trail_has_the_folders_that_have_a_page() -> None:
    assert GRAPH.trail_of("guide/more/deep/x") == ("guide", "guide/more")
    assert GRAPH.trail_of("guide") == ()
    assert GRAPH.trail_of("") == ()
