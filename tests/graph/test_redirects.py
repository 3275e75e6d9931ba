"""Old addresses lead to where an article is now."""

from __future__ import annotations

import pytest

from generator.graph.redirects import looks_like_path, old_address
from tests.graph.sites import graph_of


def test_old_keys_and_addresses_lead_to_the_article() -> None:
    graph = graph_of(
        """
        frameworks/flask: Flask
        moved_from: flask + /libs/flask.html + old/flask.md
        alias: Flask web framework + projects/flask/ + Input / Output
        """
    )
    assert graph.redirects() == (
        ("flask/", "frameworks/flask"),
        ("libs/flask.html", "frameworks/flask"),
        ("old/flask/", "frameworks/flask"),
        ("projects/flask/", "frameworks/flask"),
    )
    assert graph.problems() == ()


def test_no_redirect_leads_from_where_a_page_is() -> None:
    graph = graph_of("a: A\nmoved_from: B\n\nb: B")
    assert graph.redirects() == ()
    (problem,) = graph.problems()
    assert (problem.name, problem.place.file, problem.place.line) == ("redirect-clash", "content/a.md", 2)
    assert "b is there" in problem.what


def test_no_redirect_leads_to_itself() -> None:
    (problem,) = graph_of("a: A\nmoved_from: a/").problems()
    assert "the article is there itself" in problem.what


def test_an_alias_that_is_the_own_address_asks_for_nothing() -> None:
    graph = graph_of("x/a: A\nalias: x/a/")
    assert (graph.redirects(), graph.problems()) == ((), ())


def test_two_articles_cannot_both_have_been_there() -> None:
    graph = graph_of("a: A\nmoved_from: old\n\nb: B\nmoved_from: OLD")
    assert graph.redirects() == (("old/", "a"),)
    (problem,) = graph.problems()
    assert (problem.place.file, problem.name) == ("content/b.md", "redirect-clash")
    assert "a states it too" in problem.what


@pytest.mark.parametrize(
    "text",
    [
        "//evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "a/../../b",
        "a\nb",
        "a\\b",
        "",
        "/",
        "a?b",
        "a#b",
    ],
)
def test_what_is_no_address_of_this_site_is_refused(text: str) -> None:
    assert old_address(text) == ""


def test_a_refused_address_is_a_problem() -> None:
    (problem,) = graph_of("a: A\nmoved_from: //evil.example").problems()
    assert problem.name == "redirect-clash"
    assert "no address of this site" in problem.what


@pytest.mark.parametrize(
    ("alias", "expected"),
    [
        ("a/b", True),
        ("/old/", True),
        ("Flask", False),
        ("Input / Output", False),
        ("//x", False),
        ("http://x/y", False),
    ],
)
def test_an_alias_looks_like_a_path(alias: str, expected: bool) -> None:
    assert looks_like_path(alias) is expected
