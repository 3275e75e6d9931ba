"""Links in a text lead to articles, headings, files and listings, or say why they do not."""

from __future__ import annotations

import pytest

from generator.graph.view import Attachment
from generator.source.body import LinkHole
from tests.memory_view import Text
from tests.small_site import path, small_view, wiki


@pytest.mark.parametrize(
    ("hole", "html"),
    [
        (wiki("frameworks/flask"), '<a href="../../frameworks/flask/">Flask</a>'),
        (wiki("flask"), '<a href="../../frameworks/flask/">flask</a>'),
        (wiki("Countess"), '<a href="../../people/ada/">Countess</a>'),
        (wiki("flask", label="<em>it</em>"), '<a href="../../frameworks/flask/"><em>it</em></a>'),
        (wiki("Flask", "Dawn"), '<a href="../../frameworks/flask/#dawn">Flask § Dawn</a>'),
        (path("../frameworks/flask.md", "now"), '<a href="../../frameworks/flask/#now">label</a>'),
        (path("/guide/first.md", title='a "b"'), '<a href="../../guide/first/" title="a &quot;b&quot;">label</a>'),
        (path("/people/"), '<a href="../../people/">label</a>'),
        (path("/tags/maths/"), '<a href="../../tags/maths/">label</a>'),
    ],
)
def test_a_link_leads_to_what_it_means(hole: LinkHole, html: str) -> None:
    assert small_view().filled("people/grace", hole) == (html, [])


def test_a_link_to_a_heading_of_the_page_itself_stays_on_it() -> None:
    assert small_view().filled("frameworks/flask", wiki("", "Now"))[0] == '<a href="#now">Now</a>'
    assert small_view().filled("frameworks/flask", wiki("flask", "Now", "x"))[0] == '<a href="#now">x</a>'


def test_a_dangling_link_keeps_its_text_and_offers_the_nearest_name() -> None:
    html, [problem] = small_view().filled("people/grace", wiki("Werkzeg", label="<b>the kit</b>"))
    assert html == '<a class="wanted"><b>the kit</b></a>'
    assert (problem.name, problem.place.file) == ("dangling-link", "content/people/grace.md")
    assert (problem.place.line, problem.place.column) == (7, 3)
    assert "Werkzeg" in problem.what
    assert "Werkzeug" in problem.do


def test_an_ambiguous_link_is_not_guessed() -> None:
    view = small_view(Text("a/twin", title="Twin"), Text("b/twin", title="Twin"))
    html, [problem] = view.filled("people/grace", wiki("Twin"))
    assert html == '<a class="wanted">Twin</a>'
    assert problem.name == "ambiguous-link"
    assert "[[a/twin]]" in problem.do
    assert "[[b/twin]]" in problem.do


def test_a_missing_heading_is_a_problem_with_the_nearest() -> None:
    html, [problem] = small_view().filled("people/grace", wiki("Flask", "Dwan"))
    assert html == '<a href="../../frameworks/flask/">Flask § Dwan</a>'
    assert problem.name == "missing-heading"
    assert "Dawn" in problem.do


def test_a_missing_heading_of_the_page_itself_is_a_problem_too() -> None:
    html, [problem] = small_view().filled("people/grace", wiki("", "Nowhere"))
    assert html == '<a class="wanted">Nowhere</a>'
    assert problem.name == "missing-heading"


def test_a_path_to_a_file_beside_the_article_leads_to_the_file() -> None:
    slides = Attachment("people/slides.pdf", "people/slides.1a2b.pdf", 9)
    view = small_view(attachments={"slides.pdf": slides})
    assert view.filled("people/grace", path("slides.pdf"))[0] == '<a href="../../people/slides.1a2b.pdf">label</a>'


def test_a_path_to_a_file_that_is_not_there_is_a_problem() -> None:
    html, [problem] = small_view().filled("people/grace", path("slides.pdf"))
    assert html == '<a class="wanted">label</a>'
    assert problem.name == "missing-file"


def test_a_path_to_an_article_that_is_not_there_is_a_dangling_link() -> None:
    _, [problem] = small_view().filled("people/grace", path("flask.md"))
    assert problem.name == "dangling-link"


def test_text_that_a_link_shows_is_escaped() -> None:
    view = small_view(Text("x", title="<b>&"))
    assert view.filled("people/grace", wiki("x"))[0] == '<a href="../../x/">&lt;b&gt;&amp;</a>'
    assert view.filled("people/grace", wiki("<i>"))[0] == '<a class="wanted">&lt;i&gt;</a>'
