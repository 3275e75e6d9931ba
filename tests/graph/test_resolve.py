"""Links to articles: every form, and why a link leads nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.graph.sites import NEAREST, graph_of

SITE = """
    : Home

    frameworks: Frameworks
    path: frameworks/index.md
    section: true

    frameworks/flask: Flask
    alias: Flask framework + micro
    number: 20

    frameworks/django: Django

    frameworks/old/quixote: Quixote

    tools/flask: Flask, the bottle

    tools/click: Click

    concepts/café: Café
    alias: Kaffee

    people/mercury: Mercury

    planets/mercury: Mercury

    sources/flask-changes: Changes in Flask

    sources/deep/pep-333: PEP 333
    alias: wsgi-pep

    notes/My Note: My note

    Readme: All about it
    path: about/README.md
"""
GRAPH = graph_of(SITE)

WIKI = [
    # target, origin -> key, how
    ("frameworks/flask", "", "frameworks/flask", "key"),
    ("Frameworks/Flask", "", "frameworks/flask", "key"),
    ("Flask", "", "frameworks/flask", "title"),
    ("  flask ", "", "frameworks/flask", "title"),
    ("micro", "", "frameworks/flask", "alias"),
    ("django", "", "frameworks/django", "title"),
    ("quixote", "", "frameworks/old/quixote", "title"),
    ("old/quixote", "", "frameworks/old/quixote", "key"),
    ("click", "", "tools/click", "title"),
    ("tools/flask", "", "tools/flask", "key"),
    ("cafe\N{COMBINING ACUTE ACCENT}", "", "concepts/café", "title"),
    ("concepts/CAFE\N{COMBINING ACUTE ACCENT}", "", "concepts/café", "key"),
    ("kaffee", "", "concepts/café", "alias"),
    ("people/mercury", "", "people/mercury", "key"),
    ("pep-333", "", "sources/deep/pep-333", "key"),
    ("frameworks/flask.md", "", "frameworks/flask", "key"),
    ("/frameworks/flask", "", "frameworks/flask", "key"),
    ("frameworks/", "", "frameworks", "key"),
    ("/", "tools/click", "", "key"),
    ("", "tools/click", "tools/click", "key"),
    ("../frameworks/django", "tools/click", "frameworks/django", "path"),
    ("my note", "", "notes/My Note", "title"),
]

PATHS = [
    ("flask.md", "frameworks/django", "frameworks/flask"),
    ("flask", "frameworks/django", "frameworks/flask"),
    ("./flask.md", "frameworks/django", "frameworks/flask"),
    ("old/quixote.md", "frameworks/django", "frameworks/old/quixote"),
    ("old/quixote.md", "frameworks", "frameworks/old/quixote"),
    ("../flask.md", "frameworks/old/quixote", "frameworks/flask"),
    ("../tools/click.md", "frameworks/flask", "tools/click"),
    ("/tools/click.md", "frameworks/flask", "tools/click"),
    ("/tools/click/", "frameworks/flask", "tools/click"),
    ("index.md", "frameworks/flask", "frameworks"),
    ("../index.md", "frameworks/flask", ""),
    ("/", "frameworks/flask", ""),
    (".", "frameworks/flask", "frameworks"),
    ("./", "frameworks/flask", "frameworks"),
    ("../frameworks/README.md", "tools/click", "frameworks"),
    ("Flask.md", "frameworks/django", "frameworks/flask"),
    ("../notes/My Note.md", "tools/click", "notes/My Note"),
    # as the browser reads it: relative to frameworks/django/ and frameworks/old/quixote/
    ("../flask/", "frameworks/django", "frameworks/flask"),
    ("../../flask/", "frameworks/old/quixote", "frameworks/flask"),
    ("../../notes/My-Note/", "tools/click", "notes/My Note"),
    # never above content/
    ("../../../tools/click.md", "frameworks/flask", None),
    ("../../../../etc/passwd", "frameworks/flask", None),
    ("nothing.md", "frameworks/flask", None),
]

CITATIONS = [
    ("flask-changes", "sources/flask-changes", "key"),
    ("sources/flask-changes", "sources/flask-changes", "key"),
    ("Flask-Changes", "sources/flask-changes", "key"),
    ("pep-333", "sources/deep/pep-333", "alias"),
    ("wsgi-pep", "sources/deep/pep-333", "alias"),
    ("frameworks/flask", "frameworks/flask", "key"),
    ("click", None, ""),  # the last part of a key finds sources only
    ("", None, ""),
]


@pytest.mark.parametrize(("target", "origin", "key", "matched"), WIKI)
def test_a_wiki_link_is_a_key_then_a_title_then_an_alias_then_the_end_of_a_key(
    target: str, origin: str, key: str, matched: str
) -> None:
    found = GRAPH.resolve(target, "wiki", origin)
    assert (found.key, found.matched) == (key, matched)


@pytest.mark.parametrize(("target", "origin", "key"), PATHS)
def test_a_path_is_relative_to_the_file_or_to_the_page(target: str, origin: str, key: str | None) -> None:
    assert GRAPH.resolve(target, "path", origin).key == key


@pytest.mark.parametrize(("target", "key", "matched"), CITATIONS)
def test_a_citation_names_a_source(target: str, key: str | None, matched: str) -> None:
    found = GRAPH.resolve(target, "cite", "tools/click")
    assert (found.key, found.matched) == (key, matched)


def test_a_link_may_look_for_the_value_of_a_field() -> None:
    assert GRAPH.resolve("20", "match:number", "").key == "frameworks/flask"
    assert GRAPH.resolve("21", "match:number", "").key is None
    assert GRAPH.resolve("all about it", "match:title", "").key == "Readme"
    assert GRAPH.resolve("wsgi-pep", "match:aliases", "").key == "sources/deep/pep-333"


def test_a_blank_link_leads_nowhere() -> None:
    assert GRAPH.resolve(" ", "wiki", "tools/click").key is None


def test_an_ambiguous_link_names_what_it_may_mean_and_guesses_nothing() -> None:
    found = GRAPH.resolve("mercury", "wiki", "people/mercury")
    assert found.key is None
    assert found.matched == "title"
    assert found.candidates == ("people/mercury", "planets/mercury")


def test_a_title_wins_over_the_end_of_another_key() -> None:
    assert GRAPH.resolve("flask", "wiki", "tools/click").key == "frameworks/flask"


def test_the_end_of_two_keys_is_ambiguous() -> None:
    graph = graph_of("a/thing: One\n\nb/thing: Two")
    found = graph.resolve("thing", "wiki", "")
    assert (found.key, found.matched, found.candidates) == (None, "key", ("a/thing", "b/thing"))


def test_a_key_that_differs_in_case_only_is_found_as_written() -> None:
    graph = graph_of("a/Thing: One\n\na/thing: Two")
    assert graph.resolve("a/thing", "wiki", "").key == "a/thing"
    assert graph.resolve("A/THING", "wiki", "").candidates == ("a/Thing", "a/thing")


def test_the_nearest_in_the_tree_is_taken_where_the_site_says_so() -> None:
    graph = graph_of("a/b/x: X\n\na/x: X\n\nc/x: X\n\nc/y: Y\n\na/b/z: Z\n\nroot: R", settings=NEAREST)
    chosen = {origin: graph.resolve("X", "wiki", origin).key for origin in ("c/y", "a/b/z", "root")}
    assert chosen == {"c/y": "c/x", "a/b/z": "a/b/x", "root": "a/x"}
    assert graph.resolve("X", "wiki", "c/y").matched == "nearest"
    assert graph.resolve("Y", "wiki", "c/y").matched == "title"


def test_a_dangling_link_is_told_the_nearest_names() -> None:
    assert GRAPH.resolve("Djnago", "wiki", "").candidates == ("Django",)
    assert GRAPH.resolve("framewroks/flask", "wiki", "").candidates[0] == "frameworks/flask"
    assert GRAPH.resolve("flask-chnges", "cite", "").candidates == ("flask-changes",)
    assert GRAPH.resolve("zzzz", "wiki", "").candidates == ()


def test_a_dangling_path_is_told_where_such_a_file_is() -> None:
    assert GRAPH.resolve("click.md", "path", "frameworks/flask").candidates == ("tools/click",)
    assert GRAPH.resolve("djagno.md", "path", "frameworks/flask").candidates == ("frameworks/django",)


def test_a_shared_title_is_offered_by_key() -> None:
    assert GRAPH.resolve("Mercuri", "wiki", "").candidates == ("people/mercury", "planets/mercury")


def test_a_link_to_a_draft_dangles_and_says_why() -> None:
    site = "a: A\n\np/secret: Secret\ndraft: true\n\np/later: Later\npublish: 2030-01-01"
    graph = graph_of(site, date="2026-01-01")
    found = graph.resolve("Secret", "wiki", "a")
    assert (found.key, found.matched, found.candidates) == (None, "held", ("p/secret (a draft)",))
    assert graph.resolve("p/later.md", "path", "a").candidates == ("p/later (not published before 2030-01-01)",)
    assert graph_of(site, drafts=True, date="2026-01-01").resolve("Secret", "wiki", "a").key == "p/secret"


@given(st.text(max_size=30), st.sampled_from(["wiki", "path", "cite", "match:number"]), st.text(max_size=10))
def test_any_text_can_be_asked(target: str, form: str, origin: str) -> None:
    found = GRAPH.resolve(target, form, origin)
    assert found.key is None or found.key in GRAPH.articles()
    assert GRAPH.resolve(target, form, origin) == found


@given(st.lists(st.sampled_from(["..", ".", "a", "tools", "click.md", ""]), max_size=8))
def test_no_path_leaves_the_content(parts: list[str]) -> None:
    found = GRAPH.resolve("/".join(parts), "path", "frameworks/flask")
    assert found.key is None or found.key in GRAPH.articles()
