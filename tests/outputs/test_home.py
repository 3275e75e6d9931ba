"""The home page: an article's, or the kinds of the site."""

from __future__ import annotations

from msgspec.structs import replace

from tests.memory_view import Text
from tests.small_site import SETTINGS, small_view, wiki


def test_without_an_article_the_kinds_are_shown() -> None:
    html, problems = small_view().page("index.html")
    assert problems == []
    assert "<title>Small Site</title>" in html
    assert '<a href="people/">People</a>' in html
    assert 'href="frameworks/"' in html
    assert '<link rel="canonical" href="https://small.example/docs/">' in html


def test_the_article_at_the_root_opens_it() -> None:
    view = small_view(Text("", "<p>Welcome, ", wiki("frameworks/flask"), ".</p>", title="Hello", section=True))
    html, problems = view.page("index.html")
    assert problems == []
    assert ">Hello</h1>" in html
    assert '<p>Welcome, <a href="frameworks/flask/">Flask</a>.</p>' in html
    assert [path for path in view.built()[0] if path == "index.html"] == ["index.html"]


def test_an_article_named_in_the_settings_opens_it_and_keeps_its_own_page() -> None:
    view = small_view(settings=replace(SETTINGS, home="guide"))
    made, problems = view.built()
    assert problems == []
    assert "<p>Guide.</p>" in made["index.html"]
    assert "<p>Guide.</p>" in made["guide/index.html"]


def test_a_home_that_is_not_there_is_a_problem_of_the_settings() -> None:
    html, [problem] = small_view(settings=replace(SETTINGS, home="nowhere")).page("index.html")
    assert ">Small Site</h1>" in html
    assert (problem.name, problem.place.file) == ("settings", "site.toml")


def test_the_article_at_the_root_may_have_a_template_of_its_own() -> None:
    view = small_view(Text("", template="own.html", section=True), templates={"own.html": "own {{ page.title }}"})
    assert view.page("index.html") == ("own Home", [])


def test_an_empty_site_has_a_home_page() -> None:
    html, problems = type(small_view())().page("index.html")
    assert problems == []
    assert ">A Site</h1>" in html
