"""Transclusion shows another article's text with its own links; circles are named, and there is an end."""

from __future__ import annotations

from generator.render.transclusion import MOST, section
from generator.source.body import Body, Mark, TranscludeHole
from generator.source.outline import Heading
from tests.memory_view import MemoryView, Text
from tests.small_site import HISTORY, cite, path, small_view, wiki


def hole(target: str, heading: str = "") -> TranscludeHole:
    return TranscludeHole(target, heading, 5, 1)


def test_a_section_ends_at_the_next_heading_of_its_level() -> None:
    assert section(HISTORY, "past") == HISTORY.parts[:4]
    assert section(HISTORY, "dawn") == HISTORY.parts[3:4]
    assert section(HISTORY, "now") == HISTORY.parts[4:]
    assert section(HISTORY, "") == HISTORY.parts
    assert section(HISTORY, "none") is None


def test_a_section_is_shown_with_links_from_here_and_ids_of_its_own() -> None:
    html, problems = small_view().filled("guide/first", hole("flask", "Past"))
    assert problems == []
    assert '<h2 id="_t1-past">Past</h2>' in html
    assert '<a href="../../people/ada/">Ada Lovelace</a>' in html
    assert "Today" not in html
    assert '<p class="transcluded-from"><a href="../../frameworks/flask/#past">Flask</a></p>' in html


def test_links_within_the_text_stay_in_it_and_others_lead_to_its_page() -> None:
    whole, _ = small_view().filled("guide/first", hole("flask"))
    assert '<a href="#_t1-past">See</a>' in whole
    part, _ = small_view().filled("guide/first", hole("flask", "Now"))
    assert '<a href="../../frameworks/flask/#past">See</a>' in part


def test_footnotes_stay_on_their_page() -> None:
    html, _ = small_view().filled("guide/first", hole("flask"))
    assert "Note." not in html
    assert 'href="../../frameworks/flask/#_fn-1" id="_t1-_fnref-1"' in html


def test_relative_paths_start_from_the_article_that_they_stand_in() -> None:
    view = small_view(Text("frameworks/note", path("flask.md"), wiki("", "Top"), headings=[Heading(2, "Top", "top")]))
    html, problems = view.filled("guide/first", hole("frameworks/note"))
    assert problems == []
    assert '<a href="../../frameworks/flask/">label</a>' in html
    assert '<a href="../../frameworks/note/#top">Top</a>' in html


def test_citations_of_the_text_are_numbered_on_the_page() -> None:
    view = small_view(Text("note", "<p>", cite("annals"), "</p>"), Text("sources/first", kind="source"))
    html, _ = view.filled("guide/first", cite("first"), hole("note"))
    assert 'href="#_source-2"' in html


def test_shown_twice_the_ids_differ() -> None:
    html, _ = small_view().filled("guide/first", hole("flask", "Past"), hole("flask", "Past"))
    assert html.count('id="_t1-past"') == 1
    assert html.count('id="_t2-past"') == 1


def test_names_of_tabs_are_set_apart_and_text_that_looks_like_an_id_is_not() -> None:
    text = '<details name="_tabs-1"><summary>id="x"</summary></details><p title="a > id=\'q\'" id="y">for="y"</p>'
    html, _ = small_view(Text("note", text)).filled("guide/first", hole("note"))
    assert '<details name="_t1-_tabs-1"><summary>id="x"</summary>' in html
    assert '<p title="a > id=\'q\'" id="_t1-y">for="y"</p>' in html


def test_what_is_wrong_in_the_text_is_told_on_its_own_page_only() -> None:
    view = small_view(Text("note", wiki("nobody")))
    assert view.filled("guide/first", hole("note"))[1] == []
    assert [problem.name for problem in view.filled("note")[1]] == ["dangling-link"]


def test_what_cannot_be_shown_is_a_link_and_a_problem() -> None:
    html, [problem] = small_view().filled("guide/first", hole("nobody"))
    assert (html, problem.name) == ('<p><a class="wanted">nobody</a></p>\n', "dangling-link")
    html, [problem] = small_view().filled("guide/first", hole("flask", "Pats"))
    assert '<a href="../../frameworks/flask/">Flask</a>' in html
    assert problem.name == "missing-heading"
    assert "Past" in problem.do


def test_a_heading_within_another_block_opens_no_section() -> None:
    note = Text("note", '<blockquote><h2 id="in">In</h2></blockquote>', headings=[Heading(2, "In", "in")])
    _, [problem] = small_view(note).filled("guide/first", hole("note", "In"))
    assert problem.name == "missing-heading"
    assert "inside another block" in problem.what


def test_a_circle_is_named_on_the_pages_that_are_in_it() -> None:
    view = MemoryView(Text("a", hole("b")), Text("b", hole("a")), Text("c", hole("a")))
    _, [problem] = view.filled("a")
    assert (problem.name, problem.what) == ("transclusion-circle", "Transclusion in a circle: a → b → a.")
    assert view.filled("b")[1][0].what == "Transclusion in a circle: b → a → b."
    assert view.filled("c")[1] == []


def test_a_page_that_shows_itself_is_a_circle() -> None:
    _, [problem] = MemoryView(Text("a", hole("a"))).filled("a")
    assert problem.what == "Transclusion in a circle: a → a."


def test_a_section_that_shows_another_section_of_its_page_is_none() -> None:
    parts = ('<h2 id="one">One</h2>', '<h2 id="two">Two</h2>', hole("", "One"))
    headings = (Heading(2, "One", "one"), Heading(2, "Two", "two"))
    text = Text("a", body=Body(parts, (Mark("one", 2, 0), Mark("two", 2, 1))), headings=headings)
    html, problems = MemoryView(text).filled("a")
    assert problems == []
    assert '<h2 id="_t1-one">One</h2>' in html


def test_a_section_that_shows_itself_is_one() -> None:
    text = Text(
        "a",
        body=Body(('<h2 id="one">One</h2>', hole("", "One")), (Mark("one", 2, 0),)),
        headings=[Heading(2, "One", "one")],
    )
    _, [problem] = MemoryView(text).filled("a")
    assert problem.what == "Transclusion in a circle: a → a#one → a#one."


def test_ten_texts_of_ten_texts_come_to_an_end() -> None:
    texts = [
        Text(f"t{level}x{number}", "<p>x</p>", *[hole(f"t{level + 1}x{other}") for other in range(10)])
        for level in range(9)
        for number in range(10)
    ]
    view = MemoryView(*texts, *[Text(f"t9x{number}", "<p>end</p>") for number in range(10)])
    html, [problem] = view.filled("t0x0")
    assert problem.name == "limit-reached"
    assert html.count("<p>x</p>") + html.count("<p>end</p>") <= MOST + 1


def test_a_long_chain_comes_to_an_end() -> None:
    view = MemoryView(*[Text(f"t{number}", hole(f"t{number + 1}")) for number in range(30)], Text("t30"))
    _, [problem] = view.filled("t0")
    assert problem.name == "limit-reached"
