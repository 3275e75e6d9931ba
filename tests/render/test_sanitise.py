"""HTML in Markdown is made safe and whole, and what is Markdown in it stays."""

from __future__ import annotations

import pytest

from generator.source.body import ImageHole, LinkHole
from tests.render.shown import cases, composed, html_of

SHOWN = cases("sanitise_cases.txt")


@pytest.mark.parametrize("name", SHOWN)
def test_html_is_sanitised(name: str) -> None:
    text, html = SHOWN[name]
    assert html_of(text + "\n") == html


def test_html_may_be_text_or_pass() -> None:
    text = "a <b onclick=x>b\n\n<div>\n*c*"
    assert html_of(text, html="escape") == "<p>a &lt;b onclick=x&gt;b</p>\n<p>&lt;div&gt;\n<em>c</em></p>\n"
    assert html_of(text, html="allow") == "<p>a <b onclick=x>b</p>\n<div>\n*c*"


def test_links_and_images_of_html_lead_into_the_site_as_those_of_markdown_do() -> None:
    text = '<p align="center"><img src="a%20b.png" width="30" title="t"> <a href="../c.md#d">e <b>f</b></a></p>'
    parts = composed(text, first_line=4).body.parts
    assert [part for part in parts if not isinstance(part, str)] == [
        ImageHole("a b.png", "", "t", False, (("width", "30"),), 4, 1),
        LinkHole("../c.md", "d", "path", ("e <b>f</b>",), "", 4, 1),
    ]


def test_a_heading_in_an_element_begins_no_section() -> None:
    body = composed("## a\n\n<div>\n\n## b\n\n</div>\n\n## c\n").body
    assert [mark.id for mark in body.marks] == ["a", "c"]
    assert str(body.parts[body.marks[1].at]).startswith('<h2 id="c">')


def test_elements_deeper_than_a_hundred_are_text() -> None:
    assert html_of("a " + "<b>" * 150).count("<b>") == 100
