"""A page comes out whatever happens, and says so when its template fails."""

from __future__ import annotations

from generator.problems import Problem
from generator.render.making import draw, sheet_for
from generator.render.page import page_on
from tests.memory_view import MemoryView, Text


def made(template: str) -> tuple[bytes, list[Problem]]:
    view = MemoryView(Text("x", title="A <b>"), templates={"t.html": template})
    problems: list[Problem] = []
    sheet = sheet_for(view.view, problems.append, "x/", key="x")
    return draw(sheet, "t.html", page_on(sheet, "x"), extra="more"), problems


def test_a_page_is_the_bytes_of_what_its_template_draws() -> None:
    assert made("{{ page.title }} é {{ extra }}") == ("A &lt;b&gt; é more".encode(), [])


def test_no_page_has_an_invisible_sign() -> None:
    assert made("a\x01b\x85c\ufffed \u00a0\n") == ("a\ufffdb\ufffdc\ufffdd \u00a0\n".encode(), [])


def test_a_page_whose_template_fails_says_so() -> None:
    data, [problem] = made("{{ oops }}")
    assert b"<title>A &lt;b&gt;</title>" in data
    assert b"could not be made" in data
    assert problem.name == "template-error"


def test_the_root_may_be_given_for_a_page_that_is_shown_anywhere() -> None:
    view = MemoryView(Text("x"))
    sheet = sheet_for(view.view, print, "404.html", root="/docs/")
    assert sheet.link("x/") == "/docs/x/"
    assert sheet.link("") == "/docs/"
