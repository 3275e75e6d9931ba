"""What goes wrong in a template names the template, its line and the page."""

from __future__ import annotations

import pytest

from generator.problems import Problem
from tests.memory_view import MemoryView, Text


def failure(article: str, **others: str) -> Problem:
    templates = {"article.html": article, **{f"{name}.html": text for name, text in others.items()}}
    view = MemoryView(Text("some/page", title="Some"), templates=templates)
    html, [problem] = view.page("some/page/index.html")
    assert "could not be made" in html
    return problem


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("one\n{{ nothing }}", 2, 'There is no "nothing" here'),
        ("{{ page.tilte }}", 1, 'A page has no "tilte"'),
        ("\n\n{{ site.extra.hero.title }}", 3, 'This value has no "hero"'),
        ("{% if %}", 1, "Expected an expression, got 'end of statement block'"),
        ("{{ page.title | shout }}", 1, "No filter named 'shout'"),
        ("{{ 1 / 0 }}", 1, "ZeroDivisionError: division by zero"),
        ("{{ 'x' | int(base=99) }}{{ [3, 'a'] | sort }}", 1, "TypeError: '<' not supported between instances of"),
        ("{% for i in range(10**12) %}{% endfor %}", 1, "range(1000000000000) has more than 100,000 numbers"),
        ("{% for i in range(10**40) %}{% endfor %}", 1, "has more than 100,000 numbers"),
        ("{{ asset('stile.css') }}", 1, 'There is no asset "stile.css"'),
        ("{{ page.field('x') }}{{ data.team }}", 1, 'There are no data called "team"'),
        ("{{ url('nowhere') }}", 1, 'url("nowhere") leads to no article'),
        ("{{ query('knd:x') }}", 1, "query('knd:x'): "),
        ("{{ setting('colour') }}", 1, 'There is no setting "colour"'),
        ("{% include 'article.html' %}", 1, "Templates use each other without end"),
        ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", 1, "Templates use each other without end"),
        ("{% extends 'article.html' %}", 1, "Templates use each other without end"),
    ],
)
def test_a_mistake_is_told_at_its_line(text: str, line: int, what: str) -> None:
    problem = failure(text)
    assert problem.name == "template-error"
    assert (problem.place.file, problem.place.line) == ("templates/article.html", line)
    assert what in problem.what
    assert problem.what.endswith("(making content/some/page.md).")
    assert problem.do
    assert "Traceback" not in problem.what


def test_the_innermost_template_is_named() -> None:
    problem = failure(
        "{% extends 'outer.html' %}{% block x %}\n{% include 'inner.html' %}{% endblock %}",
        outer="{% block x %}{% endblock %}",
        inner="\n\n{{ oops }}",
    )
    assert (problem.place.file, problem.place.line) == ("templates/inner.html", 3)


def test_a_mistake_in_a_macro_is_told_there() -> None:
    problem = failure("{% import 'm.html' as m %}{{ m.m() }}", m="\n{% macro m() %}\n{{ oops }}{% endmacro %}")
    assert (problem.place.file, problem.place.line) == ("templates/m.html", 3)


def test_a_mistake_in_the_syntax_of_an_included_template_is_told_there() -> None:
    problem = failure("{% include 'inner.html' %}", inner="\n{% endfor %}")
    assert (problem.place.file, problem.place.line) == ("templates/inner.html", 2)


def test_a_template_of_the_theme_is_named_as_one() -> None:
    view = MemoryView(Text("x"), templates={"parts/header.html": "{% include 'theme/parts/header.html' %}"})
    view.theme = {**view.theme, "parts/header.html": "{{ oops }}"}
    _, [problem] = view.page("x/index.html")
    assert problem.place.file == "theme/parts/header.html"


def test_a_missing_template_is_told_where_it_is_asked_for_with_the_nearest_name() -> None:
    problem = failure("\n{% include 'parts/trial.html' %}")
    assert (problem.name, problem.place.file, problem.place.line) == ("missing-template", "templates/article.html", 2)
    assert "parts/trail.html" in problem.do


def test_several_missing_templates_are_all_named() -> None:
    problem = failure("{% include ['a.html', 'b.html'] %}")
    assert 'There is no template "a.html" or "b.html"' in problem.what


def test_the_template_of_an_article_that_is_missing_is_named() -> None:
    view = MemoryView(Text("x", template="nice.html"))
    _, [problem] = view.page("x/index.html")
    assert problem.name == "missing-template"
    assert '"nice.html"' in problem.what
    assert problem.place.file == "content/x.md"


def test_a_mistake_in_a_generated_page_names_its_address() -> None:
    view = MemoryView(Text("x"), templates={"all.html": "{{ oops }}"})
    _, [problem] = view.page("all/index.html")
    assert problem.what.endswith("(making all/).")


@pytest.mark.parametrize(
    ("text", "do"),
    [
        ("{{ pgae.title }}", "Did you mean page?"),
        ("{{ quantity }}", "Set it, or take it out."),
        ("{{ page.tilte }}", "Did you mean title?"),
    ],
)
def test_a_misspelt_name_is_offered_the_nearest(text: str, do: str) -> None:
    assert failure(text).do == do
