"""Values are shown by what they are, and nothing in them is taken for HTML."""

from __future__ import annotations

from typing import Any

import pytest

from generator.graph.values import Claim, Link, Markdown, Record
from generator.render.filling import Filling
from generator.render.values import claim_marks, date_html, inline_or_blocks, value_html
from generator.settings import FieldSettings
from tests.memory_view import Text, claim
from tests.small_site import date, field, small_view


def shown(value: Any, settings: FieldSettings | None = None, key: str = "people/ada") -> tuple[str, list[str]]:
    sheet, problems = small_view(Text("x", fields={"number": 7})).sheet(key=key)
    html = value_html(value, settings or field("name"), Filling(sheet, key, quiet=True))
    return html, [problem.name for problem in problems]


@pytest.mark.parametrize(
    ("value", "settings", "html"),
    [
        ("a <b> & 'c'", field("name"), "a &lt;b&gt; &amp; &#x27;c&#x27;"),
        (42, field("stars", "integer"), "42"),
        (2.5, field("ratio", "number"), "2.5"),
        (True, field("free", "boolean"), "yes"),
        (False, field("free", "boolean"), "no"),
        (None, field("name"), ""),
        ("https://www.x.example/a/", field("site", "url"), '<a href="https://www.x.example/a/">x.example/a</a>'),
        ("javascript:alert(1)", field("site", "url"), "javascript:alert(1)"),
        ("https://x.example/", field("name"), "https://x.example/"),
        (Link("frameworks/flask"), field("rival", "link"), '<a href="../../frameworks/flask/">Flask</a>'),
        (Link("flask", "it <i>"), field("rival", "link"), '<a href="../../frameworks/flask/">it &lt;i&gt;</a>'),
        (Link("7"), field("follows", "link", match="number"), '<a href="../../x/">X</a>'),
        (Link("Django"), field("follows", "link", match="number"), '<a href="../../frameworks/django/">Django</a>'),
        (Link("no <b>"), field("rival", "link"), '<a class="wanted">no &lt;b&gt;</a>'),
        (Markdown("one *word*"), field("note", "markdown"), "one <em>word</em>"),
        (Markdown("one\n\ntwo"), field("note", "markdown"), "<p>one</p>\n<p>two</p>\n"),
        (
            Record((("size", (3, 4)), ("name", ("<b>",)))),
            field("parts", "record", fields=(field("size", "integer"),)),
            '<dl class="record"><dt>Size</dt><dd>3</dd><dd>4</dd><dt>name</dt><dd>&lt;b&gt;</dd></dl>',
        ),
    ],
)
def test_a_value_is_shown_by_what_it_is(value: Any, settings: FieldSettings, html: str) -> None:
    assert shown(value, settings) == (html, [])


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("2010-04-16", '<time datetime="2010-04-16">16 April 2010</time>'),
        ("2010-04", '<time datetime="2010-04">April 2010</time>'),
        ("2010", '<time datetime="2010">2010</time>'),
        ("1989~", "c. 1989"),
        ("2009/2012", "2009–2012"),
        ("2015/..", "since 2015"),
    ],
)
def test_a_date_has_a_form_for_machines_where_html_has_one(text: str, html: str) -> None:
    made = date_html(date(text), "en")
    assert made == html or (made.startswith("<time datetime=") and made.endswith(f">{html}</time>"))


def test_links_in_a_markdown_field_are_of_the_article_and_told_at_the_field() -> None:
    sheet, problems = small_view().sheet(key="people/ada")
    filling = Filling(sheet, "people/ada", quiet=True, field="note[0]")
    assert value_html(Markdown("[[nobody]]"), field("note", "markdown"), filling) == '<a class="wanted">nobody</a>'
    assert [(problem.name, problem.place.line) for problem in problems] == [("dangling-link", 3)]


def test_ids_in_a_markdown_field_do_not_clash_with_the_page() -> None:
    html, _ = shown(Markdown("text\n\n## Past"), field("note", "markdown"))
    assert 'id="_f1-past"' in html


def test_a_heading_that_opens_a_markdown_field_is_kept() -> None:
    assert shown(Markdown("# A & B\n\ntext"), field("note", "markdown"))[0] == (
        "<p><strong>A &amp; B</strong></p>\n<p>text</p>\n"
    )


def test_marks_of_a_claim_lead_to_its_sources() -> None:
    sheet, _ = small_view().sheet(key="people/ada")
    filling = Filling(sheet, "people/ada", quiet=True)
    assert claim_marks(claim("x", ("annals", "p. 2")), filling).endswith("[1, p. 2]</a></sup>")
    assert claim_marks(Claim("x"), filling) == ""


def test_only_a_single_paragraph_loses_its_tags() -> None:
    assert inline_or_blocks("<p>a <b>c</b></p>\n") == "a <b>c</b>"
    assert inline_or_blocks("<p>a</p>\n<p>b</p>\n") == "<p>a</p>\n<p>b</p>\n"
    assert inline_or_blocks("<ul><li>a</li></ul>\n") == "<ul><li>a</li></ul>\n"
