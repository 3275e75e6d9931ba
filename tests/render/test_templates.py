"""Templates are compiled once, and each use of one is asked of the page's own view."""

from __future__ import annotations

import pytest

from generator.render import templates as module
from generator.render.making import sheet_for
from tests.memory_view import MemoryView, Text


def drawn(templates: dict[str, str], name: str = "a.html") -> tuple[str, list[str], MemoryView]:
    view = MemoryView(Text("x"), templates=templates, theme=False)
    sheet, problems = view.sheet()
    html = sheet.templates.draw(name, {"thing": "<b>"})
    return html, [problem.name for problem in problems], view


def asked(view: MemoryView) -> list[str]:
    return [str(arguments[0]) for question, arguments in view.asked if question == "template_text"]


def test_text_is_escaped() -> None:
    assert drawn({"a.html": "{{ thing }}|{{ thing | upper }}|{{ thing ~ 1 }}"})[0] == "&lt;b&gt;|&lt;B&gt;|&lt;b&gt;1"


def test_markup_is_not_escaped_twice() -> None:
    assert drawn({"a.html": "{% set x %}<i>{{ thing }}</i>{% endset %}{{ x }}"})[0] == "<i>&lt;b&gt;</i>"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('{% extends "base.html" %}', ["a.html", "base.html"]),
        ('{% include "part.html" %}', ["a.html", "part.html"]),
        ('{% include "part.html" %}{% include "part.html" %}', ["a.html", "part.html", "part.html"]),
        ('{% import "part.html" as part %}{{ part.m() }}', ["a.html", "part.html"]),
        ('{% from "part.html" import m %}{{ m() }}', ["a.html", "part.html"]),
        ('{% include "none.html" ignore missing %}', ["a.html", "none.html"]),
        ('{% include ["none.html", "part.html"] %}', ["a.html", "none.html", "part.html"]),
    ],
)
def test_each_use_of_a_template_asks_the_view(text: str, names: list[str]) -> None:
    others = {"base.html": "b", "part.html": "{% macro m() %}m{% endmacro %}p"}
    for _ in range(2):  # the second page finds everything compiled, and asks all the same
        _, problems, view = drawn({"a.html": text, **others})
        assert problems == []
        assert asked(view) == names


def test_a_changed_template_is_used_at_once() -> None:
    assert drawn({"a.html": '{% include "b.html" %}', "b.html": "one"})[0] == "one"
    assert drawn({"a.html": '{% include "b.html" %}', "b.html": "two"})[0] == "two"


def test_a_template_is_compiled_once_for_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_one = module.Templates.compile
    monkeypatch.setattr(
        module.Templates,
        "compile",
        lambda self, text, name, file: compiled.append(name) or compile_one(self, text, name, file),
    )
    for _ in range(3):
        drawn({"a.html": "compiled once, {{ thing }}"})
    assert compiled == ["a.html"]


def test_a_site_extends_the_template_of_the_theme_that_it_replaces() -> None:
    view = MemoryView(
        Text("x"), templates={"base.html": '{% extends "theme/base.html" %}{% block head %}<!--own-->{% endblock %}'}
    )
    html, problems = view.page("x/index.html")
    assert problems == []
    assert "<!--own-->" in html
    assert "<main" in html


def test_macros_see_the_functions_of_the_page_that_uses_them() -> None:
    view = MemoryView(
        Text("x"),
        Text("deep/y"),
        templates={
            "m.html": "{% macro m() %}{{ page.title }} {{ url('x') }} {% endmacro %}",
            "article.html": '{% import "m.html" as m %}{{ m.m() }}{{ m.m() }}',
        },
    )
    assert view.page("deep/y/index.html")[0] == "Y ../../x/ Y ../../x/ "
    assert view.page("x/index.html")[0] == "X ../x/ X ../x/ "


def test_pages_made_at_the_same_time_do_not_mix() -> None:
    view = MemoryView(Text("a"), Text("b"), templates={"t.html": "{{ url('a') }}"}, theme=False)
    one, two = (sheet_for(view.view, print, address) for address in ("", "b/"))
    assert (one.templates.draw("t.html", {}), two.templates.draw("t.html", {})) == ("a/", "../a/")
    assert one.templates.draw("t.html", {}) == "a/"


def test_of_a_dictionary_the_item_comes_first() -> None:
    assert drawn({"a.html": "{{ {'items': 3}.items }} {{ {'a': 1}.items() | list }}"})[0] == "3 [(&#39;a&#39;, 1)]"


@pytest.mark.parametrize("text", ["{{ [1, 2] | random }}", "{{ lipsum() }}"])
def test_nothing_in_a_template_is_left_to_chance(text: str) -> None:
    assert drawn({"a.html": text})[1] == ["template-error"]
