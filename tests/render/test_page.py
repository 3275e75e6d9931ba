"""A page as templates see it asks narrow questions, and only those that it needs."""

from __future__ import annotations

import pytest

from generator.graph.values import Claim
from generator.render.page import Page, UnknownName, page_on
from tests.memory_view import Text
from tests.small_site import HEADINGS, small_view, wiki


def page(key: str, of: str = "") -> Page:
    sheet, _ = small_view().sheet(key=of or key)
    return page_on(sheet, key)


def test_what_a_page_is() -> None:
    ada = page("people/ada")
    assert (str(ada), ada.title, ada.kind, ada.kind_label) == ("Ada Lovelace", "Ada Lovelace", "person", "Person")
    assert (ada.address, ada.url, ada.path) == ("people/ada/", "../../people/ada/", "people/ada.md")
    assert (ada.summary, ada.aliases, ada.tags) == ("She wrote the first program.", ("Countess",), ("maths", "C++"))
    assert (ada.language, ada.words, ada.schema, ada.is_current) == ("en", 0, "", True)


def test_a_summary_that_opens_the_text_is_no_lead() -> None:
    same = Text("x", "<p>The <b>same</b> ", wiki("flask"), " &amp; more.</p>", summary="The same flask & more.")
    sheet, _ = small_view(same).sheet(key="x")
    assert page_on(sheet, "x").lead == ""
    assert page("people/ada").lead == "She wrote the first program."
    assert page("guide").lead == ""


def test_how_a_page_hangs_together_with_others() -> None:
    ada = page("people/ada")
    assert ada.next == page("people/grace")
    assert ada.previous is None
    assert [other.key for other in page("guide").children] == ["guide/first", "guide/second"]
    assert [other.key for other in page("sources/annals").cited_by] == ["people/ada", "frameworks/flask"]
    assert [(other.key, sentence) for other, sentence in page("frameworks/flask").backlinks] == [
        ("people/ada", "Ada wrote Flask.")
    ]
    assert [other.key for other in ada.related("created")] == ["frameworks/flask"]
    assert page("frameworks/flask").headings == HEADINGS


def test_the_body_has_its_footnotes_at_the_end() -> None:
    body = page("frameworks/flask").body
    assert body.endswith('<ol class="footnotes"><li id="_fn-1">Note.</li></ol>\n</section>\n')


def test_the_body_of_another_page_has_no_footnotes_and_ids_of_its_own() -> None:
    body = page("frameworks/flask", of="guide/first").body
    assert "Note." not in body
    assert 'id="_t1-past"' in body


def test_the_body_is_filled_once() -> None:
    view = small_view()
    drawn, _ = view.drawn("{{ page.body }}{{ page.body }}", "people/ada")
    assert drawn.count('id="_cite-1"') == 2
    assert [question for question, _ in view.asked].count("body_of") == 1


def test_fields_of_the_own_page_have_marks_and_those_in_listings_none() -> None:
    assert "cite" in str(page("people/ada").field("born"))
    assert "cite" not in str(page("people/ada", of="guide/first").field("born"))
    assert [str(fact) for fact in page("people/ada").card] == [
        '<time datetime="1815-12-10">10 December 1815</time>',
        '<a href="../../frameworks/flask/">Flask</a>',
    ]


def test_a_cell_shows_what_stands_and_not_what_is_disputed() -> None:
    assert str(page("frameworks/flask").cell("released")) == '<time datetime="2010-04-16">16 April 2010</time>'


def test_a_field_that_the_kind_does_not_have_is_a_mistake_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="Did you mean released"):
        page("frameworks/flask").field("relased")


def test_an_open_kind_has_whatever_field_an_article_states() -> None:
    sheet, _ = small_view(Text("open", fields={"colour": Claim("red")})).sheet(key="open")
    assert str(page_on(sheet, "open").field("colour")) == "red"
    assert not page_on(sheet, "open").field("taste")


def test_a_listing_asks_nothing_but_what_it_shows() -> None:
    view = small_view()
    view.drawn("{% for page in query('kind:person') %}{{ page.title }}{{ page.url }}{% endfor %}")
    questions = {question for question, _ in view.asked}
    assert questions == {"template_text", "mistakes_in", "matching", "title_of", "address_of"}
