"""Names that clash."""

from __future__ import annotations

from generator.graph.graph import Graph
from generator.settings import Settings
from tests.graph.sites import articles_of, graph_of, kind


def told(graph: Graph) -> list[tuple[str, str, str]]:
    return [(problem.name, problem.place.file, problem.what) for problem in graph.problems()]


def test_two_files_of_one_key_are_named_and_the_better_one_is_shown() -> None:
    site = "guide: Readme\npath: guide/README.md\n\nguide: Guide\npath: guide/index.md\n\nguide: File\npath: guide.md"
    graph = graph_of(site)
    assert graph.title_of("guide") == "Guide"
    assert told(graph) == [
        (
            "same-address",
            "content/guide.md",
            'content/guide/index.md is the article "guide" already, so this file is not shown.',
        ),
        (
            "same-address",
            "content/guide/README.md",
            'content/guide/index.md is the article "guide" already, so this file is not shown.',
        ),
    ]


def test_one_title_is_told_once_for_all_that_have_it() -> None:
    graph = graph_of("\n\n".join(f"notes/{letter}: Index" for letter in "abcdefgh") + "\n\nnotes/x: index")
    (problem,) = graph.problems()
    assert problem.name == "same-title"
    assert (problem.place.file, problem.place.line) == ("content/notes/a.md", 1)
    assert "content/notes/b.md" in problem.what
    assert "and 3 more" in problem.what
    assert "[[notes/a]]" in problem.do


def test_addresses_that_differ_only_in_case_or_unicode_form_clash() -> None:
    graph = graph_of("a/Flask: One\n\na/flask: Two\n\na/caf\u00e9: Three\n\na/cafe\u0301: Four")
    assert [(name, file) for name, file, _ in told(graph)] == [
        ("same-address", "content/a/caf\u00e9.md"),
        ("same-address", "content/a/flask.md"),
    ]
    assert 'is to be "a/flask/index.html", which content/a/Flask.md has already' in told(graph)[1][2]


def test_addresses_of_a_pattern_clash() -> None:
    settings = Settings(title="Test", kinds=(kind("page", address="all/{slug}/"),))
    articles = articles_of("a/x: One\n\nb/x: Two\nslug: x", settings=settings)
    (problem,) = Graph(articles, settings=settings).problems()
    assert (problem.name, problem.place.file) == ("same-address", "content/b/x.md")
    assert 'another "slug"' in problem.do


def test_a_draft_clashes_with_nothing() -> None:
    assert graph_of("a/x: One\n\nb/x: one\ndraft: true\nmoved_from: a/x").problems() == ()
